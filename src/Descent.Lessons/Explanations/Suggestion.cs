namespace Descent.Lessons;

/// <summary>What a <see cref="Suggestion"/> changes.</summary>
public enum Change
{
    /// <summary>Another learning rate, or the same schedule scaled.</summary>
    LearningRate,

    /// <summary>Another schedule.</summary>
    Schedule,

    /// <summary>Another batch, with as many steps as use the same number of samples.</summary>
    Batch,

    /// <summary>Another update rule or β, with the learning rate that belongs to it.</summary>
    UpdateRule,

    /// <summary>Standardized features: the same model, in units in which it is better conditioned. Losses compare as they are.</summary>
    Scaling,

    /// <summary>A penalty on ‖θ‖², with which a minimum exists: the loss then has the penalty in it, and the gain is that the run arrives.</summary>
    Regularization,

    /// <summary>More steps, and nothing else: the only change that spends more.</summary>
    MoreSteps,

    /// <summary>The average of the later steps, <see cref="Run.Average"/>, in place of the last.</summary>
    Averaging,

    /// <summary>Another start.</summary>
    Start,
}

/// <summary>One thing to try: the settings of a run with one of them changed, ready to run.</summary>
public sealed record Suggestion
{
    internal Suggestion(Change change, string text, RunSettings settings) => (Change, Text, Settings) = (change, text, settings);

    /// <summary>What is changed.</summary>
    public Change Change { get; }

    /// <summary>The change in words, and what came of it where it has been tried.</summary>
    public string Text { get; internal init; }

    /// <summary>The settings of the run with the change. But for <see cref="Change.MoreSteps"/> they spend no more than the run was allowed to.</summary>
    public RunSettings Settings { get; }

    /// <summary>Runs with the change.</summary>
    public Run Apply() => Settings.Minimize();

    /// <summary>Whether a run with the change is better than the one before, in what the change is for.</summary>
    /// <remarks>
    /// It does not overflow where the one before did; it meets the stop rule in fewer steps, or where the one before did not; it ends at a lower loss, or its
    /// average does; or, with a penalty, it comes to a minimum, which there was none of.
    /// </remarks>
    /// <param name="before">The run that was explained.</param>
    /// <param name="after">What <see cref="Apply"/> gave.</param>
    /// <exception cref="ArgumentNullException">A run is null.</exception>
    public bool IsBetter(Run before, Run after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (after.Outcome == Outcome.Diverged || before.Outcome == Outcome.Diverged)
            return after.Outcome != Outcome.Diverged;
        if (Change == Change.Regularization)
            return after.Explain().Diagnosis is Diagnosis.Arrived or Diagnosis.Converging or Diagnosis.BudgetSpent;
        if (before.Outcome == Outcome.Converged && after.Outcome == Outcome.Converged && after.Steps < before.Steps)
            return true;
        var value = Change == Change.Averaging && after.Average is { } average ? after.Objective.Value([.. average]) : after.Final.Value;
        var rounding = after.Outcome == Outcome.Converged && before.Outcome != Outcome.Converged ? 1e-13 * Math.Abs(before.Final.Value) : 0;
        return value < before.Final.Value || value - before.Final.Value < rounding;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
