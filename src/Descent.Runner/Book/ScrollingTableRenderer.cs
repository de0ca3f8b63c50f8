using Markdig.Extensions.Tables;
using Markdig.Renderers;

namespace Descent.Runner;

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
