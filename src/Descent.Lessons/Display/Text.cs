using System.Globalization;

namespace Descent.Lessons;

/// <summary>Numbers as a reader wants them: few digits, the same in every culture.</summary>
internal static class Text
{
    private const double LeastGrouped = 10_000; // Years and other four-digit numbers stay in one piece.
    private const double LeastInPowersOfTen = 1e7;

    /// <summary>Five significant digits, and whole numbers in full; powers of ten where plain digits would be long.</summary>
    internal static string Number(double value)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";

        value += 0.0; // −0 is 0.
        var magnitude = Math.Abs(value);
        if (magnitude < LeastInPowersOfTen && (magnitude >= LeastGrouped || Math.Round(value) == value))
            return Minus(value.ToString(magnitude >= LeastGrouped ? "#,0" : "0", CultureInfo.InvariantCulture));

        var text = value.ToString("G5", CultureInfo.InvariantCulture);
        var e = text.IndexOf('E', StringComparison.Ordinal);
        return e < 0 ? Minus(text) : $"{Minus(text[..e])}·10{Superscript(int.Parse(text[(e + 1)..], CultureInfo.InvariantCulture))}";
    }

    /// <summary>A number with so many decimals, whether zeros or not.</summary>
    internal static string Fixed(double value, int decimals) =>
        double.IsFinite(value) ? Minus(value.ToString($"F{decimals}", CultureInfo.InvariantCulture)) : Number(value);

    /// <summary>A fraction as a percentage with three significant digits.</summary>
    internal static string Percent(double fraction) => $"{Number(double.Parse((100 * fraction).ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture))}%";

    internal static string Steps(int count) => count == 1 ? "1 step" : $"{Number(count)} steps";

    private static string Minus(string text) => text.Replace('-', '−');

    private static string Superscript(int exponent) =>
        string.Concat(exponent.ToString(CultureInfo.InvariantCulture).Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0']));
}
