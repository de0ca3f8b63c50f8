using Xunit;

namespace Descent.Runner.Tests;

public class FormattingTests
{
    [Fact]
    public async Task A_type_that_follows_the_naming_convention_renders_itself()
    {
        var result = await Run.CellsAsync(
            HtmlType.Source,
            "new Html(\"<b>bowl</b>\")");

        Assert.Null(result.Error);
        var display = Assert.IsType<DisplayOutput>(Assert.Single(result.Cells[1].Outputs));
        Assert.Equal("<b>bowl</b>", display.Data["text/html"]);
        Assert.Contains("text/plain", display.Data.Keys);
    }

    [Fact]
    public async Task Values_have_a_rich_and_a_plain_form_and_texts_a_plain_one()
    {
        var result = await Run.CellsAsync("new[] { 1, 2 }", "\"a <b>\"");

        var list = Assert.IsType<DisplayOutput>(result.Cells[0].Outputs[0]);
        Assert.Equal(["text/html", "text/plain"], list.Data.Keys.Order());
        Assert.Equal("[ 1, 2 ]", list.Data["text/plain"]);
        var text = Assert.IsType<DisplayOutput>(result.Cells[1].Outputs[0]);
        Assert.Equal(new Dictionary<string, string> { ["text/plain"] = "a <b>" }, text.Data);
    }
}
