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
    private readonly Measurement[] measurements;
    private readonly double[] thetas; // Point by point.
    private int count;
    private int stride;
    private bool lastIsExtra; // The slot behind the kept points holds the last point recorded.

    internal Recorder(int dimension, int steps, int capacity)
    {
        this.dimension = dimension;
        this.capacity = Math.Min(capacity, steps == int.MaxValue ? steps : steps + 1);
        stride = this.capacity > 2 ? 1 : int.MaxValue;
        measurements = new Measurement[this.capacity];
        thetas = new double[this.capacity * dimension];
    }

    /// <summary>Whether a step is one of those that are kept.</summary>
    internal bool Wants(int step) => step % stride == 0;

    internal void Record(in Measurement measurement, ReadOnlySpan<double> theta)
    {
        if (count == capacity)
            Halve();

        measurements[count] = measurement;
        theta.CopyTo(Theta(count));
        lastIsExtra = !Wants(measurement.Step);
        if (!lastIsExtra)
            count++;
    }

    /// <summary>All points kept, in order, ending with the last one recorded.</summary>
    internal RunPoint[] Points()
    {
        var points = new RunPoint[lastIsExtra ? count + 1 : count];
        for (var i = 0; i < points.Length; i++)
        {
            var m = measurements[i];
            points[i] = new RunPoint(m.Step, m.Value, m.GradientNorm, m.Distance, m.LearningRate, m.Samples, m.Seconds, new ArraySegment<double>(thetas, i * dimension, dimension));
        }

        return points;
    }

    private Span<double> Theta(int slot) => thetas.AsSpan(slot * dimension, dimension);

    private void Halve()
    {
        for (var from = 2; from < count; from += 2)
        {
            measurements[from / 2] = measurements[from];
            Theta(from).CopyTo(Theta(from / 2));
        }

        count = (count + 1) / 2;
        stride *= 2;
    }

    /// <summary>A <see cref="RunPoint"/> without its θ.</summary>
    internal readonly record struct Measurement(int Step, double Value, double GradientNorm, double Distance, double LearningRate, long Samples, double Seconds);
}
