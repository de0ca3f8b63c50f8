using System.Text;
using Descent.Runner.Notebooks;
using Descent.Runner.Protocol;
using Descent.Runner.Sandbox;

namespace Descent.Runner.Running;

/// <summary>Runs cells in a worker, one after the other, each within its limits.</summary>
/// <param name="worker">Where they run.</param>
/// <param name="limits">What they may use.</param>
/// <param name="showsValues">Whether values are rendered.</param>
/// <param name="notebookTime">Is cancelled when the notebook's time is over.</param>
/// <param name="cancellation">Stops everything.</param>
internal sealed class CellRunner(
    WorkerProcess worker,
    RunLimits limits,
    bool showsValues,
    CancellationToken notebookTime,
    CancellationToken cancellation)
{
    private const string Subject = "The cell";

    private bool isReady;

    /// <summary>Runs one cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="accept">Told each output; false where that is more than the cell may put out.</param>
    /// <exception cref="WorkerStartException">The worker did not start.</exception>
    /// <exception cref="OperationCanceledException">Everything was cancelled.</exception>
    public async Task<CellEnd> RunAsync(Cell cell, Func<CellOutput, bool> accept)
    {
        using var cellTime = CancellationTokenSource.CreateLinkedTokenSource(notebookTime);
        try
        {
            if (!await IsReadyAsync()) throw new OperationCanceledException(notebookTime);
            cellTime.CancelAfter(limits.PerCell);
            worker.Send(new RunCell(cell.Number, cell.Source, showsValues));
            while (true)
            {
                switch (await worker.ReceiveAsync(cellTime.Token))
                {
                    case WorkerOutput { Output: var output }:
                        if (!accept(output)) return Stopped(LimitFailure.Output(Subject, limits.OutputCharacters));
                        break;
                    case WorkerFinished { Failure: var failure, Checked: var ids }:
                        return new CellEnd(failure, EndsWorker: false, ids ?? []);
                    default:
                        return Stopped(await worker.DeathAsync(Subject));
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Stopped(notebookTime.IsCancellationRequested
                ? LimitFailure.NotebookTime(limits.PerNotebook)
                : LimitFailure.Time(Subject, limits.PerCell));
        }
    }

    /// <summary>Waits until the worker has started, which counts for the notebook and not for its first cell; false where its time is over.</summary>
    /// <exception cref="WorkerStartException">The worker did not start.</exception>
    /// <exception cref="OperationCanceledException">Everything was cancelled.</exception>
    public async Task<bool> IsReadyAsync()
    {
        try
        {
            if (!isReady) await worker.WaitUntilReadyAsync(notebookTime);
            return isReady = true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private static CellEnd Stopped(CellFailure failure) => new(failure, EndsWorker: true, []);
}

/// <summary>How a cell ended.</summary>
/// <param name="Failure">Why it stopped; null where it came to its end.</param>
/// <param name="EndsWorker">Whether its worker is dead, or must be ended because the cell would not stop.</param>
/// <param name="Checked">The ids of the exercises that it checked an answer to.</param>
internal readonly record struct CellEnd(CellFailure? Failure, bool EndsWorker, IReadOnlyList<string> Checked);

/// <summary>Collects what one cell puts out.</summary>
/// <param name="limit">How many characters that may be.</param>
internal sealed class CellOutputs(int limit)
{
    private readonly OutputAllowance allowance = new(limit);
    private readonly List<CellOutput> outputs = [];
    private readonly StringBuilder text = new();
    private string? streamName;

    /// <summary>Adds an output; false where that is more than a cell may put out, and nothing was added.</summary>
    public bool Add(CellOutput output)
    {
        if (!allowance.Covers(output)) return false;

        // Console text arrives in pieces; what was written in one go reads as one.
        if (output is StreamOutput piece)
        {
            if (piece.Name != streamName) EndStream();
            streamName = piece.Name;
            text.Append(piece.Text);
        }
        else
        {
            EndStream();
            var place = output is DisplayOutput { IsUpdate: true } update
                ? outputs.FindIndex(shown => shown is DisplayOutput display && display.DisplayId == update.DisplayId)
                : -1;

            // What another cell has shown is not at hand any more, and is shown anew.
            if (place < 0) outputs.Add(output);
            else outputs[place] = output;
        }

        return true;
    }

    /// <summary>Everything so far, in order.</summary>
    public IReadOnlyList<CellOutput> ToList()
    {
        EndStream();
        return outputs;
    }

    private void EndStream()
    {
        if (streamName is not null) outputs.Add(new StreamOutput(streamName, text.ToString()));
        streamName = null;
        text.Clear();
    }
}
