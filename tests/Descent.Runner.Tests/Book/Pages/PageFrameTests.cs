using System.Text.RegularExpressions;
using Xunit;

namespace Descent.Runner.Tests;

public partial class PageFrameTests
{
    [Fact]
    public void Every_address_of_its_parts_is_kept_from_headings()
    {
        var page = new BookPage("empty", "Empty", "Empty", Summary: null, [], Body: "", HasFigures: false) { Lab = new PageLab("empty", "{}", 1) { Exercises = "{}" } };

        var ids = Ids().Matches(PageFrame.Render(new Sidebar([], [page]), page)).Select(match => match.Groups[1].Value);

        Assert.Equal(ids.Order(StringComparer.Ordinal), PageFrame.Ids.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Ids();
}
