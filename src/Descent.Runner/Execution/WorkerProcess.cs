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

    private readonly NamedPipeServerStream pipe;
    private readonly Process process;
    private readonly JsonLines messages;
    private readonly Task<string> errorText;
    private readonly Task outputText;

    private WorkerProcess(NamedPipeServerStream pipe, Process process)
    {
        this.pipe = pipe;
        this.process = process;
        messages = new JsonLines(pipe);
        errorText = StreamHead.ReadAsync(process.StandardError.BaseStream);
        outputText = StreamHead.ReadAsync(process.StandardOutput.BaseStream);
    }

    /// <summary>Starts a worker for a notebook, in the notebook's folder.</summary>
    public static WorkerProcess Start(Notebook notebook, string packagesFolder, int memoryMegabytes)
    {
        // Short, because some systems allow a pipe's full path no more than a hundred characters.
        var pipeName = $"descent-{Guid.NewGuid():N}"[..20];
        var pipe = new NamedPipeServerStream(
            pipeName,
            PipeDirection.InOut,
            maxNumberOfServerInstances: 1,
            PipeTransmissionMode.Byte,
            PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        try
        {
            var start = DescentExecutable.StartInfo("worker", pipeName, packagesFolder);
            start.WorkingDirectory = notebook.Folder;
            start.RedirectStandardInput = true;
            start.RedirectStandardOutput = true;
            start.RedirectStandardError = true;
            start.Environment[HeapLimitVariable] =
                (memoryMegabytes * 1024L * 1024L).ToString("X", CultureInfo.InvariantCulture);

            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return new WorkerProcess(pipe, process);
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
        var connected = pipe.WaitForConnectionAsync(cancellation);
        var exited = process.WaitForExitAsync(cancellation);
        if (await Task.WhenAny(connected, exited) == connected)
        {
            await connected;
            if (await ReceiveAsync(cancellation) is WorkerReady) return;
        }

        cancellation.ThrowIfCancellationRequested();
        throw new InvalidOperationException($"The worker process did not start. {(await DeathAsync()).Message}");
    }

    /// <summary>Hands over a cell.</summary>
    public void Run(Cell cell)
    {
        try
        {
            messages.Send(new WorkerRequest(cell.Number, cell.Source));
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
        return WorkerDeath.Explain(process.ExitCode, await errorText);
    }

    /// <summary>Ends the worker and every process it started.</summary>
    public void Dispose()
    {
        Kill();
        process.WaitForExit(TimeSpan.FromSeconds(5));
        process.Dispose();
        messages.Dispose();
    }

    private void Kill()
    {
        // Gone already is as good.
        if (!process.HasExited) process.Kill(entireProcessTree: true);
    }
}
