namespace Descent.Lessons;

/// <summary>
/// Cosine decay: the learning rate falls from peak to floor along half a cosine, α_t = floor + ½ (peak − floor)(1 + cos(πt/T)),
/// and stays at floor from step T on.
/// </summary>
/// <remarks>One cycle of <see cref="CosineWarmRestarts"/>, with what comes after it. Source: Loshchilov and Hutter, 2017.</remarks>
public sealed record CosineDecay : Schedule
{
    /// <summary>A learning rate that decays along a cosine, once.</summary>
    /// <param name="peak">α_0, a finite number greater than 0.</param>
    /// <param name="steps">T, the step from which on it is <paramref name="floor"/>, 1 or greater.</param>
    /// <param name="floor">The learning rate from then on, 0 or greater and not above <paramref name="peak"/>; with 0 the run stands still.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public CosineDecay(double peak, int steps, double floor = 0)
    {
        Peak = Require.Positive(peak);
        Steps = Require.AtLeast(1, steps);
        Floor = Require.UpTo(peak, floor);
    }

    /// <summary>α_0.</summary>
    public double Peak { get; }

    /// <summary>T, the step from which on the learning rate is <see cref="Floor"/>.</summary>
    public int Steps { get; }

    /// <summary>The learning rate from step T on.</summary>
    public double Floor { get; }

    /// <inheritdoc/>
    public override string ToString() => $"cosine from {Text.Number(Peak)} to {Text.Number(Floor)} over {Text.Number(Steps)} steps, and then no further";

    /// <summary>How far down the cosine a step is: at peak, exactly, where it begins.</summary>
    internal static double Between(double peak, double floor, long elapsed, long length) =>
        elapsed == 0 ? peak : floor + ((peak - floor) * (1 + Math.Cos(Math.PI * elapsed / length)) / 2); // floor + (peak − floor) can miss it by a rounding.

    /// <inheritdoc/>
    protected internal override double LearningRateAt(int step) => step < Steps ? Between(Peak, Floor, step, Steps) : Floor;
}
