using System.Net;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Descent.Runner.Book;

/// <summary>The terms of a course, which explain themselves where a lesson first uses them.</summary>
/// <remarks>They stand once: in README.md beside the notebooks, a list below the heading Glossary with the terms in bold.</remarks>
internal sealed class Glossary
{
    private readonly Dictionary<string, string> meanings = new(StringComparer.OrdinalIgnoreCase);
    private readonly Regex? terms;

    private Glossary(string markdown)
    {
        var document = Markdown.Parse(markdown, new MarkdownPipelineBuilder().UseMathematics().Build());
        var list = document.SkipWhile(block => block is not HeadingBlock { Inline: { } inline } || TextOf(inline) != "Glossary").OfType<ListBlock>().FirstOrDefault();
        foreach (var item in list?.OfType<ListItemBlock>() ?? [])
        {
            if (item.FirstOrDefault() is not ParagraphBlock { Inline: { } entry }) continue;

            var meaning = HtmlOf(entry);
            foreach (var term in entry.Descendants<EmphasisInline>().Where(emphasis => emphasis.DelimiterCount == 2).Select(TextOf).Where(term => term.Length > 0)) // A formula alone has no letters.
                meanings.TryAdd(term, meaning);
        }

        // The rate of convergence is a term, and the learning rate is another thing.
        if (meanings.Count > 0)
            terms = new Regex($@"(?<!\blearning )\b({string.Join('|', meanings.Keys.OrderByDescending(term => term.Length).Select(Regex.Escape))})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>The glossary of the notebooks in a folder, which may have none.</summary>
    public static Glossary Of(string folder)
    {
        var file = Path.Combine(folder, "README.md");
        return new Glossary(File.Exists(file) ? File.ReadAllText(file) : "");
    }

    /// <summary>Explains terms in the paragraphs of a text.</summary>
    /// <param name="document">The text.</param>
    /// <param name="explained">The meanings that its page has explained so far; others that it explains are added.</param>
    public void Explain(MarkdownDocument document, ISet<string> explained)
    {
        if (terms is null) return;

        foreach (var paragraph in document.Descendants<ParagraphBlock>())
        {
            // Words that lead somewhere, or stand out already, are left alone.
            foreach (var words in paragraph.Inline?.OfType<LiteralInline>().ToArray() ?? []) Explain(words, explained);
        }
    }

    private void Explain(LiteralInline words, ISet<string> explained)
    {
        var text = words.Content.ToString();
        foreach (Match match in terms!.Matches(text))
        {
            if (!meanings.TryGetValue(match.Value, out var meaning) || !explained.Add(meaning)) continue; // Regular expressions know more letters to be the same.

            var id = $"Term-{explained.Count}"; // Headings get addresses in lower case, so that none can be a term's.
            var after = text[(match.Index + match.Length)..];
            var sign = after[..^after.TrimStart(',', '.', ';', ':', '?', '!', ')', '”').Length]; // A line may begin after a button, but not with these.
            var rest = new LiteralInline(after[sign.Length..]);
            words.Content = new Markdig.Helpers.StringSlice(text[..match.Index]);
            words.InsertAfter(rest);
            var term = $"<button type=\"button\" class=\"term\" aria-describedby=\"{id}\">{WebUtility.HtmlEncode(match.Value)}</button><span class=\"gloss\" role=\"tooltip\" id=\"{id}\">{meaning}</span>";
            words.InsertAfter(new HtmlInline(sign.Length == 0 ? term : $"<span class=\"signed\">{term}{WebUtility.HtmlEncode(sign)}</span>"));
            Explain(rest, explained);
            return;
        }
    }

    private static string HtmlOf(ContainerInline inline)
    {
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer);
        renderer.ObjectRenderers.Insert(0, new InlineFormulaRenderer(new FormulaTypesetter(_ => { })));
        renderer.WriteChildren(inline);
        return writer.ToString();
    }

    private static string TextOf(ContainerInline inline) => string.Concat(inline.Descendants<LiteralInline>().Select(words => words.Content.ToString()));
}
