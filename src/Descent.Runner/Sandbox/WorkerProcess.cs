using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using Descent.Runner.Protocol;

namespace Descent.Runner.Sandbox;

/// <summary>The child process one notebook runs in, seen from outside.</summary>
/// <remarks>
/// Messages go over a named pipe: whatever user code does to its standard streams cannot corrupt them, and, unlike
/// an anonymous pipe, no grandchild can inherit it and keep it open after the worker's death.
/// </remarks>
internal sealed partial class WorkerProcess : IDisposable
{
    /// <summary>How long after its end a worker's last words are waited for.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly NamedPipeServerStream pipe;
    private readonly Process process;
    private readonly string secret = Guid.NewGuid().ToString("N");
    private readonly RunLimits limits;
    private readonly StreamHead errors;
    private JsonLines messages;
    private Func<string, CellFailure>? stopped;
    private TimeSpan work;
    private bool isGroupKilled;

    private WorkerProcess(NamedPipeServerStream pipe, string pipeName, Process process, RunLimits limits)
    {
        PipeName = pipeName;
        this.pipe = pipe;
        this.process = process;
        this.limits = limits;
        messages = new JsonLines(pipe, LongestMessage);
        errors = new StreamHead(process.StandardError.BaseStream);

        // What native code prints is not shown; but who prints into a full pipe waits.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        TellSecret();
    }

    /// <summary>The pipe's name, which every process of this user can find out.</summary>
    public string PipeName { get; }

    /// <summary>In JSON a character takes six bytes at most.</summary>
    private int LongestMessage => (int)Math.Min(int.MaxValue, (6L * limits.OutputCharacters) + 1_000_000);

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
    public async Task<WorkerMessage?> ReceiveAsync(CancellationToken cancellation)
    {
        try
        {
            return await messages.ReceiveAsync<WorkerMessage>(cancellation);
        }
        catch (InvalidDataException)
        {
            Stop(subject => LimitFailure.Output(subject, limits.OutputCharacters));
            return null;
        }
    }

    /// <summary>Why a worker that has gone went, as far as its exit code and last words tell.</summary>
    /// <param name="subject">Whom to blame, as a sentence starts with it: the cell that was running, for example.</param>
    public async Task<CellFailure> DeathAsync(string subject)
    {
        await EndAsync();
        return stopped?.Invoke(subject) ?? WorkerDeath.Explain(subject, process.ExitCode, errors.Text);
    }

    /// <summary>Ends the worker because it uses more than it may; its death is then explained by that.</summary>
    /// <param name="why">The failure, for the subject that is to blame.</param>
    public void Stop(Func<string, CellFailure> why)
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

    /// <summary>Ends the worker and what it started.</summary>
    /// <remarks>
    /// While the worker runs, that is every process that descends from it; once it has gone, every process of its group.
    /// One that has left the group by then lives on, as does on Windows every one that outlives the worker.
    /// </remarks>
    public void Dispose()
    {
        Kill();
        process.WaitForExit(TimeSpan.FromSeconds(5));
        process.Dispose();
        messages.Dispose();
    }

    /// <summary>Ends the worker, and waits until its last words are there.</summary>
    private async Task EndAsync()
    {
        Kill();
        await process.WaitForExitAsync();

        // They are there at once, but their end may never come: a process that lives on may have inherited the stream.
        await Task.WhenAny(errors.End, Task.Delay(LastWords));
    }

    private void Kill()
    {
        try
        {
            // Gone already is as good.
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        catch (AggregateException)
        {
            // The worker has, but not everything that it started, some of which may be another user's.
        }

        // Once only: later, the system may have given its id to another.
        if (!Interlocked.Exchange(ref isGroupKilled, true)) ProcessGroup.Kill(process.Id);
    }
}
