namespace Descent.Runner.Tests;

/// <summary>A small book with one of everything, made without running anything.</summary>
public sealed class SampleBook : IDisposable
{
    private static readonly string LongLine = string.Concat(Enumerable.Repeat("0.123456789 ", 40));

    private readonly TempFolder folder = new();

    public SampleBook() => BookWriter.Write([Lesson(), Failed()], new FigureGallery([], "window.Plotly = { drawn: 0 };"), folder["book"]);

    public string Contents => folder["book/index.html"];

    public string LessonPage => folder["book/3.1-sample.html"];

    public string FailedPage => folder["book/3.2-failed.html"];

    public void Dispose() => folder.Dispose();

    private NotebookResult Lesson()
    {
        var notebook = SampleNotebook.Of(
            folder["3.1-sample.ipynb"],
            SampleNotebook.Markdown("# 3.1 How far to step\n\nThe answer is $\\alpha$, see [3.2](3.2-failed.ipynb)."),
            SampleNotebook.Code($"// A comment.\nvar text = \"{LongLine}\";"),
            SampleNotebook.Markdown(
                $"""
                ## Tables and formulas

                $$
                x = 1
                $$

                | α | {string.Join(" | ", Enumerable.Range(1, 12).Select(n => $"column{n}"))} |
                |---|{string.Concat(Enumerable.Repeat("---|", 12))}
                | 0.1 | {string.Join(" | ", Enumerable.Range(1, 12).Select(n => $"{n}.125"))} |

                <details><summary>Solution</summary>

                ```csharp
                var x = 1;
                ```

                </details>
                """),
            SampleNotebook.Code("figure"));

        return SampleNotebook.Result(
            notebook,
            error: null,
            [new StreamOutput("stdout", $"{LongLine}\n{string.Concat(Enumerable.Repeat("line\n", 100))}")],
            [
                new DisplayOutput(
                    new Dictionary<string, string>
                    {
                        ["text/html"] = "<script data-descent=\"plotly\">window.Plotly = null;</script>"
                            + "<p id=\"figure\">waiting</p><script>window.addEventListener(\"load\", () => {"
                            + "document.getElementById(\"figure\").textContent = window.Plotly ? \"drawn\" : \"missing\"; });"
                            + "window.addEventListener(\"descent-theme\", () => {"
                            + "document.getElementById(\"figure\").textContent = \"redrawn\"; });</script>",
                    },
                    IsResult: true),
            ]);
    }

    private NotebookResult Failed()
    {
        var notebook = SampleNotebook.Of(
            folder["3.2-failed.ipynb"],
            SampleNotebook.Markdown("# 3.2 What went wrong"),
            SampleNotebook.Code("throw new Exception(\"on purpose\");"),
            SampleNotebook.Code("1"));
        var failure = new CellFailure("System.Exception", "on purpose", Line: 1, ["at cell 2, line 1"]);

        return SampleNotebook.Result(
            notebook,
            new CellError(notebook.FileName, notebook.Cells[1], failure),
            [new ErrorOutput(failure.Name, failure.Message, failure.Trace)],
            []);
    }
}
