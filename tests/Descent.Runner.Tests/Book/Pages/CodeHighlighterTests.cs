using Xunit;

namespace Descent.Runner.Tests;

public class CodeHighlighterTests
{
    [Fact]
    public void Code_is_colored_and_escaped()
    {
        var html = CodeHighlighter.ToHtml("var a = 1 < 2 ? \"<b>\" : null;\n", "csharp", "Code");

        Assert.Contains("<span class=\"keyword\">var</span>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.StartsWith("<pre", html, StringComparison.Ordinal);
        Assert.EndsWith(";</code></pre>", html, StringComparison.Ordinal);
    }
}
