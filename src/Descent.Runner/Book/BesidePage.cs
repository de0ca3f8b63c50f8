using System.Globalization;
using System.Text;

namespace Descent.Runner;

/// <summary>Lays out a page beside the lessons: what it is for, then a heading over each of its parts.</summary>
internal static class BesidePage
{
    /// <summary>The page.</summary>
    /// <param name="name">Its name among the book's files.</param>
    /// <param name="title">What it is called, as HTML.</param>
    /// <param name="summary">What it is for, in a line, as HTML.</param>
    /// <param name="sections">A heading and what stands below it, for each part.</param>
    /// <param name="hasFigures">Whether it needs plotly.js.</param>
    public static BookPage Create(
        string name,
        string title,
        string summary,
        IReadOnlyList<(BookHeading Heading, string Html)> sections,
        bool hasFigures)
    {
        var body = new StringBuilder($"<h1>{title}</h1>\n<p class=\"lead\">\n{summary}\n</p>\n");
        foreach (var (heading, html) in sections)
            body.Append(CultureInfo.InvariantCulture, $"<h2 id=\"{heading.Id}\">{heading.Html}</h2>\n{html}");

        return new BookPage(name, title, title, summary, [.. sections.Select(section => section.Heading)], body.ToString(), hasFigures);
    }
}
