namespace Descent.Runner;

/// <summary>All that a book shows.</summary>
/// <param name="Lessons">The lessons, in order.</param>
/// <param name="Beside">The pages beside the lessons, in order.</param>
internal sealed record Book(IReadOnlyList<BookLesson> Lessons, IReadOnlyList<BookPage> Beside)
{
    /// <summary>The book of executed notebooks.</summary>
    public static Book Of(IReadOnlyList<NotebookResult> results, Gallery gallery)
    {
        var notebooks = results.Select(result => result.Notebook.FileName).ToHashSet();
        return new Book(
            [.. results.Select(result => LessonRenderer.Render(result, notebooks))],
            [GalleryPage.Of(gallery), ReferencePage.Create()]);
    }
}
