using System.Net;
using Descent.Runner.Book.Pages;

namespace Descent.Runner.Book.Gallery;

/// <summary>The page of the gallery.</summary>
internal static class GalleryPage
{
    /// <summary>The page of what was drawn.</summary>
    public static BookPage Of(FigureGallery gallery) => BookPage.Beside(
        PageName.Gallery,
        "Figure gallery",
        "Every kind of figure, table and card of the course once, each with the call that makes it.",
        [.. gallery.Sections.Select(section => (Heading(section), string.Concat(section.Pieces.Select(Render))))],
        hasFigures: true);

    private static BookHeading Heading(GallerySection section)
    {
        var text = WebUtility.HtmlEncode(section.Title);
        return new BookHeading(2, Id(section.Title), text, text);
    }

    private static string Render(GalleryPiece piece) =>
        $"""
        <section class="cell piece">
        <h3 id="{Id(piece.Title)}">{WebUtility.HtmlEncode(piece.Title)}</h3>
        <p>{WebUtility.HtmlEncode(piece.Purpose)}</p>
        {CodeHighlighter.ToHtml(piece.Call, "csharp", $"Call of {piece.Title}")}
        {piece.Html}
        </section>

        """;

    /// <remarks>The word before it keeps it apart from the addresses of the page's frame.</remarks>
    private static string Id(string title) =>
        $"on-{string.Concat(title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}";
}
