using Xunit;

namespace Descent.Runner.Tests;

/// <summary>Tests that look at the built course, which is built once for all of them.</summary>
[CollectionDefinition]
public sealed class OnBuiltCourse : ICollectionFixture<BuiltCourse>;

/// <summary>The whole course, run once by the real program as a learner runs it.</summary>
public sealed class BuiltCourse : IAsyncLifetime
{
    private readonly TempFolder folder = new();

    public int ExitCode { get; private set; }

    public string Output { get; private set; } = "";

    public string Contents => folder["book/index.html"];

    public string PageOf(string notebook) => folder[$"book/{notebook}.html"];

    public string ExecutedTextOf(string notebook) => File.ReadAllText(folder[$"executed/{notebook}.ipynb"]);

    public async ValueTask InitializeAsync()
    {
        await MakeLabAsync();
        var outcome = await DescentProcess.RunAsync(Repository.Root, "--output", folder.Path);
        ExitCode = outcome.ExitCode;
        Output = outcome.Output + outcome.Error;
    }

    /// <summary>Makes what `dotnet run` makes beside the program, where it is not there already, and lays it beside the program that these tests run.</summary>
    private static async Task MakeLabAsync()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var project = Path.Combine(Repository.Root, "src", "Descent.Runner");
        await ProgramRun.SucceedAsync(project, "dotnet", "msbuild", "-target:PackLab", $"-property:Configuration={configuration}", "-verbosity:quiet", "-nologo");

        var target = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "lab"));
        foreach (var old in target.GetFiles()) old.Delete();
        foreach (var file in new DirectoryInfo(Path.Combine(project, "bin", configuration, "net10.0", "lab")).GetFiles("*.gz"))
            file.CopyTo(Path.Combine(target.FullName, file.Name));
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
