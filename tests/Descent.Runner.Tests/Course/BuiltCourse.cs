using Xunit;

[assembly: AssemblyFixture(typeof(Descent.Runner.Tests.BuiltCourse))]

namespace Descent.Runner.Tests;

/// <summary>The whole course, run once by the real program as a learner runs it, for whichever test asks first.</summary>
public sealed class BuiltCourse : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly Lazy<Task<ProgramRun>> run;

    public BuiltCourse() => run = new(() => DescentProcess.RunAsync(Repository.Root, "--output", folder.Path));

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

    private string Built(string path)
    {
        _ = Run;
        return folder[path];
    }
}
