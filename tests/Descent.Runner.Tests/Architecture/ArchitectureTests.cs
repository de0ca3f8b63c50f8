using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>Folders are namespaces, and know those below them only, so that no two of them know each other.</summary>
public partial class ArchitectureTests
{
    private const int MostFilesOfTheRunner = 95;
    private const int MostLines = 250;

    /// <summary>The runner's folders, top to bottom. What stands higher may name what stands lower, never the other way round.</summary>
    private static readonly string[] Order =
    [
        "",
        "Cli",
        "Doctor",
        "Mcp",
        "Book",
        "Book/Gallery",
        "Book/Reference",
        "Book/Pages",
        "Grading/Reports",
        "Asking",
        "Grading",
        "Running",
        "Sandbox",
        "Worker",
        "Protocol",
        "Notebooks",
        "Files",
    ];

    /// <summary>Folders that do not know each other: the parent's and the child's side of one pipe.</summary>
    private static readonly (string, string) Strangers = ("Sandbox", "Worker");

    /// <summary>Projects whose folders are namespaces. All public names of Descent.Lessons are in one, so that a notebook needs one using directive.</summary>
    public static TheoryData<string> Projects =>
        [.. new[] { "Descent.Charts", "Descent.Kernel", "Descent.MathML", "Descent.Runner" }.Where(name => Directory.Exists(PathOf($"src/{name}")))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_namespace_of_every_file_is_its_folder(string project)
    {
        var wrong =
            from file in FilesOf($"src/{project}")
            let declared = Namespace().Match(File.ReadAllText(PathOf($"src/{project}/{file}"))).Groups["name"]
            let folder = $"{project}.{FolderOf(file).Replace('/', '.')}".TrimEnd('.')
            where declared.Success && declared.Value != folder
            select $"src/{project}/{file} has the namespace {declared.Value} and should have {folder}.";

        AssertNone(wrong);
    }

    [Fact]
    public void Every_folder_of_the_runner_has_its_place_in_the_order() => AssertNone(
        FilesOf("src/Descent.Runner").Select(FolderOf).Distinct().Except(Order)
            .Select(folder => $"src/Descent.Runner/{folder} has no place. Name it in {nameof(Order)}."));

    /// <remarks>Seen are signatures, attributes and bodies; not seen are constants, types that are caught and no more, and async iterators.</remarks>
    [Fact]
    public void No_folder_of_the_runner_knows_one_above_it()
    {
        var runner = new ArchLoader().LoadAssembly(typeof(NotebookReader).Assembly).Build();
        var references = (
            from type in runner.Types
            from named in type.Dependencies.Select(dependency => dependency.Target).Distinct()
            let source = FolderOf(type)
            let target = FolderOf(named)
            where source is not null && target is not null && source != target
            select (Source: source, Target: target, Text: $"{source}/{type.Name} names {target}/{named.Name}")).ToArray();

        AssertNone(references.Where(reference => Array.IndexOf(Order, reference.Target) < Array.IndexOf(Order, reference.Source))
            .Select(reference => $"{reference.Text}, which is above it. Move one of them, or pass a delegate."));
        AssertNone(references.Where(reference => Strangers == (reference.Source, reference.Target) || Strangers == (reference.Target, reference.Source))
            .Select(reference => $"{reference.Text}; both should know the protocol only."));

        // A reader of assemblies that finds nothing would find nothing wrong.
        Assert.Contains(references, reference => reference is { Source: "Cli", Target: "Grading" });
    }

    [Fact]
    public void The_runner_has_few_files()
    {
        var files = FilesOf("src/Descent.Runner").ToArray();

        Assert.True(files.Length <= MostFilesOfTheRunner, $"The runner has {files.Length} files. Put what belongs together into one.");
    }

    [Fact]
    public void No_file_is_too_long_to_read_from_top_to_bottom()
    {
        var tooLong =
            from folder in (string[])["src", "tests", "benchmarks"]
            from file in (string[])[.. FilesOf(folder), .. FilesOf(folder, "*.js"), .. FilesOf(folder, "*.mjs"), .. FilesOf(folder, "*.css")]
            let lines = File.ReadLines(PathOf($"{folder}/{file}")).Count()
            where lines > MostLines
            select $"{folder}/{file} has {lines} lines, and should have {MostLines} at most.";

        AssertNone(tooLong);
    }

    /// <summary>Fails with every line; xunit's own message would cut them short.</summary>
    private static void AssertNone(IEnumerable<string> wrong)
    {
        var text = string.Join('\n', wrong.Order(StringComparer.Ordinal));
        if (text.Length > 0) Assert.Fail(text);
    }

    /// <summary>The folder of a type; null for type parameters, other assemblies' types.</summary>
    private static string? FolderOf(IType type) =>
        type.Namespace?.FullName.Split("Descent.Runner.") is ["", var folder] ? folder.Replace('.', '/') : null;

    private static string FolderOf(string file) => file.Contains('/', StringComparison.Ordinal) ? file[..file.LastIndexOf('/')] : "";

    /// <summary>The files below a folder, in C# unless stated otherwise, but not what a build makes; with slashes, whatever the system has.</summary>
    private static IEnumerable<string> FilesOf(string folder, string pattern = "*.cs") =>
        from file in Directory.EnumerateFiles(PathOf(folder), pattern, SearchOption.AllDirectories)
        let name = Path.GetRelativePath(PathOf(folder), file).Replace('\\', '/')
        where !MadeByABuild().IsMatch($"/{name}")
        select name;

    private static string PathOf(string path) => Path.Combine(Repository.Root, path);

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex("/(?:bin|obj)/")]
    private static partial Regex MadeByABuild();
}
