using Descent.Lessons.Numerics;

namespace Descent.Lessons;

/// <summary>RMSProp: s ← ρs + (1 − ρ)g², d_t = g / (√s + ε), entry by entry, with s = 0 at first.</summary>
/// <remarks>
/// Every parameter gets a learning rate of its own, α/√s: steep directions are slowed and flat ones sped up.
/// Source: T. Tieleman and G. Hinton, Lecture 6.5 of Neural Networks for Machine Learning, 2012.
/// </remarks>
public sealed record RmsProp : UpdateRule
{
    /// <summary>RMSProp.</summary>
    /// <param name="rho">ρ, 0 or greater and less than 1: how much of the average square each step keeps.</param>
    /// <param name="epsilon">ε, a finite number greater than 0, which keeps the division sound.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public RmsProp(double rho = 0.99, double epsilon = 1e-8)
    {
        Rho = Require.InHalfOpenUnitInterval(rho);
        Epsilon = Require.Positive(epsilon);
    }

    /// <summary>ρ.</summary>
    public double Rho { get; }

    /// <summary>ε.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public override string ToString() => $"RMSProp ρ = {Text.Number(Rho)}";

    /// <inheritdoc/>
    protected internal override int StateLengthFor(int dimension) => dimension;

    /// <inheritdoc/>
    protected internal override void DirectChecked(Span<double> gradient, Span<double> state)
    {
        Elementwise.Set(state, state, gradient, new AverageOfSquares(Rho));
        Elementwise.Set(gradient, gradient, state, new RatioToRoot(1, 1, Epsilon));
    }
}
