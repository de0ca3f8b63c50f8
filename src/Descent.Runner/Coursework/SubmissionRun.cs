namespace Descent.Runner;

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

    private SubmissionRun(Notebook notebook, IReadOnlyList<Question> questions, RunLimits limits)
    {
        cells = [.. notebook.Cells.Where(cell => cell.Kind == CellKind.Code)];
        this.questions = questions;
        this.limits = limits;
    }

    /// <summary>Runs a submission and judges its answers.</summary>
    /// <returns>A verdict for each question, by its id, and what went wrong in cells, by their number.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; no process is left behind.</exception>
    public static async Task<(IReadOnlyDictionary<string, Judged> Judged, IReadOnlyDictionary<int, CellFailure> Failures)> RunAsync(
        Notebook notebook,
        IReadOnlyList<Question> questions,
        RunLimits limits,
        CancellationToken cancellation)
    {
        var run = new SubmissionRun(notebook, questions, limits);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(limits.PerNotebook);

        var isDone = false;
        while (!isDone && !time.IsCancellationRequested)
            isDone = await run.AttemptAsync(time.Token, cancellation);

        cancellation.ThrowIfCancellationRequested();
        run.JudgeRest(new Judged(Mark.Failed, $"The submission ran longer than {limits.PerNotebook.TotalSeconds:0.#} s and was stopped."));
        return (run.judged, run.failures);
    }

    /// <summary>Runs what has not ended a process yet; false where something did now.</summary>
    private async Task<bool> AttemptAsync(CancellationToken time, CancellationToken cancellation)
    {
        using var folder = new WorkFolder();
        using var worker = WorkerProcess.Start(folder.Path, folder.Path, limits, isConfined: true);
        await using var watch = new WorkerWatch(worker, folder.Path, limits);
        var runner = new CellRunner(worker, limits, showsValues: false, time, cancellation);
        foreach (var cell in cells.Where(cell => !leftOut.Contains(cell)))
        {
            var end = await runner.RunAsync(cell, IsLittle());
            if (end.Failure is { } failure) failures[cell.Number] = failure;
            if (!end.EndsWorker) continue;

            leftOut.Add(cell);
            return false;
        }

        try
        {
            await runner.WaitUntilReadyAsync();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }

        return await JudgeAsync(worker, new RemoteAnswers(worker, IsLittle(), time), time);
    }

    /// <summary>Judges what has no verdict yet; false where an answer ended the process.</summary>
    private async Task<bool> JudgeAsync(WorkerProcess worker, RemoteAnswers answers, CancellationToken time)
    {
        try
        {
            var fetched = new List<(Question Question, AnswerFetched Answer)>();
            foreach (var question in questions.Where(question => !judged.ContainsKey(question.Id)))
                fetched.Add((question, await answers.FetchAsync(question.Variable)));

            foreach (var (question, answer) in fetched.OrderBy(pair => pair.Answer.Kind))
            {
                judged[question.Id] = await AnswerJudge.JudgeAsync(question, answer, answers, limits.PerCell);
                if (!answers.End.IsCompleted) continue;

                // Whatever the verdict says then, it is not about the answer.
                if (!time.IsCancellationRequested)
                    judged[question.Id] = new Judged(Mark.Failed, (await worker.DeathAsync()).Message);
                return false;
            }
        }
        catch (WorkerGoneException)
        {
            // Without a question to blame, another attempt would end the same way.
            if (time.IsCancellationRequested) return false;
            JudgeRest(new Judged(Mark.Failed, (await worker.DeathAsync()).Message));
        }

        return true;
    }

    private void JudgeRest(Judged verdict)
    {
        foreach (var question in questions) judged.TryAdd(question.Id, verdict);
    }

    /// <summary>Says whether outputs, taken together, are still within the limit; keeps none.</summary>
    private Func<CellOutput, bool> IsLittle()
    {
        var length = 0L;
        return output => (length += output.Length) <= limits.OutputCharacters;
    }
}
