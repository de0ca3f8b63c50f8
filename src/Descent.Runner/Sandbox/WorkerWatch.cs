using System.Diagnostics;

namespace Descent.Runner.Sandbox;

/// <summary>Ends a worker that takes more time or memory, or writes more to its folder, than it may.</summary>
/// <remarks>
/// Looks from outside, several times a second, and so a little more may be taken for a moment. Memory that native code
/// takes counts, which the worker's own limit on its managed heap leaves out. A second counts in full when a processor
/// works on it and as a quarter when not: on a busy machine no submission pays for the others.
/// </remarks>
internal sealed class WorkerWatch : IAsyncDisposable
{
    /// <summary>How much longer than it works a worker may wait.</summary>
    public const int Patience = 4;

    /// <summary>What a process needs beside its managed heap.</summary>
    private const int MegabytesBesideHeap = 512;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource end = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly WorkerProcess worker;
    private readonly string folder;
    private readonly RunLimits limits;
    private readonly Task watching;
    private TimeSpan cellStart;

    /// <summary>Watches from now on.</summary>
    /// <param name="worker">Whom.</param>
    /// <param name="folder">Where it may write.</param>
    /// <param name="limits">What it may use.</param>
    /// <param name="timeIsOver">Called when it has taken all the time there is for a notebook.</param>
    public WorkerWatch(WorkerProcess worker, string folder, RunLimits limits, Action timeIsOver)
    {
        this.worker = worker;
        this.folder = folder;
        this.limits = limits;
        watching = WatchAsync(timeIsOver);
    }

    /// <summary>The time it has taken.</summary>
    public TimeSpan Used => TimeSpan.FromSeconds(Math.Max(worker.MeasureWork().TotalSeconds, clock.Elapsed.TotalSeconds / Patience));

    /// <summary>Begins to count the time of a cell, or of judging an answer.</summary>
    public void StartCell() => cellStart = Used;

    /// <summary>Looks no more.</summary>
    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await watching;
        end.Dispose();
    }

    private async Task WatchAsync(Action timeIsOver)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(end.Token))
            {
                if (Excess() is { } excess) worker.Stop(excess);
                if (Used > limits.PerNotebook) timeIsOver();
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
        catch (Exception e)
        {
            // What is not watched must not run.
            worker.Stop(subject => new CellFailure("NotWatched", $"{subject} was stopped because it could not be watched. {e.Message}", Line: null, Trace: []));
        }
    }

    /// <summary>The failure for whom the worker is working, or null where it keeps to its limits.</summary>
    private Func<string, CellFailure>? Excess()
    {
        if (Used - cellStart > limits.PerCell) return subject => LimitFailure.Time(subject, limits.PerCell);
        if (worker.MeasureMegabytes() > limits.MemoryMegabytes + MegabytesBesideHeap) return LimitFailure.Memory;
        return FolderLimit.IsExceeded(folder) ? LimitFailure.Files : null;
    }
}
