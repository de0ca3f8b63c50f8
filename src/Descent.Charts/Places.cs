namespace Descent.Charts;

/// <summary>Where panels stand in a chart.</summary>
internal static class Places
{
    internal const double Gap = 0.14; // Of the width, between columns.
    internal const double BarRoom = 0.1; // Of the width, beside a map of colors,
    internal const double NarrowBarRoom = 0.2; // and of that of a narrow screen.

    /// <summary>Where each panel stands, as fractions of the width and of the height.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="columns">How many panels each column has; empty for one panel in each.</param>
    /// <param name="between">The gap between panels one under the other.</param>
    /// <param name="barRoom">How much of the width the bar of a map of colors takes, which stands beside the map.</param>
    internal static (double[] X, double[] Y)[] Of(Chart chart, IReadOnlyList<int> columns, double between, double barRoom)
    {
        var counts = columns.Count > 0 ? columns : [.. chart.Panels.Select(_ => 1)];

        // Panels of a column that has few of them are taller, and so get more of the width.
        double[] widths = [.. counts.Select(rows => 1 / Math.Sqrt(rows))];
        (double[] X, double[] Y)[] places = [.. counts.SelectMany((rows, column) => Enumerable.Range(0, rows).Select(row => (Part(column, widths, Gap), Part(rows - 1 - row, [.. Enumerable.Repeat(1.0, rows)], between))))];
        if (Map(chart) is var (map, _))
            places[map].X[1] = Math.Round(places[map].X[1] - barRoom, 4);
        return places;
    }

    /// <summary>The chart's map of colors, and which of its panels has it.</summary>
    internal static (int Panel, Heatmap Map)? Map(Chart chart) => chart.Panels
        .SelectMany((panel, i) => panel.Marks.OfType<Heatmap>().Select(map => ((int, Heatmap)?)(i, map))).FirstOrDefault();

    /// <summary>Where the bar of a map of colors stands: beside the map, and as high.</summary>
    internal static Dictionary<string, object> Bar((double[] X, double[] Y) map) => new() { ["x"] = Math.Round(map.X[1] + 0.01, 4), ["y"] = Math.Round((map.Y[0] + map.Y[1]) / 2, 4), ["len"] = Math.Round(map.Y[1] - map.Y[0], 4) };

    /// <summary>One of the parts of a whole that have these weights and gaps between them.</summary>
    private static double[] Part(int index, double[] weights, double gap)
    {
        var unit = (1 - (gap * (weights.Length - 1))) / weights.Sum();
        var from = (weights.Take(index).Sum() * unit) + (index * gap);
        return [Math.Round(from, 4), Math.Round(from + (weights[index] * unit), 4)];
    }
}
