using System.Diagnostics;
using System.Text;

namespace Descent.Runner.Sandbox;

/// <summary>Ends a worker that takes more time, memory, processes or files than it may, with all that it started.</summary>
/// <remarks>
/// Looks from outside, several times a second, and so a little more may be taken for a moment. Memory that native code
/// takes counts, which the worker's own limit on its managed heap leaves out. A second counts in full when a processor
/// works on it and as a quarter when not: on a busy machine no submission pays for the others.
/// </remarks>
internal sealed class WorkerWatch : IAsyncDisposable
{
    /// <summary>How much longer than it works a worker may wait.</summary>
    public const int Patience = 4;

    /// <summary>More than any lesson starts.</summary>
    private const int MostProcesses = 64;

    private const int MostFiles = 10_000;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource end = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly WorkerProcess worker;
    private readonly RunLimits limits;
    private readonly Task watching;
    private TimeSpan cellStart;

    /// <summary>Watches from now on.</summary>
    /// <param name="worker">Whom.</param>
    /// <param name="limits">What it may use.</param>
    /// <param name="timeIsOver">Called when it has taken all the time there is for a notebook.</param>
    public WorkerWatch(WorkerProcess worker, RunLimits limits, Action timeIsOver)
    {
        this.worker = worker;
        this.limits = limits;
        watching = WatchAsync(timeIsOver);
    }

    /// <summary>The time it has taken.</summary>
    public TimeSpan Used => UsedWith(worker.Measure());

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
                var tree = worker.Measure();
                if (Excess(tree) is { } excess) worker.Stop(excess);
                if (UsedWith(tree) > limits.PerNotebook) timeIsOver();
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

    private TimeSpan UsedWith(WorkerTree tree) => TimeSpan.FromSeconds(Math.Max(tree.Work.TotalSeconds, clock.Elapsed.TotalSeconds / worker.Patience));

    /// <summary>The failure for whom the worker is working, or null where it keeps to its limits.</summary>
    private Func<string, CellFailure>? Excess(WorkerTree tree)
    {
        if (UsedWith(tree) - cellStart > limits.PerCell) return subject => LimitFailure.Time(subject, limits.PerCell);
        if (tree.Megabytes > limits.MemoryMegabytes + Isolation.MegabytesBesideHeap) return LimitFailure.Memory;
        if (tree.Processes > MostProcesses || tree.ScratchFiles > MostFiles || tree.IsHidden) return LimitFailure.TooMuch;
        return null;
    }
}

/// <summary>Reads from a dead worker's remains what was done to it.</summary>
internal static class WorkerDeath
{
    /// <summary>The failure to report.</summary>
    /// <param name="subject">Whom to blame, as a sentence starts with it.</param>
    /// <param name="exitCode">The worker's exit code.</param>
    /// <param name="errorText">Its last words.</param>
    public static CellFailure Explain(string subject, int exitCode, string errorText)
    {
        if (errorText.Contains("Stack overflow", StringComparison.Ordinal))
        {
            return new CellFailure(
                "StackOverflow",
                $"{subject} overflowed the stack. Look for a method that calls itself without end.",
                Line: null,
                Trace: []);
        }

        if (errorText.Contains("Out of memory", StringComparison.Ordinal)) return LimitFailure.Memory(subject);

        return errorText.Length > 0
            ? new CellFailure(
                "ProcessCrashed",
                $"{subject} crashed its process (exit code {exitCode}).",
                Line: null,
                errorText.ReplaceLineEndings("\n").TrimEnd().Split('\n'))
            : new CellFailure(
                "ProcessExited",
                $"{subject} ended its process (exit code {exitCode}). Remove the call of Environment.Exit or its like.",
                Line: null,
                Trace: []);
    }
}

/// <summary>Drains a stream and keeps its beginning.</summary>
/// <remarks>A process blocks on a full pipe, so all of it must be read; a crash says why in its first lines.</remarks>
internal sealed class StreamHead
{
    private readonly Lock gate = new();
    private readonly byte[] head = new byte[4096];
    private int length;

    /// <summary>Starts to read, without ever holding more than the head.</summary>
    public StreamHead(Stream stream) => End = ReadAsync(stream);

    /// <summary>Completes at the stream's end, which may come late: whoever inherited it keeps it open.</summary>
    public Task End { get; }

    /// <summary>What has come so far.</summary>
    public string Text
    {
        get
        {
            lock (gate) return Encoding.UTF8.GetString(head, 0, length);
        }
    }

    private async Task ReadAsync(Stream stream)
    {
        var buffer = new byte[4096];
        while (await stream.ReadAsync(buffer) is var count and > 0)
        {
            var kept = Math.Min(count, head.Length - length);
            lock (gate)
            {
                buffer.AsSpan(0, kept).CopyTo(head.AsSpan(length));
                length += kept;
            }
        }
    }
}
