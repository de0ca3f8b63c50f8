using System.Text.RegularExpressions;
using Xunit;

namespace Descent.Lessons.Tests;

public partial class LessonTests
{
    [Fact]
    public void The_banner_carries_plotly_once_and_hides_module_loaders_from_it()
    {
        var html = Lesson.Start("3.1").ToHtml();

        var script = Assert.Single(Scripts().Matches(html)).Groups[1].Value;
        Assert.StartsWith("if (!window.Plotly) (function (define, require, exports, module) {", script);
        Assert.Contains("plotly.js v2", script);
        Assert.True(script.Length > 1_000_000);
    }

    [Fact]
    public void An_unknown_lesson_is_refused_with_the_ones_there_are() =>
        Assert.Contains("3.1", Assert.Throws<ArgumentException>(() => Lesson.Start("none such")).Message);

    [GeneratedRegex("<script data-descent=\"plotly\">(.*?)</script", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Scripts();
}
