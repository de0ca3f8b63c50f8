namespace Descent.Lessons;

/// <summary>
/// Cosine annealing with warm restarts: within a cycle of T steps the learning rate falls from peak to floor along half
/// a cosine, α_t = floor + ½ (peak − floor)(1 + cos(πτ/T)) with τ the steps since the cycle began, and then starts anew.
/// </summary>
/// <remarks>
/// Each cycle is <see cref="Multiplier"/> times as long as the one before, so cycles begin at 0, T, T(1 + m), T(1 + m + m²), …
/// Source: I. Loshchilov and F. Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, 2017, equation 5.
/// </remarks>
public sealed record CosineWarmRestarts : Schedule
{
    /// <summary>Cosine annealing with warm restarts.</summary>
    /// <param name="peak">The learning rate at every restart, a finite number greater than 0.</param>
    /// <param name="period">T, steps in the first cycle, 1 or greater.</param>
    /// <param name="multiplier">m, how many times as long each cycle is as the one before, 1 or greater.</param>
    /// <param name="floor">The learning rate that a cycle falls towards, 0 or greater and not above <paramref name="peak"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public CosineWarmRestarts(double peak, int period, int multiplier = 1, double floor = 0)
    {
        Peak = Require.Positive(peak);
        Period = Require.AtLeast(1, period);
        Multiplier = Require.AtLeast(1, multiplier);
        Floor = Require.UpTo(peak, floor);
    }

    /// <summary>The learning rate at every restart.</summary>
    public double Peak { get; }

    /// <summary>T, steps in the first cycle.</summary>
    public int Period { get; }

    /// <summary>m, how many times as long each cycle is as the one before.</summary>
    public int Multiplier { get; }

    /// <summary>The learning rate that a cycle falls towards.</summary>
    public double Floor { get; }

    /// <summary>Whether a cycle begins at a step; step 0 begins the first.</summary>
    /// <param name="step">t, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is negative.</exception>
    public bool IsRestart(int step) => Cycle(Require.AtLeast(0, step)).Elapsed == 0;

    /// <inheritdoc/>
    public override string ToString() =>
        $"cosine from {Text.Number(Peak)} to {Text.Number(Floor)} over {Text.Number(Period)} steps"
        + (Multiplier > 1 ? $", each cycle {Multiplier} times as long as the last" : "");

    /// <inheritdoc/>
    protected internal override double LearningRateAt(int step)
    {
        var (elapsed, length) = Cycle(step);
        return CosineDecay.Between(Peak, Floor, elapsed, length);
    }

    // Cycles are counted off in whole numbers: a logarithm gives the cycle's number in one go, and rounds it to the
    // wrong side at some restarts (with T = 10 and m = 3 at step 1210).
    private (long Elapsed, long Length) Cycle(int step)
    {
        if (Multiplier == 1)
            return (step % Period, Period);

        long elapsed = step, length = Period;
        while (elapsed >= length)
        {
            elapsed -= length;
            length *= Multiplier;
        }

        return (elapsed, length);
    }
}
