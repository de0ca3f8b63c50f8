using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Descent.Hosts.Tests;

/// <summary>A way in which the real kernel's outputs differ from ours, and should.</summary>
/// <param name="Reason">What differs, and why.</param>
/// <param name="LookPast">An output without the difference; null where nothing is left of it; the output itself where there is none.</param>
internal sealed partial record Drift(string Reason, Func<Output, Output?> LookPast)
{
    /// <summary>All of them. What is not here must be equal, to the letter.</summary>
    public static IReadOnlyList<Drift> Known { get; } =
    [
        new(
            "The kernel shows which packages it installed; in the book that would be noise.",
            output => output.Kind == "display" && Html(output).Contains("<strong>Installed Packages</strong>") ? null : output),
        new(
            "The kernel gives what has HTML as HTML only; ours adds plain text, for readers that show no HTML.",
            output => output.Forms.Count > 1 && output.Forms.ContainsKey(Output.Html)
                ? output with { Forms = new Dictionary<string, string> { [Output.Html] = Html(output) } }
                : output),
        new(
            "The kernel's style sheet beside a plain value ends its lines as Windows does; ours ends all lines alike.",
            output => Html(output).Contains('\r')
                ? output with { Forms = new Dictionary<string, string> { [Output.Html] = Html(output).ReplaceLineEndings("\n") } }
                : output),
        new(
            "Seconds of computing are never the same twice: in a figure over time, where the points are, and its id, which is made of them.",
            output => Figure().Match(Html(output)) is { Success: true } figure && IsOverTime(figure)
                ? new Output(output.Kind, new Dictionary<string, string> { [Output.Html] = WithoutTime(Html(output), figure) })
                : output),
    ];

    /// <summary>The data of a figure, or null where the output is none.</summary>
    public static JsonNode? FigureOf(Output output) =>
        Figure().Match(Html(output)) is { Success: true } figure ? JsonNode.Parse(figure.Groups["json"].Value) : null;

    /// <summary>The outputs without what is known to differ.</summary>
    public static List<Output> LookPastAll(IEnumerable<Output> outputs) =>
    [
        .. outputs
            .Select(output => Known.Aggregate((Output?)output, (rest, drift) => rest is null ? null : drift.LookPast(rest)))
            .OfType<Output>(),
    ];

    private static string Html(Output output) => output.Forms.GetValueOrDefault(Output.Html, "");

    private static bool IsOverTime(Match figure) => figure.Groups["json"].Value.Contains("\"title\":{\"text\":\"time (s)\"");

    private static string WithoutTime(string html, Match figure)
    {
        var data = JsonNode.Parse(figure.Groups["json"].Value)!;
        foreach (var trace in data["data"]!.AsArray())
            trace!["x"] = $"{trace["x"]!.AsArray().Count} moments";

        return html
            .Replace(figure.Groups["json"].Value, data.ToJsonString())
            .Replace(figure.Groups["id"].Value, "id");
    }

    [GeneratedRegex("""\("(?<id>[0-9a-f]{12})", "[^"]*", (?<json>\{.*\})\);</script>""", RegexOptions.Singleline | RegexOptions.RightToLeft)]
    private static partial Regex Figure();
}
