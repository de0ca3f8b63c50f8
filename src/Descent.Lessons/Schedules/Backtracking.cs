using Descent.Lessons.Numerics;

namespace Descent.Lessons;

/// <summary>
/// A learning rate that is found at every step by backtracking: try α, and shrink it by a factor until it gives enough of
/// a decrease, f(θ − αd) ≤ f(θ) − c α ∇f(θ)ᵀd. This is the Armijo condition.
/// </summary>
/// <remarks>
/// <para>
/// Needs no knowledge of L, and never raises the loss. Each search begins anew with the schedule's α_t, and each try costs an
/// evaluation of f, which <see cref="RunPoint.Samples"/> counts like one of the gradient. Where f is quadratic and c is small,
/// the α found lies above factor · 2(1 − c)/L, unless the first one does for less.
/// </para>
/// <para>
/// Goes with <see cref="Plain"/> and <see cref="Batch.Full"/>: other directions need not lead downhill, and the loss of one
/// batch says little about f. Source: L. Armijo, Minimization of functions having Lipschitz continuous first partial
/// derivatives, 1966; J. Nocedal and S. Wright, Numerical Optimization, 2006, algorithm 3.1.
/// </para>
/// </remarks>
public sealed record Backtracking : LearningRateRule
{
    /// <summary>Backtracking.</summary>
    /// <param name="initial">The α to try first: a number, or a schedule.</param>
    /// <param name="factor">What a try that fails leaves of α, between 0 and 1, ends excluded.</param>
    /// <param name="c">How much of the decrease that the slope promises is enough, between 0 and 1, ends excluded.</param>
    /// <exception cref="ArgumentException">An argument is null or outside its range.</exception>
    public Backtracking(Schedule initial, double factor = 0.5, double c = 1e-4)
    {
        ArgumentNullException.ThrowIfNull(initial);
        Initial = initial;
        Factor = Require.InOpenUnitInterval(factor);
        C = Require.InOpenUnitInterval(c);
    }

    /// <summary>The α to try first.</summary>
    public Schedule Initial { get; }

    /// <summary>What a try that fails leaves of α.</summary>
    public double Factor { get; }

    /// <summary>c, how much of the decrease that the slope promises is enough.</summary>
    public double C { get; }

    /// <inheritdoc/>
    internal override Schedule Planned => Schedule.Custom(ToString(), Initial.LearningRateAt);

    /// <inheritdoc/>
    public override string ToString() => $"backtracking by {Text.Number(Factor)} from {Initial}";

    /// <inheritdoc/>
    internal override double RateAt(int step, ReadOnlySpan<double> state) => Initial.LearningRateAt(step);

    /// <summary>The first α that gives enough, and how many were tried.</summary>
    /// <param name="objective">f.</param>
    /// <param name="value">f(θ).</param>
    /// <param name="theta">θ.</param>
    /// <param name="direction">d, which points where ∇f(θ) does.</param>
    /// <param name="gradientNorm">‖∇f(θ)‖.</param>
    /// <param name="length">‖d‖.</param>
    /// <param name="learningRate">α to try first.</param>
    /// <param name="trial">Room for θ − αd.</param>
    internal (double LearningRate, int Tries) Search(
        Objective objective, double value, ReadOnlySpan<double> theta, ReadOnlySpan<double> direction, double gradientNorm, double length, double learningRate, Span<double> trial)
    {
        // Where no α will do, because f is rounded or its gradient wrong, the search ends at one too small to change θ.
        for (var tries = 1; ; tries++, learningRate *= Factor)
        {
            Elementwise.Set(trial, theta, direction, new WeightedSum(1, -learningRate));
            if (objective.ValueAt(trial) <= value - (C * learningRate * gradientNorm * length) || trial.SequenceEqual(theta))
                return (learningRate, tries);
        }
    }
}
