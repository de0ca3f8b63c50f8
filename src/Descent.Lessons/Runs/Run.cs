namespace Descent.Lessons;

/// <summary>What a run of gradient descent did, step by step, and how it ended.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Run : IDisplayable
{
    private readonly Lazy<double> lowest;
    private readonly Lazy<Explanation> explanation;
    private readonly RunLoop loop; // As it ended: where Continue goes on.

    internal Run(RunSettings settings, Outcome outcome, RunPoint[] points, RunLoop loop)
    {
        Settings = settings;
        Outcome = outcome;
        Points = Array.AsReadOnly(points);
        this.loop = loop;
        Tail = loop.Tail();
        LowestLoss = loop.LowestLoss;
        Average = loop.Average is { } average ? Array.AsReadOnly(average) : null;
        explanation = new Lazy<Explanation>(() => Explainer.Explain(this));
        lowest = new Lazy<double>(() => Objective.Minimizer is { } minimizer ? Objective.Value([.. minimizer]) : double.NaN);
    }

    /// <summary>All that decided what the run did. Change one of them with <c>with</c>, and run again.</summary>
    public RunSettings Settings { get; }

    /// <summary>The objective.</summary>
    public Objective Objective => Settings.Objective;

    /// <summary>The schedule α_t; where the learning rate looks at the run, the one that it starts from.</summary>
    public Schedule LearningRate => Settings.LearningRate.Planned;

    /// <summary>The update rule d_t.</summary>
    public UpdateRule UpdateRule => Settings.UpdateRule;

    /// <summary>The samples that each step looked at.</summary>
    public Batch Batch => Settings.Batch;

    /// <summary>How the run ended.</summary>
    public Outcome Outcome { get; }

    /// <summary>The recorded points: all of a short run, evenly spaced ones of a long run; the first and <see cref="Final"/> always.</summary>
    public IReadOnlyList<RunPoint> Points { get; }

    /// <summary>f(θ*), or NaN where the minimizer is not known. Taken once, because on a data set it costs a pass over all samples.</summary>
    internal double Lowest => lowest.Value;

    internal bool IsLowestKnown => double.IsFinite(Lowest);

    /// <summary>Index of the recorded point in the middle; before the last one, wherever there are two.</summary>
    internal int Middle => (Points.Count - 1) / 2;

    /// <summary>The last θs, one per step; empty where batches are drawn.</summary>
    internal double[][] Tail { get; }

    /// <summary>θ_0 and what was measured there.</summary>
    public RunPoint Start => Points[0];

    /// <summary>The last θ, and what was measured there; after a divergence the last one that was measured and finite.</summary>
    /// <remarks>Steps that look at all samples measure every θ. Where batches are drawn, only recorded points are measured.</remarks>
    public RunPoint Final => Points[^1];

    /// <summary>The most updates the run was allowed to make.</summary>
    public int StepLimit => Settings.Steps;

    /// <summary>Number of updates made until <see cref="Final"/>: all of them, unless the run diverged.</summary>
    public int Steps => Final.Step;

    /// <summary>The mean of θ_t from the step that averaging began at, or null where there was none. Noise averages out of it.</summary>
    public IReadOnlyList<double>? Average { get; }

    /// <summary>Passes over all samples up to a recorded point.</summary>
    /// <param name="point">A point of this run.</param>
    public double EpochsAt(RunPoint point) => (double)point.Samples / ((Objective as FiniteSum)?.SampleCount ?? 1);

    /// <summary>The lowest f(θ_t) that was measured: at every step, or where batches are drawn at recorded points.</summary>
    public double LowestLoss { get; }

    /// <summary>The excess at <see cref="Final"/>; see <see cref="ExcessAt"/>.</summary>
    public double Excess => ExcessAt(Final);

    /// <summary>
    /// The excess f(θ) − f(θ*), the loss above the minimum that is left at a point: never less than 0, though rounding may
    /// say so; NaN where the objective does not know its minimizer.
    /// </summary>
    /// <param name="point">A point of this run.</param>
    public double ExcessAt(RunPoint point) => Math.Max(0, point.Value - Lowest);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Settings}: {Ending} after {Text.Steps(Steps)}, f = {Text.Number(Final.Value)}, ‖∇f‖ = {Text.Number(Final.GradientNorm)}";

    /// <summary>
    /// What happened, the numbers that show it, why, one thing to try that code can apply, and the lesson that covers it:
    /// theory where the curvature is known, a local estimate of it elsewhere, and the recorded run.
    /// </summary>
    public Explanation Explain() => explanation.Value;

    /// <summary>The run with more steps, as if it had never stopped: every number but the time is the same to the last bit.</summary>
    /// <remarks>
    /// The state of the update rule, of the learning rate and of the shuffling, averages and thinning all go on; this run stays
    /// as it is. Of the settings only the steps change, and the stop rule if another is given. A budget that is spent begins
    /// anew, and one that is not spent has what is left of it.
    /// </remarks>
    /// <param name="steps">How many more updates to make at most, 1 or more.</param>
    /// <param name="stop">Another stop rule, which counts from the start of the whole run; needed where this run has converged.</param>
    /// <param name="progress">Told the fraction of all steps that is done, at every recorded point.</param>
    /// <param name="cancellation">Ends the run with <see cref="Outcome.Cancelled"/> and what it has so far.</param>
    /// <exception cref="ArgumentException"><paramref name="steps"/> is less than 1 or more than a run can count, or <paramref name="stop"/> needs a minimizer that is not known.</exception>
    /// <exception cref="InvalidOperationException">The run diverged; or it converged, and no other stop rule is given.</exception>
    public Run Continue(int steps, StopRule? stop = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        Require.Between(1, int.MaxValue - Steps, steps);
        if (Outcome == Outcome.Diverged)
            throw new InvalidOperationException("The run diverged, so there is no θ to go on from. Start again with a smaller learning rate.");
        if (Outcome == Outcome.Converged && stop is null)
            throw new InvalidOperationException($"The run has converged: {Settings.Stop}. Give another stop rule to go on, such as StopRule.GradientNorm(0).");

        var settings = Settings with { Steps = Steps + steps, Stop = stop ?? Settings.Stop };
        return settings.Continue(loop, stop is not null ? BudgetFrom.Start : Outcome == Outcome.BudgetSpent ? BudgetFrom.Here : BudgetFrom.AsBefore, progress, cancellation);
    }

    /// <summary>The run as a small HTML table.</summary>
    public string ToHtml() => new Table(["", "start", "end"])
    {
        Caption = $"{Settings}: {Ending}",
    }
    .Row("step t", Start.Step, Final.Step)
    .Row("samples used", Start.Samples, Final.Samples)
    .Row("f(θ)", Start.Value, Final.Value)
    .Row("‖∇f(θ)‖", Start.GradientNorm, Final.GradientNorm)
    .Row("‖θ − θ*‖", Start.Distance, Final.Distance)
    .ToHtml();

    private string Ending => Outcome switch
    {
        Outcome.Converged => "converged",
        Outcome.Diverged => "diverged",
        Outcome.StepLimit => "reached its step limit",
        Outcome.BudgetSpent => "spent its budget",
        _ => "canceled",
    };
}
