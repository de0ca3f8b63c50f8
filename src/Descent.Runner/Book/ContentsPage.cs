using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Descent.Lessons;
using Descent.Runner.Book.Pages;
using Descent.Runner.Notebooks;
using Descent.Runner.Running;

namespace Descent.Runner.Book;

/// <summary>The book's first page: a figure to touch at once, and a card for each lesson.</summary>
internal static partial class ContentsPage
{
    /// <summary>The page's HTML.</summary>
    /// <param name="book">What it leads to.</param>
    /// <param name="opening">The figure at its top, as HTML; empty for none.</param>
    public static string Render(CourseBook book, string opening)
    {
        var content = new StringBuilder($"""
            <div class="hero">
            <div>
            <h1>How far should one step go?</h1>
            <p class="lead">Gradient descent walks downhill, one step at a time. <strong>The learning rate</strong> says how far each
            step goes, and that one number decides whether a run crawls, arrives, bounces or flies off.</p>
            {(opening.Length > 0 ? "<p class=\"try\">Drag the learning rate and watch the run.</p><p>In the lessons you change the C# behind it, and run it in the page.</p>" : "")}
            {(book.Lessons.Count > 0 ? $"<p class=\"on\"><a class=\"begin\" href=\"{book.Lessons[0].Page.Url}\">Begin with {book.Lessons[0].Page.TitleHtml}</a></p>" : "")}
            </div>
            {opening}
            </div>
            <h2>What you will be able to do</h2>
            <ul class="abilities">
            <li>Look at a run and say what is wrong with its learning rate.</li>
            <li>Work out from curvature how large a step may be, and how long the way will take.</li>
            <li>Choose between batch, stochastic and mini-batch steps, schedules and momentum, and say what each costs.</li>
            <li>Test a claim about an optimizer with a fair experiment, in C#.</li>
            </ul>
            <h2>The lessons</h2>
            <ol class="contents">

            """);
        foreach (var lesson in book.Lessons)
        {
            content.Append(CultureInfo.InvariantCulture, $"""
                <li data-exercises="{string.Join(' ', ExercisesOf(lesson.Result.Notebook))}">
                {Thumbnail.Of(lesson.Result)}
                <h3><a href="{lesson.Page.Url}">{lesson.Page.TitleHtml}</a></h3>
                <p>{lesson.Page.Question}</p>
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
                <section>
                <h2><a href="{page.Url}">{page.TitleHtml}</a></h2>
                <p>{page.Summary}</p>
                </section>

                """);
        }

        content.Append("""
            <section>
            <h2>In an editor</h2>
            <p>You need none: every cell of a lesson can be changed and run in its page. Each is also a notebook of the same name in
            the folder <code>notebooks</code>, for VS Code or Jupyter with the kernel .NET (C#).
            <code>dotnet run --project src/Descent.Runner -- doctor</code> says what is missing on your computer.</p>
            </section>
            <section>
            <h2>For teachers</h2>
            <p>Readers download a lesson with their answers from the menu <em>Code</em> of its page.
            <code>dotnet run --project src/Descent.Runner -- check FOLDER</code> grades a folder of them, each in a sandbox, and says what every answer was worth and why.</p>
            </section>
            </nav>
            <script src="assets/home.js" defer></script>
            """);
        return PageFrame.Render("Descent: how far should one step go?", content.ToString(), sidebar: null, hasFigures: opening.Length > 0);
    }

    private static IEnumerable<string> ExercisesOf(Notebook notebook) =>
        Exercise.All.Select(exercise => exercise.Id).Where(id => LessonNumber.OfExercise(id) == LessonNumber.OfFile(notebook.FileName));

    private static string Status(NotebookResult result)
    {
        var exercises = ExercisesOf(result.Notebook).Count();
        return result.Error is { } error
            ? $"<p class=\"status failed\">Stopped by an error in cell {error.Cell.Number}, after {ElapsedText.Of(result.Elapsed)}</p>"
            : $"<p class=\"status\">About {Minutes(result.Notebook)} minutes{(exercises > 0 ? $" · {exercises} exercises" : "")}</p>";
    }

    /// <summary>How long a lesson takes: what it says itself, else its words at the pace of reading, and ten seconds at each cell, to five minutes.</summary>
    private static int Minutes(Notebook notebook)
    {
        if (notebook.Cells.Count > 0 && SaidMinutes().Match(notebook.Cells[0].Source) is { Success: true } said)
            return int.Parse(said.Groups["minutes"].Value, CultureInfo.InvariantCulture);

        const double WordsPerMinute = 230;
        var words = notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).Sum(cell => cell.Source.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Length);
        return 5 * Math.Max(1, (int)Math.Round(((words / WordsPerMinute) + (notebook.CodeCells.Count() / 6.0)) / 5));
    }

    [GeneratedRegex(@"\bIt takes about (?<minutes>[0-9]{1,3}) minutes\b")]
    private static partial Regex SaidMinutes();
}
