using System.Text.Json.Nodes;
using System.Xml.Linq;
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
