using Microsoft.Playwright;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>Every kind of figure in a browser without a network, on narrow and wide screens, light and dark.</summary>
public sealed class GalleryInBrowserTests(BrowserFixture browser, GalleryBook book)
    : IClassFixture<BrowserFixture>, IClassFixture<GalleryBook>
{
    private const int SmallestFont = 12; // px

    private const string WordsThatOverflow =
        """
        () => [...document.querySelectorAll('figcaption, label, label > *, .descent-caption, caption')]
          .filter(element => element.scrollWidth > element.clientWidth)
          .map(element => element.textContent)
        """;

    /// <summary>Words of drawings, but for those that Plotly shows under the mouse.</summary>
    private const string SmallWords =
        """
        smallest => [...document.querySelectorAll('.descent-plot svg text')]
          .filter(text => !text.closest('.hoverlayer') && text.textContent.trim() !== '')
          .map(text => ({ text: text.textContent, size: parseFloat(getComputedStyle(text).fontSize),
            figure: text.closest('.piece').querySelector('h3').textContent }))
          .filter(found => found.size < smallest)
          .map(found => `${found.figure}: "${found.text}" has ${found.size} px`)
        """;

    private const string EveryDrawingFillsItsBox =
        """
        () => [...document.querySelectorAll('.descent-plot')]
          .every(plot => Math.abs(plot.querySelector('.main-svg').getBoundingClientRect().width - plot.clientWidth) < 1.5)
        """;

    private const string NoLegendLiesOnAPlot =
        """
        () => [...document.querySelectorAll('.descent-plot')].every(plot => {
          const legend = plot.querySelector('.infolayer > .legend');
          const panels = [...plot.querySelectorAll('.nsewdrag')].map(panel => panel.getBoundingClientRect().top);
          return !legend || legend.getBoundingClientRect().bottom <= Math.min(...panels) + 1;
        })
        """;

    [Theory]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(800, ColorScheme.Light)]
    [InlineData(1600, ColorScheme.Dark)]
    public async Task Every_figure_is_drawn_and_the_page_is_quiet_fits_its_window_and_can_be_read(int width, ColorScheme colors)
    {
        await using var view = await browser.OpenAsync(book.Page, width, colors);

        await (await view.Page.FiguresAsync()).ExpectMarksAsync();
        Assert.Equal(1, await view.Page.Locator(".piece").Filter(new() { Has = view.Page.Locator(DrawnFigures.Space) }).CountAsync());

        Assert.Empty(await view.Page.EvaluateAsync<string[]>(WordsThatOverflow));
        Assert.Empty(await view.Page.EvaluateAsync<string[]>(SmallWords, SmallestFont));
        await view.AssertQuietAndFitsAsync();
        Assert.Empty(await view.Page.SeriousAccessibilityFindingsAsync());
    }

    [Theory]
    [InlineData(360)]
    [InlineData(800)]
    public async Task No_legend_lies_on_a_plot(int width)
    {
        await using var view = await browser.OpenAsync(book.Page, width);
        await view.Page.FiguresAsync();

        await view.Page.WaitForFunctionAsync(NoLegendLiesOnAPlot, null, new() { Timeout = 20_000 });
    }

    [Fact]
    public async Task Figures_follow_their_box()
    {
        await using var view = await browser.OpenAsync(book.Page);
        await view.Page.FiguresAsync();
        foreach (var width in (int[])[700, 500, 1280])
        {
            await view.Page.SetViewportSizeAsync(width, 800);
            await view.Page.WaitForFunctionAsync(EveryDrawingFillsItsBox, null, new() { Timeout = 20_000 });
            await view.AssertQuietAndFitsAsync();
        }

        // A panel that opens beside a notebook narrows the box, and the window stays.
        await view.Page.EvaluateAsync("document.querySelector('main').style.width = '600px'");
        await view.Page.WaitForFunctionAsync(EveryDrawingFillsItsBox, null, new() { Timeout = 20_000 });
    }

    [Fact]
    public async Task The_first_page_moves_within_two_seconds_until_the_reader_takes_hold_of_it()
    {
        await using var view = await browser.OpenAsync(book.Contents);
        var slider = view.Page.GetByLabel("learning rate α");
        var start = await slider.InputValueAsync();

        await Assertions.Expect(slider).Not.ToHaveValueAsync(start, new() { Timeout = 20_000 }); // Two seconds on a machine that does nothing else.
        await slider.FocusAsync();
        await view.Page.Keyboard.PressAsync("Home");
        var path = await view.Page.Locator(".hero figure").PositionsAsync();
        await view.Page.WaitForTimeoutAsync(600);
        Assert.Equal("0", await slider.InputValueAsync());

        await view.Page.Keyboard.PressAsync("End");
        await view.Page.Locator(".hero figure").ExpectToMoveFromAsync(path);
        await Assertions.Expect(view.Page.Locator(".hero .descent-caption")).ToContainTextAsync("diverges");
        await view.AssertQuietAndFitsAsync();
        Assert.Empty(await view.Page.SeriousAccessibilityFindingsAsync());
    }

    [Fact]
    public async Task A_drag_redraws_once_for_each_picture_that_the_screen_shows()
    {
        await using var view = await browser.OpenAsync(book.Page);
        var slider = view.Page.Locator("figure.descent-figure").Filter(new() { Has = view.Page.Locator("button") });
        await view.Page.FiguresAsync();

        // Many moves within one picture are one redraw, which leaves the ground as it is.
        var redraws = await slider.EvaluateAsync<int>(
            """
            async figure => {
              const input = figure.querySelector('input');
              let redraws = 0;
              figure.querySelector('.descent-plot').on('plotly_animated', () => redraws++);
              for (let i = 0; i < 20; i++) {
                input.value = i % 5;
                input.dispatchEvent(new Event('input', { bubbles: true }));
              }
              await new Promise(resolve => setTimeout(resolve, 2000));
              return redraws;
            }
            """);
        Assert.Equal(1, redraws);
        await slider.ExpectToShowGroundAsync();
    }

    [Fact]
    public async Task Sliders_move_the_marks_and_play_moves_them_until_paused_or_at_the_end()
    {
        await using var view = await browser.OpenAsync(book.Page);
        var sliders = await view.Page.SlidersAsync();

        Assert.Equal(5, sliders.Count);
        foreach (var figure in sliders)
        {
            foreach (var input in await figure.Locator("input").AllAsync())
            {
                var before = await figure.PositionsAsync();
                await input.FocusAsync();
                await view.Page.Keyboard.PressAsync("ArrowRight");
                await figure.ExpectToMoveFromAsync(before);
            }
        }

        var player = view.Page.Locator("figure.descent-figure").Filter(new() { Has = view.Page.Locator("button") });
        var (button, slider) = (player.Locator("button"), player.Locator("input"));
        var positions = await player.PositionsAsync();
        await button.ClickAsync();
        await Assertions.Expect(button).ToHaveTextAsync("Pause");
        await player.ExpectToMoveFromAsync(positions);

        await button.ClickAsync();
        await Assertions.Expect(button).ToHaveTextAsync("Play");
        var paused = await slider.InputValueAsync();
        await view.Page.WaitForTimeoutAsync(1000);
        Assert.Equal(paused, await slider.InputValueAsync());

        await slider.FocusAsync();
        await view.Page.Keyboard.PressAsync("End");
        await view.Page.Keyboard.PressAsync("ArrowLeft");
        await view.Page.Keyboard.PressAsync("ArrowLeft");
        await button.ClickAsync();
        await Assertions.Expect(slider).ToHaveValueAsync((await slider.GetAttributeAsync("max"))!);
        await Assertions.Expect(button).ToHaveTextAsync("Play");
    }
}
