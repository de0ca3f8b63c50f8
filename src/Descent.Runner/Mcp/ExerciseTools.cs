using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;
using Descent.Lessons;
using Descent.Runner.Files;
using Descent.Runner.Grading;
using Descent.Runner.Notebooks;
using Descent.Runner.Sandbox;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Descent.Runner.Mcp;

/// <summary>Gives hints and judges answers, for one client.</summary>
/// <param name="notebooks">The course's folder.</param>
internal sealed class ExerciseTools(string notebooks) : IDisposable
{
    private const int LongestAnswer = 4000, MostWrong = 20;

    private static readonly RunLimits Limits = new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(90), MemoryMegabytes: 1024) { OutputCharacters = 1_000_000 };

    private readonly Lazy<IReadOnlyList<Question>> questions = new(() => Question.ReadAll(notebooks));
    private readonly Lazy<SubmissionHost> host = new(CreateHost, LazyThreadSafetyMode.PublicationOnly);
    private readonly Dictionary<string, int> hints = [], wrong = [];
    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1);

    private static SubmissionHost CreateHost()
    {
        try
        {
            return SubmissionHost.Create(Isolation.Find(null));
        }
        catch (BadInputException)
        {
            throw new ToolException(null, "C# is judged in a sandbox, which takes Linux and bubblewrap (descent doctor says more). Numbers and letters are judged everywhere.", "failed");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (host.IsValueCreated) host.Value.Dispose();
        turn.Dispose();
    }

    /// <summary>The tool.</summary>
    [Description("Gives the question of an exercise and its next hint. Each call climbs one rung, and stays on the last. There is no way to a solution but a right answer.")]
    public GivenHint NextHint([Description("The exercise's id, such as 3.1-a.")] string exercise)
    {
        var question = Find(exercise);
        lock (gate)
        {
            var number = Math.Min(hints.GetValueOrDefault(exercise) + 1, question.Exercise.Hints.Count);
            hints[exercise] = number;
            return new GivenHint(exercise, TextOf(question), question.Wanted.Noun, number, question.Exercise.Hints.Count, number == 0 ? "This exercise has no hints." : question.Exercise.Hints[number - 1]);
        }
    }

    /// <summary>The tool.</summary>
    [Description("Judges an answer to an exercise: a number, letters, or C# for a function or a run, which runs in a sandbox. Gives the verdict with feedback; with a right answer, a worked solution.")]
    public async Task<Verdict> JudgeAsync(
        [Description("The exercise's id, such as 3.1-a.")] string exercise,
        [Description("The learner's own answer: a number such as 0.2, letters such as b, or a C# expression such as x => 2 * x or GradientDescent.Minimize(…), which may use the variables of its notebook.")] string answer,
        CancellationToken cancellation)
    {
        var question = Find(exercise);
        if (string.IsNullOrWhiteSpace(answer) || answer.Length > LongestAnswer) throw new ToolException("answer", $"answer must have from 1 to {LongestAnswer} characters.");
        lock (gate)
        {
            if (wrong.GetValueOrDefault(exercise) >= MostWrong) throw new ToolException("answer", $"{MostWrong} answers to {exercise} were not right. Trying answers one after the other teaches nothing: work through the lesson, and try in the notebook.", "limit");
        }

        var judged = await JudgeAsync(question, answer.Trim(), cancellation);
        if (judged.Mark == Mark.Right)
        {
            var solution = question.Exercise.Solution();
            return new Verdict(exercise, "right", judged.Feedback, null, solution.Code, solution.Why);
        }

        lock (gate) wrong[exercise] = wrong.GetValueOrDefault(exercise) + 1;
        return new Verdict(exercise, judged.Mark == Mark.Failed ? "failed" : "not yet", judged.Feedback, judged.Misconception, null, null);
    }

    private async Task<Judged> JudgeAsync(Question question, string answer, CancellationToken cancellation)
    {
        if (question.Wanted.IsNumber)
        {
            return double.TryParse(answer, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? Judge(question, number)
                : throw new ToolException("answer", $"{question.Id} wants a number, such as 0.25, with a decimal point.");
        }

        if (!question.Wanted.IsRun && question.Wanted.Function is null) return Judge(question, answer.Trim('"'));

        await turn.WaitAsync(cancellation);
        try
        {
            var notebook = NotebookOf(question, answer);
            var result = await SubmissionRun.RunAsync(notebook, [question], host.Value, Limits, cancellation);
            return result.Judged[question.Id] is { Mark: Mark.NotAnswered } && result.Failures.Values.LastOrDefault() is { } failure
                ? new Judged(Mark.Failed, $"The answer does not run. {failure.Message}")
                : result.Judged[question.Id];
        }
        finally
        {
            turn.Release();
        }
    }

    private static Judged Judge(Question question, object answer)
    {
        var verdict = question.Exercise.Check(answer);
        return new Judged(verdict.State == VerdictState.Right ? Mark.Right : Mark.NotYet, verdict.Feedback, verdict.Misconception);
    }

    private Question Find(string id) => questions.Value.FirstOrDefault(question => question.Id == id)
        ?? throw new ToolException("exercise", $"There is no exercise {id}; there are {string.Join(", ", questions.Value.Select(question => question.Id))}.");

    private Notebook LessonOf(Question question) =>
        NotebookReader.Read(NotebookFolder.List(notebooks).First(path => LessonNumber.OfFile(path) == question.Lesson));

    /// <summary>The question as the notebook asks it: the text before the cell that checks it.</summary>
    private string TextOf(Question question)
    {
        var cells = LessonOf(question).Cells;
        var check = cells.TakeWhile(cell => !cell.Source.Contains(question.Check, StringComparison.Ordinal)).Count();
        var text = cells.Take(check).Last(cell => cell.Kind == CellKind.Markdown).Source;
        return text[Math.Max(0, text.IndexOf($"**{question.Id}**", StringComparison.Ordinal))..];
    }

    /// <summary>The learner's notebook, as far as the answer needs it: cells that draw what was read take most of a lesson's time.</summary>
    private Notebook NotebookOf(Question question, string answer)
    {
        var notebook = LessonOf(question);
        Cell[] cells = [.. notebook.CodeCells];
        var at = Array.FindIndex(cells, cell => cell.Source.Contains(question.Check, StringComparison.Ordinal));
        var stub = new Regex($@"(?<=\b{Regex.Escape(question.Variable)}\s*=\s*)null(?=\s*;)");
        var source = stub.Replace(cells[at].Source, _ => answer.TrimEnd(';', ' '), 1);
        var needed = new HashSet<string>(NamesIn(source));
        List<Cell> kept = [cells[at] with { Source = source }];
        foreach (var cell in cells.Take(at).Reverse())
        {
            if (!cell.Source.Contains("#r ", StringComparison.Ordinal) && !DeclaredIn(cell.Source).Any(needed.Contains)) continue;
            needed.UnionWith(NamesIn(cell.Source));
            kept.Insert(0, cell);
        }

        return notebook with { Cells = kept };
    }

    private static IEnumerable<string> NamesIn(string code) =>
        CSharpSyntaxTree.ParseText(code, CellSession.Syntax).GetRoot().DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText);

    private static IEnumerable<string> DeclaredIn(string code) => CSharpSyntaxTree.ParseText(code, CellSession.Syntax).GetCompilationUnitRoot().Members.SelectMany(member => member switch
    {
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
        _ => member.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(variable => variable.Identifier.ValueText),
    });

    /// <summary>A hint.</summary>
    internal sealed record GivenHint(string Exercise, string Question, string Wants, int Number, int Of, string Hint);

    /// <summary>A verdict.</summary>
    internal sealed record Verdict(string Exercise, string State, string Feedback, string? Misconception, string? Solution, string? Why);
}
