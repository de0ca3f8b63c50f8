using Descent.Lessons.Numerics;

namespace Descent.Lessons;

/// <summary>Polyak's heavy ball: v ← βv + ∇f(θ_t), d_t = v, with v = 0 at first.</summary>
/// <remarks>
/// For a constant α this is θ_{t+1} = θ_t − α∇f(θ_t) + β(θ_t − θ_{t−1}). <see cref="Momentum"/>(β) with α takes the path of
/// HeavyBall(β) with (1 − β)α. Source: B. T. Polyak, Some methods of speeding up the convergence of iteration methods, 1964.
/// </remarks>
public sealed record HeavyBall : UpdateRule
{
    /// <summary>The heavy ball.</summary>
    /// <param name="beta">β, 0 or greater and less than 1: how much of its velocity the ball keeps. 0 is <see cref="Plain"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is outside its range.</exception>
    public HeavyBall(double beta) => Beta = Require.InHalfOpenUnitInterval(beta);

    /// <summary>β.</summary>
    public double Beta { get; }

    /// <inheritdoc/>
    public override string ToString() => $"heavy ball β = {Text.Number(Beta)}";

    /// <inheritdoc/>
    protected internal override int StateLengthFor(int dimension) => dimension;

    /// <inheritdoc/>
    protected internal override void DirectChecked(Span<double> gradient, Span<double> state)
    {
        Elementwise.Set(state, state, gradient, new WeightedSum(Beta, 1));
        state.CopyTo(gradient);
    }
}
