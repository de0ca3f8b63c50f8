using Descent.Lessons.Numerics;

namespace Descent.Lessons;

/// <summary>
/// Adam: m ← β₁m + (1 − β₁)g and s ← β₂s + (1 − β₂)g², d_t = m̂ / (√ŝ + ε) with m̂ = m/(1 − β₁ᵗ) and ŝ = s/(1 − β₂ᵗ),
/// entry by entry, t counted from 1 and m = s = 0 at first.
/// </summary>
/// <remarks>
/// Momentum and RMSProp together, each divided by what its average has seen so far. Source: D. P. Kingma and J. Ba, Adam:
/// A Method for Stochastic Optimization, 2015.
/// </remarks>
public sealed record Adam : UpdateRule
{
    /// <summary>Adam.</summary>
    /// <param name="beta1">β₁ of the average gradient, 0 or greater and less than 1.</param>
    /// <param name="beta2">β₂ of the average square, 0 or greater and less than 1.</param>
    /// <param name="epsilon">ε, a finite number greater than 0, which keeps the division sound.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public Adam(double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
    {
        Beta1 = Require.InHalfOpenUnitInterval(beta1);
        Beta2 = Require.InHalfOpenUnitInterval(beta2);
        Epsilon = Require.Positive(epsilon);
    }

    /// <summary>β₁.</summary>
    public double Beta1 { get; }

    /// <summary>β₂.</summary>
    public double Beta2 { get; }

    /// <summary>ε.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public override string ToString() => $"Adam β₁ = {Text.Number(Beta1)}, β₂ = {Text.Number(Beta2)}";

    /// <inheritdoc/>
    protected internal override int StateLengthFor(int dimension) => (2 * dimension) + 1; // m, s, and t.

    /// <inheritdoc/>
    protected internal override void DirectChecked(Span<double> gradient, Span<double> state)
    {
        var mean = state[..gradient.Length];
        var square = state[gradient.Length..^1];
        var t = ++state[^1];
        var meanSeen = 1 - Math.Pow(Beta1, t);
        var squareSeen = 1 - Math.Pow(Beta2, t);
        Elementwise.Set(mean, mean, gradient, new WeightedSum(Beta1, 1 - Beta1));
        Elementwise.Set(square, square, gradient, new AverageOfSquares(Beta2));
        Elementwise.Set(gradient, mean, square, new RatioToRoot(meanSeen, squareSeen, Epsilon));
    }
}
