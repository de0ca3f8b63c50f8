using Microsoft.Playwright;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>The built course as a reader sees it: a file on disk, a browser, no network.</summary>
[Collection(typeof(OnBuiltCourse))]
public sealed class CourseInBrowserTests(BrowserFixture browser, BuiltCourse course) : IClassFixture<BrowserFixture>
{
    public static TheoryData<string, int, ColorScheme> Views => new MatrixTheoryData<string, int, ColorScheme>(
        [.. Course.NotebookNames],
        [360, 1280],
        [ColorScheme.Light, ColorScheme.Dark]);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_figure_is_drawn_the_page_is_quiet_and_fits_its_window(string name, int width, ColorScheme colorScheme)
    {
        await using var view = await browser.OpenAsync(course.PageOf(name), width, colorScheme);
        var figures = await view.Page.FiguresAsync();

        await figures.ExpectMarksAsync();
        foreach (var figure in figures)
        {
            var drawing = await figure.Locator("svg.main-svg").First.BoundingBoxAsync();
            Assert.True(drawing is { Width: > 200, Height: > 200 }, $"{drawing?.Width} by {drawing?.Height} pixels");
        }

        await view.AssertQuietAndFitsAsync();
    }

    [Theory]
    [MemberData(nameof(Course.Notebooks), MemberType = typeof(Course))]
    public async Task Moving_a_slider_moves_the_drawing_and_its_words(string name)
    {
        await using var view = await browser.OpenAsync(course.PageOf(name));
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

        Assert.Empty(view.Errors);
    }

    [Theory]
    [MemberData(nameof(Course.Notebooks), MemberType = typeof(Course))]
    public async Task A_page_with_figures_has_no_serious_accessibility_finding(string name)
    {
        await using var view = await browser.OpenAsync(course.PageOf(name));
        await view.Page.FiguresAsync();

        Assert.Empty(await view.Page.SeriousAccessibilityFindingsAsync());
    }
}
