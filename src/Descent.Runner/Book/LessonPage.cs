namespace Descent.Runner;

/// <summary>The page of one lesson.</summary>
internal static class LessonPage
{
    /// <summary>The page's HTML.</summary>
    public static string Render(Lesson lesson, List<Lesson> lessons)
    {
        var index = lessons.IndexOf(lesson);
        var previous = index > 0 ? lessons[index - 1] : null;
        var next = index + 1 < lessons.Count ? lessons[index + 1] : null;
        var content = $"""
            {lesson.Body}
            <nav class="turn" aria-label="Previous and next lesson">
            {Link(previous, "prev", "Previous")}
            {Link(next, "next", "Next")}
            </nav>
            """;
        return PageFrame.Render(
            $"{lesson.Title} · Descent",
            content,
            new BookList(lessons).Render(lesson.Url, lesson.Sections),
            hasFigures: lesson.Plotly is not null);
    }

    private static string Link(Lesson? lesson, string relation, string label) => lesson is null
        ? ""
        : $"<a rel=\"{relation}\" href=\"{lesson.Url}\"><span>{label}</span> {lesson.TitleHtml}</a>";
}
