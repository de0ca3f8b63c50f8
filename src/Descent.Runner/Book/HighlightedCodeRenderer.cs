using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Descent.Runner;

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
