using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>The process that a notebook's cells run in, as one of them tells it.</summary>
/// <param name="Id">Its id, which another process may have after it.</param>
/// <param name="Started">When it was started, which tells the two apart.</param>
internal sealed record WorkerIdentity(int Id, DateTime Started)
{
    /// <summary>For a cell: its process as text.</summary>
    public const string Expression =
        "$\"{Environment.ProcessId} {System.Diagnostics.Process.GetCurrentProcess().StartTime.ToUniversalTime():O}\"";

    /// <summary>A cell that writes its process to a file called worker, and never ends.</summary>
    public const string EndlessCell = $$"""
        System.IO.File.WriteAllText("worker.tmp", {{Expression}});
        System.IO.File.Move("worker.tmp", "worker");
        while (true) { }
        """;

    /// <summary>As systems tell the start of a process, it varies by some milliseconds.</summary>
    private static readonly TimeSpan Blur = TimeSpan.FromSeconds(1);

    public static WorkerIdentity Parse(string text) => text.Split(' ') is [var id, var started]
        ? new(int.Parse(id, CultureInfo.InvariantCulture), DateTime.Parse(started, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind))
        : throw new FormatException($"No process: {text}");

    /// <summary>Waits for the file of an <see cref="EndlessCell"/>.</summary>
    public static async Task<WorkerIdentity> OfAsync(string file, Task run)
    {
        while (!File.Exists(file))
        {
            Assert.False(run.IsCompleted, "The run ended before its cell began.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    public bool IsRunning() => Process.GetProcesses().Any(process => process.Id == Id && (StartOf(process) - Started).Duration() < Blur);

    private static DateTime StartOf(Process process)
    {
        try
        {
            return process.StartTime.ToUniversalTime();
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return DateTime.MaxValue; // It has just ended.
        }
    }
}
