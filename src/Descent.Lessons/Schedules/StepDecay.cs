namespace Descent.Lessons;

/// <summary>α_t = α_0 · factor^⌊t/every⌋: the learning rate drops by a factor every few steps, and stands still between.</summary>
/// <remarks>To drop every few epochs, count in epochs: <c>new StepDecay(0.1, 0.5, every: 10).PerEpoch(stepsPerEpoch)</c>.</remarks>
public sealed record StepDecay : Schedule
{
    /// <summary>A learning rate that drops in steps.</summary>
    /// <param name="initial">α_0, a finite number greater than 0.</param>
    /// <param name="factor">What each drop leaves, between 0 and 1, ends excluded.</param>
    /// <param name="every">Steps from drop to drop, 1 or greater.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public StepDecay(double initial, double factor, int every)
    {
        Initial = Require.Positive(initial);
        Factor = Require.InOpenUnitInterval(factor);
        Every = Require.AtLeast(1, every);
    }

    /// <summary>α_0.</summary>
    public double Initial { get; }

    /// <summary>What each drop leaves.</summary>
    public double Factor { get; }

    /// <summary>Steps from drop to drop.</summary>
    public int Every { get; }

    /// <inheritdoc/>
    public override string ToString() => $"α_t = {Text.Number(Initial)} · {Text.Number(Factor)}^⌊t/{Text.Number(Every)}⌋";

    /// <inheritdoc/>
    protected internal override double LearningRateAt(int step) => Initial * Math.Pow(Factor, step / Every);
}
