using System.Net;
using System.Text;
using Descent.Runner.Book.Pages;
using Descent.Runner.Book.Reference;
using Descent.Runner.Grading;
using Descent.Runner.Notebooks;
using Descent.Runner.Running;

namespace Descent.Runner.Book;

/// <summary>Turns one executed notebook into a lesson of the book.</summary>
internal sealed class LessonRenderer
{
    private readonly NotebookResult result;
    private readonly LessonMarkdown markdown;
    private readonly ReferenceLinks links = new();
    private readonly StringBuilder body = new();
    private readonly List<BookHeading> headings = [];
    private string? summary;
    private bool hasFigures;

    private LessonRenderer(NotebookResult result, IReadOnlySet<string> notebooksInBook)
    {
        this.result = result;
        markdown = new LessonMarkdown(result.Notebook, notebooksInBook, Glossary.Of(result.Notebook.Folder));
    }

    /// <summary>Renders an executed notebook.</summary>
    /// <param name="result">The run.</param>
    /// <param name="notebooksInBook">The file names that links can lead to.</param>
    public static BookLesson Render(NotebookResult result, IReadOnlySet<string> notebooksInBook) =>
        new LessonRenderer(result, notebooksInBook).Render();

    private BookLesson Render()
    {
        foreach (var cell in result.Cells)
        {
            switch (cell.Cell.Kind)
            {
                case CellKind.Markdown:
                    AppendText(cell.Cell);
                    break;
                case CellKind.Code:
                    AppendCode(cell);
                    break;
            }
        }

        var name = WebUtility.HtmlEncode(result.Notebook.Name);
        var title = headings.Find(heading => heading.Level == 1);
        var page = new BookPage(
            result.Notebook.Name,
            title?.Text ?? name,
            title?.Html ?? name,
            summary,
            headings.FindAll(heading => heading.Level == 2),
            title is null ? $"<h1>{name}</h1>\n{body}" : body.ToString(),
            hasFigures)
        {
            Lab = LabBundle.Megabytes is { } size ? new PageLab(result.Notebook.Name, CanonicalNotebook.ToText(result.Notebook), size) { Exercises = OwnExercises.PackedIn(result.Notebook.Folder) } : null,
        };
        return new BookLesson(result, page, markdown.Problems);
    }

    private void AppendText(Cell cell)
    {
        var text = markdown.Render(cell);
        headings.AddRange(text.Headings);
        summary ??= text.FirstParagraph;
        // Answers to questions lead here.
        if (!text.BeginsWithHeading) body.Append($"<span id=\"Text-{cell.Number}\"></span>\n");
        body.Append(text.Html);
    }

    private void AppendCode(CellResult cell)
    {
        // Headings get addresses in lower case, so that none can be a cell's.
        var number = cell.Cell.Number;
        body.AppendLine($"<section class=\"cell\" id=\"Cell-{number}\">");
        body.AppendLine(links.AddTo(CodeHighlighter.ToHtml(cell.Cell.Source, "csharp", $"Code of cell {number}")));
        body.AppendLine("<div class=\"outputs\">");
        foreach (var output in cell.Outputs)
        {
            var (html, plotly) = CellOutputHtml.SplitOffPlotly(CellOutputHtml.Render(output));
            hasFigures |= plotly is not null || html.Contains("data-descent-figure", StringComparison.Ordinal);
            body.AppendLine(html);
        }

        if (cell.Status == CellStatus.NotRun)
            body.AppendLine("<p class=\"not-run\">Not run: an earlier cell ended in an error.</p>");
        body.AppendLine("</div>\n</section>");
    }
}

/// <summary>An executed notebook as the book shows it.</summary>
/// <param name="Result">The run.</param>
/// <param name="Page">Its page.</param>
/// <param name="Problems">What of its text could not be shown.</param>
internal sealed record BookLesson(NotebookResult Result, BookPage Page, IReadOnlyList<BookProblem> Problems);

/// <summary>Something in a notebook's text that the book cannot show.</summary>
/// <param name="Notebook">The notebook's file name.</param>
/// <param name="Cell">The cell, counted from 1.</param>
/// <param name="Message">What, and why.</param>
internal sealed record BookProblem(string Notebook, int Cell, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Notebook}, cell {Cell}: {Message}";
}

/// <summary>The page of one lesson, with the way to the lessons before and after it.</summary>
internal static class LessonPage
{
    /// <summary>The page's HTML.</summary>
    public static string Render(Sidebar sidebar, BookPage page)
    {
        var index = sidebar.Lessons.ToList().IndexOf(page);
        var body = $"""
            {page.Body}
            <nav class="turn" aria-label="Previous and next lesson">
            {Link(sidebar.Lessons.ElementAtOrDefault(index - 1), "prev", "Previous")}
            {Link(sidebar.Lessons.ElementAtOrDefault(index + 1), "next", "Next")}
            </nav>
            """;
        return PageFrame.Render(sidebar, page with { Body = body });
    }

    private static string Link(BookPage? page, string relation, string label) => page is null
        ? ""
        : $"<a rel=\"{relation}\" href=\"{page.Url}\"><span>{label}</span> <strong>{page.TitleHtml}</strong> <span>{page.Question}</span></a>";
}
