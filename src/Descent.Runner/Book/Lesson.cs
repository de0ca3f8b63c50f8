namespace Descent.Runner;

/// <summary>An executed notebook as a page of the book, before the page's frame is put around it.</summary>
/// <param name="Result">The run it shows.</param>
/// <param name="Title">Its title, escaped.</param>
/// <param name="TitleHtml">Its title with maths and emphasis.</param>
/// <param name="Summary">What it is about: its first paragraph, as HTML.</param>
/// <param name="Sections">The headings of its sections.</param>
/// <param name="Body">The cells and their outputs, as HTML.</param>
/// <param name="Plotly">plotly.js, where the lesson draws.</param>
/// <param name="Problems">What of its text could not be shown.</param>
internal sealed record Lesson(
    NotebookResult Result,
    string Title,
    string TitleHtml,
    string? Summary,
    IReadOnlyList<BookHeading> Sections,
    string Body,
    string? Plotly,
    IReadOnlyList<BookProblem> Problems)
{
    /// <summary>The page's file name.</summary>
    public string PageName => $"{Result.Notebook.Name}.html";

    /// <summary>The page's address as seen from the others.</summary>
    public string Url => $"{Uri.EscapeDataString(Result.Notebook.Name)}.html";
}
