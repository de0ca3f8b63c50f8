using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>The built course as a reader sees it: a file on disk, a browser, no network.</summary>
public sealed class CourseInBrowserTests(BrowserFixture browser, BuiltCourse course) : IClassFixture<BrowserFixture>
{
    /// <summary>Moves the slider, and says of each move how many milliseconds later its picture is shown, whether its marks are elsewhere, and how often it is drawn.</summary>
    private const string Moves =
        """
        async figure => {
          const input = figure.querySelector('input');
          const marks = () => [...figure.querySelectorAll('.scatterlayer .js-line, .scatterlayer .point')].map(mark => mark.getAttribute('d') + mark.getAttribute('transform')).join();
          const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
          const shown = () => new Promise(resolve => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = resolve;
            requestAnimationFrame(() => port2.postMessage(0)); // Comes when that picture is painted.
          });
          let redraws = 0;
          figure.querySelector('.descent-plot').on('plotly_animated', () => redraws++);
          const moves = [];
          for (let i = 0; i < 16; i++) {
            const [before, start] = [marks(), performance.now()];
            redraws = 0;
            input.value = Number(input.value) < Number(input.max) ? Number(input.value) + 1 : 0;
            input.dispatchEvent(new Event('input', { bubbles: true }));
            await shown();
            const time = performance.now() - start;
            const isMoved = marks() !== before;
            await pause(150);
            moves.push([time, isMoved ? 1 : 0, redraws]);
          }
          return moves;
        }
        """;

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

    /// <remarks>How long a picture takes is the machine's affair as well, and stands in the log.</remarks>
    [Theory]
    [InlineData("3.1-learning-rate")]
    [InlineData("3.4-momentum")]
    [InlineData("7-summary")]
    public async Task Each_move_of_a_slider_redraws_all_its_figures_once_and_before_the_next_picture(string name)
    {
        await using var view = await browser.OpenAsync(course.PageOf(name), width: 1280, ColorScheme.Light);
        foreach (var figure in await view.Page.SlidersAsync())
        {
            await figure.ScrollIntoViewIfNeededAsync();
            var moves = await figure.EvaluateAsync<double[][]>(Moves);
            var (panels, times) = (await figure.Locator(".subplot").CountAsync(), moves.Select(move => move[0]).Order().ToArray());

            Assert.All(moves, move => Assert.Equal((1, 1), (move[1], move[2])));
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name}: {panels} pictures beside each other, {times.Length} moves, each shown within {times[times.Length / 2]:F0} ms (median), {times[^1]:F0} ms at most."));
        }
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
            var slider = figure.Locator("input[type=range]").First;
            await slider.FocusAsync();
            var key = await slider.EvaluateAsync<bool>("input => Number(input.value) > Number(input.max) / 2") ? "ArrowLeft" : "ArrowRight";
            for (var i = 0; i < 3; i++)
                await view.Page.Keyboard.PressAsync(key);

            await Assertions.Expect(figure.Locator(".descent-caption")).Not.ToHaveTextAsync(words!);
            await figure.ExpectToMoveFromAsync(positions);
        }
    }
}
