using System.Text.Json.Nodes;
using System.Xml.Linq;
using Spectre.Console;
using Xunit;

namespace Descent.Runner.Tests;

public class GradeReportsTests
{
    private const string Script = "<script>alert(\"1\")</script>]]>";

    private static readonly SubmissionGrade[] Hostile =
    [
        new(
            "=HYPERLINK(\"http://example.org\",\"grade\")",
            "a,\"b\"\n.ipynb",
            "3.1",
            [new ExerciseGrade("3.1-a", new Judged(Mark.NotYet, Script + "\u001b[2J\0\ud800\u202e", "\t@SUM(A1)"), CheckCell.Changed, 2)],
            ["-1+1|cmd", "second"],
            TimeSpan.FromSeconds(1.25)),
        new("[red]bob[/]", "", null, [], ["Nothing."], TimeSpan.Zero),
    ];

    private static readonly Isolation Sandboxed = new(IsolationKind.Bwrap);

    [Fact]
    public void Without_a_sandbox_each_report_says_so_in_its_first_line_and_can_be_read_as_before()
    {
        var none = new Isolation(IsolationKind.None);
        string[] reports = [JsonReport.Write(new GradedClass(Hostile, none, "", Shard.Whole)), GradeReports.ToCsv(Hostile, none), GradeReports.ToJUnit(Hostile, none)];

        Assert.All(reports, report => Assert.Contains("NOT SANDBOXED", report.Split('\n')[0], StringComparison.Ordinal));
        Assert.Equal("none", (string?)JsonNode.Parse(reports[0])!["sandbox"]);
        Assert.All(CsvText.Parse(reports[1]), row => Assert.Equal(16, row.Length));
        Assert.Equal(2, XElement.Parse(reports[2]).Elements().Count());
    }

    [Fact]
    public void Grades_of_one_lesson_may_have_different_exercises_in_every_report()
    {
        var others = MadeUpGrades.Of("bob", Mark.Right).With(0, exercise => exercise with { Exercise = "3.1-z", Title = "Theirs", MostPoints = 0.5 });
        SubmissionGrade[] grades = [MadeUpGrades.Of("ada", Mark.Right, Mark.NotYet), others, MadeUpGrades.Of("cyd", Mark.NotYet, Mark.Right, Mark.Right), MadeUpGrades.Of("dan", Mark.Right).With(0, exercise => exercise with { Exercise = "3.1-z", Title = "Another" })];
        using var console = new StringWriter();

        GradeTable.Print(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(console), Ansi = AnsiSupport.No }), grades, null);

        var rows = console.ToString().Split('\n').Where(line => line.StartsWith('│')).Select(line => string.Join('|', line.Split('│')[1..^2].Select(cell => cell.Trim())));
        Assert.Equal(["Student|Lesson|3.1-a|3.1-b|3.1-c|3.1-z|Points", "ada|3.1|✓|✗|||1/2", "bob|3.1||||✓|0.5/0.5", "cyd|3.1|✗|✓|✓||2/3", "dan|3.1||||✓|1/1"], rows);
        Assert.Equal(
            ["ada 3.1-a", "ada 3.1-b", "bob 3.1-z", "cyd 3.1-a", "cyd 3.1-b", "cyd 3.1-c", "dan 3.1-z"],
            CsvText.Parse(GradeReports.ToCsv(grades, Sandboxed)).Skip(1).Select(row => $"{row[0]} {row[3]}"));
        Assert.Equal([2, 1, 3, 1], XElement.Parse(GradeReports.ToJUnit(grades, Sandboxed)).Elements().Select(suite => suite.Elements("testcase").Count()));
        Assert.Equal(["1 2", "0.5 0.5", "2 3", "1 1"], CsvText.Parse(Gradebook.ToCsv(grades, null, Sandboxed)).Skip(1).Select(row => $"{row[5]} {row[6]}"));
        var page = ClassPage.Render([.. grades.Select(grade => (grade.Student, "a.html", (IReadOnlyList<SubmissionGrade>)[grade]))], null);
        Assert.Contains("<td class=\"number\">1.12 of 1.62</td>", page, StringComparison.Ordinal);
        Assert.All(["Theirs", "Another"], title => Assert.Contains($"{title}</th><td class=\"number\">1</td>", page, StringComparison.Ordinal));
    }

    [Fact]
    public void In_CSV_nothing_from_a_submission_is_a_formula_or_breaks_a_row()
    {
        var rows = CsvText.Parse(GradeReports.ToCsv(Hostile, Sandboxed));

        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        Assert.Equal("'=HYPERLINK(\"http://example.org\",\"grade\")", rows[1][0]);
        Assert.Equal("a,\"b\" .ipynb", rows[1][1]);
        Assert.Equal(["3.1-a", "not-yet", "0", "2", "changed"], rows[1][3..8]);
        Assert.Equal("'\uFFFD@SUM(A1)", rows[1][8]);
        Assert.Equal("'-1+1|cmd | second", rows[1][10]);
    }

    [Fact]
    public void In_JSON_there_is_no_markup()
    {
        var text = JsonReport.Write(new GradedClass(Hostile, Sandboxed, "", Shard.Whole));

        Assert.DoesNotContain("<", text, StringComparison.Ordinal);
        Assert.StartsWith(Script, (string)JsonNode.Parse(text)!["submissions"]![0]!["exercises"]![0]!["feedback"]!, StringComparison.Ordinal);
        Assert.Null(JsonNode.Parse(text)!["submissions"]![1]!["lesson"]);
    }

    [Fact]
    public void In_JUnit_text_is_text_and_control_characters_are_gone()
    {
        var suites = XElement.Parse(GradeReports.ToJUnit(Hostile, Sandboxed)).Elements().ToArray();

        Assert.Equal(Script + "\uFFFD[2J\uFFFD\uFFFD\uFFFD", (string?)suites[0].Descendants("failure").Single().Attribute("message"));
        Assert.Equal("1", (string?)suites[1].Attribute("errors"));
        Assert.Equal("Nothing.", (string?)suites[1].Descendants("error").Single().Attribute("message"));
    }
}
