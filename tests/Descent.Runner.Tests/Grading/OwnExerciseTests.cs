using System.Text.Json.Nodes;
using Descent.Lessons;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>A teacher's exercises, from their file to the grade.</summary>
public sealed class OwnExerciseTests : IDisposable
{
    private const string Start = "#r \"nuget: Descent.Lessons\"\nusing Descent.Lessons;";
    private const string OvenStub = "double? oven = null; // your answer\nExercise.Find(\"w1-a\").Check(oven)";
    private const string LetterStub = "string hotter = null; // your letter\nExercise.Find(\"w1-b\").Check(hotter)";

    private readonly TempFolder folder = new();

    public OwnExerciseTests()
    {
        folder.Write("notebooks/exercises.json", Example());
        folder.Write("notebooks/w1-ovens.ipynb", Cells(OvenStub, LetterStub));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_class_is_graded_by_the_teachers_file_and_by_none_that_is_handed_in()
    {
        Needs.Sandbox();
        folder.Write("class/ada/w1-ovens.ipynb", Cells(OvenStub.Replace("null", "0.4", StringComparison.Ordinal), LetterStub.Replace("null", "\"c\"", StringComparison.Ordinal)));
        folder.Write("class/bob/w1-ovens.ipynb", Cells(OvenStub.Replace("null", "0.2", StringComparison.Ordinal), LetterStub));
        var forged = Example().Replace("\"answer\": 0.4", "\"answer\": 7", StringComparison.Ordinal);
        folder.Write("class/cyd/exercises.json", forged);
        folder.Write("class/cyd/w1-ovens.ipynb", Cells(
            $"System.IO.File.WriteAllText(\"exercises.json\", \"\"\"\n{forged}\n\"\"\");",
            OvenStub.Replace("null", "7", StringComparison.Ordinal),
            LetterStub.Replace("null", "\"d\"", StringComparison.Ordinal)));
        folder.Write("class/dee/w1-ovens.ipynb", Cells(
            "var hints = string.Concat(Exercise.Find(\"w1-a\").Hints) + Exercise.Find(\"w1-a\").Title;\nif (!hints.Contains(\"Which axis\") || !hints.Contains(\"oven\")) throw new Exception(\"no hints\");",
            "if (Exercise.Find(\"w1-a\").Solution().Code.Length > 0 || Exercise.Find(\"w1-a\").Check(0.3).State != VerdictState.NotAnswered) throw new Exception(\"REACHED\");",
            "foreach (var file in System.IO.Directory.GetFiles(AppContext.BaseDirectory)) if (System.IO.File.ReadAllText(file).Contains(\"Takes 1/L for the limit of an oven\")) throw new Exception(\"REACHED \" + file);",
            OvenStub,
            LetterStub));

        var outcome = await CheckAsync("--json", "a.json", "--feedback", "pages", "--points", "w1-a=2");

        Assert.True(outcome.ExitCode == 1, outcome.Output + outcome.Error);
        var submissions = JsonNode.Parse(File.ReadAllText(folder["a.json"]))!["submissions"]!.AsArray();
        Assert.Equal(
            ["ada w1 3 w1-a:right, w1-b:right", "bob w1 0 w1-a:not-yet, w1-b:not-answered", "cyd w1 0 w1-a:not-yet, w1-b:not-yet", "dee w1 0 w1-a:not-yet, w1-b:not-answered"],
            submissions.Select(one => $"{one!["student"]} {one["lesson"]} {one["points"]} {string.Join(", ", one["exercises"]!.AsArray().Select(exercise => $"{exercise!["id"]}:{exercise["mark"]}"))}"));
        Assert.All(submissions, one => Assert.All(one!["exercises"]!.AsArray(), exercise => Assert.Equal("intact", (string)exercise!["checkCell"]!)));
        Assert.DoesNotContain("REACHED", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("no hints", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("That is a good place to be, but not the edge.", File.ReadAllText(folder["pages/students/bob.html"]), StringComparison.Ordinal);
        Assert.Contains("w1-a &#183; The oven", File.ReadAllText(folder["pages/students/bob.html"]), StringComparison.Ordinal);
        Assert.Contains("Takes 1/L for the limit of an oven", File.ReadAllText(folder["pages/class.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exercise_that_no_notebook_asks_is_named()
    {
        folder.Write("notebooks/w1-ovens.ipynb", Cells(OvenStub));

        var outcome = await DescentProcess.RunAsync(folder.Path, "check", "--answers", "--notebooks", "notebooks");

        Assert.Contains(" asks for w1-b", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("of exercises.json.", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grade_is_known_until_the_teachers_file_changes()
    {
        Needs.Sandbox();
        folder.Write("class/ada/w1-ovens.ipynb", Cells(OvenStub.Replace("null", "0.5", StringComparison.Ordinal), LetterStub));
        await CheckAsync("--json", "a.json");
        var same = await CheckAsync("--json", "a.json", "--since", "a.json");
        folder.Write("notebooks/exercises.json", Example().Replace("\"answer\": 0.4", "\"answer\": 0.5", StringComparison.Ordinal));

        var changed = await CheckAsync("--json", "a.json", "--since", "a.json");

        Assert.Contains("1 of 1 were not graded again", same.Output, StringComparison.Ordinal);
        Assert.Contains("0 of 1 were not graded again", changed.Output, StringComparison.Ordinal);
        Assert.Contains("w1-a not-yet → right", changed.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"kind\": \"letter\"", "\"kind\": \"word\"", "exercises.json, exercise w1-b, field kind: is \"word\".")]
    [InlineData("\"w1-b\"", "\"w1-z\"", "asks for exercise w1-b, which this version of the course does not have, nor a file exercises.json beside it.")]
    public async Task A_file_that_cannot_be_used_grades_nobody_and_makes_no_student_edition(string part, string instead, string message)
    {
        folder.Write("class/ada/w1-ovens.ipynb", Cells(OvenStub, LetterStub));
        folder.Write("notebooks/exercises.json", Example().Replace(part, instead, StringComparison.Ordinal));

        var outcome = await CheckAsync("--json", "a.json");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["a.json"]));
    }

    [Fact]
    public async Task The_answers_are_printed_for_the_teacher()
    {
        var outcome = await DescentProcess.RunAsync(folder.Path, "check", "--answers");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("# w1-a · The oven\n\ndouble? oven = 2.0 / 5;", outcome.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_beside_a_notebook_judges_its_cells_as_it_stands_and_packed_for_students()
    {
        foreach (var text in (string[])[Example(), OwnExercises.Pack(Example())])
        {
            folder.Write("exercises.json", text);
            var result = await Run.InAsync(
                folder,
                Run.Limits,
                Start,
                "Exercise.Find(\"w1-a\").Hint(); var second = Exercise.Find(\"w1-a\").Hint();\n$\"{Exercise.Find(\"w1-a\").Check(0.4).State} {Exercise.Find(\"w1-a\").Check(0.2).Misconception} {Exercise.Check(\"w1-b\", \"c\").State} {second.Number}\"",
                "Exercise.Find(\"w1-a\").Solution().ToString()",
                "Exercise.Find(\"w1-z\")");

            Assert.Equal("Right Takes 1/L for the limit of an oven Right 2", result.Text(2));
            Assert.Contains(text.Contains("packed", StringComparison.Ordinal) ? "Your teacher has the worked solutions." : "double? oven = 2.0 / 5;", result.Text(3), StringComparison.Ordinal);
            Assert.Contains("There is no exercise w1-z; there are 1-a,", result.Failure().Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_that_was_mended_is_read_again_and_one_that_was_not_spoils_no_exercise_of_the_course()
    {
        folder.Write("exercises.json", "{");

        var result = await Run.InAsync(
            folder,
            Run.Limits,
            Start,
            "var course = Exercise.Find(\"3.1-a\").Check(0.08).State;\nstring message = \"\";\ntry { Exercise.Find(\"w1-a\"); } catch (System.IO.InvalidDataException e) { message = e.Message; }",
            $"System.IO.File.WriteAllText(\"exercises.json\", \"\"\"\n{Example()}\n\"\"\");",
            "$\"{course} {message} {Exercise.Find(\"w1-a\").Check(0.4).State}\"");

        Assert.StartsWith("Right exercises.json, line 1, is not valid JSON.", result.Text(4), StringComparison.Ordinal);
        Assert.EndsWith(" Right", result.Text(4), StringComparison.Ordinal);
    }

    [Fact]
    public void A_student_gets_no_answer_to_read_and_no_solution_at_all()
    {
        var packed = OwnExercises.Pack("// week 1\n" + Example());

        folder.Write("student/exercises.json", packed);
        var exercise = Exercise.FromFile(folder["student/exercises.json"])[0];
        Assert.DoesNotContain("oven", packed, StringComparison.Ordinal);
        Assert.Equal((VerdictState.Right, ""), (exercise.Check(0.4).State, exercise.Solution().Code));
        Assert.Equal(packed, OwnExercises.Pack(packed));
    }

    private Task<ProgramRun> CheckAsync(params string[] options) => DescentProcess.RunAsync(folder.Path, ["check", "class", .. options]);

    /// <summary>The example of the document, word for word.</summary>
    internal static string Example()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "coursework.md")).ReplaceLineEndings("\n");
        var start = text.IndexOf("```json\n", text.IndexOf("### Exercises of your own", StringComparison.Ordinal), StringComparison.Ordinal) + "```json\n".Length;
        return text[start..text.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static Cell[] Cells(params string[] code) => [.. code.Prepend(Start).Select(SampleNotebook.Code)];
}
