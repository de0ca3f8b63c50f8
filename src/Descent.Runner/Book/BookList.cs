using System.Text;

namespace Descent.Runner;

/// <summary>The way from a page to all others: the lessons in order, then what stands beside them.</summary>
internal static class BookList
{
    /// <summary>The list's HTML.</summary>
    /// <param name="book">The book.</param>
    /// <param name="current">The page that shows the list, whose sections stand in it.</param>
    public static string Render(Book book, BookPage current)
    {
        var html = new StringBuilder("<nav id=\"lessons\" aria-label=\"Lessons\">\n<p>Lessons</p>\n<ol>\n");
        foreach (var lesson in book.Lessons) Append(lesson.Page);
        html.Append("</ol>\n<ul>\n");
        foreach (var page in book.Beside) Append(page);
        return html.Append("</ul>\n</nav>").ToString();

        void Append(BookPage page)
        {
            var isCurrent = page.Name == current.Name;
            html.Append($"<li><a href=\"{page.Url}\"{(isCurrent ? " aria-current=\"page\"" : "")}>{page.TitleHtml}</a>");
            if (isCurrent && page.Sections.Count > 0)
            {
                html.Append("\n<ol>");
                foreach (var section in page.Sections)
                    html.Append($"\n<li><a href=\"#{section.Id}\">{section.Html}</a></li>");
                html.Append("\n</ol>");
            }

            html.Append("</li>\n");
        }
    }
}
