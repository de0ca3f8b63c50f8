namespace Descent.Lessons.Numerics;

/// <summary>How long vectors are. Entries are added one after the other, so that a sum never depends on the machine.</summary>
internal static class Norms
{
    private const double SmallestNormal = 2.2250738585072014e-308; // Smaller numbers have fewer digits.

    /// <summary>‖v‖².</summary>
    internal static double Squares(ReadOnlySpan<double> vector)
    {
        var squares = 0.0;
        foreach (var entry in vector)
            squares += entry * entry;
        return squares;
    }

    /// <summary>‖v‖, also where ‖v‖² is too large or too small for a number.</summary>
    internal static double Length(ReadOnlySpan<double> vector)
    {
        var squares = Squares(vector);
        return HasAllDigits(squares) ? Math.Sqrt(squares) : ScaledDistance(vector, []);
    }

    /// <summary>‖a − b‖, for vectors of one length, also where ‖a − b‖² is too large or too small for a number.</summary>
    internal static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var squares = 0.0;
        for (var i = 0; i < a.Length; i++)
            squares += (a[i] - b[i]) * (a[i] - b[i]);
        return HasAllDigits(squares) ? Math.Sqrt(squares) : ScaledDistance(a, b);
    }

    private static bool HasAllDigits(double squares) => squares is >= SmallestNormal and < double.PositiveInfinity;

    // In units of the largest entry, of which the square is 1. Without b, it is all zeros.
    private static double ScaledDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var largest = 0.0;
        for (var i = 0; i < a.Length; i++)
            largest = Math.Max(largest, Math.Abs(b.IsEmpty ? a[i] : a[i] - b[i]));
        if (largest == 0 || !double.IsFinite(largest))
            return largest;

        var squares = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            var share = (b.IsEmpty ? a[i] : a[i] - b[i]) / largest;
            squares += share * share;
        }

        return largest * Math.Sqrt(squares);
    }
}
