using System.Globalization;
using System.Net;
using System.Text;

namespace Descent.Runner;

/// <summary>The page of the gallery.</summary>
internal static class GalleryPage
{
    /// <summary>The page's file name, which is also its address as seen from the others.</summary>
    public const string Url = "gallery.html";

    /// <summary>What the page is called.</summary>
    public const string Title = "Figure gallery";

    /// <summary>What it is for, in a line.</summary>
    public const string Summary =
        "Every kind of figure, table and card of the course once, each with the call that makes it.";

    /// <summary>The page's HTML.</summary>
    public static string Render(Gallery gallery, IReadOnlyList<Lesson> lessons)
    {
        var content = new StringBuilder($"<h1>{Title}</h1>\n<p class=\"lead\">\n{Summary}\n</p>\n");
        foreach (var (section, heading) in gallery.Sections.Zip(Headings(gallery)))
        {
            content.Append(CultureInfo.InvariantCulture, $"<h2 id=\"{heading.Id}\">{heading.Html}</h2>\n");
            foreach (var piece in section.Pieces) Append(content, piece);
        }

        return PageFrame.Render(
            $"{Title} · Descent",
            content.ToString(),
            new BookList(lessons).Render(Url, Headings(gallery)),
            hasFigures: true);
    }

    private static void Append(StringBuilder content, GalleryPiece piece) =>
        content.Append(CultureInfo.InvariantCulture, $"""
            <section class="cell piece">
            <h3 id="{Id(piece.Title)}">{WebUtility.HtmlEncode(piece.Title)}</h3>
            <p>{WebUtility.HtmlEncode(piece.Purpose)}</p>
            {CodeHighlighter.ToHtml(piece.Call, "csharp", $"Call of {piece.Title}")}
            {piece.Html}
            </section>

            """);

    private static IEnumerable<BookHeading> Headings(Gallery gallery) => gallery.Sections.Select(section =>
    {
        var text = WebUtility.HtmlEncode(section.Title);
        return new BookHeading(2, Id(section.Title), text, text);
    });

    /// <remarks>The word before it keeps it apart from the addresses of the page's frame.</remarks>
    private static string Id(string title) =>
        $"on-{string.Concat(title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'))}";
}
