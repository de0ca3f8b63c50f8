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
        var outcome = await DescentProcess.RunAsync(Repository.Root, "--output", folder.Path);
        ExitCode = outcome.ExitCode;
        Output = outcome.Output + outcome.Error;
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
