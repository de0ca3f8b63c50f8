using System.Text.Json.Nodes;
using Descent.Charts;

namespace Descent.Lessons;

/// <summary>A parameter under a slider: its positions as numbers, and whether there are only whole ones between them.</summary>
internal sealed record Parameter(Slider Slider, double[] Values, bool IsWhole);

/// <summary>How a figure is drawn anew for values of its sliders that were not prepared.</summary>
/// <param name="Draw">Draws it at a value of each slider, on the axes it has.</param>
internal sealed record Redrawing(Func<double[], Figure> Draw)
{
    [ThreadStatic]
    private static double[]? dragged;

    /// <summary>What the sliders move.</summary>
    internal IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>The start, where it can be dragged.</summary>
    internal double[]? Start { get; init; }

    /// <summary>How long it took to draw one position.</summary>
    internal TimeSpan Time { get; init; }

    /// <summary>Where a figure begins that would begin elsewhere: it may be drawn deep inside a function of the author's.</summary>
    internal static double[] StartInsteadOf(double[] start) => dragged ?? start;

    internal Figure At(double[] values, double[]? start)
    {
        dragged = start;
        try
        {
            return Draw(values);
        }
        finally
        {
            dragged = null;
        }
    }
}

/// <summary>The figures that a page shows, kept at hand to be drawn anew while their sliders and starts are moved.</summary>
internal static class LiveFigures
{
    private const int Most = 64; // With all that their functions hold: the oldest has to go.

    private static readonly OrderedDictionary<string, Figure> Shown = [];

    /// <summary>Keeps a figure that can be drawn anew.</summary>
    internal static void Remember(string key, Figure figure)
    {
        if (figure.Redrawing is null)
            return;
        Shown.Remove(key);
        Shown.Add(key, figure);
        if (Shown.Count > Most)
            Shown.RemoveAt(0);
    }

    /// <summary>
    /// What can be moved: <c>parameters</c> (prepared <c>values</c>, and whether they are <c>whole</c>), <c>start</c> and the
    /// <c>panel</c> it is in, and the <c>milliseconds</c> that a drawing takes. <c>null</c> for a figure that stays as it is.
    /// </summary>
    internal static string Describe(string key)
    {
        if (!Shown.TryGetValue(key, out var figure) || figure.Redrawing is not { } redrawing)
            return "null";
        return new JsonObject
        {
            ["parameters"] = new JsonArray([.. redrawing.Parameters.Select(parameter => new JsonObject { ["values"] = Numbers(parameter.Values), ["whole"] = parameter.IsWhole })]),
            ["start"] = redrawing.Start is { } start ? Numbers(start) : null,
            ["panel"] = redrawing.Start is { } place ? figure.FindStart(place) : null,
            ["milliseconds"] = redrawing.Time.TotalMilliseconds,
        }.ToJsonString();
    }

    /// <summary>The figure at other values, from its own start or another: <c>texts</c> of the values, <c>caption</c> and <c>frame</c>.</summary>
    /// <exception cref="ArgumentException">Nothing can be drawn there; the message says why.</exception>
    internal static string Redraw(string key, double[] values, double[]? start)
    {
        var figure = Shown[key];
        var drawn = figure.Redrawing!.At(values, start);
        return new JsonObject
        {
            ["texts"] = new JsonArray([.. values.Select(value => JsonValue.Create(Text.Number(value)))]),
            ["caption"] = drawn.AltText,
            ["frame"] = JsonNode.Parse(Plotly.FrameToJson(figure.Chart, [.. drawn.Chart.Panels.Select(panel => panel.Marks)])),
        }.ToJsonString();
    }

    private static JsonArray Numbers(double[] values) => new([.. values.Select(value => JsonValue.Create(value))]);
}
