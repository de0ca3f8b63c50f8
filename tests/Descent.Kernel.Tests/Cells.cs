using Microsoft.CodeAnalysis;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

// The console is the whole process's.
[assembly: Parallelization(Mode = ParallelMode.None)]

namespace Descent.Kernel.Tests;

/// <summary>A session with what a native host hands in, and all that its cells have put out.</summary>
internal sealed class Cells : IDisposable
{
    /// <summary>A first cell as notebooks have it.</summary>
    public const string Start = "#r \"nuget: Descent.Lessons, 2.0.0\"\nusing Descent.Lessons;";

    private static readonly CellReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(path => new CellReference(Path.GetFileNameWithoutExtension(path), MetadataReference.CreateFromFile(path))),
    ];

    private static readonly CellReference Numerics = FromFile(typeof(MathNet.Numerics.Constants).Assembly.Location);
    private static readonly CellReference Lessons = FromFile(typeof(Lessons.Run).Assembly.Location);

    private int number;

    public Cells(IPackageSource? packages = null, IFileSource? files = null) => Session = new CellSession(new SessionOptions
    {
        References = Framework,
        Packages = new Dictionary<string, IReadOnlyList<CellReference>>
        {
            ["Descent.Lessons"] = [Lessons, Numerics],
            ["MathNet.Numerics"] = [Numerics],
        },
        PackageSource = packages,
        Files = files,
        Output = output =>
        {
            lock (Outputs) Outputs.Add(output);
        },
    });

    public CellSession Session { get; }

    /// <summary>What the last cell has put out.</summary>
    public List<CellOutput> Outputs { get; } = [];

    /// <summary>What the last cell has shown as plain text, console and errors included.</summary>
    public IEnumerable<string> Texts => Outputs.Select(output => output switch
    {
        DisplayOutput display => display.Data.GetValueOrDefault("text/plain") ?? display.Data.Values.First(),
        StreamOutput stream => stream.Text,
        ErrorOutput error => $"{error.Name}: {error.Message}",
        _ => throw new InvalidOperationException($"Unexpected output {output}."),
    });

    public static CellReference FromFile(string path) => new(
        Path.GetFileNameWithoutExtension(path),
        MetadataReference.CreateFromFile(path, documentation: new LibraryDocumentation(() => File.Exists(Path.ChangeExtension(path, ".xml")) ? File.ReadAllText(Path.ChangeExtension(path, ".xml")) : null)));

    /// <summary>Runs a cell, which has to come to its end, and says what it showed.</summary>
    public async Task<string> RunAsync(string code)
    {
        var failure = await TryAsync(code);
        Assert.True(failure is null, failure?.ToString());
        return string.Concat(Texts);
    }

    /// <summary>Runs a cell, which must not come to its end, and says why.</summary>
    public async Task<CellFailure> FailAsync(string code) =>
        await TryAsync(code) ?? throw new InvalidOperationException("The cell came to its end.");

    public void Dispose() => Session.Dispose();

    private async Task<CellFailure?> TryAsync(string code)
    {
        Outputs.Clear();
        return await Session.RunAsync(++number, code, TestContext.Current.CancellationToken);
    }
}

/// <summary>Text with a cursor, written as ‸.</summary>
internal static class Cursor
{
    public static (string Code, int Position) In(string text)
    {
        var position = text.IndexOf('‸', StringComparison.Ordinal);
        return (text.Remove(position, 1), position);
    }
}
