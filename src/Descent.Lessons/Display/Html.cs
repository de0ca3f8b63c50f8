using System.Net;

namespace Descent.Lessons;

/// <summary>The look of tables and cards, inline because each output of a notebook stands alone.</summary>
internal static class Html
{
    internal const string CardStyle = "border-left:4px solid {0};padding:.35em .9em;margin:.3em 0;background:rgba(128,128,128,.08)";

    internal static string Encode(string text) => WebUtility.HtmlEncode(text);

    internal static string Card(string color, string body) =>
        $"""<div style="{CardStyle.Replace("{0}", color, StringComparison.Ordinal)}">{body}</div>""";
}
