using System.Globalization;
using System.Text;

namespace Descent.Runner;

/// <summary>The book's first page.</summary>
internal static class ContentsPage
{
    /// <summary>The page's HTML.</summary>
    public static string Render(IReadOnlyList<Lesson> lessons)
    {
        var content = new StringBuilder("""
            <h1>Descent</h1>
            <p class="lead">
            How far to step, and when: the learning rate and the convergence of gradient descent,
            in C# notebooks whose every number was computed when this book was made.
            </p>
            <ol class="contents">

            """);
        foreach (var lesson in lessons)
        {
            content.Append(CultureInfo.InvariantCulture, $"""
                <li>
                <h2><a href="{lesson.Url}">{lesson.TitleHtml}</a></h2>
                <p>{lesson.Summary}</p>
                {Status(lesson.Result)}
                </li>

                """);
        }

        content.Append(CultureInfo.InvariantCulture, $"""
            </ol>
            <nav class="beside" aria-label="Beside the lessons">
            <h2><a href="{GalleryPage.Url}">{GalleryPage.Title}</a></h2>
            <p>{GalleryPage.Summary}</p>
            <h2><a href="{ReferencePage.Url}">{ReferencePage.Title}</a></h2>
            <p>{ReferencePage.Summary}</p>
            </nav>
            """);
        return PageFrame.Render("Descent", content.ToString(), list: null, hasFigures: false);
    }

    private static string Status(NotebookResult result)
    {
        var time = string.Create(CultureInfo.InvariantCulture, $"{result.Elapsed.TotalSeconds:0.0} s");
        var count = result.Notebook.CodeCells.Count();
        return result.Error is { } error
            ? $"<p class=\"status failed\">Stopped by an error in cell {error.Cell.Number}, after {time}</p>"
            : $"<p class=\"status\">All {count} code cells ran in {time}</p>";
    }
}
