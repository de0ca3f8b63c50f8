using Descent.Lessons.Numerics;

namespace Descent.Lessons;

/// <summary>Nesterov's momentum: v ← βv + ∇f(θ_t), d_t = ∇f(θ_t) + βv, with v = 0 at first.</summary>
/// <remarks>
/// The step looks ahead along the velocity it is about to have. Written at the looked-ahead point, as PyTorch and others
/// do, so that it needs one gradient per step like the other rules. Source: I. Sutskever et al., On the importance of
/// initialization and momentum in deep learning, 2013, and Y. Nesterov, 1983.
/// </remarks>
public sealed record Nesterov : UpdateRule
{
    /// <summary>Nesterov's momentum.</summary>
    /// <param name="beta">β, 0 or greater and less than 1. 0 is <see cref="Plain"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is outside its range.</exception>
    public Nesterov(double beta) => Beta = Require.InHalfOpenUnitInterval(beta);

    /// <summary>β.</summary>
    public double Beta { get; }

    /// <inheritdoc/>
    public override string ToString() => $"Nesterov β = {Text.Number(Beta)}";

    /// <inheritdoc/>
    protected internal override int StateLengthFor(int dimension) => dimension;

    /// <inheritdoc/>
    protected internal override void DirectChecked(Span<double> gradient, Span<double> state)
    {
        Elementwise.Set(state, state, gradient, new WeightedSum(Beta, 1));
        Elementwise.Set(gradient, gradient, state, new WeightedSum(1, Beta));
    }
}
