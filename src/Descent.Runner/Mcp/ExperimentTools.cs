using System.ComponentModel;
using Descent.Lessons;

namespace Descent.Runner.Mcp;

/// <summary>Runs experiments, one at a time.</summary>
/// <param name="workspace">Where tables are, and figures go.</param>
internal sealed class ExperimentTools(Workspace workspace)
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(15), LongestExplanation = TimeSpan.FromSeconds(60);

    /// <summary>A run takes a core and its memory; the next one waits, whoever asks.</summary>
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>The tool.</summary>
    [Description("Runs gradient descent from settings. Gives the numbers, what happened and why, one change to try, and a figure as an HTML file in the workspace.")]
    public Task<Ran> RunAsync([Description("All that decides the run.")] ExperimentSettings settings, CancellationToken cancellation) =>
        InTurnAsync(() => Describe(Minimize(Given(settings).Make(workspace), cancellation)), cancellation);

    /// <summary>The tool.</summary>
    [Description("Runs gradient descent from settings, applies the change that the run's explanation suggests, runs again, and compares the two.")]
    public Task<Tried> TryAsync([Description("All that decides the first run.")] ExperimentSettings settings, CancellationToken cancellation) => InTurnAsync(
        () =>
        {
            var before = Minimize(Given(settings).Make(workspace), cancellation);
            if (before.Explain().Suggestion is not { } change) return new Tried(Describe(before), null, null, null, "Nothing is worth changing, or no change that was tried makes it better.", null);

            var after = Minimize(change.Settings, cancellation);
            var figure = Figures.Loss(("before", before), ("after", after));
            return new Tried(Describe(before), change.Text, Describe(after), change.IsBetter(before, after), figure.ToString(), workspace.Write(figure));
        },
        cancellation);

    private static ExperimentSettings Given(ExperimentSettings? settings) => settings ?? throw new ToolException("settings", "The argument settings is missing.");

    private static Run Minimize(RunSettings settings, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(LongestRun);
        var run = settings.Minimize(cancellation: time.Token);
        cancellation.ThrowIfCancellationRequested();
        return run.Outcome == Outcome.Cancelled
            ? throw new ToolException("steps", $"The run takes longer than {LongestRun.TotalSeconds} s: it made {run.Steps} of {settings.Steps} steps. Ask for fewer steps, or smaller batches.", "limit")
            : run;
    }

    private static async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        if (!await Turn.WaitAsync(LongestExplanation, cancellation)) throw new ToolException(null, "Another experiment is still running. Try again.", "limit");
        var task = Task.Run(work, CancellationToken.None);

        // Explaining tries changes out, each no longer than the run; what takes too long even so keeps its turn until it is done.
        _ = task.ContinueWith(done => { _ = done.Exception; Turn.Release(); }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        try
        {
            return await task.WaitAsync(LongestExplanation, cancellation);
        }
        catch (TimeoutException)
        {
            throw new ToolException("steps", $"Explaining the run takes longer than {LongestExplanation.TotalSeconds} s. Ask for fewer steps.", "limit");
        }
    }

    private Ran Describe(Run run)
    {
        var explanation = run.Explain();
        var figure = run.Objective.Dimension == 2 ? Figures.Beside(Figures.Path(("run", run)), Figures.Loss(("run", run))) : Figures.Loss(("run", run));
        return new Ran(
            run.ToString(),
            run.Outcome.ToString(),
            run.Steps,
            run.Final.Samples,
            run.Final.Value,
            run.Final.GradientNorm,
            run.Final.Distance,
            run.Final.Theta.Count <= 20 ? run.Final.Theta : null,
            run.Average is { } average ? run.Objective.Value([.. average]) : null,
            explanation.Diagnosis.ToString(),
            $"{explanation.Evidence} {explanation.Reason}",
            explanation.Suggestion?.Text,
            explanation.Lesson,
            figure.ToString(),
            workspace.Write(figure));
    }

    /// <summary>A run and what it says of itself; numbers that are not known are NaN.</summary>
    internal sealed record Ran(
        string Summary,
        string Outcome,
        int Steps,
        long Samples,
        double Loss,
        double GradientNorm,
        double DistanceToMinimizer,
        IReadOnlyList<double>? Theta,
        double? LossOfAverage,
        string Diagnosis,
        string Explanation,
        string? Suggestion,
        string Lesson,
        string Picture,
        string FigureFile);

    /// <summary>Two runs.</summary>
    internal sealed record Tried(Ran Before, string? Change, Ran? After, bool? IsBetter, string Picture, string? FigureFile);
}
