using Xunit;

namespace Descent.Runner.Tests;

/// <summary>What the real kernel runs, the grader runs: right answers in the forms that editors and people give them.</summary>
public sealed class HonestSubmissionTests : IDisposable
{
    private const string First = "#r \"nuget: Descent.Lessons\"\nusing Descent.Lessons;\nLesson.Start(\"3.1\")";
    private const string Edge = "double? edge = 2.0 / 25;\nExercise.Find(\"3.1-a\").Check(edge)";
    private const string Best = "Func<double, double, double>? best = (L, mu) => 2 / (L + mu);\nExercise.Find(\"3.1-b\").Check(best)";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("as it is", First, Edge, Best, 0)]
    [InlineData("magic of VS Code", "#!csharp\n\n" + First, "#!csharp\n\n" + Edge, "#!csharp\n\n" + Best, 0)]
    [InlineData("using above #r", "using System.Text;\n" + First, Edge, Best, 0)]
    [InlineData("display and HTML", First, "double? edge = 2.0 / 25;\ndisplay(edge);\nHTML(\"<b>x</b>\").Display();\nExercise.Find(\"3.1-a\").Check(edge).Display();", Best, 0)]
    [InlineData("foreign packages", "#r \"nuget: Newtonsoft.Json, 13.0.1\"\n#r \"nuget: Plotly.NET, 5.1.0\"\n" + First, Edge, Best, 2)]
    [InlineData("a package source", "#i \"nuget:/home/anna/packages\"\n" + First, Edge, Best, 1)]
    [InlineData("methods and properties", First, "double edge => 2.0 / 25;\nExercise.Find(\"3.1-a\").Check(edge)", "double best(double L, double mu) => 2 / (L + mu);\nExercise.Find(\"3.1-b\").Check(best)", 0)]
    [InlineData("other numbers", First, "decimal? edge = 2m / 25;\nExercise.Find(\"3.1-a\").Check(edge)", "Func<float, float, float> best = (L, mu) => 2 / (L + mu);\nExercise.Find(\"3.1-b\").Check(best)", 0)]
    [InlineData("no variable", First, "Exercise.Find(\"3.1-a\").Check(2.0 / 25)", Best, 0)]
    public async Task Right_answers_get_full_marks_in_whatever_form_they_come_and_lines_that_are_left_out_are_named(string form, string first, string edge, string best, int leftOut)
    {
        var grade = await GradeAsync(first, edge, best);

        Assert.True(grade.Points == 2, $"{form}: {string.Join('\n', grade.Exercises)}\n{string.Join('\n', grade.Notes)}");
        Assert.Equal(leftOut, grade.Notes.Count(note => note.StartsWith("Cell 1, line ", StringComparison.Ordinal)));
        Assert.Equal(leftOut, grade.Notes.Count);
    }

    [Fact]
    public async Task A_culture_that_a_cell_sets_is_that_culture()
    {
        Assert.SkipWhen(OperatingSystem.IsLinux() && !Enumerable.Range(50, 50).Any(version => System.Runtime.InteropServices.NativeLibrary.TryLoad($"libicuuc.so.{version}", out _)), "Needs ICU, such as libicu72.");

        var grade = await GradeAsync(
            First,
            "System.Globalization.CultureInfo.DefaultThreadCurrentCulture = System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(\"de-DE\");\n"
            + "double? edge = double.Parse(\"0,08\");\nExercise.Find(\"3.1-a\").Check(edge)",
            Best);

        Assert.Equal(2, grade.Points);
    }

    private async Task<SubmissionGrade> GradeAsync(params string[] cells)
    {
        var path = folder.Write("3.1.ipynb", [.. cells.Select(SampleNotebook.Code)]);
        return Assert.Single(await GraderTests.GraderWith(GraderTests.Limits).GradeAsync([new Submission("ada", path)], _ => { }, GradingScope.All, TestContext.Current.CancellationToken));
    }
}
