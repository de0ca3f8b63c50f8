namespace Descent.Lessons;

/// <summary>α_t = α_0 / (1 + kt): big steps early, fine tuning later.</summary>
/// <remarks>
/// With k &gt; 0, Σα_t diverges and Σα_t² converges: a run can travel any distance, and the noise it gathers on the way stays finite.
/// These are the conditions of Robbins and Monro (1951).
/// </remarks>
public sealed record InverseTimeDecay : Schedule
{
    /// <summary>A learning rate that decays with the inverse of time.</summary>
    /// <param name="initial">α_0, a finite number greater than 0.</param>
    /// <param name="decay">k, a finite number, 0 or greater; after 1/k steps the learning rate is half of α_0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public InverseTimeDecay(double initial, double decay)
    {
        Initial = Require.Positive(initial);
        Decay = Require.NotNegative(decay);
    }

    /// <summary>α_0.</summary>
    public double Initial { get; }

    /// <summary>k, per step.</summary>
    public double Decay { get; }

    /// <inheritdoc/>
    public override string ToString() => $"α_t = {Text.Number(Initial)} / (1 + {Text.Number(Decay)} t)";

    /// <inheritdoc/>
    protected internal override double LearningRateAt(int step) => Initial / (1 + (Decay * step));
}
