using Descent.Lessons;
using Markdig;
using Markdig.Syntax;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>
/// Every exercise in its lesson: the cell as shipped, the worked solution, and each known wrong answer, all executed
/// where a learner would write them.
/// </summary>
public class ExerciseSolutionTests
{
    public static TheoryData<string> Notebooks => [.. BuiltCourse.NotebookNames];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public async Task Stubs_are_not_answered_solutions_are_right_and_wrong_answers_are_recognized(string name)
    {
        var notebook = BuiltCourse.SourceOf(name);
        var trials = new List<(int Cell, string Expected)>();
        var cells = new List<Cell>();
        foreach (var cell in notebook.Cells)
        {
            cells.Add(cell);
            if (ExerciseIn(cell) is not { } exercise)
                continue;

            Try(cell.Source, ".State", nameof(VerdictState.NotAnswered));
            var (solution, wrong) = Answers(exercise);
            Try(solution, ".State", nameof(VerdictState.Right));
            foreach (var (misconception, answer) in wrong)
                Try(answer, ".Misconception", misconception);
        }

        var result = await new NotebookRunner(Run.Limits, Path.Combine(Path.GetTempPath(), "descent-no-packages"))
            .RunAsync(SampleNotebook.Of(notebook.Path, [.. cells]), _ => { }, TestContext.Current.CancellationToken);

        Assert.Null(result.Error);
        Assert.NotEmpty(trials);
        Assert.All(trials, trial => Assert.Equal(trial.Expected, result.Text(trial.Cell)));

        void Try(string source, string property, string expected)
        {
            cells.Add(SampleNotebook.Code(source.TrimEnd() + property));
            trials.Add((cells.Count, expected));
        }
    }

    [Fact]
    public void Every_exercise_has_a_solution_and_at_least_two_known_wrong_answers() =>
        Assert.All(Exercise.All, exercise => Assert.True(Answers(exercise.Id).Wrong.Count >= 2, exercise.Id));

    [Fact]
    public void Every_exercise_stands_in_a_notebook_once()
    {
        var asked = BuiltCourse.NotebookNames
            .SelectMany(name => BuiltCourse.SourceOf(name).Cells)
            .Select(ExerciseIn)
            .OfType<string>();

        Assert.Equal(Exercise.All.Select(exercise => exercise.Id), asked);
    }

    private static string? ExerciseIn(Cell cell)
    {
        const string Call = "Exercise.Find(\"";
        var at = cell.Kind == CellKind.Code ? cell.Source.IndexOf(Call, StringComparison.Ordinal) : -1;
        return at < 0 ? null : cell.Source[(at + Call.Length)..].Split('"')[0];
    }

    /// <summary>The code under each heading of the exercise's file: the solution first, then the misconceptions.</summary>
    private static (string Solution, List<(string Misconception, string Answer)> Wrong) Answers(string exercise)
    {
        var file = Path.Combine(BuiltCourse.NotebooksFolder, "solutions", $"{exercise}.md");
        var heading = "";
        var answers = new List<(string Heading, string Code)>();
        foreach (var block in Markdown.Parse(File.ReadAllText(file)))
        {
            if (block is HeadingBlock { Inline: { } text })
                heading = string.Concat(text.Select(inline => inline.ToString()));
            else if (block is FencedCodeBlock code)
                answers.Add((heading, code.Lines.ToString()));
        }

        Assert.Equal("Solution", answers[0].Heading);
        return (answers[0].Code, answers[1..]);
    }
}
