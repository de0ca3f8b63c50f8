using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Descent.Lessons;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>A lesson as it is lived in a page: one visit, in each browser, from a file and from a site.</summary>
public sealed class LabTests(BrowserFixture browser, BuiltCourse course) : IClassFixture<BrowserFixture>
{
    private const string Lesson = "3.1-learning-rate";

    [Fact]
    public void What_runs_CSharp_in_a_page_is_a_file_of_less_than_18_megabytes() =>
        Assert.InRange(new FileInfo(Path.Combine(Path.GetDirectoryName(course.Contents)!, "assets", "lab.js")).Length, 1_000_000, 18_000_000);

    [Fact]
    public async Task A_lesson_is_lived_in_Chromium_from_a_file()
    {
        await using var page = new ChromiumPage(await browser.OpenAsync(course.PageOf(Lesson)));
        await VisitAsync(page);
    }

    [Fact]
    public async Task A_lesson_is_lived_in_Firefox_from_a_file()
    {
        await using var page = await FirefoxPage.OpenAsync(course.PageOf(Lesson));
        await VisitAsync(page);
    }

    [Fact(Explicit = true)]
    public async Task A_lesson_is_lived_on_a_site()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var site = $"http://localhost:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        using var server = Process.Start(DescentProcess.StartInfo(Repository.Root, "serve", Path.GetDirectoryName(course.Contents)!, "--port", new Uri(site).Port.ToString(System.Globalization.CultureInfo.InvariantCulture)))!;
        try
        {
            Assert.Contains(site, await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            await using var page = new ChromiumPage(await browser.OpenAsync(new Uri($"{site}{Lesson}.html"), site));
            await VisitAsync(page);

            // A runtime that falls over is started anew, and what was written is still there.
            const string Endless = "int Deeper(int n) => Deeper(n + 1) + 1;\nDeeper(0)";
            await page.WriteAsync("guess", Endless);
            await page.RunAsync("guess");
            Assert.Contains("crashed", await page.OutputAsync("guess"), StringComparison.Ordinal);
            await page.WaitAsync("descent.kernel.state === 'ready'");
            Assert.Equal(Endless, await page.EvaluateAsync<string>($"{LabPageExtensions.Cell("guess")}.code"));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
        }
    }

