using System.Net;
using System.Text;

namespace Descent.Runner;

/// <summary>An executed notebook as a page of the book, before the page's frame is put around it.</summary>
internal sealed class Lesson
{
    private Lesson(NotebookResult result)
    {
        Result = result;
        Title = WebUtility.HtmlEncode(result.Notebook.Name);
        TitleHtml = Title;
    }

    /// <summary>The run it shows.</summary>
    public NotebookResult Result { get; }

    /// <summary>The page's file name.</summary>
    public string PageName => $"{Result.Notebook.Name}.html";

    /// <summary>The page's address as seen from the others.</summary>
    public string Url => $"{Uri.EscapeDataString(Result.Notebook.Name)}.html";

    /// <summary>Its title, escaped.</summary>
    public string Title { get; private set; }

    /// <summary>Its title with maths and emphasis.</summary>
    public string TitleHtml { get; private set; }

    /// <summary>What it is about: its first paragraph, as HTML.</summary>
    public string? Summary { get; private set; }

    /// <summary>The headings of its sections.</summary>
    public IReadOnlyList<BookHeading> Sections { get; private set; } = [];

    /// <summary>The cells and their outputs, as HTML.</summary>
    public string Body { get; private set; } = "";

    /// <summary>plotly.js, where the lesson draws.</summary>
    public string? Plotly { get; private set; }

    /// <summary>What of its text could not be shown.</summary>
    public IReadOnlyList<BookProblem> Problems { get; private set; } = [];

    /// <summary>Renders an executed notebook.</summary>
    public static Lesson Render(NotebookResult result, IReadOnlySet<string> notebooksInBook)
    {
        var lesson = new Lesson(result);
        var markdown = new LessonMarkdown(result.Notebook, notebooksInBook);
        var headings = new List<BookHeading>();
        var body = new StringBuilder();
        foreach (var cell in result.Cells)
        {
            switch (cell.Cell.Kind)
            {
                case CellKind.Markdown:
                    var text = markdown.Render(cell.Cell);
                    headings.AddRange(text.Headings);
                    lesson.Summary ??= text.FirstParagraph;
                    body.Append(text.Html);
                    break;
                case CellKind.Code:
                    lesson.AppendCode(body, cell);
                    break;
            }
        }

        if (headings.Find(heading => heading.Level == 1) is { } title)
            (lesson.Title, lesson.TitleHtml) = (title.Text, title.Html);
        else
            body.Insert(0, $"<h1>{lesson.TitleHtml}</h1>\n");

        lesson.Sections = headings.FindAll(heading => heading.Level == 2);
        lesson.Problems = markdown.Problems;
        lesson.Body = body.ToString();
        return lesson;
    }

    private void AppendCode(StringBuilder body, CellResult result)
    {
        var number = result.Cell.Number;
        body.AppendLine($"<section class=\"cell\" id=\"cell-{number}\">");
        body.AppendLine(CodeHighlighter.ToHtml(result.Cell.Source, "csharp", $"Code of cell {number}"));
        foreach (var output in result.Outputs)
        {
            var (html, plotly) = PlotlyScript.Extract(CellOutputHtml.Render(output));
            Plotly ??= plotly;
            body.AppendLine(html);
        }

        if (result.Status == CellStatus.NotRun)
            body.AppendLine("<p class=\"not-run\">Not run: an earlier cell ended in an error.</p>");
        body.AppendLine("</section>");
    }
}
