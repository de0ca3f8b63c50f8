namespace Descent.Lessons;

/// <summary>The last few θs of a run step by step, which a thinned recording may not have.</summary>
internal sealed class RecentPoints
{
    private const int Length = 33;

    private readonly double[][] points = new double[Length][]; // Going round.
    private int count;

    internal RecentPoints(int dimension, RecentPoints? from)
    {
        count = from?.count ?? 0;
        for (var i = 0; i < Length; i++)
            points[i] = from is null ? new double[dimension] : [.. from.points[i]];
    }

    /// <summary>The last of them, or null before there is one.</summary>
    internal double[]? Last => count == 0 ? null : points[(count - 1) % Length];

    internal void Add(double[] theta) => theta.CopyTo(points[count++ % Length], 0);

    internal double[][] InOrder()
    {
        var kept = Math.Min(count, Length);
        return [.. Enumerable.Range(count - kept, kept).Select(i => points[i % Length])];
    }
}
