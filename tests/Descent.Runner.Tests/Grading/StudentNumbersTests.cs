using System.Globalization;
using System.Text.Json.Nodes;
using Descent.Lessons;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>A class in which each student has numbers of their own, from the table to the grades.</summary>
public sealed class StudentNumbersTests : IDisposable
{
    private const string File31 = "3.1-learning-rate.ipynb";

    private static readonly string[] Names =
    [
        "Ada Lovelace", "Ben Ito", "Cem Ünal", "Dora Quist", "Emil O'Neil", "Fay Wu", "Gil Ramos", "Hana Sato", "Ida Berg", "Jon \"JJ\" Jay", "Kim Lee", "Lea Moser",
    ];

    private static readonly Exercise Edge = Exercise.Find("3.1-a");

    private readonly TempFolder folder = new();

    public StudentNumbersTests() => folder.Write("roster.csv", "id,name\n" + string.Concat(Names.Select((name, i) => $"s{i + 1:00},\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n")));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Everyone_gets_a_course_of_their_own_and_is_judged_by_their_own_numbers_whatever_their_notebook_says()
    {
        var written = await DescentProcess.RunAsync(folder.Path, "student", "out", "--variant", "roster.csv", "--notebooks", Course.NotebooksFolder);
        Assert.True(written.ExitCode == 0, written.Output + written.Error);
        var folders = Directory.GetDirectories(folder["out"]).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(Names.Select(name => name.Replace('"', '_').Replace('\'', '_')), folders);

        // The copier takes the cell of somebody with other numbers, one the course's own numbers; one claims to be somebody else.
        var copied = Enumerable.Range(0, Names.Length).First(i => Edge.For(KeyOf(i)) != Edge.For(KeyOf(11)));
        for (var i = 0; i < Names.Length; i++)
        {
            var text = File.ReadAllText(folder[$"out/{folders[i]}/{File31}"]);
            var (own, other) = (NumberOf(i), i == 11 ? NumberOf(copied) : i == 10 ? Edge.Numbers[1] : NumberOf(i));
            Assert.Contains($"and {own.ToString(CultureInfo.InvariantCulture)} along the other", text, StringComparison.Ordinal);
            if (i == 9) text = text.Replace("student: \\\"s10\\\"", "student: \\\"s01\\\"", StringComparison.Ordinal);
            text = i == 8 ? text : text.Replace("double? edge = null; // your answer", $"double? edge = {(i == 7 ? 1 : 2)}.0 / {other.ToString(CultureInfo.InvariantCulture)};", StringComparison.Ordinal);
            folder.Write($"class/{Names[i].Replace('"', '_')}/{File31}", text);
        }

        // The name of a folder that the table does not have is no one's.
        Directory.Move(folder["class/Jon _JJ_ Jay"], folder["class/s10"]);
        folder.Write($"class/Zoe Nobody/{File31}", File.ReadAllText(folder[$"class/Ada Lovelace/{File31}"]));

        var outcome = await CheckAsync("--variant", "roster.csv", "--json", "a.json", "--feedback", "pages", "--students", "roster.csv");

        Assert.True(outcome.ExitCode == 1, outcome.Output + outcome.Error);
        var marks = Read("a.json").ToDictionary(one => (string)one["student"]!, one => one["exercises"]![0]!);
        Assert.All(Names[..7].Append("s10"), name => Assert.Equal((name, "right"), (name, (string)marks[name]["mark"]!)));
        Assert.Equal(("not-yet", "Takes 1/L for the limit"), ((string)marks["Hana Sato"]["mark"]!, (string?)marks["Hana Sato"]["misconception"]));
        Assert.Equal(("not-answered", null), ((string)marks["Ida Berg"]["mark"]!, (string?)marks["Ida Berg"]["code"]));
        Assert.Equal(("not-yet", "not-yet", "failed"), ((string)marks["Kim Lee"]["mark"]!, (string)marks["Lea Moser"]["mark"]!, (string)marks["Zoe Nobody"]["mark"]!));
        Assert.All(marks.Values, mark => Assert.Equal("intact", (string)mark["checkCell"]!));
        Assert.Equal(Edge.For("s01").Numbers, marks["Ada Lovelace"]["numbers"]!.AsArray().Select(number => (double)number!));

        Assert.Contains("Kim Lee: 3.1-a: this answer would be right for the course's own numbers, and is not for their own.", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Lea Moser: 3.1-a: this answer would be right for the numbers of ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(Names[copied], outcome.Output.Split("Lea Moser: 3.1-a: ")[1].Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("s10: The notebook says that its numbers are those of \"s01\" (Ada Lovelace); it was judged by those of \"s10\" (Jon \"JJ\" Jay).", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Zoe Nobody: roster.csv does not tell who Zoe Nobody is, and so which numbers are theirs: 3.1-a could not be judged.", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(4, outcome.Output.Split('\n').Count(line => line.Contains("numbers", StringComparison.Ordinal)));

        var page = File.ReadAllText(folder["pages/students/Lea Moser.html"]);
        Assert.Contains($"Your numbers: {string.Join(", ", Edge.For(KeyOf(11)).Numbers)}", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Names[copied], page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_table_a_note_says_what_to_do_and_with_another_one_nothing_is_carried_over()
    {
        var path = Path.Combine(Course.NotebooksFolder, File31);
        var notebook = StudentNumbers.Rewrite(NotebookReader.Read(path), new Participant("s01", "Ada Lovelace", "", ""));
        folder.Write($"class/Ada Lovelace/{File31}", CanonicalNotebook.ToText(notebook));

        var without = await CheckAsync("--json", "a.json");
        var with = await CheckAsync("--json", "a.json", "--since", "a.json", "--variant", "roster.csv");
        var again = await CheckAsync("--json", "a.json", "--since", "a.json", "--variant", "roster.csv");
        File.WriteAllText(folder["roster.csv"], "id,name\ns99,Ada Lovelace\n");
        var other = await CheckAsync("--json", "a.json", "--since", "a.json", "--variant", "roster.csv");

        Assert.Contains("Ada Lovelace: This notebook has the numbers of \"s01\", and was judged by the course's own. Check it with --variant and the table that it was made from.", without.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["0 of 1 were not", "1 of 1 were not", "0 of 1 were not"],
            new[] { with, again, other }.Select(outcome => outcome.Output.Split("a.json: ")[1][..15]));
        Assert.Contains("says that its numbers are those of \"s01\"; it was judged by those of \"s99\" (Ada Lovelace)", other.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_students_notebook_runs_and_its_cards_judge_by_its_own_numbers()
    {
        var original = Course.SourceOf("3.1-learning-rate");
        var own = StudentNumbers.Rewrite(original, new Participant("", "Jon \"JJ\" Jay", "", ""));
        Assert.Equal(2, own.Cells.Zip(original.Cells).Count(pair => pair.First != pair.Second));
        var quiz = Course.SourceOf("7-summary");
        Assert.Same(quiz, StudentNumbers.Rewrite(quiz, new Participant("s01", "Ada", "", "")));

        var result = await Run.InAsync(
            folder,
            Run.Limits,
            own.CodeCells.First().Source,
            $"Exercise.Find(\"3.1-a\").Check({(2 / Edge.For("Jon \"JJ\" Jay").Numbers[1]).ToString("R", CultureInfo.InvariantCulture)}).State.ToString()",
            "Lesson.Start(\"3.1\"); Exercise.Find(\"3.1-a\").Check(0.08).State.ToString()");

        Assert.Null(result.Error);
        Assert.Contains("The exercises have the numbers of Jon", result.Text(1), StringComparison.Ordinal);
        Assert.Equal(("Right", "Right"), (result.Text(2), result.Text(3)));
    }

    [Fact]
    public void A_question_that_was_changed_is_refused_and_so_is_a_table_that_does_not_tell_students_apart()
    {
        var original = Course.SourceOf("3.1-learning-rate");
        var changed = original with { Cells = [.. original.Cells.Select(cell => cell with { Source = cell.Source.Replace("and 25 along", "and 26 along", StringComparison.Ordinal) })] };
        folder.Write("names.csv", "name\nAda\nBen\nAda\n");
        folder.Write("nobody.csv", "id,name\n");

        Assert.Contains("the question 3.1-a does not give 25", Assert.Throws<BadInputException>(() => StudentNumbers.Rewrite(changed, new Participant("1", "Ada", "", ""))).Message, StringComparison.Ordinal);
        Assert.Contains("has Ada twice. Give each student an id of their own", Assert.Throws<BadInputException>(() => StudentNumbers.Read(folder["names.csv"])).Message, StringComparison.Ordinal);
        Assert.Contains("has no student", Assert.Throws<BadInputException>(() => StudentNumbers.Read(folder["nobody.csv"])).Message, StringComparison.Ordinal);
    }

    private static string KeyOf(int i) => $"s{i + 1:00}";

    private static double NumberOf(int i) => Edge.For(KeyOf(i)).Numbers[1];

    private Task<ProgramRun> CheckAsync(params string[] options)
    {
        Needs.Sandbox();
        return DescentProcess.RunAsync(folder.Path, ["check", "class", "--notebooks", Course.NotebooksFolder, .. options]);
    }

    private JsonNode[] Read(string name) => [.. JsonNode.Parse(File.ReadAllText(folder[name]))!["submissions"]!.AsArray().Select(one => one!)];
}
