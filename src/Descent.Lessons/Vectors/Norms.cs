namespace Descent.Lessons;

/// <summary>How long vectors are. Entries are added one after the other, so that a sum never depends on the machine.</summary>
internal static class Norms
{
    /// <summary>‖v‖².</summary>
    internal static double Squares(ReadOnlySpan<double> vector)
    {
        var squares = 0.0;
        foreach (var entry in vector)
            squares += entry * entry;
        return squares;
    }

    /// <summary>‖v‖.</summary>
    internal static double Length(ReadOnlySpan<double> vector) => Math.Sqrt(Squares(vector));

    /// <summary>‖a − b‖, for vectors of one length.</summary>
    internal static double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var squares = 0.0;
        for (var i = 0; i < a.Length; i++)
            squares += (a[i] - b[i]) * (a[i] - b[i]);
        return Math.Sqrt(squares);
    }
}
