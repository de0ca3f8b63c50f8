namespace Descent.Lessons;

/// <summary>What a run of gradient descent did, step by step, and how it ended.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Run : IDisplayable
{
    internal Run(Objective objective, Schedule learningRate, UpdateRule updateRule, Outcome outcome, int stepLimit, RunPoint[] points)
    {
        Objective = objective;
        LearningRate = learningRate;
        UpdateRule = updateRule;
        Outcome = outcome;
        StepLimit = stepLimit;
        Points = points.Length > 0
            ? Array.AsReadOnly(points)
            : throw new ArgumentException("The objective or its gradient is not finite at the start.", nameof(points));
    }

    /// <summary>The objective.</summary>
    public Objective Objective { get; }

    /// <summary>The schedule α_t.</summary>
    public Schedule LearningRate { get; }

    /// <summary>The update rule d_t.</summary>
    public UpdateRule UpdateRule { get; }

    /// <summary>How the run ended.</summary>
    public Outcome Outcome { get; }

    /// <summary>The recorded points: all of a short run, evenly spaced ones of a long run; the first and the last always.</summary>
    public IReadOnlyList<RunPoint> Points { get; }

    /// <summary>θ_0 and what was measured there.</summary>
    public RunPoint Start => Points[0];

    /// <summary>The last θ whose value and gradient are finite, and what was measured there.</summary>
    public RunPoint Final => Points[^1];

    /// <summary>The most updates the run was allowed to make.</summary>
    public int StepLimit { get; }

    /// <summary>Number of updates made.</summary>
    public int Steps => Final.Step;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Objective}, {LearningRate}, {UpdateRule}: {Ending} after {Text.Count(Steps)} steps, f = {Text.Number(Final.Value)}, ‖∇f‖ = {Text.Number(Final.GradientNorm)}";

    /// <summary>The run as a small HTML table.</summary>
    public string ToHtml() => new Table(["", "start", "end"])
    {
        Caption = $"{Objective}, {LearningRate}, {UpdateRule}: {Ending}",
    }
    .Row("step t", Start.Step, Final.Step)
    .Row("f(θ)", Start.Value, Final.Value)
    .Row("‖∇f(θ)‖", Start.GradientNorm, Final.GradientNorm)
    .Row("‖θ − θ*‖", Start.Distance, Final.Distance)
    .ToHtml();

    private string Ending => Outcome switch
    {
        Outcome.Converged => "converged",
        Outcome.Diverged => "diverged",
        Outcome.StepLimit => "reached its step limit",
        _ => "cancelled",
    };
}
