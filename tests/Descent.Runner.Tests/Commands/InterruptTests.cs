using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Descent.Runner.Tests;

public sealed class InterruptTests : IDisposable
{
    private readonly TempFolder folder = new();

    public InterruptTests() => folder.Write("notebooks/1-slow.ipynb", SampleNotebook.Code(WorkerIdentity.EndlessCell));

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public async Task Ctrl_C_and_a_request_to_end_stop_the_run_and_leave_nothing_behind(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends signals with kill.");
        using var process = Start();
        var worker = await WorkerOfAsync(process);

        using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, process.ExitCode);
        Assert.False(Directory.Exists(folder["artifacts"]));
        Assert.False(worker.IsRunning());
    }

    [Fact]
    public async Task A_worker_does_not_outlive_a_killed_parent()
    {
        using var process = Start();
        var worker = await WorkerOfAsync(process);

        process.Kill();

        // Its cell never ends by itself.
        var patience = Stopwatch.StartNew();
        while (worker.IsRunning() && patience.Elapsed < TimeSpan.FromMinutes(1))
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(worker.IsRunning());
    }

    private Task<WorkerIdentity> WorkerOfAsync(Process process) =>
        WorkerIdentity.OfAsync(folder["notebooks/worker"], process.WaitForExitAsync(TestContext.Current.CancellationToken));

    /// <remarks>Who is killed cannot clear away its temporary files.</remarks>
    private Process Start()
    {
        var start = DescentProcess.StartInfo(folder.Path);
        start.Environment["TMPDIR"] = folder.Path;
        return Process.Start(start)!;
    }
}
