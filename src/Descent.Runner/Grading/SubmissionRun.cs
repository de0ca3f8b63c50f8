using System.Text.RegularExpressions;
using Descent.Lessons;
using Descent.Runner.Notebooks;
using Descent.Runner.Protocol;
using Descent.Runner.Running;
using Descent.Runner.Sandbox;

namespace Descent.Runner.Grading;

/// <summary>One submission being run and judged.</summary>
/// <remarks>
/// An answer is what its variable was for its check, and judged as soon as the cell has ended that checks it: what happens to a variable later
/// is nothing to it. A cell that fails does not stop the ones after it. A cell that ends its process, or has to be
/// stopped, is left out when all others run again in a new process: one error does not take the points of every other
/// answer.
/// </remarks>
internal sealed partial class SubmissionRun
{
    /// <summary>The place of what is looked up after all cells.</summary>
    private const int AfterAll = int.MaxValue;

    private const int MostNotices = 10;

    private readonly IReadOnlyList<Cell> cells;
    private readonly IReadOnlyList<Question> questions;
    private readonly SubmissionHost host;
    private readonly RunLimits limits;
    private readonly SortedDictionary<(int Cell, string Exercise), Judged> judged = [];
    private readonly SortedDictionary<int, CellFailure> failures = [];
    private readonly List<CellNotice> notices = [];
    private readonly HashSet<Cell> leftOut = [];
    private TimeSpan used;

    private SubmissionRun(Notebook notebook, IReadOnlyList<Question> questions, SubmissionHost host, RunLimits limits)
    {
        cells = [.. notebook.CodeCells];
        this.questions = questions;
        this.host = host;
        this.limits = limits;
    }

    /// <summary>Runs a submission and judges its answers.</summary>
    /// <exception cref="WorkerStartException">Its process did not start.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; no process is left behind.</exception>
    public static async Task<SubmissionResult> RunAsync(
        Notebook notebook,
        IReadOnlyList<Question> questions,
        SubmissionHost host,
        RunLimits limits,
        CancellationToken cancellation)
    {
        var run = new SubmissionRun(notebook, questions, host, limits);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        var isDone = false;
        while (!isDone && !time.IsCancellationRequested)
            isDone = await run.AttemptAsync(time, cancellation);

        cancellation.ThrowIfCancellationRequested();
        var late = new Judged(Mark.Failed, LimitFailure.NotebookTime(limits.PerNotebook).Message);
        return new SubmissionResult(questions.ToDictionary(question => question.Id, question => run.LastOf(question) ?? late), run.failures, run.notices);
    }

    /// <summary>The verdict on what was checked last.</summary>
    private Judged? LastOf(Question question) => judged.LastOrDefault(pair => pair.Key.Exercise == question.Id).Value;

    /// <summary>Runs what has not ended a process yet; false where something did now.</summary>
    private async Task<bool> AttemptAsync(CancellationTokenSource time, CancellationToken cancellation)
    {
        using var folder = host.Isolation.IsEnforced ? null : new WorkFolder();
        using var worker = WorkerProcess.Start(host.Isolation, host.Program, folder?.Path ?? "", limits);
        await using var watch = new WorkerWatch(worker, limits with { PerNotebook = limits.PerNotebook - used }, time.Cancel);
        using var answers = new AnswerClient(worker, limits.OutputCharacters, time.Token);
        try
        {
            return await RunCellsAsync(worker, watch, answers, time.Token, cancellation)
                && await JudgeRestAsync(worker, watch, answers, time.Token);
        }
        finally
        {
            used += watch.Used;
        }
    }

    /// <summary>Runs the cells, and judges what they check; false where one ended the process.</summary>
    private async Task<bool> RunCellsAsync(WorkerProcess worker, WorkerWatch watch, AnswerClient answers, CancellationToken time, CancellationToken cancellation)
    {
        // The watch keeps the time, and more fairly.
        var unhurried = limits with { PerCell = Timeout.InfiniteTimeSpan };
        var runner = new CellRunner(worker, unhurried, showsValues: false, time, cancellation);
        foreach (var cell in cells.Where(cell => !leftOut.Contains(cell)))
        {
            watch.StartCell();
            var allowance = new OutputAllowance(limits.OutputCharacters);
            var end = await runner.RunAsync(cell, output => allowance.Covers(Noticed(cell, output)));
            if (end.Failure is { } failure)
                failures[cell.Number] = failure with { Name = AnswerJudge.Shorten(failure.Name, 200), Message = AnswerJudge.Shorten(failure.Message), Trace = [] };
            if (end.EndsWorker)
            {
                leftOut.Add(cell);
                return false;
            }

            foreach (var question in questions.Where(question => end.Checked.Contains(question.Id)))
            {
                if (!await JudgeAsync(question, question.PlacesIn(cell.Source), cell.Number, worker, watch, answers, time)) return false;
            }
        }

        return await runner.IsReadyAsync();
    }

