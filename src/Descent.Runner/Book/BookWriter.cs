namespace Descent.Runner;

/// <summary>Writes a book as a static site that needs no server and no network.</summary>
internal static class BookWriter
{
    private static readonly string[] Assets = ["book.css", "theme.js", "scroll.js"];

    /// <summary>Replaces the book in <paramref name="folder"/> and returns what of the notebooks it cannot show.</summary>
    public static IReadOnlyList<BookProblem> Write(IReadOnlyList<NotebookResult> results, Gallery gallery, string folder)
    {
        var book = Book.Of(results, gallery);

        using var staged = new StagedFolder(folder);
        Write(PageName.FileOf(PageName.Contents), ContentsPage.Render(book));
        foreach (var lesson in book.Lessons) Write(lesson.Page.FileName, LessonPage.Render(book, lesson));
        foreach (var page in book.Beside) Write(page.FileName, PageFrame.Render(book, page));

        Directory.CreateDirectory(Path.Combine(staged.Path, "assets"));
        foreach (var name in Assets) CopyAsset(name, staged.Path);

        // Every notebook carries the same one: they all run against the library this program was built with.
        Write("assets/plotly.js", gallery.Plotly);

        staged.Commit();
        return [.. book.Lessons.SelectMany(lesson => lesson.Problems)];

        void Write(string file, string text) => AtomicFile.Write(Path.Combine(staged.Path, file), text);
    }

    private static void CopyAsset(string name, string folder)
    {
        using var source = typeof(BookWriter).Assembly.GetManifestResourceStream($"book/{name}")!;
        using var target = File.Create(Path.Combine(folder, "assets", name));
        source.CopyTo(target);
    }
}
