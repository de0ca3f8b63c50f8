using System.Text;

namespace Descent.Runner;

/// <summary>The way from a page to all others: the lessons in order, then what stands beside them.</summary>
internal sealed class BookList(IReadOnlyList<Lesson> lessons)
{
    /// <summary>The list's HTML.</summary>
    /// <param name="current">Address of the page that shows it.</param>
    /// <param name="sections">The sections of that page.</param>
    public string Render(string current, IEnumerable<BookHeading> sections)
    {
        var html = new StringBuilder("<nav id=\"lessons\" aria-label=\"Lessons\">\n<p>Lessons</p>\n<ol>\n");
        foreach (var lesson in lessons) Append(lesson.Url, lesson.TitleHtml);
        html.Append("</ol>\n<ul>\n");
        Append(GalleryPage.Url, GalleryPage.Title);
        Append(ReferencePage.Url, ReferencePage.Title);
        return html.Append("</ul>\n</nav>").ToString();

        void Append(string url, string title)
        {
            html.Append($"<li><a href=\"{url}\"{(url == current ? " aria-current=\"page\"" : "")}>{title}</a>");
            if (url == current && sections.Any())
            {
                html.Append("\n<ol>");
                foreach (var section in sections)
                    html.Append($"\n<li><a href=\"#{section.Id}\">{section.Html}</a></li>");
                html.Append("\n</ol>");
            }

            html.Append("</li>\n");
        }
    }
}
