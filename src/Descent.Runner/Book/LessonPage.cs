namespace Descent.Runner;

/// <summary>The page of one lesson, with the way to the lessons before and after it.</summary>
internal static class LessonPage
{
    /// <summary>The page's HTML.</summary>
    public static string Render(Book book, BookLesson lesson)
    {
        var pages = book.Lessons.Select(each => each.Page).ToList();
        var index = pages.IndexOf(lesson.Page);
        var body = $"""
            {lesson.Page.Body}
            <nav class="turn" aria-label="Previous and next lesson">
            {Link(pages.ElementAtOrDefault(index - 1), "prev", "Previous")}
            {Link(pages.ElementAtOrDefault(index + 1), "next", "Next")}
            </nav>
            """;
        return PageFrame.Render(book, lesson.Page with { Body = body });
    }

    private static string Link(BookPage? page, string relation, string label) => page is null
        ? ""
        : $"<a rel=\"{relation}\" href=\"{page.Url}\"><span>{label}</span> {page.TitleHtml}</a>";
}
