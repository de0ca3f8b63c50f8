using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
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
