using System.Net;
using ColorCode;

namespace Descent.Runner.Book.Pages;

/// <summary>Colors code; the colors themselves are the style sheet's.</summary>
internal static class CodeHighlighter
{
    /// <summary>Code as a <c>pre</c> element. Languages that are not known stay plain.</summary>
    /// <param name="code">The code.</param>
    /// <param name="language">Its name as after a markdown fence.</param>
    /// <param name="label">What to call the block where it has to scroll.</param>
    public static string ToHtml(string code, string language, string label)
    {
        var known = language is "csharp" or "cs" or "c#" ? Languages.CSharp : null;
        var text = code.Trim('\n');
        return $"<pre class=\"code\" data-scroll=\"{WebUtility.HtmlEncode(label)}\"><code>"
            + (known is null ? WebUtility.HtmlEncode(text) : Color(text, known))
            + "</code></pre>";
    }

    private static string Color(string code, ILanguage language)
    {
        // The formatter is not safe to share between threads, and cheap. It wraps what it colors in elements of its own.
        var html = new HtmlClassFormatter().GetHtmlString(code, language);
        var start = html.IndexOf("<pre>", StringComparison.Ordinal) + "<pre>".Length;
        var end = html.LastIndexOf("</pre>", StringComparison.Ordinal);
        return html[start..end].Trim('\r', '\n');
    }
}
