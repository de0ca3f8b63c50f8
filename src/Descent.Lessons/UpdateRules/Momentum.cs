using Descent.Lessons.Numerics;

namespace Descent.Lessons;

/// <summary>Momentum as an exponential average of gradients: v ← βv + (1 − β)∇f(θ_t), d_t = v, with v = 0 at first.</summary>
/// <remarks>
/// v averages over about 1/(1 − β) steps. Momentum(β) with α takes the path of <see cref="HeavyBall"/>(β) with (1 − β)α.
/// </remarks>
public sealed record Momentum : UpdateRule
{
    /// <summary>Momentum as an exponential average.</summary>
    /// <param name="beta">β, 0 or greater and less than 1: how much of the average each step keeps. 0 is <see cref="Plain"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is outside its range.</exception>
    public Momentum(double beta) => Beta = Require.InHalfOpenUnitInterval(beta);

    /// <summary>β.</summary>
    public double Beta { get; }

    /// <inheritdoc/>
    public override string ToString() => $"momentum β = {Text.Number(Beta)}";

    /// <inheritdoc/>
    protected internal override int StateLengthFor(int dimension) => dimension;

    /// <inheritdoc/>
    protected internal override void DirectChecked(Span<double> gradient, Span<double> state)
    {
        Elementwise.Set(state, state, gradient, new WeightedSum(Beta, 1 - Beta));
        state.CopyTo(gradient);
    }
}
