namespace Descent.Lessons;

/// <summary>
/// Warm-up, stable, decay: a linear rise to peak over some steps, peak itself for some more, then a linear fall to floor, at
/// which the learning rate stays.
/// </summary>
/// <remarks>
/// α_t = peak (t + 1)/warmup while t &lt; warmup, as with <see cref="Schedule.WithWarmup"/>; then peak; and
/// peak − (peak − floor) s/decay at the s-th step of the fall. Unlike with a cosine, the length of a run need not be known
/// until its end is near. Source: S. Hu et al., MiniCPM, 2024.
/// </remarks>
public sealed record WarmupStableDecay : Schedule
{
    /// <summary>Warm-up, stable, decay.</summary>
    /// <param name="peak">The learning rate between rise and fall, a finite number greater than 0.</param>
    /// <param name="warmup">Steps of the rise, 0 or greater.</param>
    /// <param name="stable">Steps between, 0 or greater.</param>
    /// <param name="decay">Steps of the fall, 1 or greater.</param>
    /// <param name="floor">The learning rate after the fall, 0 or greater and not above <paramref name="peak"/>; with 0 the run stands still.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public WarmupStableDecay(double peak, int warmup, int stable, int decay, double floor = 0)
    {
        Peak = Require.Positive(peak);
        Warmup = Require.AtLeast(0, warmup);
        Stable = Require.AtLeast(0, stable);
        Decay = Require.AtLeast(1, decay);
        Floor = Require.UpTo(peak, floor);
    }

    /// <summary>The learning rate between rise and fall.</summary>
    public double Peak { get; }

    /// <summary>Steps of the rise.</summary>
    public int Warmup { get; }

    /// <summary>Steps between rise and fall.</summary>
    public int Stable { get; }

    /// <summary>Steps of the fall.</summary>
    public int Decay { get; }

    /// <summary>The learning rate after the fall.</summary>
    public double Floor { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"up to {Text.Number(Peak)} in {Text.Number(Warmup)} steps, stable for {Text.Number(Stable)}, down to {Text.Number(Floor)} in {Text.Number(Decay)}";

    /// <inheritdoc/>
    protected internal override double LearningRateAt(int step)
    {
        var fallen = Math.Max(0, (long)step - Warmup - Stable);
        return step < Warmup ? Peak * ((step + 1.0) / Warmup)
            : fallen < Decay ? Peak - ((Peak - Floor) * fallen / Decay)
            : Floor;
    }
}