    /// <summary>Judges the variables that no check has looked at; false where an answer ended the process.</summary>
    private async Task<bool> JudgeRestAsync(WorkerProcess worker, WorkerWatch watch, AnswerClient answers, CancellationToken time)
    {
        foreach (var question in questions.Where(question => LastOf(question) is null))
        {
            if (!await JudgeAsync(question, [new AnswerPlace(null, question.Variable)], AfterAll, worker, watch, answers, time)) return false;
        }

        return true;
    }

    /// <summary>Judges an answer; false where that ended the process.</summary>
    private async Task<bool> JudgeAsync(
        Question question, AnswerPlace[] places, int cell, WorkerProcess worker, WorkerWatch watch, AnswerClient answers, CancellationToken time)
    {
        // It may have ended an earlier process.
        if (judged.ContainsKey((cell, question.Id))) return true;

        watch.StartCell();
        try
        {
            var judge = new AnswerJudge(answers, limits.PerCell);
            Judged? verdict = null;
            foreach (var place in places) verdict ??= await judge.JudgeAsync(question, place);
            if (verdict is not null) judged[(cell, question.Id)] = verdict;
            else if (cell == AfterAll) judged[(cell, question.Id)] = new Judged(Mark.NotAnswered, $"There is no answer in {question.Variable}.");
        }
        catch (WorkerGoneException)
        {
            // Said below.
        }

        if (!answers.IsLost) return true;

        // Whatever the verdict says of a process that has gone, it is not about the answer. That no answer came in time is.
        if (answers.IsGone && !time.IsCancellationRequested)
        {
            var death = await worker.DeathAsync("The answer");
            judged[(cell, question.Id)] = new Judged(Mark.Failed, death.Message);
            if (cell != AfterAll) failures.TryAdd(cell, death with { Trace = [] });
        }

        return false;
    }

    /// <summary>Takes note of what the kernel says about a line that it left out.</summary>
    private CellOutput Noticed(Cell cell, CellOutput output)
    {
        if (output is StreamOutput { Name: "stderr" } said && Notice().IsMatch(said.Text) && notices.Count < MostNotices)
        {
            var notice = new CellNotice(cell.Number, AnswerJudge.Shorten(said.Text.TrimEnd(), 300));
            if (!notices.Contains(notice)) notices.Add(notice);
        }

        return output;
    }

    [GeneratedRegex(@"^line \d+: .* (left out|restored)\b")]
    private static partial Regex Notice();
}

/// <summary>A submission after its run.</summary>
/// <param name="Judged">A verdict for each question, by its id.</param>
/// <param name="Failures">What went wrong in cells, by their number.</param>
/// <param name="Notices">What was left out of cells.</param>
internal sealed record SubmissionResult(
    IReadOnlyDictionary<string, Judged> Judged, IReadOnlyDictionary<int, CellFailure> Failures, IReadOnlyList<CellNotice> Notices);

/// <summary>What the kernel says about a line of a cell that it left out.</summary>
/// <param name="Cell">The cell's number.</param>
/// <param name="Text">What it says.</param>
internal sealed record CellNotice(int Cell, string Text);

/// <summary>What submissions run in.</summary>
/// <param name="Isolation">What keeps them to themselves.</param>
/// <param name="Program">The program of their processes.</param>
internal sealed record SubmissionHost(Isolation Isolation, WorkerProgram Program) : IDisposable
{
    /// <summary>Makes one.</summary>
    /// <param name="isolation">What keeps submissions to themselves.</param>
    /// <param name="own">A teacher's own exercises, of which a submission may know titles and hints.</param>
    public static SubmissionHost Create(Isolation isolation, params Exercise[] own) => new(isolation, WorkerProgram.Create((name, from, to) =>
    {
        if (name != GradedLibrary.FileName) return false;
        GradedLibrary.Write(from, to, own);
        return true;
    }));

    /// <inheritdoc/>
    public void Dispose() => Program.Dispose();
}

/// <summary>An empty folder for one submission that nothing isolates, gone afterwards.</summary>
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
