using System.Text.RegularExpressions;
using Descent.Runner.Book.Pages;
using Descent.Runner.Files;
using Descent.Runner.Notebooks;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;
using Markdig.Syntax;
using Markdig;

namespace Descent.Runner.Book;

/// <summary>Renders the markdown cells of one notebook.</summary>
/// <remarks>
/// HTML in markdown passes through as it is: the book is made from the course's own notebooks, whose code runs on
/// this machine anyway. A notebook that is not trusted must not be run in the first place.
/// </remarks>
internal sealed partial class LessonMarkdown(Notebook notebook, IReadOnlySet<string> notebooksInBook, Glossary? glossary = null)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseGridTables()
        .UseMathematics()
        .UseFootnotes()
        .UseDefinitionLists()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .Build();

    private readonly List<BookProblem> problems = [];

    /// <summary>Taken: those of the page's frame, and those of headings so far.</summary>
    private readonly HashSet<string> ids = new(PageFrame.Ids, StringComparer.Ordinal);

    /// <summary>The meanings of terms that the page has explained so far.</summary>
    private readonly HashSet<string> explained = [];

    /// <summary>What could not be rendered so far.</summary>
    public IReadOnlyList<BookProblem> Problems => problems;

    /// <summary>Renders one cell.</summary>
    public CellText Render(Cell cell)
    {
        var document = Parse(cell);
        foreach (var found in document.Descendants<LiteralInline>().Select(words => FormulaText.NoFormula().Match(words.Content.ToString())).Where(found => found.Success))
            problems.Add(new(notebook.FileName, cell.Number, $"“{found.Value}” looks like a formula, and is none where a letter follows: put a space, or the letters into the formula."));

        foreach (var list in document.Descendants<ListBlock>().Where(list => list.All(BeginsWithLetter))) list.GetAttributes().AddClass("choices");

        // As other pages show it: without what explains its terms on its own page.
        var firstParagraph = document.OfType<ParagraphBlock>().FirstOrDefault() is { } first ? WriteInline(first, asText: false) : null;
        glossary?.Explain(document, explained);
        return new CellText(
            Write(document, cell),
            [.. document.Descendants<HeadingBlock>().Select(heading => Describe(heading))],
            firstParagraph,
            document.FirstOrDefault() is HeadingBlock);
    }

    /// <summary>What one cell says, without what frames it: headings, paragraphs, entries of lists, and rows of tables.</summary>
    /// <remarks>Headings get the addresses that they have on the page if all cells before this one are read before it.</remarks>
    public IReadOnlyList<TextBlock> Read(Cell cell)
    {
        var document = Parse(cell);
        List<TextBlock> blocks = [];
        foreach (var block in document.Descendants().Where(block => block is TableRow or HeadingBlock or MathBlock || (block is ParagraphBlock { Parent: not TableCell })))
        {
            switch (block)
            {
                case TableRow { IsHeader: true }:
                    break;
                case TableRow row:
                    blocks.Add(new TextBlock(0, null, string.Join(" · ", row.Descendants<ParagraphBlock>().Select(cell => WriteInline(cell, asText: false)))));
                    break;
                case HeadingBlock heading:
                    blocks.Add(new TextBlock(heading.Level, heading.GetAttributes().Id, WriteInline(heading, asText: false)));
                    break;
                // A formula on lines of its own belongs to the sentence around it.
                case MathBlock formula when blocks is [.., { Level: 0 } before]:
                    blocks[^1] = before with { Html = $"{before.Html} {new FormulaTypesetter(_ => { }).Typeset(formula.Lines.ToString().Trim(), display: false)}" };
                    break;
                case ParagraphBlock paragraph when blocks is [.., { Level: 0 } before] && (IsFormula(paragraph) || (before.Html.EndsWith("</math>", StringComparison.Ordinal) && paragraph.Inline?.FirstChild is LiteralInline { Content: var text } && char.IsLower(text.CurrentChar))):
                    blocks[^1] = before with { Html = $"{before.Html} {Flow(WriteInline(paragraph, asText: false))}" };
                    break;
                case ParagraphBlock paragraph:
                    blocks.Add(new TextBlock(0, null, Flow(WriteInline(paragraph, asText: false))));
                    break;
            }
        }

        return blocks;
    }

    /// <summary>Whether an entry of a list begins with a letter in bold: an answer to choose, which a bullet would mark twice.</summary>
    private static bool BeginsWithLetter(Block entry) =>
        entry is ListItemBlock { Count: > 0 } item && item[0] is ParagraphBlock { Inline.FirstChild: EmphasisInline { DelimiterCount: 2, FirstChild: LiteralInline { Content.Length: 1 } } };

    private static bool IsFormula(ParagraphBlock paragraph) => paragraph.Inline?.FirstChild is MathInline { DelimiterCount: 2, NextSibling: null };

    /// <summary>Formulas that stand apart, in line with the text.</summary>
    private static string Flow(string html) => DisplayedFormula().Replace(html, "<math>${formula}</math>");

    /// <summary>A cell with links that lead to pages, and headings whose addresses are theirs alone.</summary>
    private MarkdownDocument Parse(Cell cell)
    {
        var document = Markdown.Parse(FormulaText.Apart(cell.Source), Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToArray()) Relink(link, cell);
        foreach (var heading in document.Descendants<HeadingBlock>()) MakeUnique(heading.GetAttributes());
        return document;
    }

    private static BookHeading Describe(HeadingBlock heading) => new(
        heading.Level,
        heading.GetAttributes().Id!,
        WriteInline(heading, asText: false),
        WriteInline(heading, asText: true));

    private string Write(MarkdownDocument document, Cell cell)
    {
        using var writer = new StringWriter();
        Renderer(writer, new FormulaTypesetter(tex => problems.Add(new(notebook.FileName, cell.Number, tex))))
            .Render(document);
        return writer.ToString();
    }

    /// <remarks>A formula's faults have been reported with the whole text. Links become their words: this stands in links to its lesson.</remarks>
    private static string WriteInline(LeafBlock block, bool asText)
    {
        using var writer = new StringWriter();
        var renderer = Renderer(writer, new FormulaTypesetter(_ => { }));
        renderer.EnableHtmlForInline = !asText;
        renderer.ObjectRenderers.ReplaceOrAdd<LinkInlineRenderer>(new LinkWordsRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<AutolinkInlineRenderer>(new AddressRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlFootnoteLinkRenderer>(new NoNoteRenderer());
        renderer.WriteLeafInline(block);
        return writer.ToString();
    }

    private static HtmlRenderer Renderer(StringWriter writer, FormulaTypesetter formulas)
    {
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new InlineFormulaRenderer(formulas));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new FormulaBlockRenderer(formulas));
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new HighlightedCodeRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new ScrollingTableRenderer());
        return renderer;
    }

    private void Relink(LinkInline link, Cell cell)
    {
        if (link.Url is not { } url) return;

        if (link.IsImage)
        {
            if (LocalImage.TryEmbed(notebook.Folder, url) is { } embedded) link.Url = embedded;
            else problems.Add(new(notebook.FileName, cell.Number, $"The image {url} is not a file of the course that can be read."));
        }
        else if (NotebookLink.TryParse(url) is { } target)
        {
            if (notebooksInBook.Contains(target.FileName)) link.Url = target.PageUrl;
            else link.ReplaceBy(new EmphasisInline { DelimiterChar = '*', DelimiterCount = 1 }, copyChildren: true);
        }
    }

    /// <remarks>Cells are documents of their own to the parser, but share a page.</remarks>
    private void MakeUnique(HtmlAttributes attributes)
    {
        var wanted = string.IsNullOrEmpty(attributes.Id) ? "section" : attributes.Id;
        var id = wanted;
        for (var suffix = 2; !ids.Add(id); suffix++) id = $"{wanted}-{suffix}";
        attributes.Id = id;
    }

    [GeneratedRegex("<span class=\"formula\"[^>]*><math[^>]*>(?<formula>.*?)</math></span>", RegexOptions.Singleline)]
    private static partial Regex DisplayedFormula();
}

