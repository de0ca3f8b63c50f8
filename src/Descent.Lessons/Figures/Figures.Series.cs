using Descent.Charts;

namespace Descent.Lessons;

/// <content>Numbers that come one after another.</content>
public static partial class Figures
{
    /// <summary>Numbers against steps 0, 1, 2, …, for example gradients and their running average.</summary>
    /// <param name="axis">What the numbers are, with symbol and unit.</param>
    /// <param name="series">For each series its name and its numbers, at least one of them finite; others leave a gap.</param>
    /// <exception cref="ArgumentException"><paramref name="axis"/> is empty, or there are no numbers.</exception>
    public static Figure Series(string axis, params (string Name, double[] Values)[] series)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(axis);
        ArgumentNullException.ThrowIfNull(series);
        if (series.Length == 0 || Array.Exists(series, one => one.Values is null || !one.Values.Any(double.IsFinite)))
            throw new ArgumentException("series must have at least one entry, each with at least one finite number.", nameof(series));
        RequireNames(series.Select(one => one.Name), nameof(series));

        var colors = Palette.Of([.. series.Select(one => one.Name)]);
        var marks = series.Select((one, i) =>
        {
            var curve = OverSteps(one.Name, one.Values, colors[i]);
            if (series.Length > 1 && IsConstant(one.Values))
                return curve with { Color = Palette.Theory, Style = CurveStyle.Dashed };
            return curve.X.Count <= MostMarkers ? curve with { Style = CurveStyle.LineAndMarkers } : curve;
        });
        var findings = series.Select(one =>
        {
            var finite = one.Values.Where(double.IsFinite).ToArray();
            return IsConstant(one.Values) ? $"{one.Name}: {Text.Number(finite[0])} throughout." : $"{one.Name}: from {Text.Number(finite[0])} to {Text.Number(finite[^1])}, between {Text.Number(finite.Min())} and {Text.Number(finite.Max())}.";
        });
        return new Figure($"Step by step: {axis}", Lines(findings), new Chart([new Panel(new Axis("step t"), new Axis(axis), [.. marks])]));
    }

    /// <summary>Whether all the numbers are one: a mark on the scale beside those that move.</summary>
    private static bool IsConstant(double[] values) => values.All(value => value == values[0]);
}
