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
    public void Plotly_js_is_taken_out_and_its_content_kept()
    {
        var (html, plotly) = CellOutputHtml.SplitOffPlotly("<p>a</p><script data-descent=\"plotly\">if (1 < 2) { }</script><p>b</p>");

        Assert.Equal("<p>a</p><p>b</p>", html);
        Assert.Equal("if (1 < 2) { }", plotly);
    }

    [Theory]
    [InlineData("<script>draw()</script>")]
    [InlineData("<script data-descent=\"plotly\">cut off")]
    public void Any_other_script_stays(string other)
    {
        var (html, plotly) = CellOutputHtml.SplitOffPlotly(other);

        Assert.Equal(other, html);
        Assert.Null(plotly);
    }
}
