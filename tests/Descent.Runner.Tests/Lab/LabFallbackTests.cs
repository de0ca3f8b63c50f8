using Microsoft.Playwright;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>What a page says where it cannot run code, or should not without being asked.</summary>
public sealed class LabFallbackTests(BrowserFixture browser, BuiltCourse course) : IClassFixture<BrowserFixture>
{
    private const string Lesson = "3.1-learning-rate";

    private string Page => course.PageOf(Lesson);

    [Fact]
    public async Task Without_WebAssembly_a_cell_says_which_browsers_have_it_and_can_still_be_read_and_written()
    {
        await using var view = await browser.OpenAsync(Page, new BrowserNewContextOptions(), "delete window.WebAssembly;");
        await using var page = new ChromiumPage(view);

        await page.ClickAsync("Run cell 2");
        await page.WaitAsync("document.querySelector('#Cell-2 .state').textContent");

        Assert.StartsWith("This browser has no WebAssembly", await page.EvaluateAsync<string>("document.querySelector('#Cell-2 .state').textContent"), StringComparison.Ordinal);
        await page.WriteAsync("axes-figure", "// mine");
        Assert.Empty(page.Errors);
        Assert.Empty(await view.Page.SeriousAccessibilityFindingsAsync());
    }

    [Theory]
    [InlineData("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('Refused.', 'SecurityError'); } });")]
    [InlineData("Storage.prototype.setItem = () => { throw new DOMException('Full.', 'QuotaExceededError'); };")]
    public async Task Where_the_browser_keeps_nothing_the_page_says_so_and_what_is_written_can_be_taken_away(string refusal)
    {
        await using var page = new ChromiumPage(await browser.OpenAsync(Page, new BrowserNewContextOptions(), refusal));

        await page.WriteAsync("axes-figure", "// mine");
        Assert.Contains("Download your notebook before you leave", await page.EvaluateAsync<string>("document.querySelector('#lab .state').textContent"), StringComparison.Ordinal);
        Assert.Contains("// mine", await page.EvaluateAsync<string>("descent.notebook.toText()"), StringComparison.Ordinal);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task A_phone_is_told_what_running_costs_before_anything_is_loaded_and_may_refuse()
    {
        await using var view = await browser.OpenAsync(Page, new BrowserNewContextOptions
        {
            HasTouch = true,
            IsMobile = true,
            ViewportSize = new ViewportSize { Width = 390, Height = 800 },
        });

        await view.Page.GetByLabel("Run cell 2", new() { Exact = true }).TapAsync();
        await Assertions.Expect(view.Page.Locator("#Cell-2 .question")).ToContainTextAsync("MB of memory");
        await view.Page.Locator("#Cell-2 .question").GetByText("Not now").TapAsync();

        Assert.Equal("off", await view.Page.EvaluateAsync<string>("descent.kernel.state"));
        await Assertions.Expect(view.Page.Locator("#Cell-2 .question")).ToHaveCountAsync(0);
        await view.AssertQuietAndFitsAsync();
    }

    [Fact]
    public async Task A_bundle_that_is_cut_short_is_named_and_what_was_written_is_still_there()
    {
        await using var view = await browser.OpenAsync(Page);
        await using var page = new ChromiumPage(view);
        await view.Page.RouteAsync("**/lab.js", route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = "(window.descent ??= {}).bundle = { files: { \"dotnet.js\": \"H4sI" }));

        await page.WriteAsync("axes-figure", "// mine");
        await page.WaitAsync("descent.kernel.state === 'failed'");

        Assert.Contains("lab.js is not whole", await page.EvaluateAsync<string>("descent.kernel.problem"), StringComparison.Ordinal);
        Assert.Equal("// mine", await page.EvaluateAsync<string>($"{LabPageExtensions.Cell("axes-figure")}.code"));
        Assert.Single(page.Errors);
    }

    [Fact]
    public async Task A_figure_whose_drawing_does_not_end_is_stopped_and_stays_as_it_was_prepared()
    {
        await using var page = new ChromiumPage(await browser.OpenAsync(Page, new BrowserNewContextOptions()));
        await page.WriteAsync("guess", """
            #r "nuget: Descent.Lessons"
            using Descent.Lessons;
            Figures.Explore("steps", [10, 20, 30], draw: (int steps) => { while (steps % 10 != 0) { } return Figures.Schedules(steps, ("a", 0.1)); })
            """);
        var figure = $"{LabPageExtensions.Cell("guess")}.outputs.querySelector('.descent-figure')";
        Task SlideAsync(string to) => page.EvaluateAsync<bool>($"(input => (input.value = {to}, input.dispatchEvent(new Event('input', {{ bubbles: true }}))))({figure}.querySelector('input[type=range]'))");

        await page.RunAsync("guess");
        await page.WaitAsync($"{figure}?.matches('.live')");
        await SlideAsync("0.5");
        await page.WaitAsync("descent.kernel.state === 'running'");
        await page.ClickAsync("Stop");
        await page.WaitAsync("descent.kernel.state === 'ready'");

        await page.WaitAsync($"!{figure}.matches('.live')");
        await SlideAsync("2");
        await page.WaitAsync($"{figure}.querySelector('output').textContent === '30'");
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task A_lesson_that_is_open_twice_is_one_lesson()
    {
        await using var view = await browser.OpenAsync(Page);
        await using var page = new ChromiumPage(view);
        var other = await view.Page.Context.NewPageAsync();
        await other.GotoAsync(view.Page.Url);

        await other.EvaluateAsync("descent.notebook.set(descent.cells.find(cell => cell.number === 4).index, '// written there')");
        await page.WaitAsync("descent.cells.find(cell => cell.number === 4).code === '// written there'");

        Assert.Equal("// written there", await page.EvaluateAsync<string>("document.querySelector('#Cell-4 pre.code').textContent"));
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task What_an_older_version_of_the_page_has_kept_is_not_lost_and_notes_that_are_broken_do_no_harm()
    {
        await using var page = new ChromiumPage(await browser.OpenAsync(Page, new BrowserNewContextOptions(), $$"""
            try {
              localStorage.setItem("descent/{{Lesson}}/a-cell-that-is-gone", "// mine, long ago");
              localStorage.setItem("descent/{{Lesson}}/axes-figure", "// mine");
              localStorage.setItem("descent/{{Lesson}}//extra", "[{\"code\": 1");
              localStorage.setItem("descent/progress", "{\"Right\": 3");
            } catch { }
            """));

        var file = await page.EvaluateAsync<string>("descent.notebook.toText()");
        Assert.Contains("// mine, long ago", file, StringComparison.Ordinal);
        Assert.Equal("// mine", await page.EvaluateAsync<string>($"{LabPageExtensions.Cell("axes-figure")}.code"));
        await page.EvaluateAsync<object?>("descent.kernel.run(1, '1 + 1', { write() {}, show() {} })"); // Progress is read when C# starts.
        Assert.Equal("ready", await page.EvaluateAsync<string>("descent.kernel.state"));
        Assert.Empty(page.Errors);
    }
}
