using System.Net;
using System.Text.RegularExpressions;
using Descent.MathML;
using Descent.Runner.Book.Pages;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Descent.Runner.Book;

/// <summary>Writes <c>$…$</c>, and <c>$$…$$</c> within a paragraph.</summary>
internal sealed class InlineFormulaRenderer(FormulaTypesetter formulas) : HtmlObjectRenderer<MathInline>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, MathInline obj)
    {
        var tex = obj.Content.ToString().Trim();
        if (!renderer.EnableHtmlForInline)
            renderer.Write(WebUtility.HtmlEncode(tex));
        else if (obj.DelimiterCount == 2)
            renderer.Write($"<span class=\"formula\" data-scroll=\"Formula\">{formulas.Typeset(tex, display: true)}</span>");
        else
            renderer.Write(formulas.Typeset(tex, display: false));
    }
}

/// <summary>Writes <c>$$…$$</c> on lines of its own.</summary>
internal sealed class FormulaBlockRenderer(FormulaTypesetter formulas) : HtmlObjectRenderer<MathBlock>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, MathBlock obj)
    {
        renderer.EnsureLine();
        renderer.Write("<div class=\"formula\" data-scroll=\"Formula\">");
        renderer.Write(formulas.Typeset(obj.Lines.ToString().Trim(), display: true));
        renderer.WriteLine("</div>");
    }
}

/// <summary>Typesets formulas, and shows and reports those it cannot.</summary>
internal sealed class FormulaTypesetter(Action<string> report)
{
    /// <summary>The formula as HTML.</summary>
    public string Typeset(string tex, bool display)
    {
        try
        {
            return TexToMathML.Convert(tex, display);
        }
        catch (TexException e)
        {
            report($"The formula {tex} cannot be typeset. {e.Message}");
            return $"<code class=\"bad-formula\">{WebUtility.HtmlEncode(tex)}</code>";
        }
    }
}

/// <summary>Writes code blocks of markdown as code cells look.</summary>
internal sealed class HighlightedCodeRenderer : HtmlObjectRenderer<CodeBlock>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        var language = (obj as FencedCodeBlock)?.Info;
        renderer.EnsureLine();
        renderer.WriteLine(CodeHighlighter.ToHtml(obj.Lines.ToString(), language ?? "", "Code"));
    }
}

/// <summary>Writes of a link its words alone.</summary>
internal sealed class LinkWordsRenderer : HtmlObjectRenderer<LinkInline>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, LinkInline obj) => renderer.WriteChildren(obj);
}

/// <summary>Writes of an address alone that it is one.</summary>
internal sealed class AddressRenderer : HtmlObjectRenderer<AutolinkInline>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, AutolinkInline obj) => renderer.WriteEscape(obj.Url);
}

/// <summary>Leaves the number of a note out, where the note is not.</summary>
internal sealed class NoNoteRenderer : HtmlObjectRenderer<FootnoteLink>
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, FootnoteLink obj)
    {
    }
}

/// <summary>Writes tables that scroll by themselves where the page is narrow.</summary>
internal sealed class ScrollingTableRenderer : HtmlTableRenderer
{
    /// <inheritdoc/>
    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.EnsureLine();
        renderer.WriteLine("<div class=\"scroll\" data-scroll=\"Table\">");
        base.Write(renderer, table);
        renderer.WriteLine("</div>");
    }
}

/// <summary>Formulas in Markdown as notebooks have them, for a parser that is stricter.</summary>
internal static partial class FormulaText
{
    /// <summary>A text in which the dollars of formulas over several lines stand on lines of their own: the parser wants them so, and notebooks do without.</summary>
    public static string Apart(string source)
    {
        if (!source.Contains("$$", StringComparison.Ordinal)) return source;
        var lines = new List<string>();
        var (fence, isFormula) = ((string?)null, false);
        foreach (var line in source.Split('\n'))
        {
            var text = line.Trim();
            var dollars = text.IndexOf("$$", StringComparison.Ordinal);
            var mark = isFormula ? "" : Fence().Match(text).Value;
            if (mark.Length > 0 && (fence is null || mark == fence)) fence = fence is null ? mark : null;
            if (fence is not null || dollars < 0 || (!isFormula && (dollars > 0 || text.IndexOf("$$", 2, StringComparison.Ordinal) >= 0)))
            {
                lines.Add(line);
                continue;
            }

            var margin = line[..(line.Length - line.TrimStart().Length)]; // It may be part of a list.
            lines.AddRange(((string[])[text[..dollars], "$$", text[(dollars + 2)..]]).Where(part => part.Length > 0).Select(part => margin + part));
            isFormula = !isFormula;
        }

        return isFormula ? source : string.Join('\n', lines);
    }

    [GeneratedRegex("^(```+|~~~+)")]
    private static partial Regex Fence();

    /// <summary>What is meant for a formula, and is none to the parser.</summary>
    [GeneratedRegex(@"\$[^\s$](?:[^$\n]*[^\s$])?\$(?=\p{L})")]
    public static partial Regex NoFormula();
}
