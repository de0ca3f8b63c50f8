namespace Descent.Runner;

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
    /// <summary>Its file's name.</summary>
    public string FileName => PageName.FileOf(Name);

    /// <summary>Its address as seen from the others.</summary>
    public string Url => PageName.UrlOf(Name);
}
