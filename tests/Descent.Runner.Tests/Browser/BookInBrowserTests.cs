using Microsoft.Playwright;
using Xunit;

namespace Descent.Runner.Tests;

public sealed class BookInBrowserTests(BrowserFixture browser, SampleBook book)
    : IClassFixture<BrowserFixture>, IClassFixture<SampleBook>
{
    public static TheoryData<string, int, ColorScheme> Views => new MatrixTheoryData<string, int, ColorScheme>(
        ["contents", "lesson", "failed"],
        [360, 1280],
        [ColorScheme.Light, ColorScheme.Dark]);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_page_is_quiet_fits_its_window_and_is_accessible(string page, int width, ColorScheme colors)
    {
        await using var view = await browser.OpenAsync(PathOf(page), width, colors);

        await view.AssertQuietAndFitsAsync();
        Assert.Empty(await view.Page.SeriousAccessibilityFindingsAsync());
    }

    [Fact]
    public async Task The_theme_follows_the_system_until_the_reader_chooses()
    {
        await using var view = await browser.OpenAsync(book.LessonPage, colors: ColorScheme.Dark);
        var dark = await PaperAsync(view);

        await view.Page.ClickAsync("#theme");

        Assert.Equal("light", await view.Page.GetAttributeAsync("html", "data-theme"));
        Assert.NotEqual(dark, await PaperAsync(view));
        Assert.Equal("redrawn", await view.Page.TextContentAsync("#figure"));

        await view.Page.GotoAsync(new Uri(book.Contents).AbsoluteUri);
        Assert.Equal("light", await view.Page.GetAttributeAsync("html", "data-theme"));
        Assert.Empty(view.Errors);
    }

    [Fact]
    public async Task Print_is_light_and_without_navigation_whatever_the_theme()
    {
        await using var view = await browser.OpenAsync(book.LessonPage);
        var light = await PaperAsync(view);
        await view.Page.ClickAsync("#theme");

        await view.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.Equal(light, await PaperAsync(view));
        Assert.False(await view.Page.IsVisibleAsync("#lessons"));
    }

    [Fact]
    public async Task Figures_find_plotly()
    {
        await using var view = await browser.OpenAsync(book.LessonPage);

        Assert.Equal("drawn", await view.Page.TextContentAsync("#figure"));
        Assert.Equal(0, await view.Page.Locator("script[data-descent=plotly]").CountAsync());
    }

    [Fact]
    public async Task Lessons_lead_to_each_other_to_the_gallery_and_back_to_the_contents()
    {
        await using var view = await browser.OpenAsync(book.Contents);

        await view.Page.ClickAsync("main >> text=3.1 How far to step");
        await ExpectHeadingAsync("3.1 How far to step");
        await view.Page.ClickAsync("a[rel=next]");
        await ExpectHeadingAsync("3.2 What went wrong");
        await view.Page.ClickAsync("a[rel=prev]");
        await ExpectHeadingAsync("3.1 How far to step");
        await view.Page.ClickAsync("main >> text='3.2'");
        await ExpectHeadingAsync("3.2 What went wrong");
        await view.Page.ClickAsync("#lessons >> text=Figure gallery");
        await ExpectHeadingAsync("Figure gallery");
        await view.Page.ClickAsync(".home");
        await ExpectHeadingAsync("How far should one step go?");
        await view.Page.ClickAsync("main >> text=Figure gallery");
        await ExpectHeadingAsync("Figure gallery");

        Task ExpectHeadingAsync(string text) => Assertions.Expect(view.Page.Locator("h1")).ToHaveTextAsync(text);
    }

    [Fact]
    public async Task The_keyboard_reaches_the_text_and_what_scrolls_in_it()
    {
        await using var view = await browser.OpenAsync(book.LessonPage, width: 360);

        await view.Page.Keyboard.PressAsync("Tab");
        await view.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("main", await view.Page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Equal("0", await view.Page.GetAttributeAsync("#Cell-2 .code", "tabindex"));
        Assert.Null(await view.Page.GetAttributeAsync("#Cell-4 .code", "tabindex"));
    }

    private static Task<string> PaperAsync(ObservedPage view) =>
        view.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor");

    private string PathOf(string page) => page switch
    {
        "contents" => book.Contents,
        "lesson" => book.LessonPage,
        _ => book.FailedPage,
    };
}
