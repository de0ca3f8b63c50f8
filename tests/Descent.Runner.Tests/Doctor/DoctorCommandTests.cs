using System.Diagnostics;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>The verb, as a user types it.</summary>
public class DoctorCommandTests
{
    [Fact]
    public async Task It_says_what_it_found_on_this_computer_and_mends_only_when_asked()
    {
        using var home = new TempFolder();
        Directory.CreateDirectory(home[".config/Code"]);
        var list = home[".config/Code/User/globalStorage/ms-dotnettools.dotnet-interactive-vscode/.config/dotnet-tools.json"];

        var look = await DoctorAsync(home, Repository.Root);
        Assert.False(File.Exists(list));
        var fix = await DoctorAsync(home, Repository.Root, "--fix");
        var again = await DoctorAsync(home, Repository.Root, "--fix");

        Assert.Equal([0, 0, 0], new[] { look, fix, again }.Select(run => run.ExitCode));
        Assert.Contains($"Descent.Lessons {Course.Version}", look.Output, StringComparison.Ordinal);
        Assert.Contains($"    {list}{Environment.NewLine}", look.Output, StringComparison.Ordinal); // Not cut, however long.
        Assert.Contains("--fix does 1 of the above", look.Output, StringComparison.Ordinal);
        Assert.Contains($"wrote {list}", fix.Output, StringComparison.Ordinal);
        Assert.Contains("Nothing here for --fix to do", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_exits_with_1_and_what_cannot_be_mended_is_said()
    {
        using var folder = new TempFolder();
        var notebook = SampleNotebook.Of("1-a.ipynb", SampleNotebook.Code("#r \"nuget: Descent.Lessons, 1.2.3\""));
        folder.Write("notebooks/1-a.ipynb", CanonicalNotebook.ToText(notebook));
        folder.Write("src/Descent.Lessons/Descent.Lessons.csproj", "no project");

        var fix = await DoctorAsync(folder, folder.Path, "--fix");

        Assert.Equal(1, fix.ExitCode);
        Assert.Contains("Packed library: could not be mended. dotnet build", fix.Output, StringComparison.Ordinal);
        Assert.Contains("✗ Packed library: Notebooks ask for it", fix.Output, StringComparison.Ordinal);
        Assert.Contains("stand in the way of the notebooks: 1.", fix.Output, StringComparison.Ordinal);
    }

    private static Task<ProgramRun> DoctorAsync(TempFolder home, string folder, params string[] arguments)
    {
        ProcessStartInfo start = DescentProcess.StartInfo(folder, ["doctor", .. arguments]);
        foreach (var variable in (string[])["XDG_CONFIG_HOME", "XDG_DATA_HOME"]) start.Environment.Remove(variable);
        foreach (var variable in (string[])["HOME", "USERPROFILE", "APPDATA"]) start.Environment[variable] = variable == "APPDATA" ? home[".config"] : home.Path;
        start.Environment["NUGET_PACKAGES"] = home["packages"];
        start.Environment["TMPDIR"] = home.Path;
        return ProgramRun.OfAsync(start);
    }
}
