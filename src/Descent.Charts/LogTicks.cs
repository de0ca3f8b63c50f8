using System.Globalization;

namespace Descent.Charts;

/// <summary>Ticks of logarithmic axes that can be read: Plotly's own put tiny digits between powers of ten.</summary>
internal static class LogTicks
{
    private const double FewDecades = 1.5;
    private const int MostTicks = 7; // Of powers of ten.
    private const int FewestTicks = 4; // Of others.
    private const double Plainest = 1e-4; // From here on up to a million, plain digits are short enough.

    /// <summary>Digits before powers of ten: the first of these that make enough ticks.</summary>
    private static readonly double[][] Digits = [[1, 2, 5], [1, 2, 3, 5, 7], [1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9]];

    /// <summary>A logarithmic axis whose ends are where its data ends, unless they are given.</summary>
    internal static Axis Fit(Axis axis, IEnumerable<double> data)
    {
        if (!axis.Log || axis.From is not null)
            return axis;

        var shown = data.Where(value => double.IsFinite(value) && value > Axis.NothingLeft && !(value > axis.To)).ToArray();
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

        var (low, high) = (Math.Log10(from), Math.Log10(to));
        (double At, string Text)[] ticks;
        if (high - low > FewDecades)
        {
            var every = (int)Math.Ceiling((high - low) / MostTicks);
            var first = (int)Math.Ceiling(low / every) * every;
            int[] powers = [.. Enumerable.Range(0, MostTicks + 1).Select(i => first + (i * every)).Where(power => power <= high)];
            ticks = [.. powers.Select(power => (Math.Pow(10, power), PowerOfTen(power, isPlain: powers.All(other => other is >= -2 and <= 3))))];
        }
        else
        {
            (double At, string Text)[] With(double[] digits) => [.. Enumerable.Range((int)Math.Floor(low), 3)
                .SelectMany(exponent => digits.Select(digit => (At: Numbers.Shown(digit * Math.Pow(10, exponent)) ?? double.PositiveInfinity, Text: Plain(digit, exponent))))
                .Where(tick => tick.At >= from && tick.At <= to)];
            ticks = Digits.Select(With).FirstOrDefault(some => some.Length >= FewestTicks) ?? With(Digits[^1]);
        }

        settings["tickmode"] = "array";
        settings["tickvals"] = ticks.Select(tick => tick.At);
        settings["ticktext"] = ticks.Select(tick => tick.Text);
    }

    /// <summary>As the other axes write numbers: with commas, and with a power of ten where digits would be many.</summary>
    private static string Plain(double digit, int exponent) => digit * Math.Pow(10, exponent) is >= Plainest and < 1e6 and var value
        ? value.ToString("#,0.######", CultureInfo.InvariantCulture)
        : $"{(digit == 1 ? "" : $"{digit.ToString(CultureInfo.InvariantCulture)}·")}{PowerOfTen(exponent, isPlain: false)}";

    /// <summary>In letters as large as every other tick's: Plotly makes powers of ten a quarter larger.</summary>
    private static string PowerOfTen(int power, bool isPlain) => isPlain || power is 0 or 1
        ? Math.Pow(10, power).ToString("G4", CultureInfo.InvariantCulture)
        : $"10<sup>{power.ToString(CultureInfo.InvariantCulture).Replace('-', '−')}</sup>";

    internal static IEnumerable<double> XOf(Mark mark) => mark switch
    {
        Curve curve => curve.X,
        Ribbon ribbon => ribbon.X,
        Intervals intervals => intervals.Low.Concat(intervals.High),
        _ => [],
    };

    internal static IEnumerable<double> YOf(Mark mark) => mark switch
    {
        Curve curve => curve.Y,
        Ribbon ribbon => ribbon.Low.Concat(ribbon.High),
        Intervals intervals => intervals.Y,
        _ => [],
    };
}
