using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Descent.Runner.Tests;

public sealed class InterruptTests : IDisposable
{
    private readonly TempFolder folder = new();

    public InterruptTests() => folder.Write(
        "notebooks/1-slow.ipynb",
        SampleNotebook.Code(
            """
            System.IO.File.WriteAllText("id.tmp", $"{Environment.ProcessId}");
            System.IO.File.Move("id.tmp", "id");
            while (true) { }
            """));

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public async Task Ctrl_C_and_a_request_to_end_stop_the_run_and_leave_nothing_behind(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends signals with kill.");
        using var process = Process.Start(DescentProcess.StartInfo(folder.Path))!;
        var worker = await WorkerIdAsync(process);

        using var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, process.ExitCode);
        Assert.False(Directory.Exists(folder["artifacts"]));
        Assert.False(IsRunning(worker));
    }

    [Fact]
    public async Task A_worker_does_not_outlive_a_killed_parent()
    {
        using var process = Process.Start(DescentProcess.StartInfo(folder.Path))!;
        var worker = await WorkerIdAsync(process);

        using var orphan = Process.GetProcessById(worker);

        process.Kill();

        // Its cell never ends by itself.
        await orphan.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(
            TimeSpan.FromMinutes(1),
            TestContext.Current.CancellationToken);
    }

    private static bool IsRunning(int id) => Process.GetProcesses().Any(process => process.Id == id);

    private async Task<int> WorkerIdAsync(Process process)
    {
        while (!File.Exists(folder["notebooks/id"]))
        {
            Assert.False(process.HasExited);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        var id = await File.ReadAllTextAsync(folder["notebooks/id"], TestContext.Current.CancellationToken);
        return int.Parse(id, CultureInfo.InvariantCulture);
    }
}
