using System.Text;

namespace Descent.Runner;

/// <summary>What every page of the book has around its own content.</summary>
internal static class PageFrame
{
    private const string Icon =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
        + "%3Cpath d='M1 2c2 11 6 12 14 12' fill='none' stroke='%230b66b2' stroke-width='2.5'/%3E%3C/svg%3E";

    /// <summary>A whole page.</summary>
    /// <param name="title">For the window's title, escaped.</param>
    /// <param name="content">What goes into <c>main</c>.</param>
    /// <param name="lessons">All lessons, for the way to each.</param>
    /// <param name="current">The lesson shown; null on the contents page.</param>
    public static string Render(string title, string content, IReadOnlyList<Lesson> lessons, Lesson? current) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title}</title>
        <link rel="icon" href="{Icon}">
        <link rel="stylesheet" href="assets/book.css">
        <script src="assets/theme.js"></script>
        {(current?.Plotly is null ? "" : "<script src=\"assets/plotly.js\" defer></script>")}
        <script src="assets/scroll.js" defer></script>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the text</a>
        <header>
        <a class="home" href="index.html">Descent</a>
        {(current is null ? "" : "<a class=\"to-lessons\" href=\"#lessons\">Lessons</a>")}
        <button type="button" id="theme" hidden>Dark</button>
        </header>
        <div class="layout">
        <main id="main" tabindex="-1">
        {content}
        </main>
        {(current is null ? "" : Navigation(lessons, current))}
        </div>
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    private static string Navigation(IReadOnlyList<Lesson> lessons, Lesson current)
    {
        var html = new StringBuilder("<nav id=\"lessons\" aria-label=\"Lessons\">\n<p>Lessons</p>\n<ol>\n");
        foreach (var lesson in lessons)
        {
            var mark = lesson == current ? " aria-current=\"page\"" : "";
            html.Append($"<li><a href=\"{lesson.Url}\"{mark}>{lesson.TitleHtml}</a>");
            if (lesson == current && lesson.Sections.Count > 0)
            {
                html.Append("\n<ol>");
                foreach (var section in lesson.Sections)
                    html.Append($"\n<li><a href=\"#{section.Id}\">{section.Html}</a></li>");
                html.Append("\n</ol>");
            }

            html.Append("</li>\n");
        }

        return html.Append("</ol>\n</nav>").ToString();
    }
}
