namespace Descent.Lessons;

/// <summary>When a run has arrived.</summary>
public sealed record StopRule
{
    private enum Measure
    {
        GradientNorm,
        Value,
        RelativeDistance,
    }

    private readonly Measure measure;
    private readonly double tolerance;

    private StopRule(Measure measure, double tolerance) => (this.measure, this.tolerance) = (measure, tolerance);

    /// <summary>The rule of a run that names none: ‖∇f‖ ≤ 10⁻¹².</summary>
    public static StopRule Default { get; } = GradientNorm(1e-12);

    internal bool NeedsMinimizer => measure == Measure.RelativeDistance;

    /// <summary>Stop when ‖∇f(θ)‖ ≤ tolerance.</summary>
    /// <param name="tolerance">A finite number, 0 or greater; 0 stops only where the gradient vanishes exactly.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerance"/> is negative or not finite.</exception>
    public static StopRule GradientNorm(double tolerance) => new(Measure.GradientNorm, Require.NotNegative(tolerance));

    /// <summary>Stop when f(θ) ≤ target.</summary>
    /// <param name="target">The value to reach, a finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="target"/> is not finite.</exception>
    public static StopRule Value(double target) => new(Measure.Value, Require.Finite(target));

    /// <summary>Stop when ‖θ − θ*‖ ≤ fraction · ‖θ_0 − θ*‖: what is left of the starting distance to the minimizer.</summary>
    /// <param name="fraction">Between 0 and 1, ends excluded.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is not between 0 and 1.</exception>
    public static StopRule RelativeDistance(double fraction) => new(Measure.RelativeDistance, Require.InOpenUnitInterval(fraction));

    /// <inheritdoc/>
    public override string ToString() => measure switch
    {
        Measure.GradientNorm => $"‖∇f‖ ≤ {Text.Number(tolerance)}",
        Measure.Value => $"f ≤ {Text.Number(tolerance)}",
        _ => $"‖θ − θ*‖ ≤ {Text.Number(tolerance)} ‖θ₀ − θ*‖",
    };

    internal bool IsMet(double value, double gradientNorm, double relativeDistance) => tolerance >= measure switch
    {
        Measure.GradientNorm => gradientNorm,
        Measure.Value => value,
        _ => relativeDistance,
    };
}
