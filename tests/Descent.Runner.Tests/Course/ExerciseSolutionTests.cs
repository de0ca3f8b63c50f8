using System.Collections.Concurrent;
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
    private const string Stub = "";
    private const string Solution = "Solution";

    private static readonly ConcurrentDictionary<string, Lazy<Task<(IReadOnlyList<Trial>, NotebookResult)>>> Tried = new();

    [Theory]
    [MemberData(nameof(Course.Notebooks), MemberType = typeof(Course))]
    public async Task Stubs_are_not_answered_solutions_are_right_wrong_answers_are_recognized_and_nothing_gives_the_answer_away(string name)
    {
        var (trials, result) = await TryAllAsync(name);

        Assert.Null(result.Error);
        Assert.NotEmpty(trials);
        foreach (var exercise in trials.GroupBy(trial => trial.Question))
        {
            var outcomes = exercise.ToDictionary(trial => trial.Heading, trial => result.Text(trial.Cell).Split('\u001f'));
            Assert.Equal(nameof(VerdictState.NotAnswered), outcomes[Stub][0]);
            Assert.Equal(nameof(VerdictState.Right), outcomes[Solution][0]);

            var wrong = outcomes.Where(outcome => outcome.Key is not (Stub or Solution)).ToArray();
            Assert.All(wrong, outcome => Assert.Equal(
                (exercise.Key.Id, nameof(VerdictState.NotYet), outcome.Key),
                (exercise.Key.Id, outcome.Value[0], outcome.Value[1])));
            Assert.Distinct(wrong.Select(outcome => outcome.Value[2]));

            var shown = wrong.Append(new(Stub, outcomes[Stub])).Select(outcome => outcome.Value[2]).Concat(exercise.Key.Exercise.Hints);
            var leak = new AnswerLeak(exercise.Key, outcomes[Solution][3]);
            Assert.All(shown, text => Assert.False(leak.IsIn(text), $"{exercise.Key.Id} gives its answer away: {text}"));
        }
    }

    /// <summary>
    /// A notebook run with the stub, the solution and the known wrong answers where each exercise is, one cell each; once,
    /// for whichever test asks first.
    /// </summary>
    internal static Task<(IReadOnlyList<Trial> Trials, NotebookResult Result)> TryAllAsync(string name) => Tried.GetOrAdd(name, _ => new(async () =>
    {
        var (notebook, trials) = TrialsIn(name);
        var result = await new NotebookRunner(Run.Limits, Path.Combine(Path.GetTempPath(), "descent-no-packages"))
            .RunAsync(notebook, _ => { }, TestContext.Current.CancellationToken);
        return (trials, result);
    })).Value;

    private static (Notebook Notebook, IReadOnlyList<Trial> Trials) TrialsIn(string name)
    {
        var notebook = Course.SourceOf(name);
        var trials = new List<Trial>();
        var cells = new List<Cell>();
        foreach (var cell in notebook.Cells)
        {
            if (Course.Questions.FirstOrDefault(question => question.Id == ExerciseIn(cell)) is not { } question)
            {
                cells.Add(cell);
                continue;
            }

            // The solution first, for it is a whole cell and may stand in the stub's place.
            var answers = Answers(question.Id);
            Try(question, Solution, answers[0].Code);
            cells.Add(cell);
            Try(question, Stub, cell.Source);
            foreach (var (heading, answer) in answers.Skip(1))
                Try(question, heading, answer);
        }

        return (SampleNotebook.Of(notebook.Path, [.. cells]), trials);

        // The answer, its verdict, and the value it has, in one text.
        void Try(Question question, string heading, string source)
        {
            var answer = source.TrimEnd();
            var check = answer[..^question.Check.Length] + $"var verdict = {question.Check};";
            cells.Add(SampleNotebook.Code($"{check}\n$\"{{verdict.State}}\\u001f{{verdict.Misconception}}\\u001f{{verdict.Feedback}}\\u001f{{{question.Variable}}}\""));
            trials.Add(new(cells.Count, question, heading));
        }
    }

    [Fact]
    public void Every_exercise_has_a_solution_and_at_least_two_known_wrong_answers() =>
        Assert.All(Exercise.All, exercise => Assert.True(Answers(exercise.Id).Count >= 3, exercise.Id));

    [Fact]
    public void Every_exercise_stands_in_a_notebook_once()
    {
        var asked = Course.NotebookNames
            .SelectMany(name => Course.SourceOf(name).Cells)
            .Select(ExerciseIn)
            .OfType<string>()
            .ToArray();

        Assert.Empty(Exercise.All.Select(exercise => exercise.Id).Except(asked).Select(id => $"{id} stands in no notebook."));
        Assert.Equal(Exercise.All.Select(exercise => exercise.Id), asked);
    }

    private static string? ExerciseIn(Cell cell)
    {
        const string Call = "Exercise.Find(\"";
        var at = cell.Kind == CellKind.Code ? cell.Source.IndexOf(Call, StringComparison.Ordinal) : -1;
        return at < 0 ? null : cell.Source[(at + Call.Length)..].Split('"')[0];
    }

    /// <summary>The code under each heading of the exercise's file: the solution first, then the misconceptions.</summary>
    internal static List<(string Heading, string Code)> Answers(string exercise)
    {
        var file = Path.Combine(Course.NotebooksFolder, "solutions", $"{exercise}.md");
        var heading = "";
        var answers = new List<(string Heading, string Code)>();
        foreach (var block in Markdown.Parse(File.ReadAllText(file)))
        {
            if (block is HeadingBlock { Inline: { } text })
                heading = string.Concat(text.Select(inline => inline.ToString()));
            else if (block is FencedCodeBlock code)
                answers.Add((heading, code.Lines.ToString()));
        }

        Assert.Equal(Solution, answers[0].Heading);
        return answers;
    }

    internal sealed record Trial(int Cell, Question Question, string Heading);
}
