using Xunit;

[assembly: AssemblyFixture(typeof(Descent.Runner.Tests.BuiltCourse))]

namespace Descent.Runner.Tests;

/// <summary>The whole course, run once by the real program as a learner runs it, for whichever test asks first.</summary>
public sealed class BuiltCourse : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly Lazy<Task<ProgramRun>> run;

    public BuiltCourse() => run = new(async () =>
    {
        await MakeLabAsync();
        return await DescentProcess.RunAsync(Repository.Root, "--output", folder.Path);
    });

    public int ExitCode => Run.ExitCode;

    public string Output => Run.Output + Run.Error;

    public string Contents => Built("book/index.html");

    private ProgramRun Run => run.Value.GetAwaiter().GetResult();

    public string PageOf(string notebook) => Built($"book/{notebook}.html");

    public string ExecutedTextOf(string notebook) => File.ReadAllText(Built($"executed/{notebook}.ipynb"));

    public async ValueTask DisposeAsync()
    {
        if (run.IsValueCreated) await run.Value;
        folder.Dispose();
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

    private string Built(string path)
    {
        _ = Run;
        return folder[path];
    }
}
