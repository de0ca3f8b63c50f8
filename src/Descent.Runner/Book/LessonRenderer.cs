using System.Net;
using System.Text;

namespace Descent.Runner;

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
        markdown = new LessonMarkdown(result.Notebook, notebooksInBook);
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
            hasFigures);
        return new BookLesson(result, page, markdown.Problems);
    }

    private void AppendText(Cell cell)
    {
        var text = markdown.Render(cell);
        headings.AddRange(text.Headings);
        summary ??= text.FirstParagraph;
        body.Append(text.Html);
    }

    private void AppendCode(CellResult cell)
    {
        // Headings get addresses in lower case, so that none can be a cell's.
        var number = cell.Cell.Number;
        body.AppendLine($"<section class=\"cell\" id=\"Cell-{number}\">");
        body.AppendLine(links.AddTo(CodeHighlighter.ToHtml(cell.Cell.Source, "csharp", $"Code of cell {number}")));
        foreach (var output in cell.Outputs)
        {
            var (html, script) = PlotlyScript.Extract(CellOutputHtml.Render(output));
            hasFigures |= script is not null;
            body.AppendLine(html);
        }

        if (cell.Status == CellStatus.NotRun)
            body.AppendLine("<p class=\"not-run\">Not run: an earlier cell ended in an error.</p>");
        body.AppendLine("</section>");
    }
}
