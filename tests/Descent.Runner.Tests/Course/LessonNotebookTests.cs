using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Descent.Runner.Tests;

[Collection(typeof(OnBuiltCourse))]
public partial class LessonNotebookTests(BuiltCourse course)
{
    private const int LongestCell = 20;

    public static TheoryData<string> Notebooks => [.. BuiltCourse.NotebookNames];

    [Fact]
    public void The_course_runs_with_progress_and_without_an_error()
    {
        Assert.True(course.ExitCode == 0, course.Output);
        Assert.Contains("3.1-learning-rate: cell ", course.Output);
        Assert.Contains("index.html", course.Output);
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Every_code_cell_has_run_and_none_is_in_error(string name)
    {
        var cells = JsonNode.Parse(course.ExecutedTextOf(name))!["cells"]!.AsArray().Where(cell => (string?)cell!["cell_type"] == "code").ToArray();

        Assert.NotEmpty(cells);
        Assert.All(cells, cell => Assert.NotNull(cell!["execution_count"]));
        Assert.DoesNotContain(cells.SelectMany(cell => cell!["outputs"]!.AsArray()), output => (string?)output!["output_type"] == "error");
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_lesson_predicts_shows_claims_asks_and_recaps(string name)
    {
        var notebook = BuiltCourse.SourceOf(name);
        var prose = string.Join('\n', notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source));
        var executed = course.ExecutedTextOf(name);

        Assert.All((string[])["**Question:**", "## Predict", "## Experiment", "## Why", "## Your turn", "## Recap"], part => Assert.Contains(part, prose));
        Assert.True(Figures().Count(executed) >= 3, "fewer than three figures");
        Assert.Contains("type=\\\"range\\\"", executed);
        Assert.True(Claims().Count(executed) >= 5, "fewer than five claims");
        Assert.True(notebook.Cells.Count(cell => cell.Source.Contains("Exercise.Find(", StringComparison.Ordinal)) >= 2, "fewer than two exercises");
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Every_figure_has_a_title_and_a_description(string name)
    {
        var executed = JsonNode.Parse(course.ExecutedTextOf(name))!;
        var figures = executed["cells"]!.AsArray()
            .SelectMany(cell => cell!["outputs"]?.AsArray() ?? [])
            .Select(output => string.Concat(output!["data"]?["text/html"] is JsonArray lines ? lines.Select(line => (string)line!) : [(string?)output["data"]?["text/html"] ?? ""]))
            .Where(html => html.Contains("<figure", StringComparison.Ordinal));

        Assert.All(figures, html =>
        {
            Assert.Matches("<figcaption><strong>[^<]{5,}</strong>", html);
            Assert.Matches("role=\"img\" aria-label=\"[^\"]{20,}\"", html);
        });
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void Cells_stay_within_what_every_host_can_run(string name)
    {
        var notebook = BuiltCourse.SourceOf(name);
        var code = notebook.Cells.Where(cell => cell.Kind == CellKind.Code).ToArray();

        Assert.StartsWith($"#r \"nuget: Descent.Lessons, {BuiltCourse.Version}\"\n", code[0].Source);
        Assert.All(code, cell =>
        {
            Assert.True(cell.Source.Split('\n').Length <= LongestCell, $"Cell {cell.Id} has more than {LongestCell} lines.");
            Assert.DoesNotMatch(@"(?m)^#!|^#i |#r ""[^n]|(?<![.\w])(display|HTML)\(|Microsoft\.DotNet\.Interactive|Formatter\.|Plotly\.NET", cell.Source);
        });
    }

    [GeneratedRegex("<figure class=")]
    private static partial Regex Figures();

    [GeneratedRegex("Claim\\.That\\(")]
    private static partial Regex Claims();
}
