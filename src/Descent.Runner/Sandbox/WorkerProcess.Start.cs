using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Descent.Runner.Protocol;

namespace Descent.Runner.Sandbox;

/// <content>How a worker starts.</content>
internal sealed partial class WorkerProcess
{
    /// <summary>Starts a worker in a folder, which may do what its user may.</summary>
    /// <param name="folder">Where its relative paths start.</param>
    /// <param name="packagesFolder">Where restored packages are kept; null where none are to be restored.</param>
    /// <param name="limits">What it may use.</param>
    /// <exception cref="WorkerStartException">The system has no process or no room left, for example.</exception>
    public static WorkerProcess Start(string folder, string? packagesFolder, RunLimits limits)
    {
        var start = DescentExecutable.StartInfo(packagesFolder is null ? ["worker"] : ["worker", packagesFolder]);
        start.WorkingDirectory = folder;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment[DotnetCommand.HeapLimitVariable] =
            (limits.MemoryMegabytes * 1024L * 1024L).ToString("X", CultureInfo.InvariantCulture);
        return Start(start, limits, isolation: null, name: "");
    }

    /// <summary>Starts a worker for a submission.</summary>
    /// <param name="isolation">What keeps it to itself.</param>
    /// <param name="program">Its program.</param>
    /// <param name="folder">Where it runs if nothing isolates it.</param>
    /// <param name="limits">What it may use.</param>
    /// <exception cref="WorkerStartException">The system has no process or no room left, for example.</exception>
    public static WorkerProcess Start(Isolation isolation, WorkerProgram program, string folder, RunLimits limits)
    {
        var name = $"descent-{Guid.NewGuid():N}";
        return Start(isolation.StartInfo(program.Folder, folder, limits, name), limits, isolation, name);
    }

    /// <summary>Waits until the worker can take a cell.</summary>
    /// <exception cref="WorkerStartException">It died before.</exception>
    public async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        if (await ReceiveAsync(cancellation) is WorkerReady) return;

        await EndAsync();
        throw new WorkerStartException($"It ended with exit code {process.ExitCode}. {errors.Text}".TrimEnd());
    }

    private static WorkerProcess Start(ProcessStartInfo start, RunLimits limits, Isolation? isolation, string name)
    {
        try
        {
            start.RedirectStandardInput = true;
            start.RedirectStandardOutput = true;
            start.RedirectStandardError = true;
            return new WorkerProcess(Launcher.Start(start), limits, isolation, name);
        }
        catch (Exception e)
        {
            throw new WorkerStartException(e.Message, e);
        }
    }
}

/// <summary>Starts processes from a thread that lives as long as this process.</summary>
/// <remarks>Linux ends what asked to die with its parent when the parent's thread ends, and those of the pool come and go.</remarks>
internal static class Launcher
{
    private static readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> Waiting = Open();

    /// <summary>Starts a process.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Waiting.Add((start, started));
        return started.Task.GetAwaiter().GetResult();
    }

    private static BlockingCollection<(ProcessStartInfo, TaskCompletionSource<Process>)> Open()
    {
        StandardStreams.KeepOthers();
        var waiting = new BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)>();
        var thread = new Thread(() =>
        {
            foreach (var (start, started) in waiting.GetConsumingEnumerable())
            {
                try
                {
                    started.SetResult(Process.Start(start)!);
                }
                catch (Exception e)
                {
                    started.SetException(e);
                }
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        return waiting;
    }
}

/// <summary>A worker that did not start; the message says why, as far as that is known.</summary>
internal sealed class WorkerStartException(string why, Exception? inner = null)
    : Exception($"The process to run it in did not start. {why}", inner);

/// <summary>How to start this program again.</summary>
internal static class DescentExecutable
{
    /// <summary>A start of this program with other arguments.</summary>
    public static ProcessStartInfo StartInfo(params string[] arguments)
    {
        var assembly = typeof(DescentExecutable).Assembly.Location;
        var host = Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null);

        // The same way this process was started, so that it finds the same runtime.
        return DotnetCommand.IsHost || !File.Exists(host)
            ? new ProcessStartInfo(DotnetCommand.Path, [assembly, .. arguments])
            : new ProcessStartInfo(host, arguments);
    }
}
