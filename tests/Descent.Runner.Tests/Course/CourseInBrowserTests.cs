using Microsoft.Playwright;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>The built course as a reader sees it: a file on disk, a browser, no network.</summary>
public sealed class CourseInBrowserTests(BrowserFixture browser, BuiltCourse course) : IClassFixture<BrowserFixture>
{
    /// <remarks>Opening a page and drawing all its figures takes longest, so that one page serves for all that is looked at.</remarks>
    [Theory]
    [MemberData(nameof(Course.Notebooks), MemberType = typeof(Course))]
    public async Task In_a_wide_window_every_figure_is_drawn_sliders_move_it_and_nothing_is_out_of_reach(string name)
    {
        await using var view = await browser.OpenAsync(course.PageOf(name), width: 1280, ColorScheme.Light);

        await AssertDrawnAsync(view);
        await AssertSlidersMoveAsync(view);
        await view.AssertQuietAndFitsAsync();
        Assert.Empty(await view.Page.SeriousAccessibilityFindingsAsync());
    }

    [Theory]
    [MemberData(nameof(Course.Notebooks), MemberType = typeof(Course))]
    public async Task On_a_dark_phone_every_figure_is_drawn_and_fits(string name)
    {
        await using var view = await browser.OpenAsync(course.PageOf(name), width: 360, ColorScheme.Dark);

        await AssertDrawnAsync(view);
        await view.AssertQuietAndFitsAsync();
        Assert.Empty(await view.Page.SeriousAccessibilityFindingsAsync());
    }

    [Fact]
    public void No_page_is_heavier_than_a_phone_likes() => // Without plotly.js, which all pages share, and C#, which is loaded when it is wanted.
        Assert.All(new FileInfo(course.Contents).Directory!.GetFiles("*.html"), page => Assert.InRange(page.Length, 1, 1_200_000));

    private static async Task AssertDrawnAsync(ObservedPage view)
    {
        var figures = await view.Page.FiguresAsync();
        await figures.ExpectMarksAsync();
        foreach (var figure in figures)
        {
            var drawing = await figure.Locator("svg.main-svg").First.BoundingBoxAsync();
            Assert.True(drawing is { Width: > 200, Height: > 200 }, $"{drawing?.Width} by {drawing?.Height} pixels");
        }
    }

    private static async Task AssertSlidersMoveAsync(ObservedPage view)
    {
        var sliders = await view.Page.SlidersAsync();
        Assert.NotEmpty(sliders);
        foreach (var figure in sliders)
        {
            var (positions, words) = (await figure.PositionsAsync(), await figure.Locator(".descent-caption").TextContentAsync());

            // By keyboard, as a reader without a mouse does; away from the end where it may start.
            var slider = figure.Locator("input[type=range]");
            await slider.FocusAsync();
            var key = await slider.EvaluateAsync<bool>("input => Number(input.value) > Number(input.max) / 2") ? "ArrowLeft" : "ArrowRight";
            for (var i = 0; i < 3; i++)
                await view.Page.Keyboard.PressAsync(key);

            await Assertions.Expect(figure.Locator(".descent-caption")).Not.ToHaveTextAsync(words!);
            await figure.ExpectToMoveFromAsync(positions);
        }
    }
}
