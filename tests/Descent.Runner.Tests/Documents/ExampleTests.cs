using System.Xml.Linq;
using Markdig;
using Markdig.Syntax;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>Code in documents and documentation comments, run as a reader would run it.</summary>
public class ExampleTests
{
    // A program imports System.IO by itself, a notebook does not.
    private static readonly string Library = $"#r \"nuget: Descent.Lessons, {Course.Version}\"\nusing System.IO;\nusing Descent.Lessons;";

    /// <summary>C# blocks, by where they stand.</summary>
    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (var (place, code) in InMarkdown().Concat(InComments()))
                examples.Add(place, code);
            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task It_compiles_and_runs(string place, string code)
    {
        // As for a reader who has the files of docs at hand.
        using var folder = new TempFolder();
        foreach (var table in Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.csv"))
            File.Copy(table, folder[Path.GetFileName(table)]);

        var result = await Run.InAsync(folder, Run.Limits, Library, code);

        Assert.True(result.Error is null, $"{place}: {result.Error?.Failure.Message}");
    }

    private static IEnumerable<(string, string)> InMarkdown()
    {
        string[] folders = [Repository.Root, Path.Combine(Repository.Root, "docs"), Path.Combine(Repository.Root, "src", "Descent.Lessons")];
        return
            from path in folders.SelectMany(folder => Directory.GetFiles(folder, "*.md"))
            from block in Markdown.Parse(File.ReadAllText(path)).OfType<FencedCodeBlock>()
            where block.Info == "csharp"
            select ($"{Path.GetRelativePath(Repository.Root, path)}, line {block.Line + 1}", block.Lines.ToString());
    }

    private static IEnumerable<(string, string)> InComments() =>
        from member in XDocument.Load(Path.ChangeExtension(typeof(Lessons.Run).Assembly.Location, ".xml")).Descendants("member")
        from example in member.Elements("example")
        select (member.Attribute("name")!.Value, example.Value.Trim());
}
