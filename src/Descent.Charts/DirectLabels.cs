namespace Descent.Charts;

/// <summary>
/// Names written at the ends of a panel's lines, in place of a legend, where there is room beside the panel. A dash in the
/// line's color stands before each: where lines end together, the place alone would not tell which is which.
/// </summary>
internal static class DirectLabels
{
    internal const double PixelsPerCharacter = 7.5;

    private const int Most = 5;
    private const int Longest = 20; // Characters; longer names go into a legend.
    private const double LineHeight = 16; // Pixels that a label needs.

    /// <summary>The lines to label, or none where a legend is better: with a slider they move, and markers have no end.</summary>
    internal static Curve[] In(Chart chart)
    {
        if (chart.Sliders is not null || chart.Panels is not [{ Z: null } panel])
            return [];

        var named = panel.Marks.Where(mark => mark.Name.Length > 0).ToArray();
        var curves = named.OfType<Curve>().Where(curve => curve.Style is CurveStyle.Line or CurveStyle.Dashed && Last(curve, panel) >= 0).ToArray();
        if (named.Length is < 2 or > Most || curves.Length < named.Length || curves.Any(curve => curve.Name.Length > Longest))
            return [];

        // A line that ends early would have its name across the others.
        var (first, last) = (curves.Min(curve => curve.X[0]), curves.Max(curve => End(curve, panel)));
        return curves.All(curve => End(curve, panel) - first >= 0.95 * (last - first)) ? curves : [];
    }

    /// <summary>Pixels to keep free on the right.</summary>
    internal static int Margin(Curve[] curves) => curves.Length == 0 ? 16 : 40 + (int)(PixelsPerCharacter * curves.Max(curve => curve.Name.Length));

    /// <summary>The labels as Plotly annotations, moved apart where lines end close together.</summary>
    internal static object[] Annotations(Curve[] curves, Panel panel, double height)
    {
        var y = LogTicks.Fit(panel.Y, panel.Marks.SelectMany(LogTicks.YOf));
        double Place(double value) => y.Log ? Math.Log10(value) : value;
        var values = curves.SelectMany(curve => curve.Y).Where(value => double.IsFinite(value) && (!y.Log || value > Axis.NothingLeft)).Select(Place).ToArray();
        var (low, high) = y is { From: { } from, To: { } to } ? (Place(from), Place(to)) : (values.Min(), values.Max());
        var pixelsPerUnit = high > low ? height / (high - low) : 0;

        var annotations = new List<object>();
        var below = double.NegativeInfinity;
        foreach (var curve in curves.OrderBy(curve => curve.Y[Last(curve, panel)]))
        {
            var last = Last(curve, panel);
            var end = Place(curve.Y[last]);
            var pixel = Math.Max((end - low) * pixelsPerUnit, below + LineHeight);
            below = pixel;
            annotations.Add(new
            {
                x = Numbers.Shown(panel.X.Log ? Math.Log10(curve.X[last]) : curve.X[last]),
                y = Numbers.Shown(end),
                text = $"<span style=\"color:{curve.Color}\">━</span> {curve.Name}",
                xanchor = "left",
                xshift = 4,
                yshift = Math.Round(pixel - ((end - low) * pixelsPerUnit)),
                showarrow = false,
                font = new { size = 13 },
            });
        }

        return [.. annotations];
    }

    /// <summary>The panel's x axis from the first point to the last: room for labels is beside it, not on it.</summary>
    internal static Axis Closed(Panel panel, Curve[] curves)
    {
        if (curves.Length == 0 || panel.X is { Log: true } or { From: not null })
            return panel.X;

        var (first, last) = (curves.Min(curve => curve.X[0]), curves.Max(curve => End(curve, panel)));
        return last > first ? panel.X with { From = first, To = last } : panel.X;
    }

    private static double End(Curve curve, Panel panel) => curve.X[Last(curve, panel)];

    /// <summary>Index of the last point inside the panel, or −1.</summary>
    private static int Last(Curve curve, Panel panel)
    {
        var last = curve.Y.Count - 1;
        while (last >= 0 && !(double.IsFinite(curve.X[last]) && IsInside(curve.Y[last], panel.Y)))
            last--;
        return last;
    }

    private static bool IsInside(double value, Axis axis) =>
        double.IsFinite(value) && !(axis.Log && value <= Axis.NothingLeft) && !(value < axis.From) && !(value > axis.To);
}