    /// <summary>What a reader may do in a lesson, from the first click to the mark.</summary>
    private static async Task VisitAsync(ILabPage page)
    {
        // A changed cell shows a new figure, and what it needs has run before it.
        var figure = Course.SourceOf(Lesson).CodeCells.Single(cell => cell.Id == "axes-figure").Source;
        await page.WriteAsync("axes-figure", figure.Replace("start: 0.15", "start: 0.21", StringComparison.Ordinal));
        await page.RunAsync("axes-figure");
        await page.WaitAsync($"{LabPageExtensions.Cell("axes-figure")}.outputs.querySelector('.descent-plot[data-ready]')");
        Assert.True(await page.EvaluateAsync<bool>($"(input => input.value === input.max)({LabPageExtensions.Cell("axes-figure")}.outputs.querySelector('input[type=range]'))"));
        Assert.Equal("Ran", (await page.EvaluateAsync<string>($"{LabPageExtensions.Cell("start")}.state.textContent"))[..3]);

        await MoveAsync(page, $"{LabPageExtensions.Cell("axes-figure")}.outputs");

        // Completion knows what the cells above define; mistakes are underlined.
        await page.WriteAsync("counts", "var run = InValley(0.1, 5);\n");
        await page.TypeAsync("run.");
        await page.WaitAsync("document.querySelectorAll('.completions:not([hidden]) li').length > 5");
        var members = await page.EvaluateAsync<string>("[...document.querySelectorAll('.completions:not([hidden]) li')].map(item => item.textContent).join()");
        Assert.Superset(new HashSet<string> { "Explain", "Final", "Outcome", "Points", "Steps" }, members.Split(',').ToHashSet());
        await page.WaitAsync("document.querySelector('.editor .wrong')");
        await page.PressAsync("Escape");
        await page.EvaluateAsync<bool>($"({LabPageExtensions.Cell("counts")}.reset(), true)");

        // The last run answers for itself.
        // A long line is seen to where it is written.
        await page.WriteAsync("counts", $"var ran = InValley(0.3, 30); // {new string('x', 300)}");
        await page.TypeAsync("y");
        Assert.True(await page.EvaluateAsync<bool>($$"""
            (box => {
              const area = box.querySelector('textarea');
              return area.scrollWidth <= area.clientWidth + 1 && area.scrollLeft === 0 && box.scrollLeft > 1000;
            })({{LabPageExtensions.Cell("counts")}}.element.querySelector('.editor'))
            """));
        await page.RunAsync("counts");
        await page.EvaluateAsync<bool>("(document.getElementById('ask').click(), true)");
        await page.TypeAsync("why did it explode?");
        await page.PressAsync("Enter");
        await page.WaitAsync("document.getElementById('Ask-answers').querySelector('.outputs')?.textContent.includes('Diverging')");
        await page.ClickAsync("Close");
        await page.EvaluateAsync<bool>($"({LabPageExtensions.Cell("counts")}.reset(), true)");

        // A wrong answer gets its misconception's words, hints climb, a right one opens the solution.
        await page.WriteAsync("exercise-a-answer", "double? edge = 1.0 / 25;\nExercise.Find(\"3.1-a\").Check(edge)");
        await page.RunAsync("exercise-a-answer");
        Assert.Contains(Exercise.Find("3.1-a").Check(1.0 / 25).Feedback, await page.OutputAsync("exercise-a-answer"), StringComparison.Ordinal);
        var number = await page.EvaluateAsync<int>($"{LabPageExtensions.Cell("exercise-a-answer")}.number");
        for (var rung = 1; rung <= 2; rung++)
        {
            await page.ClickAsync($"Hint for cell {number}");
            await page.WaitAsync($"{LabPageExtensions.Cell("exercise-a-answer")}.element.querySelector('.aside')?.textContent.includes('Hint {rung} of')");
        }

        const string Right = "double? edge = 2.0 / 25;\nExercise.Find(\"3.1-a\").Check(edge)";
        await page.WriteAsync("exercise-a-answer", Right);
        await page.RunAsync("exercise-a-answer");
        Assert.Contains("A worked solution", await page.OutputAsync("exercise-a-answer"), StringComparison.Ordinal);

        // What never ends is ended, and the page goes on; what was written is still there.
        await page.WriteAsync("guess", "while (true) { }");
        await page.PressAsync("Enter", held: "Control");
        await page.WaitAsync($"descent.kernel.state === 'running' && {LabPageExtensions.Cell("guess")}.state.textContent.startsWith('Running')");
        await page.ClickAsync("Stop");
        await page.WaitAsync("descent.kernel.state === 'ready'");
        Assert.Contains("Stopped.", await page.OutputAsync("guess"), StringComparison.Ordinal);
        await page.EvaluateAsync<bool>($"({LabPageExtensions.Cell("guess")}.reset(), true)");
        await page.WriteAsync("bisection", "Needs(0.2)");
        await page.RunAsync("bisection");
        Assert.StartsWith("Ran", await page.EvaluateAsync<string>($"{LabPageExtensions.Cell("bisection")}.state.textContent"), StringComparison.Ordinal);
        Assert.Empty(page.Errors);

        // The next day.
        await page.ReloadAsync();
        await page.WaitAsync("window.descent?.cells");
        Assert.Equal(Right, await page.EvaluateAsync<string>($"{LabPageExtensions.Cell("exercise-a-answer")}.code"));
        Assert.Contains("3.1-a", await page.EvaluateAsync<string>("descent.rightOnes().join()"), StringComparison.Ordinal);
        await page.WriteAsync("guess", "// what a writer of JSON may spell out: \u00a0 \u007f \u200b \ue000 𝛼 💡 é <\\u00e9>");
        var text = await page.EvaluateAsync<string>("descent.notebook.toText()");
        await AssertIsGradedAsync(text);

        // Elsewhere, the file brings all of it back, and runs nothing.
        await page.EvaluateAsync<bool>("(localStorage.clear(), true)");
        await page.ReloadAsync();
        await page.WaitAsync("window.descent?.cells");
        Assert.NotEqual(text, await page.EvaluateAsync<string>("descent.notebook.toText()"));
        await page.EvaluateAsync<bool>($"(descent.notebook.takeFrom({JsonSerializer.Serialize(text)}), true)");
        Assert.Equal(text, await page.EvaluateAsync<string>("descent.notebook.toText()"));
        Assert.Equal("off", await page.EvaluateAsync<string>("descent.kernel.state"));
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task A_teachers_own_exercise_judges_in_a_page_whose_text_does_not_tell_its_answer()
    {
        using var folder = new TempFolder();
        folder.Write("exercises.json", OwnExerciseTests.Example());
        folder.Write("w1-ovens.ipynb", SampleNotebook.Code($"#r \"nuget: Descent.Lessons, {Course.Version}\"\nusing Descent.Lessons;"), SampleNotebook.Code("Exercise.Find(\"w1-a\").Check(null)"));
        _ = course.Contents; // Makes what runs C# in a page.
        var run = await DescentProcess.RunAsync(folder.Path, "run", "w1-ovens.ipynb", "--output", "out");
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.DoesNotContain("a good place to be", await File.ReadAllTextAsync(folder["out/book/w1-ovens.html"], TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await using var page = new ChromiumPage(await browser.OpenAsync(folder["out/book/w1-ovens.html"]));
        await page.WriteAsync("id-2", "Exercise.Find(\"w1-a\").Check(0.2)");
        await page.RunAsync("id-2");

        Assert.Contains("That is a good place to be, but not the edge.", await page.OutputAsync("id-2"), StringComparison.Ordinal);
        Assert.Empty(page.Errors);
    }

    /// <summary>A figure whose cell ran: between and beyond what was prepared, at a value that is typed, and from another start.</summary>
    private static async Task MoveAsync(ILabPage page, string outputs)
    {
        Task SlideAsync(string to) => page.EvaluateAsync<bool>($"(input => (input.value = {to}, input.dispatchEvent(new Event('input', {{ bubbles: true }}))))({outputs}.querySelector('input[type=range]'))");
        Task ExpectAsync(string value, string caption) => page.WaitAsync($"{outputs}.querySelector('.live-value')?.value === '{value}' && {outputs}.querySelector('.descent-caption').textContent.includes('{caption}')");

        await page.WaitAsync($"{outputs}.querySelector('.live')");
        await SlideAsync("5.5");
        await ExpectAsync("0.135", "With α = 0.135, over 40 steps");
        await SlideAsync("4");
        await ExpectAsync("0.1", "With α = 0.1, over 40 steps");
        await page.EvaluateAsync<bool>($"{outputs}.querySelector('.live').dispatchEvent(new PointerEvent('pointerenter', {{ pointerType: 'mouse' }}))");
        await page.WaitAsync($"{outputs}.querySelector('input[type=range]').max === '13'");
        await SlideAsync("12");
        await ExpectAsync("0.22", "The run diverges");
        await page.EvaluateAsync<bool>($"(box => (box.value = '-0,25', box.dispatchEvent(new Event('change'))))({outputs}.querySelector('.live-value'))");
        await page.WaitAsync($"{outputs}.querySelector('.descent-caption').textContent.includes('learningRate must be')");
        foreach (var (typed, value) in new Dictionary<string, string> { ["0,125"] = "0.125", ["2·10⁻²"] = "0.02", ["0.1234"] = "0.1234" })
        {
            await page.EvaluateAsync<bool>($"(box => (box.value = '{typed}', box.dispatchEvent(new Event('change'))))({outputs}.querySelector('.live-value'))");
            await ExpectAsync(value, $"With α = {value}, over 40 steps");
        }

        await page.EvaluateAsync<bool>($"({outputs}.querySelector('.start-handle').focus(), true)");
        await page.PressAsync("ArrowLeft");
        await ExpectAsync("0.1234", "λ = 1: from 0.91 ");
        await page.PressAsync("Home");
        await ExpectAsync("0.1234", "λ = 1: from 1 ");
    }

    private static async Task AssertIsGradedAsync(string notebook)
    {
        if (!Needs.HasSandbox) return; // All else in a page needs none.
        using var folder = new TempFolder();
        folder.Write($"{Lesson}.ipynb", notebook);
        Assert.Equal(CanonicalNotebook.ToText(NotebookReader.Read(folder[$"{Lesson}.ipynb"])), notebook);

        await DescentProcess.RunAsync(folder.Path, "check", $"{Lesson}.ipynb", "--csv", "grades.csv", "--notebooks", Course.NotebooksFolder);
        var grades = File.ReadAllText(folder["grades.csv"]);
        Assert.Contains("\"3.1-a\",\"right\",", grades, StringComparison.Ordinal);
        Assert.Contains("\"3.1-b\",\"not-answered\",", grades, StringComparison.Ordinal);
    }
}
