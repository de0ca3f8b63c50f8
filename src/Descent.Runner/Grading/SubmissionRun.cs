using Descent.Runner.Notebooks;
using Descent.Runner.Protocol;
using Descent.Runner.Running;
using Descent.Runner.Sandbox;

namespace Descent.Runner.Grading;

/// <summary>One submission being run and judged.</summary>
/// <remarks>
/// A cell that fails does not stop the ones after it. A cell that ends its process, or has to be stopped, is left out
/// when all others run again in a new process: one error does not take the points of every other answer.
/// </remarks>
internal sealed class SubmissionRun
{
    private readonly IReadOnlyList<Cell> cells;
    private readonly IReadOnlyList<Question> questions;
    private readonly RunLimits limits;
    private readonly Dictionary<string, Judged> judged = [];
    private readonly SortedDictionary<int, CellFailure> failures = [];
    private readonly HashSet<Cell> leftOut = [];
    private TimeSpan used;

    private SubmissionRun(Notebook notebook, IReadOnlyList<Question> questions, RunLimits limits)
    {
        cells = [.. notebook.CodeCells];
        this.questions = questions;
        this.limits = limits;
    }

    /// <summary>Runs a submission and judges its answers.</summary>
    /// <exception cref="WorkerStartException">Its process did not start.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; no process is left behind.</exception>
    public static async Task<SubmissionResult> RunAsync(
        Notebook notebook,
        IReadOnlyList<Question> questions,
        RunLimits limits,
        CancellationToken cancellation)
    {
        var run = new SubmissionRun(notebook, questions, limits);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        var isDone = false;
        while (!isDone && !time.IsCancellationRequested)
            isDone = await run.AttemptAsync(time, cancellation);

        cancellation.ThrowIfCancellationRequested();
        run.JudgeRest(new Judged(Mark.Failed, LimitFailure.NotebookTime(limits.PerNotebook).Message));
        return new SubmissionResult(run.judged, run.failures);
    }

    /// <summary>Runs what has not ended a process yet; false where something did now.</summary>
    private async Task<bool> AttemptAsync(CancellationTokenSource time, CancellationToken cancellation)
    {
        using var folder = new WorkFolder();
        using var worker = WorkerProcess.Start(folder.Path, packagesFolder: null, limits, isConfined: true);
        await using var watch = new WorkerWatch(worker, folder.Path, limits with { PerNotebook = limits.PerNotebook - used }, time.Cancel);
        try
        {
            return await RunCellsAsync(worker, watch, time.Token, cancellation)
                && await JudgeAsync(worker, watch, new AnswerClient(worker, limits.OutputCharacters, time.Token), time.Token);
        }
        finally
        {
            used += watch.Used;
        }
    }

    /// <summary>Runs the cells; false where one ended the process.</summary>
    private async Task<bool> RunCellsAsync(WorkerProcess worker, WorkerWatch watch, CancellationToken time, CancellationToken cancellation)
    {
        // The watch keeps the time, and more fairly.
        var unhurried = limits with { PerCell = Timeout.InfiniteTimeSpan };
        var runner = new CellRunner(worker, unhurried, showsValues: false, time, cancellation);
        foreach (var cell in cells.Where(cell => !leftOut.Contains(cell)))
        {
            watch.StartCell();
            var end = await runner.RunAsync(cell, new OutputAllowance(limits.OutputCharacters).Covers);
            if (end.Failure is { } failure) failures[cell.Number] = failure;
            if (!end.EndsWorker) continue;

            leftOut.Add(cell);
            return false;
        }

        return await runner.IsReadyAsync();
    }

    /// <summary>Judges what has no verdict yet; false where an answer ended the process.</summary>
    private async Task<bool> JudgeAsync(WorkerProcess worker, WorkerWatch watch, AnswerClient answers, CancellationToken time)
    {
        try
        {
            var fetched = new List<(Question Question, AnswerFetched Answer)>();
            foreach (var question in questions.Where(question => !judged.ContainsKey(question.Id)))
                fetched.Add((question, await answers.FetchAsync(question.Variable)));

            foreach (var (question, answer) in fetched.OrderBy(pair => pair.Answer.Kind))
            {
                watch.StartCell();
                judged[question.Id] = await AnswerJudge.JudgeAsync(question, answer, answers, WorkerWatch.Patience * limits.PerCell);
                if (!answers.End.IsCompleted) continue;

                // Whatever the verdict says then, it is not about the answer.
                if (!time.IsCancellationRequested)
                    judged[question.Id] = new Judged(Mark.Failed, (await worker.DeathAsync("The answer")).Message);
                return false;
            }
        }
        catch (WorkerGoneException)
        {
            // Without a question to blame, another attempt would end the same way.
            if (time.IsCancellationRequested) return false;
            JudgeRest(new Judged(Mark.Failed, (await worker.DeathAsync("The submission")).Message));
        }

        return true;
    }

    private void JudgeRest(Judged verdict)
    {
        foreach (var question in questions) judged.TryAdd(question.Id, verdict);
    }
}

/// <summary>A submission after its run.</summary>
/// <param name="Judged">A verdict for each question, by its id.</param>
/// <param name="Failures">What went wrong in cells, by their number.</param>
internal sealed record SubmissionResult(IReadOnlyDictionary<string, Judged> Judged, IReadOnlyDictionary<int, CellFailure> Failures);

/// <summary>An empty folder for one submission to run in, gone afterwards.</summary>
internal sealed class WorkFolder : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("descent-check-").FullName;

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The submission left something that cannot be removed. The system clears its temporary folder by itself.
        }
    }
}
