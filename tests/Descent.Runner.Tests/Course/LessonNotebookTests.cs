using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Descent.Runner.Tests;

public partial class LessonNotebookTests(BuiltCourse course)
{
    private const int LongestCell = 20;

    [Fact]
    public void The_course_runs_with_progress_and_without_an_error()
    {
        Assert.True(course.ExitCode == 0, course.Output);
        Assert.Contains("3.1-learning-rate: cell ", course.Output);
        Assert.Contains("index.html", course.Output);
    }

    [Theory]
    [MemberData(nameof(Course.Notebooks), MemberType = typeof(Course))]
    public void A_lesson_predicts_shows_claims_asks_and_recaps(string name)
    {
        var notebook = Course.SourceOf(name);
        var prose = string.Join('\n', notebook.Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source));
        var executed = course.ExecutedTextOf(name);

        Assert.All((string[])["**Question:**", "## Predict", "## Experiment", "## Why", "## Your turn", "## Recap"], part => Assert.Contains(part, prose));
        Assert.True(Figures().Count(executed) >= 3, "fewer than three figures");
        Assert.Contains("type=\\\"range\\\"", executed);
        Assert.True(Claims().Count(executed) >= 5, "fewer than five claims");
        Assert.True(notebook.Cells.Count(cell => cell.Source.Contains("Exercise.Find(", StringComparison.Ordinal)) >= 2, "fewer than two exercises");
    }

    /// <remarks>An answer that does not compile would leave the other one's value behind.</remarks>
    [Fact]
    public void No_earlier_cell_declares_the_variable_that_an_exercise_asks_for()
    {
        foreach (var name in Course.NotebookNames)
        {
            var cells = Course.SourceOf(name).CodeCells.Select(cell => cell.Source).ToArray();
            foreach (var question in Course.Questions.Where(question => cells.Contains(question.Stub)))
            {
                var others = cells.Where(cell => cell != question.Stub).SelectMany(cell => CSharpSyntaxTree.ParseText(cell, CellSession.Syntax).GetRoot().DescendantNodes());
                Assert.DoesNotContain(others, node => node is VariableDeclaratorSyntax { Identifier.Text: var declared } && declared == question.Variable
                    || node is SingleVariableDesignationSyntax { Identifier.Text: var designated } && designated == question.Variable);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Course.Notebooks), MemberType = typeof(Course))]
    public void Every_figure_has_a_title_and_a_description(string name)
    {
        var shown = ExecutedNotebook.Outputs(course.ExecutedTextOf(name))
            .SelectMany(outputs => outputs)
            .Select(output => ExecutedNotebook.Text(output!, "text/html"))
            .Where(html => html.Contains("<figure", StringComparison.Ordinal))
            .ToArray();

        Assert.NotEmpty(shown);
        Assert.All(shown, html =>
        {
            var figures = Figures().Count(html);
            Assert.Equal(figures, Titles().Count(html));
            Assert.Equal(figures, Descriptions().Count(html));
        });
    }

    [Theory]
    [MemberData(nameof(Course.Notebooks), MemberType = typeof(Course))]
    public void Cells_stay_within_what_every_host_can_run(string name)
    {
        var notebook = Course.SourceOf(name);
        var code = notebook.Cells.Where(cell => cell.Kind == CellKind.Code).ToArray();

        Assert.StartsWith($"#r \"nuget: Descent.Lessons, {Course.Version}\"\n", code[0].Source);
        Assert.All(code, cell =>
        {
            Assert.True(cell.Source.Split('\n').Length <= LongestCell, $"Cell {cell.Id} has more than {LongestCell} lines.");
            Assert.DoesNotMatch(@"(?m)^#!|^#i |#r ""[^n]|(?<![.\w])(display|HTML)\(|Microsoft\.DotNet\.Interactive|Formatter\.|Plotly\.NET", cell.Source);
        });
    }

    [GeneratedRegex("<figure class=")]
    private static partial Regex Figures();

    [GeneratedRegex("<figcaption><strong>[^<]{5,}</strong>")]
    private static partial Regex Titles();

    [GeneratedRegex("role=\"img\" aria-label=\"[^\"]{20,}\"")]
    private static partial Regex Descriptions();

    [GeneratedRegex("class=\\\\\"descent-claim")]
    private static partial Regex Claims();
}
