using System.Reflection;
using Xunit;

namespace Descent.Kernel.Tests;

public sealed class ReferenceTests
{
    private static readonly byte[] Greeting = CompiledDll.Of("Greeting", "public static class Greeting { public static string Text => \"hello\"; }");

    [Fact]
    public async Task A_package_comes_from_the_source_of_the_host_with_the_version_asked_for()
    {
        var asked = new List<string>();
        using var cells = new Cells(new StubPackages((name, version) =>
        {
            asked.Add($"{name} {version}");
            return [FromImage("Greeting", Greeting)];
        }));

        Assert.Equal("hello", await cells.RunAsync("#r \"nuget: Some.Greeting, 1.2.3\"\n#r \"nuget: Other\"\nGreeting.Text"));
        Assert.Equal("hello", await cells.RunAsync("Greeting.Text"));
        Assert.Equal(["Some.Greeting 1.2.3", "Other *"], asked);
    }

    [Fact]
    public async Task A_package_that_cannot_be_had_costs_its_line_and_says_why()
    {
        using var cells = new Cells(new StubPackages((name, _) => throw new ReferenceNotFoundException($"There is no {name}. Ask someone.")));

        var failure = await cells.FailAsync("\n#r \"nuget: Some.Greeting\"\nvar x = 1;\nGreeting.Text");

        Assert.Equal("line 2: There is no Some.Greeting. Ask someone.\n", cells.Texts.First());
        Assert.Contains("line 4, column 1: CS0103", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_library_is_the_one_that_is_loaded_whatever_version_is_asked_for()
    {
        using var cells = new Cells();
        await cells.RunAsync("#r \"nuget: Descent.Lessons, 9.9.9\"\nvar type = typeof(Descent.Lessons.Run);");

        Assert.Same(typeof(Lessons.Run), cells.Session.FindVariable("type")?.Value);
    }

    [Fact]
    public async Task A_library_beside_the_notebook_can_be_referenced_and_a_script_loaded()
    {
        using var cells = new Cells(files: new StubFiles(
            new() { ["lib/Greeting.dll"] = FromImage("Greeting", Greeting) },
            new() { ["words.csx"] = "#r \"lib/Greeting.dll\"\n#load \"more.csx\"\nvar words = Greeting.Text + More();\nwords", ["more.csx"] = "string More() => \"!\";" }));

        Assert.Equal("hello!", await cells.RunAsync("using System.Text;\n#load \"words.csx\"\nConsole.Write(words);"));
    }

    [Fact]
    public async Task A_script_that_fails_is_named_and_one_that_loads_itself_ends()
    {
        using var cells = new Cells(files: new StubFiles([], new()
        {
            ["scripts/bad.csx"] = "var x = 1;\nthrow new InvalidOperationException(\"no\");",
            ["self.csx"] = "#load \"self.csx\"\nvar y = 1;",
        }));

        var failure = await cells.FailAsync("using System.Text;\n#load \"scripts/bad.csx\"\nConsole.Write(x);");
        Assert.Equal(("System.InvalidOperationException", "scripts/bad.csx, line 2: no", 2), (failure.Name, failure.Message, failure.Line));
        Assert.Equal(["at bad.csx, line 2"], failure.Trace);
        Assert.Contains("or it loads itself", await cells.RunAsync("#load \"self.csx\"\nConsole.Write(y);"), StringComparison.Ordinal);
    }

    private static CellReference FromImage(string name, byte[] image) => CellReference.FromImage(name, image, assembly: Assembly.Load(image));
}

/// <summary>A source of packages.</summary>
internal sealed class StubPackages(Func<string, string, IReadOnlyList<CellReference>> resolve) : IPackageSource
{
    public Task<IReadOnlyList<CellReference>> ResolveAsync(string name, string version, CancellationToken cancellation) => Task.FromResult(resolve(name, version));
}

/// <summary>Files in memory.</summary>
internal sealed class StubFiles(Dictionary<string, CellReference> libraries, Dictionary<string, string> texts) : IFileSource
{
    public CellReference? FindLibrary(string path) => libraries.GetValueOrDefault(path);

    public string? ReadText(string path) => texts.GetValueOrDefault(path);
}
