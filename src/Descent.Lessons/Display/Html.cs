using System.Net;

namespace Descent.Lessons;

/// <summary>The look of everything that shows itself in words, inline because each output of a notebook stands alone.</summary>
internal static class Html
{
    internal static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A card: a colored edge on a veil of grey, which lets a light or a dark page through.</summary>
    internal static string Card(string color, string body) =>
        $"""<div class="descent-card" style="border-left:4px solid {color};padding:.35em .9em;margin:.3em 0;background:rgba(128,128,128,.08)">{body}</div>""";

    /// <summary>One line that unfolds, without a script: by mouse, by keyboard, and where a notebook is not trusted.</summary>
    /// <param name="line">The line, as text.</param>
    /// <param name="body">What it unfolds, as HTML.</param>
    internal static string Fold(string line, string body) =>
        $"""<details><summary style="display:list-item;cursor:pointer">{Encode(line)}</summary>{body}</details>""";
}
