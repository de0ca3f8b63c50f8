using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>Links in lessons and documents lead somewhere.</summary>
public partial class LinkTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub).UsePipeTables().Build();

    /// <summary>Every notebook, and every document that is kept with the source.</summary>
    public static TheoryData<string> Texts =>
    [
        .. Course.NotebookNames.Select(name => $"notebooks/{name}.ipynb"),
        .. ((string[])["", "docs", "src/Descent.Lessons", "src/Descent.Runner", "notebooks", "notebooks/packages", "notebooks/solutions"])
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.md").Order(StringComparer.Ordinal))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Every_link_and_image_leads_to_a_file_and_heading_that_exist(string text)
    {
        var path = Path.Combine(Repository.Root, text);
        var broken = Links(path).Where(url => !Leads(path, url));

        Assert.Empty(broken);
    }

    [Fact]
    public void Every_test_class_that_a_document_names_exists()
    {
        var sources = Directory.GetFiles(Path.Combine(Repository.Root, "tests"), "*Tests*.cs", SearchOption.AllDirectories).Select(path => Path.GetFileNameWithoutExtension(path).Split('.')[0]).ToHashSet();
        var documents = Texts.Select(row => row.Data).Where(text => text.EndsWith(".md", StringComparison.Ordinal)).Select(text => File.ReadAllText(Path.Combine(Repository.Root, text)));
        string[] named = [.. documents.SelectMany(text => TestClass().Matches(text)).Select(match => match.Groups["name"].Value).Distinct()];

        Assert.True(named.Length > 15, $"Only {named.Length} were found.");
        Assert.Empty(named.Except(sources));
    }

    [GeneratedRegex(@"`\*?(?<name>[A-Z]\w+Tests)`")]
    private static partial Regex TestClass();

    internal static bool Leads(string from, string url)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto")
            return address.Scheme != "http";

        var (file, fragment) = url.Split('#') is [var before, var after] ? (before, after) : (url, null);
        var target = file.Length == 0 ? from : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from)!, Uri.UnescapeDataString(file)));
        return (File.Exists(target) || Directory.Exists(target)) && (fragment is null || Headings(target).Contains(fragment));
    }

    internal static IEnumerable<string> Links(string path) => Parsed(path)
        .SelectMany(document => document.Descendants<LinkInline>())
        .Select(link => link.Url!);

    private static HashSet<string> Headings(string path) => [.. Parsed(path)
        .SelectMany(document => document.Descendants<HeadingBlock>())
        .Select(heading => Markdig.Renderers.Html.HtmlAttributesExtensions.GetAttributes(heading).Id!)];

    private static IEnumerable<MarkdownDocument> Parsed(string path) => Path.GetExtension(path) == ".ipynb"
        ? NotebookReader.Read(path).Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => Markdown.Parse(cell.Source, Pipeline))
        : [Markdown.Parse(File.ReadAllText(path), Pipeline)];
}
