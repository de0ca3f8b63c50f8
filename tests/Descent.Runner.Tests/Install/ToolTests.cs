using Xunit;

namespace Descent.Runner.Tests;

/// <summary>The program as a .NET tool.</summary>
public class ToolTests
{
    [Fact(Explicit = true)]
    public async Task It_installs_and_runs_a_lesson_of_the_course_from_any_folder()
    {
        using var folder = new TempFolder();
        var project = Path.Combine(Repository.Root, "src", "Descent.Runner");
        folder.Write("nuget.config", $"""
            <configuration><packageSources><clear /><add key="here" value="{folder["packages"]}" /></packageSources></configuration>
            """);

        await ProgramRun.SucceedAsync(folder.Path, "dotnet", "pack", project, "--no-build", "--configuration", Configuration, "--output", folder["packages"]);
        await ProgramRun.SucceedAsync(folder.Path, "dotnet", "tool", "install", "Descent.Runner", "--tool-path", folder["tool"], "--configfile", folder["nuget.config"]);
        await ProgramRun.SucceedAsync(folder.Path, folder["tool/descent"], "run", Path.Combine(Course.NotebooksFolder, "7-summary.ipynb"), "--output", folder["out"]);

        Assert.Contains("<figure class=\"descent-figure\"", File.ReadAllText(folder["out/book/7-summary.html"]), StringComparison.Ordinal);
        Assert.Contains("Momentum", File.ReadAllText(folder["out/book/reference.html"]), StringComparison.Ordinal);
    }

    /// <summary>That of these tests, whose program is packed as it was built.</summary>
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
}
