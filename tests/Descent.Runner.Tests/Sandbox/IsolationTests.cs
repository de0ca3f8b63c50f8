using Xunit;

namespace Descent.Runner.Tests;

/// <summary>What keeps submissions to themselves; what it withstands is in HostileClassTests.</summary>
public class IsolationTests
{
    [Theory]
    [InlineData(nameof(IsolationKind.Docker), "docker")]
    [InlineData(nameof(IsolationKind.Podman), "podman")]
    public void A_container_has_no_network_no_rights_and_nothing_to_write_to_but_limited_memory(string kind, string tool)
    {
        var command = Isolation.Container(Enum.Parse<IsolationKind>(kind), "/program", Run.Limits, "descent-1").ToArray();
        var text = string.Join(' ', command);

        Assert.Equal([tool, "run"], command[..2]);
        Assert.All(
            (string[])
            [
                "--rm", "--interactive", "--name descent-1", "--network none", "--ipc private", "--read-only", "--cap-drop ALL", "--security-opt no-new-privileges",
                "--user 64000:64000", "--pids-limit 512", "--memory 1792m", "--memory-swap 1792m", "--ulimit core=0", "--tmpfs /tmp:rw,nosuid,nodev,mode=1777,size=256m",
                "--volume /program:/descent:ro", "--env DOTNET_EnableDiagnostics=0", "--env DESCENT_PROGRESS=off", "--env DOTNET_GCHeapHardLimit=40000000",
            ],
            words => Assert.Contains($" {words} ", text, StringComparison.Ordinal));
        Assert.StartsWith("mcr.microsoft.com/dotnet/runtime:10.", command[^1], StringComparison.Ordinal);
        Assert.Single(command, word => word == "--volume");
    }

    [Fact]
    public void Without_an_engine_a_container_is_refused_with_what_to_install()
    {
        var path = Environment.GetEnvironmentVariable("PATH");
        Assert.SkipWhen(path!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "podman"))), "Podman is here.");

        var refusal = Assert.Throws<BadInputException>(() => Isolation.Find(IsolationKind.Podman));

        Assert.StartsWith("podman does not answer here.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Install and start it", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_bubblewrap_nothing_is_graded_and_it_is_said_what_to_install()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the message names containers.");
        using var folder = new TempFolder();
        folder.Write("ada.ipynb", SampleNotebook.Code("double? edge = 2.0 / 25;"));
        Directory.CreateDirectory(folder["empty"]);
        var start = DescentProcess.StartInfo(folder.Path, "check", "ada.ipynb", "--lessons", "3.1", "--csv", "a.csv", "--notebooks", Course.NotebooksFolder);
        start.FileName = Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet" ? host : await WhichAsync("dotnet");
        start.Environment["PATH"] = folder["empty"];

        var outcome = await ProgramRun.OfAsync(start);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("bubblewrap does not work here", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("apt install bubblewrap", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["a.csv"]));
    }

    [Fact]
    public async Task Without_a_sandbox_by_ones_own_wish_grades_are_the_same_and_the_first_line_warns()
    {
        using var folder = new TempFolder();
        folder.Write("3.1-ada.ipynb", SampleNotebook.Code("double? edge = 2.0 / 25;"));

        var outcome = await DescentProcess.RunAsync(folder.Path, "check", "3.1-ada.ipynb", "--sandbox", "none", "--csv", "a.csv", "--notebooks", Course.NotebooksFolder);

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("NOT SANDBOXED", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("1/3", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("NOT SANDBOXED", File.ReadLines(folder["a.csv"]).First(), StringComparison.Ordinal);
    }

    private static async Task<string> WhichAsync(string program) =>
        (await ProgramRun.SucceedAsync("/", "/bin/sh", "-c", $"command -v {program}")).Output.Trim();
}
