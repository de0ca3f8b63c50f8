using Microsoft.Playwright;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>The ask box, in a book of the real lessons in which nothing has run.</summary>
public sealed class AskInBrowserTests(BrowserFixture browser, UnrunBook book) : IClassFixture<BrowserFixture>, IClassFixture<UnrunBook>
{
    private const int MostMilliseconds = 100;

    [Fact]
    public async Task A_question_is_answered_by_keyboard_in_a_moment()
    {
        await using var view = await browser.OpenAsync(book.LessonPage);
        await OpenAsync(view);

        await view.Page.Keyboard.TypeAsync("why should I normalize my features");
        await Assertions.Expect(view.Page.Locator("#Ask-answers > ol > li")).ToHaveCountAsync(3);
        await Assertions.Expect(view.Page.Locator("#Ask-status")).ToContainTextAsync("3 answers");
        var milliseconds = await view.Page.EvaluateAsync<double>("""
            new Promise(resolve => {
              const input = document.getElementById("Ask-question"), answers = document.getElementById("Ask-answers");
              input.value = "does momentum help with noise";
              const started = performance.now();
              new MutationObserver(() => resolve(performance.now() - started)).observe(answers, { childList: true });
              input.dispatchEvent(new Event("input"));
            })
            """);
        Assert.InRange(milliseconds, 0, MostMilliseconds);

        await view.Page.FillAsync("#Ask-question", "why should I normalize my features");
        await view.Page.Keyboard.PressAsync("ArrowDown");
        await view.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(view.Page.Locator("dialog.ask")).ToBeHiddenAsync();
        var place = new Uri(view.Page.Url).Fragment;
        Assert.True(await view.Page.Locator(place).CountAsync() == 1, $"{view.Page.Url} leads nowhere.");
        await view.AssertQuietAndFitsAsync();
    }

    [Fact]
    public async Task Escape_closes_the_box_and_gives_the_focus_back()
    {
        await using var view = await browser.OpenAsync(book.LessonPage);
        await view.Page.FocusAsync("#ask");
        await view.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(view.Page.Locator("#Ask-question")).ToBeFocusedAsync();

        await view.Page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(view.Page.Locator("#ask")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Where_nothing_answers_the_box_says_so_and_offers_a_lesson()
    {
        await using var view = await browser.OpenAsync(book.Contents);
        await OpenAsync(view);

        await view.Page.Keyboard.TypeAsync("who painted the Mona Lisa");

        await Assertions.Expect(view.Page.Locator("#Ask-status")).ToHaveTextAsync("Nothing in the course answers that.");
        await Assertions.Expect(view.Page.Locator("#Ask-answers a")).ToHaveAttributeAsync("href", "1-intuition.html");
    }

    [Theory]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    public async Task The_box_fits_and_is_accessible(int width, ColorScheme colors)
    {
        await using var view = await browser.OpenAsync(book.LessonPage, width, colors);
        await OpenAsync(view);
        await view.Page.Keyboard.TypeAsync("what is the condition number");
        await Assertions.Expect(view.Page.Locator("#Ask-answers > ol > li")).ToHaveCountAsync(3);

        Assert.Equal(0, await view.Page.EvaluateAsync<int>("document.querySelector('dialog.ask').scrollWidth - document.querySelector('dialog.ask').clientWidth"));
        await view.AssertQuietAndFitsAsync();
        Assert.Empty(await view.Page.SeriousAccessibilityFindingsAsync());
    }

    private static async Task OpenAsync(ObservedPage view)
    {
        await view.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(view.Page.Locator("#Ask-question")).ToBeFocusedAsync();
    }
}

/// <summary>The course as a book, in which no cell has run.</summary>
public sealed class UnrunBook : IDisposable
{
    private readonly TempFolder folder = new();

    public UnrunBook() => BookWriter.Write(
        [
            .. NotebookFolder.List(Path.Combine(Repository.Root, "notebooks")).Select(NotebookReader.Read)
                .Select(notebook => SampleNotebook.Result(notebook, error: null, [.. notebook.CodeCells.Select(_ => Array.Empty<CellOutput>())])),
        ],
        new FigureGallery([], "window.Plotly = {};"),
        folder["book"]);

    public string Contents => folder["book/index.html"];

    public string LessonPage => folder["book/3.1-learning-rate.html"];

    /// <summary>One of the files that the pages share.</summary>
    public string Asset(string name) => folder[$"book/assets/{name}"];

    /// <summary>All pages.</summary>
    public IReadOnlyDictionary<string, string> Pages => Directory.GetFiles(folder["book"], "*.html").ToDictionary(path => Path.GetFileName(path), File.ReadAllText);

    public void Dispose() => folder.Dispose();
}