/// <summary>A markdown cell as the book shows it.</summary>
/// <param name="Html">The whole of it.</param>
/// <param name="Headings">Its headings, in order.</param>
/// <param name="FirstParagraph">The first paragraph as HTML, without its element; null where there is none.</param>
/// <param name="BeginsWithHeading">Whether a heading's address is its own.</param>
internal sealed record CellText(string Html, IReadOnlyList<BookHeading> Headings, string? FirstParagraph, bool BeginsWithHeading);

/// <summary>A part of a markdown cell that stands by itself.</summary>
/// <param name="Level">A heading's level; 0 for what is no heading.</param>
/// <param name="Id">A heading's address on its page.</param>
/// <param name="Html">Its text with maths and emphasis.</param>
internal sealed record TextBlock(int Level, string? Id, string Html);

/// <summary>A link from one notebook to another.</summary>
/// <param name="FileName">The other notebook's file name.</param>
/// <param name="Fragment">Where in it, with its <c>#</c>; empty for its beginning.</param>
internal sealed record NotebookLink(string FileName, string Fragment)
{
    /// <summary>The other notebook's page in the book.</summary>
    public string PageUrl => PageName.UrlOf(Path.GetFileNameWithoutExtension(FileName)) + Fragment;

    /// <summary>Reads a link's address; null where it does not lead to a notebook of this course.</summary>
    public static NotebookLink? TryParse(string url)
    {
        if (Uri.IsWellFormedUriString(url, UriKind.Absolute)) return null;

        var end = url.IndexOf('#', StringComparison.Ordinal) is var hash && hash < 0 ? url.Length : hash;
        var path = Uri.UnescapeDataString(url[..end]);
        if (!path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase)) return null;

        var fileName = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        return new NotebookLink(fileName, url[end..]);
    }
}

/// <summary>Puts a notebook's own images into its page, so that the book asks for nothing from elsewhere.</summary>
internal static class LocalImage
{
    /// <summary>The image as a <c>data:</c> address; null where it is no image file in the folder or below it that can be read.</summary>
    public static string? TryEmbed(string folder, string url)
    {
        if (url.StartsWith("data:", StringComparison.Ordinal)) return url;
        if (Uri.IsWellFormedUriString(url, UriKind.Absolute)) return null;

        var path = Path.Combine(folder, Uri.UnescapeDataString(url));
        var mimeType = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".png" => "image/png",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".gif" => "image/gif",
            ".svg" => "image/svg+xml",
            ".webp" => "image/webp",
            _ => null,
        };
        // A course is handed on as its folder; what lies beyond would be missing there.
        if (mimeType is null || !File.Exists(path) || !InputFile.IsBelow(path, folder)) return null;

        try
        {
            return $"data:{mimeType};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
