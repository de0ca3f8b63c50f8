using Xunit;

namespace Descent.Runner.Tests;

public sealed class GraderTests : IDisposable
{
    private const string Start = "#r \"nuget: Descent.Lessons\"\nusing Descent.Lessons;";

    private static readonly Lazy<SubmissionHost> SharedHost = new(() =>
    {
        var host = SubmissionHost.Create(AnyIsolation());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => host.Dispose(); // 50 MB.
        return host;
    });

    internal static readonly RunLimits Limits = Run.Limits with { OutputCharacters = 1_000_000 };

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Course.Notebooks), MemberType = typeof(Course))]
    public async Task Every_solution_is_right_where_the_grader_judges_it(string name)
    {
        var original = Course.SourceOf(name);

        // After the cell as shipped, which may define what the answer needs.
        var solved = original.Cells.SelectMany(cell =>
            Course.Questions.FirstOrDefault(question => cell.Source.EndsWith(question.Check, StringComparison.Ordinal)) is { } question
                ? new[] { cell, SampleNotebook.Code(question.Exercise.Solution().Code) }
                : [cell]);

        var grade = await GradeAsync($"{name}.ipynb", [.. solved]);

        Assert.Empty(grade.Notes);
        Assert.All(grade.Exercises, exercise => Assert.Equal((Mark.Right, CheckCell.Intact), (exercise.Judged.Mark, exercise.CheckCell)));
        Assert.Equal(Course.Questions.Where(question => question.Lesson == grade.Lesson).Select(question => question.Id), grade.Exercises.Select(exercise => exercise.Exercise));
    }

    [Fact]
    public async Task Functions_are_called_from_afar_and_what_is_none_of_the_kinds_asked_for_is_told_so()
    {
        var grade = await GradeAsync(
            "3.1.ipynb",
            SampleNotebook.Code(Start),
            SampleNotebook.Code("object edge = new int[,] { };"),
            SampleNotebook.Code("Func<double, double, double> best = (L, mu) => throw new InvalidOperationException(\"no <idea>\");"),
            SampleNotebook.Code("double? longleyRate = double.NaN;"));

        Assert.Equal([Mark.NotYet, Mark.NotYet, Mark.NotYet], grade.Exercises.Select(exercise => exercise.Judged.Mark));
        Assert.Contains("wants a number", grade.Exercises[0].Judged.Feedback, StringComparison.Ordinal);
        Assert.Contains("threw InvalidOperationException: no <idea>", grade.Exercises[1].Judged.Feedback, StringComparison.Ordinal);
        Assert.Contains("finite number", grade.Exercises[2].Judged.Feedback, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Environment.Exit(0); return 0;", "The answer ended its process")]
    [InlineData("while (true) Console.Write(new string('x', 100_000));", "The answer put out more than ")]
    public async Task A_function_that_has_its_process_ended_costs_its_own_exercise_only_and_is_told_why(string body, string why)
    {
        var grade = await GradeAsync(
            "3.1.ipynb",
            SampleNotebook.Code(Start),
            SampleNotebook.Code("double? edge = 2.0 / 25;"),
            SampleNotebook.Code($"Func<double, double, double> best = (L, mu) => {{ {body} }};"));

        Assert.Equal([Mark.Right, Mark.Failed, Mark.NotAnswered], grade.Exercises.Select(exercise => exercise.Judged.Mark));
        Assert.StartsWith(why, grade.Exercises[1].Judged.Feedback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_too_long_to_travel_is_told_so()
    {
        var grade = await GradeAsync("3.1.ipynb", SampleNotebook.Code("var edge = new string('x', 20_000_000);"));

        Assert.StartsWith("The answer put out more than ", grade.Exercises[0].Judged.Feedback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_other_than_the_courses_is_not_restored_and_costs_no_answer_that_does_without()
    {
        var grade = await GradeAsync(
            "3.1.ipynb",
            SampleNotebook.Code("#r \"nuget: No.Such.Package, 9.9.9\"\ndouble? edge = 2.0 / 25;"),
            SampleNotebook.Code("#r \"nuget: No.Such.Package, 9.9.9\"\nusing No.Such.Package;\ndouble? longleyRate = 1;"));

        Assert.Equal([Mark.Right, Mark.NotAnswered, Mark.Failed], grade.Exercises.Select(exercise => exercise.Judged.Mark));
        Assert.Contains("line 2, column 7: CS0246", grade.Notes[^1], StringComparison.Ordinal);
        Assert.StartsWith("Cell 1, line 1: The package No.Such.Package 9.9.9 is not part of the course.", grade.Notes[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("double edge => 2.0 / 25;", nameof(Mark.Right))]
    [InlineData("double edge() => 2.0 / 25;", nameof(Mark.Right))]
    [InlineData("double edge() => 1.0 / 25;", nameof(Mark.NotYet))]
    [InlineData("float edge = 2f / 25;", nameof(Mark.Right))]
    [InlineData("object edge = 2m / 25;", nameof(Mark.Right))]
    [InlineData("string edge = \"0.08\";", nameof(Mark.NotYet))]
    [InlineData("double edge => throw new InvalidOperationException(\"no idea\");", nameof(Mark.NotYet))]
    public async Task An_answer_may_be_a_property_or_a_method_that_gives_it(string code, string mark)
    {
        var grade = await GradeAsync("3.1.ipynb", SampleNotebook.Code(code));

        Assert.Equal(mark, grade.Exercises[0].Judged.Mark.ToString());
    }

    [Fact]
    public async Task An_answer_may_be_a_method_and_one_without_end_costs_its_own_exercise_only()
    {
        var grade = await GradeAsync(
            "3.1.ipynb",
            SampleNotebook.Code("double edge { get { while (true) { } } }"),
            SampleNotebook.Code("double best(double L, double mu) => 2 / (L + mu);"));

        Assert.Equal([Mark.NotYet, Mark.Right, Mark.NotAnswered], grade.Exercises.Select(exercise => exercise.Judged.Mark));
    }

    [Fact]
    public async Task The_last_value_of_the_variable_counts_and_what_a_cell_set_before_it_threw()
    {
        var grade = await GradeAsync(
            "3.1.ipynb",
            SampleNotebook.Code(Start),
            SampleNotebook.Code("double? edge = 5;"),
            SampleNotebook.Code("double? edge = 2.0 / 25;\nthrow new Exception(\"too late\");"));

        Assert.Equal(Mark.Right, grade.Exercises[0].Judged.Mark);
    }

    [Theory]
    [InlineData("var best = (double L, double mu) => 2 / (L + mu)\nExercise.Find(\"3.1-b\").Check(best)", "1", nameof(Mark.Failed))]
    [InlineData("Func<double, double, double> best => (L, mu) = 2 / (L + mu);", "best[0]", nameof(Mark.Failed))]
    [InlineData("double best(double L, double mu) => 2 / (L + mu) +;", "1", nameof(Mark.Failed))]
    [InlineData("var best = 1 +;", "Exercise.Find(\"3.1-b\").Check((double L, double mu) => 1 / (L + mu))", nameof(Mark.NotYet))]
    [InlineData("best = [1];\nthrow new Exception();", "1", nameof(Mark.NotYet))]
    public async Task A_cell_that_does_not_compile_gives_no_answer_whatever_the_lesson_has_under_that_name(string code, string later, string mark)
    {
        var grade = await GradeAsync("3.1.ipynb", SampleNotebook.Code(Start), SampleNotebook.Code("var best = new[] { 69, 691 };"), SampleNotebook.Code(code), SampleNotebook.Code(later));

        var judged = grade.Exercises[1].Judged;
        Assert.Equal((mark, mark == nameof(Mark.Failed)), (judged.Mark.ToString(), judged.Feedback.StartsWith("Cell 3, which should give the answer, failed.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("double? edge = 0,08;", "C# writes the number with a point: 0.08.")]
    [InlineData("edge = 0.08;", "Keep what stands before the name: double? edge = …")]
    public async Task Beginners_commonest_slips_have_words_beside_the_compilers(string code, string hint)
    {
        var judged = (await GradeAsync("3.1.ipynb", SampleNotebook.Code(Start), SampleNotebook.Code(code))).Exercises[0].Judged;

        Assert.Equal(Mark.Failed, judged.Mark);
        Assert.EndsWith($" {hint}", judged.Feedback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_what_its_check_saw_whatever_becomes_of_the_variable_or_what_its_function_looks_at()
    {
        var grade = await GradeAsync(
            "3.1.ipynb",
            SampleNotebook.Code(Start),
            SampleNotebook.Code("double? edge = 2.0 / 25;\nExercise.Find(\"3.1-a\").Check(edge)"),
            SampleNotebook.Code("edge = 0.1;"),
            SampleNotebook.Code("var two = 2.0;\nFunc<float, float, float> mine = (L, mu) => (float)two / (L + mu);\nExercise.Find(\"3.1-b\").Check(mine)"),
            SampleNotebook.Code("two = 3;"));

        Assert.Equal([Mark.Right, Mark.Right, Mark.NotAnswered], grade.Exercises.Select(exercise => exercise.Judged.Mark));
    }

    [Fact]
    public async Task The_last_check_counts_and_a_process_that_ends_between_two_takes_neither()
    {
        var grade = await GradeAsync(
            "3.1.ipynb",
            SampleNotebook.Code(Start),
            SampleNotebook.Code("Exercise.Find(\"3.1-a\").Check(2.0 / 25)"),
            SampleNotebook.Code("Environment.Exit(0);"),
            SampleNotebook.Code("Exercise.Find(\"3.1-a\").Check(1.0)"));

        Assert.Equal(Mark.NotYet, grade.Exercises[0].Judged.Mark);
    }

    [Fact]
    public async Task A_quiz_earns_for_each_question_that_is_right()
    {
        var letters = Course.Questions.Single(question => question.Id == "7-a").Exercise.Solution().Code.Split('"')[1];

        var grade = await GradeAsync("7.ipynb", SampleNotebook.Code($"string letters = \"{letters[..^1]}{(letters[^1] == 'a' ? 'b' : 'a')}\";"));

        Assert.Equal((Mark.NotYet, 0.9), (grade.Exercises[0].Judged.Mark, grade.Exercises[0].Points));
    }

    [Fact]
    public async Task Waiting_uses_up_time_too()
    {
        var limits = Limits with { PerCell = TimeSpan.FromSeconds(60), PerNotebook = TimeSpan.FromSeconds(3) };
        var path = folder.Write("3.1.ipynb", SampleNotebook.Code("await Task.Delay(-1);"), SampleNotebook.Code("double? edge = 2.0 / 25;"));

        var grade = Assert.Single(await GraderWith(limits).GradeAsync([new Submission("a", path)], _ => { }, GradingScope.All, TestContext.Current.CancellationToken));

        Assert.All(grade.Exercises, exercise => Assert.Equal(Mark.Failed, exercise.Judged.Mark));
        Assert.Contains("ran longer than 3 s", grade.Exercises[0].Judged.Feedback, StringComparison.Ordinal);
    }

    internal static Grader GraderWith(RunLimits limits) =>
        new(Course.Questions, [], limits, SharedHost.Value);

    /// <summary>What this system has: without a sandbox, verdicts are the same.</summary>
    private static Isolation AnyIsolation() => Isolation.Find(Needs.HasSandbox ? null : IsolationKind.None);

    private async Task<SubmissionGrade> GradeAsync(string name, params Cell[] cells)
    {
        var path = folder.Write(name, cells);
        return Assert.Single(await GraderWith(Limits).GradeAsync([new Submission("ada", path)], _ => { }, GradingScope.All, TestContext.Current.CancellationToken));
    }
}
