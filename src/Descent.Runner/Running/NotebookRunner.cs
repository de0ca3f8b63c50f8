using System.Diagnostics;
using Descent.Runner.Notebooks;
using Descent.Runner.Sandbox;

namespace Descent.Runner.Running;

/// <summary>Runs many notebooks at once, and shows how it goes.</summary>
internal sealed class CourseRunner(NotebookRunner runner)
{
    /// <summary>Runs them all and returns their results in the same order.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; no process is left behind.</exception>
    public Task<IReadOnlyList<NotebookResult>> RunAsync(
        IReadOnlyList<Notebook> notebooks,
        IRunWatcher progress,
        CancellationToken cancellation) =>
        OnAllCores.RunAsync(
            notebooks,
            async (notebook, token) =>
            {
                var result = await runner.RunAsync(notebook, cell => progress.CellStarted(notebook, cell), token);
                progress.Finished(result);
                return result;
            },
            cancellation);
}

/// <summary>Is told how a run goes, from several threads.</summary>
internal interface IRunWatcher
{
    /// <summary>A cell starts.</summary>
    void CellStarted(Notebook notebook, Cell cell);

    /// <summary>A notebook has come to its end, good or bad.</summary>
    void Finished(NotebookResult result);
}

/// <summary>Does the same to many things, as many at once as there are cores.</summary>
internal static class OnAllCores
{
    /// <summary>The results, in the order of the things.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<IReadOnlyList<TResult>> RunAsync<T, TResult>(
        IReadOnlyList<T> things,
        Func<T, CancellationToken, Task<TResult>> run,
        CancellationToken cancellation)
    {
        var results = new TResult[things.Count];
        var options = new ParallelOptions
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = Environment.ProcessorCount,
        };
        await Parallel.ForAsync(0, things.Count, options, async (index, token) =>
            results[index] = await run(things[index], token));
        return results;
    }
}

/// <summary>Runs one notebook in a process of its own and lives through whatever its cells do.</summary>
internal sealed class NotebookRunner(RunLimits limits, string packagesFolder)
{
    /// <summary>Runs the notebook to its end or to the first cell that fails.</summary>
    /// <param name="notebook">What to run.</param>
    /// <param name="cellStarted">Told each code cell as it starts.</param>
    /// <param name="cancellation">Stops everything.</param>
    /// <exception cref="OperationCanceledException">It was cancelled; no process is left behind.</exception>
    public async Task<NotebookResult> RunAsync(
        Notebook notebook,
        Action<Cell> cellStarted,
        CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var notebookTime = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        notebookTime.CancelAfter(limits.PerNotebook);
        try
        {
            using var worker = WorkerProcess.Start(notebook.Folder, packagesFolder, limits);
            var runner = new CellRunner(worker, limits, showsValues: true, notebookTime.Token, cancellation);
            return await RunAsync(notebook, clock, async (cell, outputs) =>
            {
                cellStarted(cell);
                return (await runner.RunAsync(cell, outputs.Add)).Failure;
            });
        }
        catch (WorkerStartException e)
        {
            // No cell has run. The system may have no room left, and other notebooks more luck.
            var failure = new CellFailure("ProcessNotStarted", e.Message, Line: null, Trace: []);
            return await RunAsync(notebook, clock, (_, _) => Task.FromResult<CellFailure?>(failure));
        }
    }

    private async Task<NotebookResult> RunAsync(
        Notebook notebook,
        Stopwatch clock,
        Func<Cell, CellOutputs, Task<CellFailure?>> run)
    {
        var results = new List<CellResult>();
        CellError? error = null;
        var executionCount = 0;
        foreach (var cell in notebook.Cells)
        {
            if (cell.Kind != CellKind.Code)
            {
                results.Add(new CellResult(cell, CellStatus.Finished, ExecutionCount: null, Outputs: []));
                continue;
            }

            if (error is not null)
            {
                results.Add(new CellResult(cell, CellStatus.NotRun, ExecutionCount: null, Outputs: []));
                continue;
            }

            executionCount++;
            var outputs = new CellOutputs(limits.OutputCharacters);
            var failure = await run(cell, outputs);
            if (failure is not null)
            {
                error = new CellError(notebook.FileName, cell, failure);
                outputs.Add(new ErrorOutput(failure.Name, failure.Message, [error.Place, .. failure.Trace]));
            }

            var status = failure is null ? CellStatus.Finished : CellStatus.Failed;
            results.Add(new CellResult(cell, status, executionCount, outputs.ToList()));
        }

        return new NotebookResult(notebook, results, error, clock.Elapsed);
    }
}
