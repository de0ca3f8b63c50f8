namespace Descent.Runner;

/// <summary>Writes executed notebooks and the gallery as a static site that needs no server and no network.</summary>
internal static class BookWriter
{
    private static readonly string[] Assets = ["book.css", "theme.js", "scroll.js"];

    /// <summary>Whether the book has a page of this name whatever the notebooks are.</summary>
    public static bool IsPageOfItsOwn(string name) =>
        new[] { "index.html", GalleryPage.Url, ReferencePage.Url }.Contains($"{name}.html", StringComparer.OrdinalIgnoreCase);

    /// <summary>Replaces the book in <paramref name="folder"/> and returns what of the notebooks it cannot show.</summary>
    public static IReadOnlyList<BookProblem> Write(IReadOnlyList<NotebookResult> results, Gallery gallery, string folder)
    {
        var notebooks = results.Select(result => result.Notebook.FileName).ToHashSet();
        List<Lesson> lessons = [.. results.Select(result => LessonRenderer.Render(result, notebooks))];

        using var staged = new StagedFolder(folder);
        AtomicFile.Write(Path.Combine(staged.Path, "index.html"), ContentsPage.Render(lessons));
        foreach (var lesson in lessons)
            AtomicFile.Write(Path.Combine(staged.Path, lesson.PageName), LessonPage.Render(lesson, lessons));
        AtomicFile.Write(Path.Combine(staged.Path, GalleryPage.Url), GalleryPage.Render(gallery, lessons));
        AtomicFile.Write(Path.Combine(staged.Path, ReferencePage.Url), ReferencePage.Render(lessons));

        var assets = Directory.CreateDirectory(Path.Combine(staged.Path, "assets")).FullName;
        foreach (var name in Assets) CopyAsset(name, assets);

        // Every notebook of a run carries the same one: they all run against the library this program was built with.
        var plotly = lessons.Find(lesson => lesson.Plotly is not null)?.Plotly ?? gallery.Plotly;
        AtomicFile.Write(Path.Combine(assets, "plotly.js"), plotly);

        staged.Commit();
        return [.. lessons.SelectMany(lesson => lesson.Problems)];
    }

    private static void CopyAsset(string name, string folder)
    {
        using var source = typeof(BookWriter).Assembly.GetManifestResourceStream($"book/{name}")!;
        using var target = File.Create(Path.Combine(folder, name));
        source.CopyTo(target);
    }
}
