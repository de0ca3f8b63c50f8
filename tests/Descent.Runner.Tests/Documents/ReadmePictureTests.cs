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
    private const int WindowWidth = 640; // Pixels of the page that it is taken from, wide enough for figures as they are on wide screens.

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
            await TakeAsync();

        Assert.Equal((1280, 640), SizeOf("descent.png")); // As GitHub wants a social preview.
        Assert.Equal(Course.NotebookNames.Select(NumberOf), OfLessons.Select(lesson => lesson.Lesson));
        Assert.All(OfLessons, lesson => Assert.Equal(Width, SizeOf($"lessons/{lesson.Lesson}.png").Width));
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        Assert.All(OfLessons, lesson => Assert.Contains($"(docs/images/lessons/{lesson.Lesson}.png)", readme, StringComparison.Ordinal));
        Assert.Contains("(docs/images/descent.png)", readme, StringComparison.Ordinal);
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
