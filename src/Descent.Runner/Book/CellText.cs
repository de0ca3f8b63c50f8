namespace Descent.Runner;

/// <summary>A markdown cell as the book shows it.</summary>
/// <param name="Html">The whole of it.</param>
/// <param name="Headings">Its headings, in order.</param>
/// <param name="FirstParagraph">The first paragraph as HTML, without its element; null where there is none.</param>
internal sealed record CellText(string Html, IReadOnlyList<BookHeading> Headings, string? FirstParagraph);
