using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using Descent.Runner.Protocol;

namespace Descent.Runner.Sandbox;

/// <content>How a worker starts.</content>
internal sealed partial class WorkerProcess
{
    /// <summary>How long a process that has connected may keep silent; a worker speaks at once.</summary>
    private static readonly TimeSpan FirstMessage = TimeSpan.FromSeconds(30);

    /// <summary>Starts a worker in a folder.</summary>
    /// <param name="folder">Where its relative paths start.</param>
    /// <param name="packagesFolder">Where restored packages are kept; null where none are to be restored.</param>
    /// <param name="limits">What it may use.</param>
    /// <param name="isConfined">Whether it is kept, as far as the system can, from changing anything outside its folder.</param>
    /// <exception cref="WorkerStartException">The system has no process or no room left, for example.</exception>
    public static WorkerProcess Start(string folder, string? packagesFolder, RunLimits limits, bool isConfined = false)
    {
        // Short, because some systems allow a pipe's full path no more than a hundred characters; in full on others
        // than Windows, because a confined worker has another temporary folder.
        var pipeName = $"descent-{Guid.NewGuid():N}"[..20];
        if (!OperatingSystem.IsWindows()) pipeName = Path.Combine(Path.GetTempPath(), pipeName);
        NamedPipeServerStream? pipe = null;
        try
        {
            pipe = new NamedPipeServerStream(
                pipeName,
                PipeDirection.InOut,
                maxNumberOfServerInstances: 1,
                PipeTransmissionMode.Byte,
                PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
            var start = DescentExecutable.StartInfo(packagesFolder is null ? ["worker", pipeName] : ["worker", pipeName, packagesFolder]);
            start.WorkingDirectory = folder;
            start.RedirectStandardInput = true;
            start.RedirectStandardOutput = true;
            start.RedirectStandardError = true;
            start.Environment[DotnetCommand.HeapLimitVariable] =
                (limits.MemoryMegabytes * 1024L * 1024L).ToString("X", CultureInfo.InvariantCulture);

            var process = isConfined ? Confinement.Start(start) : Process.Start(start)!;
            return new WorkerProcess(pipe, pipeName, process, limits);
        }
        catch (Exception e)
        {
            pipe?.Dispose();
            throw new WorkerStartException(e.Message, e);
        }
    }

    /// <summary>Waits until the worker can take a cell.</summary>
    /// <exception cref="WorkerStartException">It died before.</exception>
    public async Task WaitUntilReadyAsync(CancellationToken cancellation)
    {
        var exited = process.WaitForExitAsync(cancellation);
        while (true)
        {
            var connected = pipe.WaitForConnectionAsync(cancellation);
            if (await Task.WhenAny(connected, exited) == exited) break;

            await connected;
            if (await IsWorkerAsync(cancellation)) return;

            // Some other process, such as another submission's, has found the pipe. It is shown out.
            pipe.Disconnect();
            messages = new JsonLines(pipe, LongestMessage);
        }

        cancellation.ThrowIfCancellationRequested();
        await EndAsync();
        throw new WorkerStartException($"It ended with exit code {process.ExitCode}. {errors.Text}".TrimEnd());
    }

    /// <summary>Whether the other end of the pipe knows the secret; an end that keeps silent does not.</summary>
    private async Task<bool> IsWorkerAsync(CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(FirstMessage);
        try
        {
            return await messages.ReceiveAsync<WorkerMessage>(time.Token) is WorkerReady ready && ready.Secret == secret;
        }
        catch (InvalidDataException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <remarks>Standard input ends after it: cells have nothing to read.</remarks>
    private void TellSecret()
    {
        try
        {
            process.StandardInput.WriteLine(secret);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The worker has gone; whoever waits for it will notice.
        }
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
