using System.Globalization;
using System.Text;
using Descent.Lessons;
using Descent.Runner.Book.Pages;
using Descent.Runner.Notebooks;
using Descent.Runner.Running;

namespace Descent.Runner.Book;

/// <summary>The book's first page.</summary>
internal static class ContentsPage
{
    /// <summary>The page's HTML.</summary>
    public static string Render(CourseBook book)
    {
        var content = new StringBuilder("""
            <h1>Descent</h1>
            <p class="lead">
            How far to step, and when: the learning rate and the convergence of gradient descent,
            in C# notebooks whose every number was computed when this book was made.
            </p>
            <ol class="contents">

            """);
        foreach (var lesson in book.Lessons)
        {
            content.Append(CultureInfo.InvariantCulture, $"""
                <li data-exercises="{string.Join(' ', ExercisesOf(lesson.Result.Notebook))}">
                <h2><a href="{lesson.Page.Url}">{lesson.Page.TitleHtml}</a></h2>
                <p>{lesson.Page.Summary}</p>
                {Status(lesson.Result)}
                </li>

                """);
        }

        content.Append("""
            </ol>
            <nav class="beside" aria-label="Beside the lessons">

            """);
        foreach (var page in book.Beside)
        {
            content.Append(CultureInfo.InvariantCulture, $"""
                <h2><a href="{page.Url}">{page.TitleHtml}</a></h2>
                <p>{page.Summary}</p>

                """);
        }

        content.Append("</nav>");
        return PageFrame.Render("Descent", content.ToString(), sidebar: null, hasFigures: false);
    }

    private static IEnumerable<string> ExercisesOf(Notebook notebook) =>
        Exercise.All.Select(exercise => exercise.Id).Where(id => LessonNumber.OfExercise(id) == LessonNumber.OfFile(notebook.FileName));

    private static string Status(NotebookResult result)
    {
        var time = ElapsedText.Of(result.Elapsed);
        var count = result.Notebook.CodeCells.Count();
        return result.Error is { } error
            ? $"<p class=\"status failed\">Stopped by an error in cell {error.Cell.Number}, after {time}</p>"
            : $"<p class=\"status\">All {count} code cells ran in {time}</p>";
    }
}
