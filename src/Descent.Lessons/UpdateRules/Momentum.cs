namespace Descent.Lessons;

/// <summary>Momentum as an exponential average of gradients: v ← βv + (1 − β)∇f(θ_t), d_t = v, with v = 0 at first.</summary>
/// <remarks>
/// v averages over about 1/(1 − β) steps. It is <see cref="HeavyBall"/> with the learning rate divided by 1 − β: the same
/// path, by <see cref="AsHeavyBall"/> and <see cref="HeavyBallLearningRate"/>.
/// </remarks>
public sealed record Momentum : UpdateRule
{
    /// <summary>Momentum as an exponential average.</summary>
    /// <param name="beta">β, 0 or greater and less than 1: how much of the average each step keeps. 0 is <see cref="Plain"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is outside its range.</exception>
    public Momentum(double beta) => Beta = Require.InHalfOpenUnitInterval(beta);

    /// <summary>β.</summary>
    public double Beta { get; }

    /// <summary>The heavy ball with the same β.</summary>
    public HeavyBall AsHeavyBall => new(Beta);

    /// <summary>(1 − β)α: the learning rate with which <see cref="AsHeavyBall"/> takes the same path.</summary>
    /// <param name="learningRate">α of this rule.</param>
    /// <exception cref="ArgumentNullException"><paramref name="learningRate"/> is null.</exception>
    public Schedule HeavyBallLearningRate(Schedule learningRate)
    {
        ArgumentNullException.ThrowIfNull(learningRate);
        return learningRate.Scale(1 - Beta);
    }

    /// <inheritdoc/>
    public override string ToString() => $"momentum β = {Text.Number(Beta)}";

    /// <inheritdoc/>
    protected internal override int StateLengthFor(int dimension) => dimension;

    /// <inheritdoc/>
    protected internal override void DirectChecked(Span<double> gradient, Span<double> state)
    {
        Entrywise.Set(state, state, gradient, new WeightedSum(Beta, 1 - Beta));
        state.CopyTo(gradient);
    }
}
