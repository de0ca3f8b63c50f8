namespace Descent.Lessons;

/// <summary>
/// Keeps a bounded number of a run's points, evenly spaced: when it is full, every second point goes and from then on
/// half as many are taken. The first point always stays, and the last is kept wherever it falls. With room for no more
/// than these two, nothing between them is taken.
/// </summary>
internal sealed class Recorder
{
    private readonly int dimension;
    private readonly int capacity;
    private RunPoint[] points; // Those kept, and behind them a slot for a last one that falls between; their θ stand in thetas until they are asked for.
    private double[] thetas; // Point by point.
    private int count;
    private int stride;
    private bool lastIsExtra;

    /// <summary>Room for the points of a run.</summary>
    /// <param name="dimension">Parameters of a θ.</param>
    /// <param name="steps">The most updates of the run.</param>
    /// <param name="record">The most points to keep.</param>
    /// <param name="from">What recorded the run until now, where it goes on: its points are taken over, as if it had never stopped.</param>
    internal Recorder(int dimension, int steps, int record, Recorder? from)
    {
        this.dimension = dimension;
        capacity = (int)Math.Min(record, steps + 1L);
        stride = from?.stride ?? (record > 2 ? 1 : int.MaxValue);
        count = from?.count ?? 0;
        points = new RunPoint[capacity + 1];
        thetas = new double[points.Length * dimension];
        from?.points.AsSpan(0, count).CopyTo(points);
        from?.thetas.AsSpan(0, count * dimension).CopyTo(thetas);
    }

    /// <summary>Whether a step is one of those that are kept.</summary>
    internal bool Wants(int step) => step % stride == 0;

    /// <summary>Takes a point, of which it takes θ from <paramref name="theta"/>.</summary>
    internal void Record(in RunPoint point, ReadOnlySpan<double> theta)
    {
        if (count == capacity && Wants(point.Step))
            Halve();

        points[count] = point;
        theta.CopyTo(Theta(count));
        lastIsExtra = !Wants(point.Step);
        if (!lastIsExtra)
            count++;
    }

    /// <summary>All points kept, in order, ending with the last one recorded. Nothing is recorded after.</summary>
    internal RunPoint[] Points()
    {
        var length = lastIsExtra ? count + 1 : count;
        Array.Resize(ref points, length);
        Array.Resize(ref thetas, length * dimension);
        for (var i = 0; i < length; i++)
            points[i] = points[i] with { Theta = new ArraySegment<double>(thetas, i * dimension, dimension) };

        // A last one for which there is no more room takes that of every second, as any other would have.
        return length > capacity ? [.. points.Where((_, i) => i % 2 == 0 || i == count)] : points;
    }

    private Span<double> Theta(int slot) => thetas.AsSpan(slot * dimension, dimension);

    private void Halve()
    {
        for (var from = 2; from < count; from += 2)
        {
            points[from / 2] = points[from];
            Theta(from).CopyTo(Theta(from / 2));
        }

        count = (count + 1) / 2;
        stride *= 2;
    }
}
