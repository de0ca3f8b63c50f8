using Xunit;

namespace Descent.Runner.Tests;

public class PlotlyScriptTests
{
    [Fact]
    public void The_element_is_taken_out_and_its_content_kept()
    {
        var (html, script) = PlotlyScript.Extract("<p>a</p><script data-descent=\"plotly\">if (1 < 2) { }</script><p>b</p>");

        Assert.Equal("<p>a</p><p>b</p>", html);
        Assert.Equal("if (1 < 2) { }", script);
    }

    [Theory]
    [InlineData("<script>draw()</script>")]
    [InlineData("<script data-descent=\"plotly\">cut off")]
    public void Anything_else_stays(string other)
    {
        var (html, script) = PlotlyScript.Extract(other);

        Assert.Equal(other, html);
        Assert.Null(script);
    }
}
