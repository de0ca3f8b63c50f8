namespace Descent.Lessons;

/// <summary>α_t = α_0 e^(−kt): every step shrinks the learning rate by the same fraction.</summary>
/// <remarks>
/// With k &gt; 0, Σα_t is finite, α_0 / (1 − e^(−k)): on bounded slopes there is a farthest point that a run can reach,
/// however long it goes on.
/// </remarks>
public sealed record ExponentialDecay : Schedule
{
    /// <summary>A learning rate that decays exponentially.</summary>
    /// <param name="initial">α_0, a finite number greater than 0.</param>
    /// <param name="decay">k, a finite number, 0 or greater; after 0.69/k steps the learning rate is half of α_0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public ExponentialDecay(double initial, double decay)
    {
        Initial = Require.Positive(initial);
        Decay = Require.NotNegative(decay);
    }

    /// <summary>α_0.</summary>
    public double Initial { get; }

    /// <summary>k, per step.</summary>
    public double Decay { get; }

    /// <inheritdoc/>
    public override string ToString() => $"α_t = {Text.Number(Initial)} · e^(−{Text.Number(Decay)} t)";

    /// <inheritdoc/>
    protected internal override double LearningRateAt(int step) => Initial * Math.Exp(-Decay * step);
}
