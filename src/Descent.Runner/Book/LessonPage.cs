using Descent.Runner.Book.Pages;

namespace Descent.Runner.Book;

/// <summary>The page of one lesson, with the way to the lessons before and after it.</summary>
internal static class LessonPage
{
    /// <summary>The page's HTML.</summary>
    public static string Render(Sidebar sidebar, BookPage page)
    {
        var index = sidebar.Lessons.ToList().IndexOf(page);
        var body = $"""
            {page.Body}
            <nav class="turn" aria-label="Previous and next lesson">
            {Link(sidebar.Lessons.ElementAtOrDefault(index - 1), "prev", "Previous")}
            {Link(sidebar.Lessons.ElementAtOrDefault(index + 1), "next", "Next")}
            </nav>
            """;
        return PageFrame.Render(sidebar, page with { Body = body });
    }

    private static string Link(BookPage? page, string relation, string label) => page is null
        ? ""
        : $"<a rel=\"{relation}\" href=\"{page.Url}\"><span>{label}</span> <strong>{page.TitleHtml}</strong> <span>{page.Question}</span></a>";
}
