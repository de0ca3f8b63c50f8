using System.Text.RegularExpressions;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>notebooks/README.md says which cells show what; they do exist.</summary>
public partial class CourseMapTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Course.NotebooksFolder, "README.md"));

    public static TheoryData<string, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (Match row in Row().Matches(Text))
                rows.Add(row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_line_of_the_map_names_cells_that_exist(string line, string notebook, string cells)
    {
        var ids = Course.SourceOf(notebook).Cells.Select(cell => cell.Id).ToHashSet();

        Assert.All(CellId().Matches(cells), id => Assert.True(ids.Contains(id.Groups[1].Value), $"{line}: {notebook} has no cell {id.Value}."));
    }

    [Theory]
    [MemberData(nameof(Course.Notebooks), MemberType = typeof(Course))]
    public void Every_notebook_is_listed_and_on_the_map(string name)
    {
        Assert.Contains($"]({name}.ipynb) | ", Text[..Text.IndexOf("## Notation", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains($"]({name}.ipynb) | `", Text, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?m)^\| (.+?) \| \[[^\]]+\]\((.+?)\.ipynb\) \| (`.+`) \|$")]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CellId();
}
