using Xunit;

namespace Descent.Runner.Tests;

public class CellOutputHtmlTests
{
    [Fact]
    public void Plain_text_console_text_and_errors_are_escaped()
    {
        CellOutput[] outputs =
        [
            new StreamOutput("stdout", "<script>1</script>"),
            new DisplayOutput(new Dictionary<string, string> { ["text/plain"] = "<script>2</script>" }, IsResult: true),
            new ErrorOutput("<script>3", "<script>4", ["<script>5"]),
        ];

        foreach (var html in outputs.Select(CellOutputHtml.Render))
        {
            Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_richest_form_is_shown_and_html_as_it_is()
    {
        var html = CellOutputHtml.Render(new DisplayOutput(
            new Dictionary<string, string> { ["text/plain"] = "plain", ["text/html"] = "<b>rich</b>" },
            IsResult: true));

        Assert.Contains("<b>rich</b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("plain", html, StringComparison.Ordinal);
    }

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
