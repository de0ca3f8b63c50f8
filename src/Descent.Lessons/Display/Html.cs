using System.Net;

namespace Descent.Lessons;

/// <summary>The look of cards, inline because each output of a notebook stands alone.</summary>
internal static class Html
{
    internal static string Encode(string text) => WebUtility.HtmlEncode(text);

    internal static string Card(string color, string body) =>
        $"""<div style="border-left:4px solid {color};padding:.35em .9em;margin:.3em 0;background:rgba(128,128,128,.08)">{body}</div>""";
}
