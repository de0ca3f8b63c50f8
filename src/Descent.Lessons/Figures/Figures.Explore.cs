using Descent.Charts;

namespace Descent.Lessons;

/// <content>Figures that move.</content>
public static partial class Figures
{
    /// <summary>The figure redrawn for every value of one parameter, under a slider.</summary>
    /// <param name="label">The parameter's symbol, for example "α".</param>
    /// <param name="values">The slider's positions in order, at least two.</param>
    /// <param name="draw">Draws the figure at a value, with the same axes and marks for every value.</param>
    /// <param name="start">The value shown first, one of <paramref name="values"/>; the first when left out.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="label"/> is empty, <paramref name="draw"/> is null, there are fewer than two values or one is not
    /// finite, <paramref name="start"/> is none of them, or <paramref name="draw"/> gives null.
    /// </exception>
    public static Figure Explore(string label, double[] values, Func<double, Figure> draw, double? start = null) =>
        Move(label, values, draw, start, plays: false);

    /// <summary>The figure redrawn from moment to moment, under a slider with a button that plays it.</summary>
    /// <param name="label">What time is called, for example "step".</param>
    /// <param name="values">The moments in order, at least two.</param>
    /// <param name="draw">Draws the figure at a moment, with the same axes and marks for every moment.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="label"/> is empty, there are fewer than two moments or one is not finite, or <paramref name="draw"/>
    /// is null or gives null.
    /// </exception>
    public static Figure Play(string label, double[] values, Func<double, Figure> draw) =>
        Move(label, values, draw, start: null, plays: true);

    private static Figure Move(string label, double[] values, Func<double, Figure> draw, double? start, bool plays)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        ArgumentNullException.ThrowIfNull(draw);
        if (Require.AllFinite(values).Length < 2)
            throw new ArgumentException("values must have at least two numbers, one per position of the slider.", nameof(values));
        var first = start is null ? 0 : Array.IndexOf(values, start.Value);
        if (first < 0)
            throw new ArgumentException($"start must be one of the values, but {start} is not among them.", nameof(start));

        var figures = values.Select(value => draw(value) ?? throw new ArgumentException($"draw must give a figure, but gave null at {value}.", nameof(draw))).ToArray();
        var steps = figures.Select((figure, i) => new SliderStep(Text.Number(values[i]), figure.AltText, [.. figure.Chart.Panels.Select(panel => panel.Marks)]));
        var shown = figures[first];
        return new Figure(
            shown.Title,
            $"{shown.AltText} A slider moves {label} from {Text.Number(values[0])} to {Text.Number(values[^1])}.",
            shown.Chart with { Slider = new Slider(label, [.. steps], first, plays) });
    }
}
