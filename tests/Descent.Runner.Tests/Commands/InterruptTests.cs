using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
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

    [Fact]
    public async Task A_package_being_restored_leaves_no_temporary_file_of_this_program()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends signals with kill.");
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        folder.Write("notebooks/1-slow.ipynb", SampleNotebook.Code("#r \"nuget: No.Such.Package, 9.9.9\""));
        folder.Write(
            "notebooks/nuget.config",
            $"<configuration><packageSources><clear /><add key=\"silent\" value=\"http://{silent.LocalEndpoint}/index.json\" allowInsecureConnections=\"true\" /></packageSources></configuration>");
        Directory.CreateDirectory(folder["tmp"]);
        var start = DescentProcess.StartInfo(folder.Path);
        start.Environment["TMPDIR"] = folder["tmp"];
        start.Environment["NO_PROXY"] = "127.0.0.1";
        using var process = Process.Start(start)!;
        using var waiting = await silent.AcceptTcpClientAsync(TestContext.Current.CancellationToken);

        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, process.ExitCode);
        Assert.DoesNotContain(Directory.GetFileSystemEntries(folder["tmp"]).Select(Path.GetFileName), name => name!.StartsWith("descent", StringComparison.Ordinal));
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
