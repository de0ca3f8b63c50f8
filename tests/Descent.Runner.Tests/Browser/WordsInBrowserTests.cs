using Descent.Lessons;
using Microsoft.Playwright;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>What notebooks show, alone on a page from a file, as an editor shows an output: no style sheet and no network.</summary>
public sealed class WordsInBrowserTests(BrowserFixture browser) : IClassFixture<BrowserFixture>, IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_option_of_a_prediction_unfolds_by_mouse_and_by_keyboard_and_closes_the_others()
    {
        await using var view = await OpenAsync(Predict.Choose("Which?", "It was 2.", ("one", false), ("two", true)).ToHtml());
        var options = view.Page.Locator("summary");
        var (one, two) = (view.Page.GetByText("Not this one. The answer is “two”. It was 2."), view.Page.GetByText("✓ Right. It was 2."));

        await Assertions.Expect(one).ToBeHiddenAsync();
        await Assertions.Expect(two).ToBeHiddenAsync();

        await options.Nth(0).ClickAsync();
        await Assertions.Expect(one).ToBeVisibleAsync();

        await view.Page.Keyboard.PressAsync("Tab");
        await view.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(two).ToBeVisibleAsync();
        await Assertions.Expect(one).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Cards_fit_their_window_and_have_no_serious_accessibility_finding(int width, ColorScheme colors)
    {
        var question = Predict.Choose(
            "Which learning rate brings the car nearest to the bottom of the bowl in ten steps?",
            ("a small one, such as 0.05", false, "A third of the distance is left."),
            ("a large one, such as 0.9, which takes it from one wall to the other", true, "A tenth is left."));
        var claims = Claims.That(("a third is left", 3.4868, 3.4868, 0.0001), ("every step ends lower", true));
        await using var view = await OpenAsync(question.ToHtml() + claims.ToHtml() + Exercise.Check("3.1-a", 0.04).ToHtml(), width, colors);

        await view.AssertQuietAndFitsAsync();
        await view.Page.Locator("summary").Nth(1).ClickAsync();
        await view.AssertQuietAndFitsAsync();
        Assert.Empty(await view.Page.SeriousAccessibilityFindingsAsync());
    }

    /// <summary>Two axes with the same words: their list comes once, and both need it.</summary>
    [Fact]
    public async Task Axes_that_have_the_same_words_both_show_them()
    {
        Figure Shares() => Figures.Shares("arrived", [.. Enumerable.Range(1, 9).Select(i => ($"B{i}", i, 10))]);
        await using var view = await OpenAsync(Lesson.Start("1").ToHtml() + Figures.Beside(Shares(), Shares()).ToHtml());

        await view.Page.FiguresAsync();
        for (var i = 1; i <= 9; i++)
            await Assertions.Expect(view.Page.Locator("svg text").Filter(new() { HasTextString = $"B{i}" })).ToHaveCountAsync(2);
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task One_slider_moves_every_figure_beside_it(int width, ColorScheme colors)
    {
        Figure Draw(double alpha)
        {
            var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 10), [4, 1], alpha, steps: 20);
            return Figures.Beside(Figures.Path(run), Figures.ErrorByEigenvalue(run), Figures.Loss(("", run)));
        }

        await using var view = await OpenAsync(Lesson.Start("1").ToHtml() + Figures.Explore("α", [0.05, 0.1, 0.19], Draw).ToHtml(), width, colors);
        var figure = Assert.Single(await view.Page.SlidersAsync());
        string[] panels = ["xy", "x2y2", "x3y3"];
        var before = new List<string>();
        foreach (var panel in panels)
            before.Add(await LinesIn(figure, panel));

        await figure.Locator("input").FocusAsync();
        await view.Page.Keyboard.PressAsync("End");
        await Assertions.Expect(figure.Locator("output")).ToHaveTextAsync("0.19");
        for (var i = 0; i < panels.Length; i++)
            await view.Page.WaitForFunctionAsync($"([figure, before]) => ({Lines(panels[i])})(figure) !== before", new object[] { await figure.ElementHandleAsync(), before[i] });
        await view.AssertQuietAndFitsAsync();
    }

    private static string Lines(string panel) =>
        $"figure => [...figure.querySelectorAll('.subplot.{panel} .js-line')].map(line => line.getAttribute('d')).join()";

    private static async Task<string> LinesIn(ILocator figure, string panel)
    {
        var lines = await figure.EvaluateAsync<string>(Lines(panel));
        Assert.NotEmpty(lines);
        return lines;
    }

    private Task<ObservedPage> OpenAsync(string html, int width = 1280, ColorScheme colors = ColorScheme.Light) => browser.OpenAsync(
        folder.Write(
            "page.html",
            $$"""<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>:root { color-scheme: light dark } body { color: CanvasText; background: Canvas }</style><title>Words</title></head><body><main><h1>Words</h1>{{html}}</main></body></html>"""),
        width,
        colors);
}
