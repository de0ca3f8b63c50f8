using System.Net;
using System.Text;

namespace Descent.Runner.Book.Pages;

/// <summary>What every page of the book has around its own content.</summary>
internal static class PageFrame
{
    private const string Icon =
        "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
        + "%3Cpath d='M1 2c2 11 6 12 14 12' fill='none' stroke='%230b66b2' stroke-width='2.5'/%3E%3C/svg%3E";

    /// <summary>The addresses of its parts, which nothing else on a page may have.</summary>
    public static IReadOnlyList<string> Ids { get; } = ["main", "lessons", "theme", "lab", "notebook", "exercises", "ask"];

    /// <summary>The scripts that rank what answers a question, in the order in which they need each other.</summary>
    public static IReadOnlyList<string> RankingScripts { get; } = ["ask-words.js", "ask-rank.js"];

    /// <summary>The scripts of the box that answers questions.</summary>
    public static IReadOnlyList<string> AskScripts { get; } = [.. RankingScripts, "ask.js"];

    /// <summary>The scripts of a page whose cells can be run, in the order in which they need each other.</summary>
    public static IReadOnlyList<string> LabScripts { get; } =
        ["kernel.js", "coloring.js", "assistant.js", "editor.js", "outputs.js", "live.js", "notebook.js", "cells.js", "lesson.js"];

    /// <summary>A whole page that has a sidebar.</summary>
    public static string Render(Sidebar sidebar, BookPage page) =>
        Render($"{page.Title} · Descent", page.Body, sidebar.Render(page), page.HasFigures, page.Lab);

    /// <summary>A whole page.</summary>
    /// <param name="title">For the window's title, escaped.</param>
    /// <param name="content">What goes into <c>main</c>.</param>
    /// <param name="sidebar">The way to all other pages, as HTML; null on the contents page, which is that way itself.</param>
    /// <param name="hasFigures">Whether it needs plotly.js.</param>
    /// <param name="lab">What its cells need to be run; null where they are only to be read.</param>
    public static string Render(string title, string content, string? sidebar, bool hasFigures, PageLab? lab = null) =>
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title}</title>
        <link rel="icon" href="{Icon}">
        <link rel="stylesheet" href="assets/book.css">
        {(sidebar is null ? "<link rel=\"stylesheet\" href=\"assets/home.css\">" : "")}
        <link rel="stylesheet" href="assets/ask.css">
        <script src="assets/theme.js"></script>
        {(hasFigures ? "<script src=\"assets/plotly.js\" defer></script>" : "")}
        <script src="assets/scroll.js" defer></script>
        <script src="assets/keep.js" defer></script>
        <script src="assets/follow.js" defer></script>
        {(lab is null ? "" : $"<link rel=\"stylesheet\" href=\"assets/lab.css\">\n{Load(LabScripts)}")}
        {Load(AskScripts)}
        </head>
        <body>
        <a class="skip" href="#main">Skip to the text</a>
        <header>
        <a class="home" href="{PageName.UrlOf(PageName.Contents)}">Descent</a>
        {(sidebar is null ? "" : "<a class=\"to-lessons\" href=\"#lessons\">Lessons</a>")}
        {(lab is null ? "" : $"<div id=\"lab\" data-megabytes=\"{lab.Megabytes}\"></div>")}
        <button type="button" id="ask" hidden>Ask</button>
        <button type="button" id="theme" hidden>Dark</button>
        </header>
        <div class="layout">
        <main id="main" tabindex="-1">
        {content}
        </main>
        {sidebar}
        </div>
        {(lab is null ? "" : $"<script type=\"application/json\" id=\"notebook\" data-name=\"{WebUtility.HtmlEncode(lab.Name)}\">{Inert(lab.Notebook)}</script>")}
        {(lab is { Exercises.Length: > 0 } ? $"<script type=\"application/json\" id=\"exercises\">{Inert(lab.Exercises)}</script>" : "")}
        </body>
        </html>

        """.ReplaceLineEndings("\n");

    private static string Load(IEnumerable<string> scripts) => string.Join('\n', scripts.Select(name => $"<script src=\"assets/{name}\" defer></script>"));

    /// <summary>JSON in which nothing means anything to HTML.</summary>
    private static string Inert(string json) => json.Replace("<", "\\u003c", StringComparison.Ordinal);
}

/// <summary>The way from a page to all others: the lessons in order, then what stands beside them.</summary>
/// <param name="Lessons">The lessons' pages, in order.</param>
/// <param name="Beside">The pages beside the lessons, in order.</param>
internal sealed record Sidebar(IReadOnlyList<BookPage> Lessons, IReadOnlyList<BookPage> Beside)
{
    /// <summary>Its HTML on one page.</summary>
    /// <param name="current">The page that shows it, whose sections stand in it.</param>
    public string Render(BookPage current)
    {
        var html = new StringBuilder("<nav id=\"lessons\" aria-label=\"Lessons\">\n<p>Lessons</p>\n<ol>\n");
        foreach (var page in Lessons) Append(page);
        html.Append("</ol>\n<ul>\n");
        foreach (var page in Beside) Append(page);
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
