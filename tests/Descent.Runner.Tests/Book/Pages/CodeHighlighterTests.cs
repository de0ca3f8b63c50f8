using System.Net;
using System.Text.RegularExpressions;
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

    [Theory]
    [InlineData("ParseCsv(\"\"\"\n  a; from\n  1; 2\n  \"\"\", target: \"a\")", new[] { "\"\"\"\n  a; from\n  1; 2\n  \"\"\"", "\"a\"" }, new string[0])]
    [InlineData("$\"now {Of(\"one\"):F2}\"", new[] { "$\"", "now ", "\"one\"", "F2", "\"" }, new string[0])]
    [InlineData("f(from: 1, [from], value)", new string[0], new string[0])]
    [InlineData("from x in xs select x", new string[0], new[] { "from", "in", "select" })]
    public void Strings_and_keywords_are_those_that_the_compiler_reads(string code, string[] strings, string[] keywords)
    {
        var html = CodeHighlighter.ToHtml(code, "csharp", "Code");
        string[] Of(string name) => [.. Regex.Matches(html, $"<span class=\"{name}\">(.*?)</span>", RegexOptions.Singleline).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

        Assert.Equal(strings, Of("string"));
        Assert.Equal(keywords, Of("keyword"));
    }

    [Fact]
    public void Nothing_of_the_code_is_lost()
    {
        foreach (var code in Course.NotebookNames.SelectMany(name => Course.SourceOf(name).CodeCells).Select(cell => cell.Source.Trim('\n')))
            Assert.Equal(code, WebUtility.HtmlDecode(Regex.Replace(CodeHighlighter.ToHtml(code, "csharp", "Code"), "<[^>]*>", "")));
    }
}
