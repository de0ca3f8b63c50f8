using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Descent.Charts;

/// <summary>Numbers as a screen can show them: five significant digits, and no value that is not finite.</summary>
internal static class Numbers
{
    private const int Digits = 5;
    private const int MostDecimals = 15; // Of Math.Round.

    private static readonly double[] PowersOfTen = [.. Enumerable.Range(0, MostDecimals + 1).Select(i => Math.Pow(10, i))];

    /// <summary>A plot's numbers, as JSON: what is not finite becomes null, which Plotly leaves out of the line.</summary>
    /// <remarks>There are thousands in a figure. To write them here, with the few digits that they have, costs a tenth of what it costs a serializer.</remarks>
    internal static JRaw Shown(IReadOnlyList<double> values) => Json(values, MostDecimals);

    /// <summary>The same on an axis with given ends, where what is finer than a ten-thousandth of its length cannot be seen.</summary>
    internal static JRaw Shown(IReadOnlyList<double> values, Axis axis) =>
        axis is not { Log: false, From: { } from, To: { } to } || !(to - from > 1e-9) || !double.IsFinite(to - from)
            ? Json(values, MostDecimals)
            : Json(values, Math.Clamp((int)Math.Ceiling(4 - Math.Log10(to - from)), 0, MostDecimals));

    internal static double? Shown(double value)
    {
        if (!double.IsFinite(value))
            return null;
        if (value == 0)
            return 0;

        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var decimals = Digits - 1 - exponent;
        if (decimals is >= 0 and <= MostDecimals)
            return Math.Round(value, decimals);

        // The round trip through text has no such limit.
        return double.Parse(value.ToString("E4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static JRaw Json(IReadOnlyList<double> values, int mostDecimals)
    {
        var json = new StringBuilder("[", 8 * (values.Count + 1));
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0)
                json.Append(',');
            Append(json, values[i], mostDecimals);
        }

        return new JRaw(json.Append(']').ToString());
    }

    private static void Append(StringBuilder json, double value, int mostDecimals)
    {
        if (!double.IsFinite(value))
        {
            json.Append("null");
            return;
        }

        var decimals = value == 0 ? 0 : Digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        if (decimals < 0 || (decimals > MostDecimals && mostDecimals == MostDecimals))
        {
            json.Append(Shown(value)!.Value.ToString("R", CultureInfo.InvariantCulture));
            return;
        }

        decimals = Math.Min(decimals, mostDecimals);

        // Digit by digit from the last one: a whole number of units, without the zeros at its end.
        Span<char> text = stackalloc char[2 * MostDecimals];
        var at = text.Length;
        var units = (int)Math.Round(Math.Abs(value) * PowersOfTen[decimals]);
        var isNegative = value < 0 && units > 0;
        for (; decimals > 0 && units % 10 == 0; decimals--)
            units /= 10;
        for (var digit = 0; units > 0 || digit <= decimals; digit++, units /= 10)
        {
            if (digit == decimals && digit > 0)
                text[--at] = '.';
            text[--at] = (char)('0' + (units % 10));
        }

        if (isNegative)
            text[--at] = '-';
        json.Append(text[at..]);
    }
}
