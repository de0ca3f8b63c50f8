using Descent.Runner.Book.Gallery;
using Descent.Runner.Book.Pages;
using Descent.Runner.Book.Reference;
using Descent.Runner.Files;
using Descent.Runner.Running;

namespace Descent.Runner.Book;

/// <summary>Writes a book as a static site that needs no server and no network.</summary>
internal static class BookWriter
{
    private static readonly string[] Assets = ["book.css", "theme.js", "scroll.js", "keep.js", "follow.js", "home.js", "ask.css", "ask.js", "ask-rank.js", "lab.css", .. PageFrame.LabScripts];

    /// <summary>Replaces the book in <paramref name="folder"/> and returns what of the notebooks it cannot show.</summary>
    public static IReadOnlyList<BookProblem> Write(IReadOnlyList<NotebookResult> results, FigureGallery gallery, string folder)
    {
        var book = CourseBook.Of(results, gallery);

        using var staged = new StagedFolder(folder);
        Write(PageName.FileOf(PageName.Contents), ContentsPage.Render(book, gallery.Opening));
        foreach (var lesson in book.Lessons) Write(lesson.Page.FileName, LessonPage.Render(book.Sidebar, lesson.Page));
        foreach (var page in book.Beside) Write(page.FileName, PageFrame.Render(book.Sidebar, page));

        Directory.CreateDirectory(Path.Combine(staged.Path, "assets"));
        foreach (var name in Assets) File.WriteAllBytes(Path.Combine(staged.Path, "assets", name), ReadAsset(name));

        // Every notebook carries the same one: they all run against the library this program was built with.
        Write("assets/plotly.js", gallery.Plotly);
        Write("assets/ask-index.js", BookPassages.IndexOf([.. results.Select(result => result.Notebook)]).ToScript());
        LabBundle.Write(Path.Combine(staged.Path, "assets", LabBundle.FileName));

        staged.Commit();
        return [.. book.Lessons.SelectMany(lesson => lesson.Problems)];

        void Write(string file, string text) => AtomicFile.Write(Path.Combine(staged.Path, file), text);
    }

    /// <summary>One of the scripts and style sheets.</summary>
    internal static byte[] ReadAsset(string name)
    {
        using var source = typeof(BookWriter).Assembly.GetManifestResourceStream($"book/{name}")!;
        using var bytes = new MemoryStream();
        source.CopyTo(bytes);
        return bytes.ToArray();
    }
}

/// <summary>All that a book shows.</summary>
/// <param name="Lessons">The lessons, in order.</param>
/// <param name="Beside">The pages beside the lessons, in order.</param>
internal sealed record CourseBook(IReadOnlyList<BookLesson> Lessons, IReadOnlyList<BookPage> Beside)
{
    /// <summary>The way from each page to all others.</summary>
    public Sidebar Sidebar { get; } = new([.. Lessons.Select(lesson => lesson.Page)], Beside);

    /// <summary>The book of executed notebooks.</summary>
    public static CourseBook Of(IReadOnlyList<NotebookResult> results, FigureGallery gallery)
    {
        var notebooks = results.Select(result => result.Notebook.FileName).ToHashSet();
        return new CourseBook(
            [.. results.Select(result => LessonRenderer.Render(result, notebooks))],
            [GalleryPage.Of(gallery), ReferencePage.Create()]);
    }
}
