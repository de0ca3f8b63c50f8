namespace Descent.Lessons;

/// <summary>
/// Keeps a bounded number of a run's points, evenly spaced: when it is full, every second point goes and from then on
/// half as many are taken. The first point always stays, and the last is kept beside the others.
/// </summary>
internal sealed class Recorder
{
    private readonly int dimension;
    private readonly int capacity;
    private readonly int[] steps;
    private readonly double[] numbers; // Per point: value, gradient norm, distance, learning rate, θ.
    private int count;
    private int stride = 1;
    private bool lastIsExtra; // The slot behind the kept points holds the last point recorded.

    internal Recorder(int dimension, int steps, int capacity)
    {
        this.dimension = dimension;
        this.capacity = Math.Min(capacity, steps + 1);
        this.steps = new int[this.capacity + 1];
        numbers = new double[(this.capacity + 1) * Width];
    }

    private int Width => dimension + 4;

    internal void Record(int step, double value, double gradientNorm, double distance, double learningRate, ReadOnlySpan<double> theta)
    {
        if (count == capacity && step % stride == 0)
            Halve();

        steps[count] = step;
        var at = count * Width;
        numbers[at] = value;
        numbers[at + 1] = gradientNorm;
        numbers[at + 2] = distance;
        numbers[at + 3] = learningRate;
        theta.CopyTo(numbers.AsSpan(at + 4, dimension));

        lastIsExtra = step % stride != 0;
        if (!lastIsExtra)
            count++;
    }

    /// <summary>All points kept, in order, ending with the last one recorded.</summary>
    internal RunPoint[] Points()
    {
        var points = new RunPoint[lastIsExtra ? count + 1 : count];
        for (var i = 0; i < points.Length; i++)
        {
            var at = i * Width;
            points[i] = new RunPoint(steps[i], numbers[at], numbers[at + 1], numbers[at + 2], numbers[at + 3], new ArraySegment<double>(numbers, at + 4, dimension));
        }

        return points;
    }

    private void Halve()
    {
        for (var from = 2; from < count; from += 2)
        {
            steps[from / 2] = steps[from];
            numbers.AsSpan(from * Width, Width).CopyTo(numbers.AsSpan(from / 2 * Width, Width));
        }

        count = (count + 1) / 2;
        stride *= 2;
    }
}
