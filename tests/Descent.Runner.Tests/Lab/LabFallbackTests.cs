using System.Text.Json;
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

    [Fact]
    public async Task What_prints_without_end_is_stopped_what_ends_the_runtime_is_named_and_stopping_ends_what_waits()
    {
        await using var page = new ChromiumPage(await browser.OpenAsync(Page));
        Task<string> OutputAsync() => page.EvaluateAsync<string>($"{LabPageExtensions.Cell("guess")}.outputs.textContent.slice(-400)");

        await RunAsync("while (true) Console.WriteLine(\"again and again\");");
        Assert.Contains("put out more than 1,000,000 characters and was stopped", await OutputAsync(), StringComparison.Ordinal);
        await RunAsync("for (var i = 0; ; i++) i.Display();");
        Assert.Contains("displayed more than 1,000 things and was stopped", await OutputAsync(), StringComparison.Ordinal);
        await RunAsync("class Odd : Exception { public override string Message => throw new InvalidOperationException(); }\nthrow new Odd();");
        Assert.Contains("Odd has a Message that throws InvalidOperationException.", await OutputAsync(), StringComparison.Ordinal);
        await RunAsync("int f(int n) => f(n + 1) + 1;\nf(0)");
        Assert.Contains("calls itself without end", await OutputAsync(), StringComparison.Ordinal);
        await RunAsync("Environment.Exit(0);");
        Assert.Contains("ended: by Environment.Exit", await OutputAsync(), StringComparison.Ordinal);
        await RunAsync("async void Boom() { await Task.Delay(50); throw new Exception(\"late boom\"); }\nBoom();");
        await page.WaitAsync("document.querySelector('#lab .state').textContent.includes('System.Exception: late boom')");

        await page.WaitAsync("descent.kernel.state === 'ready'");
        await page.WriteAsync("guess", "while (true) { }");
        await page.ClickAsync("Run cell 4");
        await page.WaitAsync("descent.kernel.state === 'running' && document.querySelector('#Cell-4').matches('.running')");
        await page.ClickAsync("Run cell 6");
        await page.ClickAsync("Stop");
        await page.WaitAsync("document.querySelector('#Cell-6 .state').textContent === 'Not run: stopped.'");

        async Task RunAsync(string code)
        {
            await page.WriteAsync("guess", code);
            await page.EvaluateAsync<object?>($"{LabPageExtensions.Cell("guess")}.execute().then(() => null)");
        }
    }

    [Fact]
    public async Task Another_lessons_notebook_overwrites_nothing_and_another_windows_progress_stays()
    {
        await using var page = new ChromiumPage(await browser.OpenAsync(Page));
        await page.WriteAsync("guess", "// mine");
        var other = JsonSerializer.Serialize(await File.ReadAllTextAsync(Path.Combine(Course.NotebooksFolder, "3.3-schedules.ipynb"), TestContext.Current.CancellationToken));

        Assert.Contains("of another lesson", await page.EvaluateAsync<string>($"(() => {{ try {{ descent.notebook.takeFrom({other}); return ''; }} catch (error) {{ return error.message; }} }})()"), StringComparison.Ordinal);
        Assert.Equal("// mine", await page.EvaluateAsync<string>($"{LabPageExtensions.Cell("guess")}.code"));

        await page.EvaluateAsync<object?>("localStorage.setItem('descent/progress', '{\"Right\":[\"3.3-a\"]}')");
        await page.EvaluateAsync<object?>("descent.kernel.run(1, '#r \"nuget: Descent.Lessons\"\\nDescent.Lessons.Exercise.Find(\"3.1-a\").Check(0.08)', { write() {}, show() {} })");
        Assert.Equal("3.1-a,3.3-a", await page.EvaluateAsync<string>("descent.rightOnes().sort().join()"));
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task What_is_written_can_be_undone_also_where_it_was_not_typed()
    {
        await using var page = new ChromiumPage(await browser.OpenAsync(Page));
        var cell = LabPageExtensions.Cell("guess");
        var original = await page.EvaluateAsync<string>($"{cell}.code");
        await page.WriteAsync("guess", "// mine");

        await page.EvaluateAsync<object?>($"{cell}.reset()");
        Assert.Equal(original, await page.EvaluateAsync<string>($"{cell}.code"));
        await page.EvaluateAsync<object?>($"{cell}.edit()");
        await page.PressAsync("z", held: "Control");
        Assert.Equal("// mine", await page.EvaluateAsync<string>($"{cell}.code"));

        var lines = string.Join('\n', Enumerable.Range(0, 300).Select(i => $"var x{i} = {i};"));
        await page.WriteAsync("guess", lines);
        var took = await page.EvaluateAsync<double>($"(() => {{ const area = document.activeElement, started = performance.now(); area.select(); area.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Tab', bubbles: true, cancelable: true }})); return performance.now() - started; }})()");
        Assert.Equal(lines.Replace("var", "    var", StringComparison.Ordinal), await page.EvaluateAsync<string>($"{cell}.code"));
        TestContext.Current.TestOutputHelper?.WriteLine($"300 lines were indented in {took:F0} ms.");
        Assert.Empty(page.Errors);
    }
}
