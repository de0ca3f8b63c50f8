using System.Buffers.Binary;
using Microsoft.Playwright;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>
/// The pictures of README.md, which are of the book as it is built. They are taken, all of them, with
/// <c>DESCENT_TAKE_PICTURES=1 dotnet test --project tests/Descent.Runner.Tests -- --filter-class "*ReadmePictureTests"</c>.
/// </summary>
public sealed class ReadmePictureTests(BrowserFixture browser, BuiltCourse course) : IClassFixture<BrowserFixture>
{
    private const int Width = 420; // Pixels of a lesson's picture.
    private const int MostBytes = 2_500_000; // Of the moving picture.
    private const int WindowWidth = 640; // Pixels of the page that it is taken from, wide enough for figures as they are on wide screens.

    private static readonly (int Width, int Height) LabSize = (900, 830);
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "images");

    /// <summary>For each lesson the cell whose figure stands for it, and a key to press on its slider; empty for none.</summary>
    private static readonly (string Lesson, string Cell, string Key)[] OfLessons =
    [
        ("1", "road-play", "End"),
        ("2", "microscope-alpha", ""),
        ("3.1", "axes-figure", ""),
        ("3.2", "wind-path", ""),
        ("3.3", "four-figure", ""),
        ("3.4", "map-figure", ""),
        ("4", "cure-figure", ""),
        ("5", "sensitivity-figure", ""),
        ("6", "momentum-hops-figure", ""),
        ("7", "next-figure", ""),
        ("8", "edge-figure", ""),
    ];

    [Fact]
    public async Task The_first_page_and_every_lesson_have_a_picture_of_a_known_size()
    {
        if (Environment.GetEnvironmentVariable("DESCENT_TAKE_PICTURES") == "1")
        {
            await TakeAsync();
            await TakeLabAsync();
        }

        Assert.Equal((1280, 640), SizeOf("descent.png")); // As GitHub wants a social preview.
        Assert.All(Course.NotebookNames.Select(NumberOf), number => Assert.True(OfLessons.Any(lesson => lesson.Lesson == number), $"Lesson {number} has no row in {nameof(OfLessons)}, and no picture."));
        Assert.All(OfLessons, lesson => Assert.Equal(Width, SizeOf($"lessons/{lesson.Lesson}.png").Width));
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        Assert.All(OfLessons, lesson => Assert.Contains($"(docs/images/lessons/{lesson.Lesson}.png)", readme, StringComparison.Ordinal));
        Assert.Contains("(docs/images/lab.png)", readme, StringComparison.Ordinal);
        Assert.Equal(LabSize, SizeOf("lab.png"));
        var lab = await File.ReadAllBytesAsync(Path.Combine(Folder, "lab.png"), TestContext.Current.CancellationToken);
        Assert.InRange(MovingPicture.ChunksOf(lab).Count(chunk => chunk.Type == "fcTL"), 10, 30);
        Assert.True(lab.Length is > 100_000 and <= MostBytes, $"lab.png has {lab.Length} bytes, and may have {MostBytes}: show less of it.");
    }

    private async Task TakeAsync()
    {
        await using (var first = await browser.OpenAsync(course.Contents))
        {
            await first.Page.SetViewportSizeAsync(1280, 640);
            await first.Page.FiguresAsync();
            var slider = first.Page.Locator(".hero input");
            await slider.PressAsync("End"); // Its own move ends here.
            for (var back = 0; back < 6; back++) await slider.PressAsync("ArrowLeft");
            await first.Page.EvaluateAsync("document.activeElement.blur()");
            await SaveAsync(first.Page, "descent.png", new() { X = 0, Y = 0, Width = 1280, Height = 640 });
        }

        foreach (var (lesson, cell, key) in OfLessons)
        {
            var notebook = Course.NotebookNames.Single(name => NumberOf(name) == lesson);
            var number = Course.SourceOf(notebook).Cells.Single(one => one.Id == cell).Number;
            await using var view = await browser.OpenAsync(course.PageOf(notebook), WindowWidth, scale: (float)Width / (WindowWidth - 40));
            await view.Page.FiguresAsync();
            if (key.Length > 0) await view.Page.Locator($"#Cell-{number} input").PressAsync(key);
            var plot = view.Page.Locator($"#Cell-{number} .descent-plot");
            await plot.ScrollIntoViewIfNeededAsync();
            await view.Page.WaitForTimeoutAsync(500);
            var box = (await plot.BoundingBoxAsync())!;
            await SaveAsync(view.Page, $"lessons/{lesson}.png", new() { X = box.X, Y = box.Y, Width = WindowWidth - 40, Height = box.Height });
        }
    }

    /// <summary>A learner changes a learning rate in a cell, runs it, and drags the new figure.</summary>
    private async Task TakeLabAsync()
    {
        const string Cell = "axes-figure";
        await using var view = await browser.OpenAsync(course.PageOf("3.1-learning-rate"), LabSize.Width);
        await using var page = new ChromiumPage(view);
        await view.Page.SetViewportSizeAsync(LabSize.Width, LabSize.Height);
        await view.Page.FiguresAsync();
        await page.WriteAsync("guess", "1 + 1"); // The lab is up before the first picture.
        await page.RunAsync("guess");
        await page.EvaluateAsync<bool>($"({LabPageExtensions.Cell("guess")}.reset(), {LabPageExtensions.Cell(Cell)}.edit(), true)");
        await page.EvaluateAsync<bool>("(editor => { const at = editor.value.indexOf('0.15, draw'); editor.setSelectionRange(at + 2, at + 4); return true; })(document.activeElement)");
        await page.EvaluateAsync<bool>($"({LabPageExtensions.Cell(Cell)}.element.scrollIntoView(), true)");

        var picture = new MovingPicture();
        async Task ShowAsync(int milliseconds)
        {
            await view.Page.WaitForTimeoutAsync(400);
            picture.Add(await view.Page.ScreenshotAsync(), milliseconds);
        }

        await ShowAsync(1500);
        foreach (var digit in "19")
        {
            await page.TypeAsync($"{digit}");
            await ShowAsync(400);
        }

        await page.RunAsync(Cell);
        await page.WaitAsync($"{LabPageExtensions.Cell(Cell)}.outputs.querySelector('.descent-plot[data-ready]')");
        await ShowAsync(1500);
        var slider = view.Page.Locator($"#Cell-{Course.SourceOf("3.1-learning-rate").Cells.Single(one => one.Id == Cell).Number} input[type=range]");
        foreach (var key in (string[])["ArrowRight", "ArrowRight", .. Enumerable.Repeat("ArrowLeft", 5)])
        {
            await slider.PressAsync(key);
            await page.EvaluateAsync<bool>($"({LabPageExtensions.Cell(Cell)}.element.scrollIntoView(), true)");
            await ShowAsync(450);
        }

        await ShowAsync(1000);
        var ring = view.Page.Locator($"#Cell-{Course.SourceOf("3.1-learning-rate").Cells.Single(one => one.Id == Cell).Number} .start-handle");
        foreach (var (key, times) in ((string, int)[])[("ArrowLeft", 8), ("ArrowLeft", 10), ("ArrowDown", 8), ("ArrowLeft", 10)])
        {
            for (var i = 0; i < times; i++) await ring.PressAsync(key);
            await page.EvaluateAsync<bool>("new Promise(resolve => setTimeout(() => resolve(true), 500))"); // It is computed meanwhile.
            await ShowAsync(450);
        }

        await ShowAsync(1500);
        await File.WriteAllBytesAsync(Path.Combine(Folder, "lab.png"), picture.ToPng(), TestContext.Current.CancellationToken);
    }

    private static string NumberOf(string notebook) => LessonNumber.OfFile($"{notebook}.ipynb");

    private static async Task SaveAsync(IPage page, string name, Clip clip) =>
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name), Clip = clip });

    /// <summary>What a PNG file says of its size.</summary>
    private static (int Width, int Height) SizeOf(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, name));
        return (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(20)));
    }
}
