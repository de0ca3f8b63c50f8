namespace Descent.Charts;

/// <summary>Numbers as a screen can show them: five significant digits, and no value that is not finite.</summary>
internal static class Numbers
{
    private const int Digits = 5;

    /// <summary>A plot's numbers: what is not finite becomes null, which Plotly leaves out of the line.</summary>
    internal static double?[] Shown(IReadOnlyList<double> values)
    {
        var shown = new double?[values.Count];
        for (var i = 0; i < shown.Length; i++)
            shown[i] = Shown(values[i]);
        return shown;
    }

    /// <summary>The same on an axis with given ends, where what is finer than a ten-thousandth of its length cannot be seen.</summary>
    internal static double?[] Shown(IReadOnlyList<double> values, Axis axis)
    {
        if (axis is not { Log: false, From: { } from, To: { } to } || !(to - from > 1e-9) || !double.IsFinite(to - from))
            return Shown(values);

        var decimals = Math.Max(0, (int)Math.Ceiling(4 - Math.Log10(to - from)));
        return [.. values.Select(value => Shown(value) is { } shown ? Math.Round(shown, Math.Min(decimals, 15)) : (double?)null)];
    }

    internal static double? Shown(double value)
    {
        if (!double.IsFinite(value))
            return null;
        if (value == 0)
            return 0;

        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var decimals = Digits - 1 - exponent;
        if (decimals is >= 0 and <= 15)
            return Math.Round(value, decimals);

        // Math.Round stops at 15 decimals; the round trip through text has no such limit.
        return double.Parse(value.ToString("E4", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
    }
}
