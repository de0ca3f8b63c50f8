namespace Descent.Runner;

/// <summary>Ends a worker that takes more memory, or writes more to its folder, than it may.</summary>
/// <remarks>
/// The limit on the managed heap, which the worker sets itself, does not count what native code takes. This one looks
/// from outside, several times a second, and so a little more may be taken for a moment.
/// </remarks>
internal sealed class WorkerWatch : IAsyncDisposable
{
    /// <summary>What a process needs beside its managed heap.</summary>
    private const int MegabytesBesideHeap = 512;

    private const int MegabytesOnDisk = 256;
    private const int MostFiles = 10_000;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    private readonly CancellationTokenSource end = new();
    private readonly Task watching;

    /// <summary>Watches from now on.</summary>
    public WorkerWatch(WorkerProcess worker, string folder, RunLimits limits) => watching = WatchAsync(worker, folder, limits);

    /// <summary>Looks no more.</summary>
    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await watching;
        end.Dispose();
    }

    private async Task WatchAsync(WorkerProcess worker, string folder, RunLimits limits)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(end.Token))
            {
                if (worker.MeasureMegabytes() > limits.MemoryMegabytes + MegabytesBesideHeap)
                    worker.Stop(new CellFailure("OutOfMemory", "The cell used more memory than --memory allows.", Line: null, []));
                if (IsTooFull(folder))
                    worker.Stop(new CellFailure("TooMuchWritten", $"The cell wrote more than {MegabytesOnDisk} MB or {MostFiles} files.", Line: null, []));
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private static bool IsTooFull(string folder)
    {
        try
        {
            var (bytes, files) = (0L, 0);
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", Everything))
            {
                if ((bytes += file.Length) > MegabytesOnDisk * 1024L * 1024L || ++files > MostFiles) return true;
            }

            return false;
        }
        catch (IOException)
        {
            // Something came or went at this moment; the next look will tell.
            return false;
        }
    }
}
