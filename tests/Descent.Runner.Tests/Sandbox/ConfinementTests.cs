using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Descent.Runner.Tests;

public sealed class ConfinementTests : IDisposable
{
    private const string NeedsLandlock = "Needs Linux 5.13 with Landlock; docs/coursework.md says what holds elsewhere.";

    private readonly TempFolder folder = new();

    public ConfinementTests() => Directory.CreateDirectory(folder["inside"]);

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("System.IO.File.WriteAllText(\"../outside/new\", \"\");")]
    [InlineData("System.IO.File.WriteAllText(\"../outside/there\", \"\");")]
    [InlineData("System.IO.File.AppendAllText(\"../outside/there\", \"more\");")]
    [InlineData("System.IO.File.Delete(\"../outside/there\");")]
    [InlineData("System.IO.File.Move(\"../outside/there\", \"mine\");")]
    [InlineData("System.IO.Directory.CreateDirectory(\"../outside/new\");")]
    [InlineData("System.IO.File.CreateSymbolicLink(\"link\", \"../outside/there\");\nSystem.IO.File.WriteAllText(\"link\", \"\");")]
    [InlineData(
        """
        var shell = System.Diagnostics.Process.Start("/bin/sh", "-c 'rm -f ../outside/there || echo > ../outside/new'");
        await shell.WaitForExitAsync();
        if (shell.ExitCode != 0) throw new UnauthorizedAccessException("The shell was kept from both.");
        """)]
    public async Task A_confined_worker_changes_nothing_outside_its_folder(string code)
    {
        Assert.SkipUnless(Confinement.IsEnforced, NeedsLandlock);
        folder.Write("outside/there", "as it was");

        var failure = await RunAsync(code);

        Assert.Equal("System.UnauthorizedAccessException", failure?.Name);
        Assert.Equal("as it was", await File.ReadAllTextAsync(folder["outside/there"], TestContext.Current.CancellationToken));
        Assert.Equal(["there"], Directory.GetFileSystemEntries(folder["outside"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_confined_worker_reaches_no_one_by_TCP()
    {
        Assert.SkipUnless(Landlock.Version >= 4, "Needs Linux 6.7 with Landlock; docs/coursework.md says what holds elsewhere.");
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();

        var failure = await RunAsync($"new System.Net.Sockets.TcpClient(\"127.0.0.1\", {((IPEndPoint)listener.LocalEndpoint).Port}).Dispose();");

        Assert.False(listener.Pending());
        Assert.Equal("System.Net.Sockets.SocketException", failure?.Name);
        Assert.Contains("Permission denied", failure?.Message, StringComparison.Ordinal);
    }

    /// <remarks>The signal 0 does nothing, but is refused like the others.</remarks>
    [Fact]
    public async Task A_confined_worker_signals_no_process_outside()
    {
        Assert.SkipUnless(Landlock.Version >= 6, "Needs Linux 6.12 with Landlock; docs/coursework.md says what holds elsewhere.");

        var failure = await RunAsync(
            $$"""
            [System.Runtime.InteropServices.DllImport("libc", SetLastError = true)]
            static extern int kill(int process, int signal);
            if (kill(Environment.ProcessId, 0) != 0) throw new Exception("Not even itself.");
            if (kill({{Environment.ProcessId}}, 0) != 0) throw new System.ComponentModel.Win32Exception();
            """);

        Assert.Equal("System.ComponentModel.Win32Exception", failure?.Name);
        Assert.Equal("Operation not permitted", failure?.Message);
    }

    [Fact]
    public async Task Its_own_folder_and_temporary_files_are_there_to_be_used() => Assert.Null(await RunAsync(
        """
        System.IO.File.WriteAllText("a", "");
        System.IO.File.WriteAllText(System.IO.Path.GetTempFileName(), "");
        if (System.IO.Directory.GetFiles(".").Length != 2) throw new Exception("Temporary files go elsewhere.");
        """));

    private async Task<CellFailure?> RunAsync(string code)
    {
        using var worker = WorkerProcess.Start(folder["inside"], folder["inside"], Run.Limits, isConfined: true);
        var runner = new CellRunner(worker, Run.Limits, showsValues: false, TestContext.Current.CancellationToken, TestContext.Current.CancellationToken);
        return (await runner.RunAsync(SampleNotebook.Code(code), _ => true)).Failure;
    }
}
