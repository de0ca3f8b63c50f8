namespace Descent.Charts;

/// <summary>Ticks of logarithmic axes that can be read: Plotly's own put tiny digits between powers of ten.</summary>
internal static class LogTicks
{
    private const double FewDecades = 1.5;
    private const double ManyDecades = 7; // Beyond, Plotly leaves out powers of ten by itself.

    /// <summary>A logarithmic axis whose ends are where its data ends, unless they are given.</summary>
    internal static Axis Fit(Axis axis, IEnumerable<double> data)
    {
        if (!axis.Log || axis.From is not null)
            return axis;

        var shown = data.Where(value => double.IsFinite(value) && value > 0 && !(value > axis.To)).ToArray();
        if (shown.Length == 0)
            return axis;

        var (low, high) = (shown.Min(), shown.Max());
        var room = Math.Max(1.12, Math.Pow(high / low, 0.04));
        var (from, to) = (low / room, high * room);
        return from > 0 && double.IsFinite(to) ? axis with { From = from, To = to } : axis;
    }

    internal static void Set(Dictionary<string, object> settings, Axis axis)
    {
        if (axis is not { From: { } from, To: { } to })
            return;

        var decades = Math.Log10(to) - Math.Log10(from);
        if (decades > ManyDecades)
            return;
        if (decades > FewDecades)
        {
            settings["dtick"] = 1;
            return;
        }

        double[] digits = decades > 0.5 ? [1, 2, 5] : [1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9];
        var ticks = Enumerable.Range((int)Math.Floor(Math.Log10(from)), 3)
            .SelectMany(exponent => digits.Select(digit => Numbers.Shown(digit * Math.Pow(10, exponent))!.Value))
            .Where(tick => tick >= from && tick <= to)
            .ToArray();
        settings["tickmode"] = "array";
        settings["tickvals"] = ticks;
        settings["ticktext"] = ticks.Select(tick => tick.ToString("G4", System.Globalization.CultureInfo.InvariantCulture));
    }

    internal static IEnumerable<double> XOf(Mark mark) => mark switch
    {
        Curve curve => curve.X,
        Ribbon ribbon => ribbon.X,
        Intervals intervals => intervals.X,
        _ => [],
    };

    internal static IEnumerable<double> YOf(Mark mark) => mark switch
    {
        Curve curve => curve.Y,
        Ribbon ribbon => ribbon.Low.Concat(ribbon.High),
        Intervals intervals => intervals.Low.Concat(intervals.High),
        _ => [],
    };
}
