using System.Diagnostics;
using System.Globalization;

namespace Descent.Runner.Tests;

public class InterruptTests
{
    [Fact]
    public async Task Ctrl_C_stops_the_run_and_leaves_nothing_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends SIGINT with kill.");
        using var folder = new TempFolder();
        folder.Write(
            "notebooks/1-slow.ipynb",
            SampleNotebook.Code("System.IO.File.WriteAllText(\"id.tmp\", $\"{Environment.ProcessId}\");\nSystem.IO.File.Move(\"id.tmp\", \"id\");\nawait Task.Delay(-1);"));

        using var process = Process.Start(DescentProcess.StartInfo(folder.Path))!;
        while (!File.Exists(folder["notebooks/id"]))
        {
            Assert.False(process.HasExited);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, process.ExitCode);
        Assert.False(Directory.Exists(folder["artifacts"]));
        var worker = int.Parse(File.ReadAllText(folder["notebooks/id"]), CultureInfo.InvariantCulture);
        Assert.DoesNotContain(Process.GetProcesses(), other => other.Id == worker);
    }
}
