using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;

namespace Descent.Runner;

/// <summary>The child process one notebook runs in, seen from outside.</summary>
/// <remarks>
/// Messages go over a named pipe: whatever user code does to its standard streams cannot corrupt them, and, unlike
/// an anonymous pipe, no grandchild can inherit it and keep it open after the worker's death.
/// </remarks>
internal sealed class WorkerProcess : IDisposable
{
    /// <summary>The variable that limits the worker's heap.</summary>
    public const string HeapLimitVariable = "DOTNET_GCHeapHardLimit";

    /// <summary>How long a process that has connected may keep silent; a worker speaks at once.</summary>
    private static readonly TimeSpan FirstMessage = TimeSpan.FromSeconds(30);

    private readonly NamedPipeServerStream pipe;
    private readonly Process process;
    private readonly string secret = Guid.NewGuid().ToString("N");
    private readonly int longestMessage;
    private readonly Task<string> errorText;
    private readonly Task outputText;
    private JsonLines messages;
    private CellFailure? stopped;
    private TimeSpan work;

    private WorkerProcess(NamedPipeServerStream pipe, string pipeName, Process process, int longestMessage)
    {
        PipeName = pipeName;
        this.pipe = pipe;
        this.process = process;
        this.longestMessage = longestMessage;
        messages = new JsonLines(pipe, longestMessage);
        errorText = StreamHead.ReadAsync(process.StandardError.BaseStream);
        outputText = StreamHead.ReadAsync(process.StandardOutput.BaseStream);
        TellSecret();
    }

    /// <summary>The pipe's name, which every process of this user can find out.</summary>
    public string PipeName { get; }

    /// <summary>Starts a worker in a folder.</summary>
    /// <param name="folder">Where its relative paths start.</param>
    /// <param name="packagesFolder">Where restored packages are kept.</param>
    /// <param name="limits">What it may use.</param>
    /// <param name="isConfined">Whether it is kept, as far as the system can, from changing anything outside its folder.</param>
    public static WorkerProcess Start(string folder, string packagesFolder, RunLimits limits, bool isConfined = false)
    {
        // Short, because some systems allow a pipe's full path no more than a hundred characters; in full on others
        // than Windows, because a confined worker has another temporary folder.
        var pipeName = $"descent-{Guid.NewGuid():N}"[..20];
        if (!OperatingSystem.IsWindows()) pipeName = Path.Combine(Path.GetTempPath(), pipeName);
        var pipe = new NamedPipeServerStream(
            pipeName,
            PipeDirection.InOut,
            maxNumberOfServerInstances: 1,
            PipeTransmissionMode.Byte,
            PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        try
        {
            var start = DescentExecutable.StartInfo("worker", pipeName, packagesFolder);
            start.WorkingDirectory = folder;
            start.RedirectStandardInput = true;
            start.RedirectStandardOutput = true;
            start.RedirectStandardError = true;
            start.Environment[HeapLimitVariable] =
                (limits.MemoryMegabytes * 1024L * 1024L).ToString("X", CultureInfo.InvariantCulture);

            var process = isConfined ? Confinement.Start(start) : Process.Start(start)!;

            // In JSON a character takes six bytes at most.
            return new WorkerProcess(pipe, pipeName, process, (int)Math.Min(int.MaxValue, (6L * limits.OutputCharacters) + 1_000_000));
        }
        catch
        {
            pipe.Dispose();
            throw;
        }
    }

    /// <summary>Waits until the worker can take a cell.</summary>
    /// <exception cref="InvalidOperationException">It died before.</exception>
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
            messages = new JsonLines(pipe, longestMessage);
        }

        cancellation.ThrowIfCancellationRequested();
        throw new InvalidOperationException($"The worker process did not start. {(await DeathAsync()).Message}");
    }

    /// <summary>Whether the other end of the pipe knows the secret; an end that keeps silent does not.</summary>
    private async Task<bool> IsWorkerAsync(CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(FirstMessage);
        try
        {
            return await ReceiveAsync(time.Token) is WorkerReady ready && ready.Secret == secret;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Hands over something to do.</summary>
    public void Send(WorkerRequest request)
    {
        try
        {
            messages.Send(request);
        }
        catch (IOException)
        {
            // The worker has gone; the next message, which is none, says so.
        }
    }

    /// <summary>The worker's next message, or null when it has gone.</summary>
    public Task<WorkerMessage?> ReceiveAsync(CancellationToken cancellation) =>
        messages.ReceiveAsync<WorkerMessage>(cancellation);

    /// <summary>Why a worker that has gone went, as far as its exit code and last words tell.</summary>
    public async Task<CellFailure> DeathAsync()
    {
        Kill();
        await process.WaitForExitAsync();
        return stopped ?? WorkerDeath.Explain(process.ExitCode, await errorText);
    }

    /// <summary>Ends the worker because it uses more than it may; its death is then explained by that.</summary>
    public void Stop(CellFailure why)
    {
        stopped ??= why;
        Kill();
    }

    /// <summary>Megabytes of memory the worker takes at the moment, managed or not; 0 where it has gone.</summary>
    public long MeasureMegabytes()
    {
        try
        {
            process.Refresh();
            return process.WorkingSet64 / (1024 * 1024);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            return 0;
        }
    }

    /// <summary>Processor time the worker has taken, on all cores together; of one that has gone, as far as it is known.</summary>
    public TimeSpan MeasureWork()
    {
        try
        {
            work = process.TotalProcessorTime;
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // Gone.
        }

        return work;
    }

    /// <summary>Ends the worker and every process it started.</summary>
    public void Dispose()
    {
        Kill();
        process.WaitForExit(TimeSpan.FromSeconds(5));
        process.Dispose();
        messages.Dispose();
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

    private void Kill()
    {
        // Gone already is as good.
        if (!process.HasExited) process.Kill(entireProcessTree: true);
    }
}
