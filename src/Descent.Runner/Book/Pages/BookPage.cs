using System.Globalization;
using System.Text;

namespace Descent.Runner.Book.Pages;

/// <summary>A page of the book, before the frame is put around it.</summary>
/// <param name="Name">Its name among the book's files, without the extension.</param>
/// <param name="Title">Its title, escaped.</param>
/// <param name="TitleHtml">Its title with maths and emphasis.</param>
/// <param name="Summary">What it is about, as HTML.</param>
/// <param name="Sections">The headings of its sections.</param>
/// <param name="Body">All that it shows, as HTML.</param>
/// <param name="HasFigures">Whether it needs plotly.js.</param>
internal sealed record BookPage(
    string Name,
    string Title,
    string TitleHtml,
    string? Summary,
    IReadOnlyList<BookHeading> Sections,
    string Body,
    bool HasFigures)
{
    /// <summary>What its cells need to be run in it; null where they are only to be read.</summary>
    public PageLab? Lab { get; init; }

    /// <summary>The question that a lesson answers, or what else its page is about, as a sentence; empty for nothing.</summary>
    public string Question
    {
        get
        {
            const string Label = "<strong>Question:</strong> ";
            return Summary?.StartsWith(Label, StringComparison.Ordinal) == true && Summary.Length > Label.Length
                ? char.ToUpperInvariant(Summary[Label.Length]) + Summary[(Label.Length + 1)..]
                : Summary ?? "";
        }
    }

    /// <summary>Its file's name.</summary>
    public string FileName => PageName.FileOf(Name);

    /// <summary>Its address as seen from the others.</summary>
    public string Url => PageName.UrlOf(Name);

    /// <summary>A page beside the lessons: what it is for, then a heading over each of its parts.</summary>
    /// <param name="name">Its name among the book's files.</param>
    /// <param name="title">What it is called, as HTML.</param>
    /// <param name="summary">What it is for, in a line, as HTML.</param>
    /// <param name="sections">A heading and what stands below it, for each part.</param>
    /// <param name="hasFigures">Whether it needs plotly.js.</param>
    public static BookPage Beside(
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

/// <summary>What a page's cells need to be run in it.</summary>
/// <param name="Name">The notebook's file name, without extension.</param>
/// <param name="Notebook">The notebook that they are from, in canonical form.</param>
/// <param name="Megabytes">How much is loaded before the first one runs.</param>
internal sealed record PageLab(string Name, string Notebook, int Megabytes)
{
    /// <summary>A teacher's exercises, as the file that its cells find beside the notebook; empty where there is none.</summary>
    public string Exercises { get; init; } = "";
}

/// <summary>A heading of a page.</summary>
/// <param name="Level">1 is the page's title.</param>
/// <param name="Id">Where it is on its page.</param>
/// <param name="Html">Its text with maths and emphasis.</param>
/// <param name="Text">Its text, escaped, and nothing else.</param>
internal sealed record BookHeading(int Level, string Id, string Html, string Text);

/// <summary>What the book's pages are called: a lesson's like its notebook, the others as here.</summary>
internal static class PageName
{
    /// <summary>The first page.</summary>
    public const string Contents = "index";

    /// <summary>The page of the gallery.</summary>
    public const string Gallery = "gallery";

    /// <summary>The page of the library's types.</summary>
    public const string Reference = "reference";

    /// <summary>Whether the book has a page of this name whatever the notebooks are.</summary>
    public static bool IsTaken(string name) =>
        new[] { Contents, Gallery, Reference }.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>A page's file.</summary>
    public static string FileOf(string name) => $"{name}.html";

    /// <summary>A page's address as seen from the others.</summary>
    public static string UrlOf(string name) => Uri.EscapeDataString(FileOf(name));
}
