using System.Diagnostics;

namespace Descent.Runner;

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
        using var worker = WorkerProcess.Start(notebook, packagesFolder, limits.MemoryMegabytes);

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

            cellStarted(cell);
            executionCount++;
            var outputs = new CellOutputs();
            var failure = await RunCellAsync(worker, cell, outputs, executionCount == 1, notebookTime, cancellation);
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

    private async Task<CellFailure?> RunCellAsync(
        WorkerProcess worker,
        Cell cell,
        CellOutputs outputs,
        bool isFirst,
        CancellationTokenSource notebookTime,
        CancellationToken cancellation)
    {
        using var cellTime = CancellationTokenSource.CreateLinkedTokenSource(notebookTime.Token);
        try
        {
            // The start of the process counts for the notebook, not for its first cell.
            if (isFirst) await worker.WaitUntilReadyAsync(notebookTime.Token);

            cellTime.CancelAfter(limits.PerCell);
            worker.Run(cell);
            while (true)
            {
                switch (await worker.ReceiveAsync(cellTime.Token))
                {
                    case WorkerOutput { Output: var output }:
                        if (!outputs.Add(output)) return TooMuchOutput();
                        break;
                    case WorkerFinished { Failure: var failure }:
                        return failure;
                    default:
                        return await worker.DeathAsync();
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return notebookTime.IsCancellationRequested
                ? TimeOut($"The notebook ran longer than {limits.PerNotebook.TotalSeconds:0.#} s", "--timeout")
                : TimeOut($"The cell ran longer than {limits.PerCell.TotalSeconds:0.#} s", "--cell-timeout");
        }
    }

    private static CellFailure TimeOut(string what, string option) =>
        new("Timeout", $"{what} and was stopped. Look for a loop without end, or raise {option}.", Line: null, []);

    private static CellFailure TooMuchOutput() =>
        new(
            "TooMuchOutput",
            $"The cell put out more than {RunLimits.OutputPerCell:N0} characters and was stopped. Print less.",
            Line: null,
            Trace: []);
}
