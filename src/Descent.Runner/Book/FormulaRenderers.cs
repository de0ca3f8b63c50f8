using System.Net;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Descent.Runner;

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
