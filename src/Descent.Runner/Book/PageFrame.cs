namespace Descent.Runner;

/// <summary>What every page of the book has around its own content.</summary>
internal static class PageFrame
{
    private const string Icon =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
        + "%3Cpath d='M1 2c2 11 6 12 14 12' fill='none' stroke='%230b66b2' stroke-width='2.5'/%3E%3C/svg%3E";

    /// <summary>The addresses of its parts, which nothing else on a page may have.</summary>
    public static IReadOnlyList<string> Ids { get; } = ["main", "lessons", "theme"];

    /// <summary>A whole page of a book.</summary>
    public static string Render(Book book, BookPage page) =>
        Render($"{page.Title} · Descent", page.Body, BookList.Render(book, page), page.HasFigures);

    /// <summary>A whole page.</summary>
    /// <param name="title">For the window's title, escaped.</param>
    /// <param name="content">What goes into <c>main</c>.</param>
    /// <param name="list">The way to all other pages; null on the contents page, which is that way itself.</param>
    /// <param name="hasFigures">Whether it needs plotly.js.</param>
    public static string Render(string title, string content, string? list, bool hasFigures) =>
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
        {(hasFigures ? "<script src=\"assets/plotly.js\" defer></script>" : "")}
        <script src="assets/scroll.js" defer></script>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the text</a>
        <header>
        <a class="home" href="{PageName.UrlOf(PageName.Contents)}">Descent</a>
        {(list is null ? "" : "<a class=\"to-lessons\" href=\"#lessons\">Lessons</a>")}
        <button type="button" id="theme" hidden>Dark</button>
        </header>
        <div class="layout">
        <main id="main" tabindex="-1">
        {content}
        </main>
        {list}
        </div>
        </body>
        </html>

        """.ReplaceLineEndings("\n");
}
