using System.Text.Json.Nodes;
using System.Xml.Linq;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>The sample class, graded once by the real program.</summary>
public sealed class GradedSampleClass : IAsyncLifetime
{
    /// <summary>More than the 5 that a check waits for a function, whose verdict would otherwise be a matter of luck.</summary>
    public const string CellSeconds = "8";

    private readonly TempFolder folder = new();

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "SampleClass");

    /// <summary>Where the student called writes-outside tries to write.</summary>
    public static string Outside { get; } = Path.Combine(Path.GetTempPath(), "descent-sample-outside.txt");

    public int ExitCode { get; private set; }

    public string Output { get; private set; } = "";

    public IReadOnlyList<string[]> Csv { get; private set; } = [];

    public JsonNode Json { get; private set; } = null!;

    public XElement JUnit { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (!Needs.HasSandbox) return;
        File.Delete(Outside);
        var outcome = await DescentProcess.RunAsync(
            Repository.Root,
            ["check", Folder, "--cell-timeout", CellSeconds, "--csv", folder["a.csv"], "--json", folder["a.json"], "--junit", folder["a.xml"]]);
        ExitCode = outcome.ExitCode;
        Output = outcome.Output + outcome.Error;
        Csv = CsvText.Parse(await File.ReadAllTextAsync(folder["a.csv"]));
        Json = JsonNode.Parse(await File.ReadAllTextAsync(folder["a.json"]))!;
        JUnit = XElement.Load(folder["a.xml"]);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    public string NotesOf(string student) =>
        string.Join('\n', Json["submissions"]!.AsArray().Single(entry => (string?)entry!["student"] == student)!["notes"]!.AsArray());
}
