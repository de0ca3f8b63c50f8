using System.ComponentModel;
using System.Diagnostics;
using Descent.Runner.Protocol;

namespace Descent.Runner.Sandbox;

/// <summary>The child process one notebook runs in, seen from outside.</summary>
/// <remarks>
/// Messages go over its standard streams, which it takes out of reach before anything of a notebook runs: whatever user
/// code writes to its own cannot corrupt them, and no grandchild can inherit them and keep them open after the worker's death.
/// </remarks>
internal sealed partial class WorkerProcess : IDisposable
{
    /// <summary>How long after its end a worker's last words are waited for.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly Process process;
    private readonly RunLimits limits;
    private readonly Isolation? isolation;
    private readonly string name;
    private readonly StreamHead errors;
    private readonly JsonLines messages;
    private Func<string, CellFailure>? stopped;
    private TimeSpan work;
    private bool isGroupKilled;

    private WorkerProcess(Process process, RunLimits limits, Isolation? isolation, string name)
    {
        this.process = process;
        this.limits = limits;
        this.isolation = isolation;
        this.name = name;
        messages = new JsonLines(process.StandardOutput.BaseStream, process.StandardInput.BaseStream, LongestMessage);
        errors = new StreamHead(process.StandardError.BaseStream);
    }

    /// <summary>In JSON a character takes six bytes at most; a submission's are sent in small pieces.</summary>
    private int LongestMessage => isolation is null ? (int)Math.Min(int.MaxValue, (6L * limits.OutputCharacters) + 1_000_000) : 4_000_000;

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

    /// <summary>What the worker and all that it started take at the moment; zeros where it has gone, or runs where it cannot be seen.</summary>
    public WorkerTree Measure()
    {
        var tree = new WorkerTree(0, 0, TimeSpan.Zero, 0, false);
        try
        {
            process.Refresh();
            if (isolation is { Kind: IsolationKind.Bwrap }) tree = WorkerTree.Of(process.Id);
            else if (isolation is null or { IsMeasured: true }) tree = new WorkerTree(1, process.WorkingSet64 / (1024 * 1024), process.TotalProcessorTime, 0, false);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // Gone.
        }

        // Of what has gone, as far as it is known.
        work = tree.Work > work ? tree.Work : work;
        return tree with { Work = work };
    }

    /// <summary>How much longer than it works the worker may wait; where its work cannot be seen, not at all.</summary>
    public int Patience => isolation is { IsMeasured: false } ? 1 : WorkerWatch.Patience;

    /// <summary>Ends the worker and what it started.</summary>
    /// <remarks>
    /// In a sandbox that is everything. Without one it is, while the worker runs, every process that descends from it; once
    /// it has gone, every process of its group. One that has left the group by then lives on, as does on Windows every one
    /// that outlives the worker.
    /// </remarks>
    public void Dispose()
    {
        Kill();
        isolation?.End(name);
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
