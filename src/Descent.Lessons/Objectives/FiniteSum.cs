namespace Descent.Lessons;

/// <summary>A mean over n samples, f(θ) = (1/n) Σ fᵢ(θ), whose gradient can be estimated from a few of them.</summary>
public abstract class FiniteSum : Objective
{
    /// <summary>Number of samples n.</summary>
    public abstract int SampleCount { get; }

    /// <summary>The mean of fᵢ(θ) over some of the samples, and the gradient of that mean, in one pass.</summary>
    /// <param name="theta">θ, of length <see cref="Objective.Dimension"/>.</param>
    /// <param name="samples">Indices i, from 0 to n − 1, at least one; an index given twice counts twice.</param>
    /// <param name="gradient">Receives the gradient; of length <see cref="Objective.Dimension"/>, and not the same memory as <paramref name="theta"/>.</param>
    /// <returns>The mean of fᵢ(θ).</returns>
    /// <exception cref="ArgumentException">A span has another length, or <paramref name="samples"/> is empty or names a sample that is not there.</exception>
    public double ValueAndGradient(ReadOnlySpan<double> theta, ReadOnlySpan<int> samples, Span<double> gradient)
    {
        Require.Length(Dimension, theta.Length, nameof(theta));
        Require.Length(Dimension, gradient.Length, nameof(gradient));
        if (samples.IsEmpty)
            throw new ArgumentException("samples must have at least one index.", nameof(samples));
        foreach (var sample in samples)
        {
            if ((uint)sample >= (uint)SampleCount)
                throw new ArgumentOutOfRangeException(nameof(samples), sample, $"samples must be indices from 0 to {SampleCount - 1}.");
        }

        return ValueAndGradientAt(theta, samples, gradient);
    }

    /// <summary>The mean over some samples and its gradient, for spans that have been checked.</summary>
    /// <param name="theta">θ.</param>
    /// <param name="samples">Indices of samples.</param>
    /// <param name="gradient">Receives the gradient.</param>
    protected internal abstract double ValueAndGradientAt(ReadOnlySpan<double> theta, ReadOnlySpan<int> samples, Span<double> gradient);

    /// <summary>How many samples after those of a step it pays to hear of.</summary>
    internal virtual int Foresight => 0;

    /// <summary>Hears which samples will be asked for soon, for a sum that can have them ready by then.</summary>
    internal virtual void Expect(ReadOnlySpan<int> samples)
    {
        // Most sums have theirs at hand.
    }
}
