using Xunit;

namespace Descent.Runner.Tests;

public sealed class ConfinementTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("System.IO.File.WriteAllText(\"../outside/new\", \"\");")]
    [InlineData("System.IO.File.WriteAllText(\"../outside/there\", \"\");")]
    [InlineData("System.IO.File.AppendAllText(\"../outside/there\", \"more\");")]
    [InlineData("System.IO.File.Delete(\"../outside/there\");")]
    [InlineData("System.IO.File.Move(\"../outside/there\", \"mine\");")]
    [InlineData("System.IO.Directory.CreateDirectory(\"../outside/new\");")]
    [InlineData("System.IO.File.CreateSymbolicLink(\"link\", \"../outside/there\");\nSystem.IO.File.WriteAllText(\"link\", \"\");")]
    [InlineData("await System.Diagnostics.Process.Start(\"/bin/sh\", \"-c 'rm -f ../outside/there; echo > ../outside/new'\").WaitForExitAsync();\nthrow new Exception();")]
    [InlineData("new System.Net.Sockets.TcpClient(\"127.0.0.1\", 9).Dispose();")]
    public async Task A_confined_worker_changes_nothing_outside_its_folder(string code)
    {
        Assert.SkipUnless(Confinement.IsEnforced, "Needs Linux 5.13 with Landlock; docs/coursework.md says what holds elsewhere.");
        folder.Write("outside/there", "as it was");
        Directory.CreateDirectory(folder["inside"]);

        Assert.NotNull(await RunAsync(code));

        Assert.Equal("as it was", await File.ReadAllTextAsync(folder["outside/there"], TestContext.Current.CancellationToken));
        Assert.Equal(["there"], Directory.GetFileSystemEntries(folder["outside"]).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Its_own_folder_and_temporary_files_are_there_to_be_used()
    {
        Directory.CreateDirectory(folder["inside"]);

        Assert.Null(await RunAsync(
            """
            System.IO.File.WriteAllText("a", "");
            System.IO.File.WriteAllText(System.IO.Path.GetTempFileName(), "");
            if (System.IO.Directory.GetFiles(".").Length != 2) throw new Exception("Temporary files go elsewhere.");
            """));
    }

    private async Task<CellFailure?> RunAsync(string code)
    {
        using var worker = WorkerProcess.Start(folder["inside"], folder["inside"], Run.Limits, isConfined: true);
        var runner = new CellRunner(worker, Run.Limits, showsValues: false, TestContext.Current.CancellationToken, TestContext.Current.CancellationToken);
        return (await runner.RunAsync(SampleNotebook.Code(code), _ => true)).Failure;
    }
}
