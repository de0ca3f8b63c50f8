namespace Descent.Lessons;

/// <summary>When a run has arrived, or has spent what it may spend.</summary>
/// <remarks>
/// Where steps look at only some of the samples, f and ∇f are known only at the points that are recorded: rules about them
/// are looked at there, and not where a budget ends the run between two of them.
/// </remarks>
public sealed record StopRule
{
    private readonly Measure measure;
    private readonly double threshold;
    private readonly StopRule? alternative;

    private StopRule(Measure measure, double threshold, StopRule? alternative = null) =>
        (this.measure, this.threshold, this.alternative) = (measure, threshold, alternative);

    private enum Measure
    {
        GradientNorm,
        Value,
        RelativeDistance,
        Samples,
        Seconds,
    }

    /// <summary>The rule of a run that names none: ‖∇f‖ ≤ 10⁻¹².</summary>
    public static StopRule Default { get; } = GradientNorm(1e-12);

    internal bool NeedsMinimizer => measure == Measure.RelativeDistance || alternative is { NeedsMinimizer: true };

    internal bool NeedsClock => measure == Measure.Seconds || alternative is { NeedsClock: true };

    /// <summary>Whether it can be met where f and ∇f are not known.</summary>
    internal bool NeedsNoMeasure => measure is not (Measure.GradientNorm or Measure.Value) || alternative is { NeedsNoMeasure: true };

    private bool IsBudget => measure is Measure.Samples or Measure.Seconds;

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

    /// <summary>Stop when this many sample gradients have been used.</summary>
    /// <param name="count">1 or greater; the step that crosses it is still finished.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    public static StopRule Samples(long count) => new(Measure.Samples, Require.AtLeast(1, count));

    /// <summary>Stop when the run has computed for this long. What is recorded then depends on the machine.</summary>
    /// <param name="time">Longer than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is not longer than 0.</exception>
    public static StopRule WallTime(TimeSpan time) => new(Measure.Seconds, time > TimeSpan.Zero
        ? time.TotalSeconds
        : throw new ArgumentOutOfRangeException(nameof(time), time, "time must be longer than 0."));

    /// <summary>Stop as soon as this rule or another one is met.</summary>
    /// <param name="other">The other rule.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public StopRule Or(StopRule other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new StopRule(measure, threshold, alternative is null ? other : alternative.Or(other));
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var number = Text.Number(threshold);
        var rule = measure switch
        {
            Measure.GradientNorm => $"‖∇f‖ ≤ {number}",
            Measure.Value => $"f ≤ {number}",
            Measure.RelativeDistance => $"‖θ − θ*‖ ≤ {number} ‖θ_0 − θ*‖",
            Measure.Samples => $"{number} samples used",
            _ => $"{number} s passed",
        };
        return alternative is null ? rule : $"{rule} or {alternative}";
    }

    /// <summary>The outcome of a run that is here, or null where it goes on.</summary>
    internal Outcome? OutcomeAt(in Progress here)
    {
        // What has not been measured is NaN, and no comparison with it holds.
        var isMet = measure switch
        {
            Measure.GradientNorm => here.GradientNorm <= threshold,
            Measure.Value => here.Value <= threshold,
            Measure.RelativeDistance => here.RelativeDistance <= threshold,
            Measure.Samples => here.Samples >= threshold,
            _ => here.Seconds >= threshold,
        };
        return isMet ? (IsBudget ? Outcome.BudgetSpent : Outcome.Converged) : alternative?.OutcomeAt(here);
    }

    /// <summary>Where a run is, as far as it has been measured.</summary>
    internal readonly record struct Progress(double Value, double GradientNorm, double RelativeDistance, long Samples, double Seconds);
}
