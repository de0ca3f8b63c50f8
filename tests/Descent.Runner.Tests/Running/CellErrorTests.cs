using Xunit;

namespace Descent.Runner.Tests;

/// <summary>How the failure of a cell arrives at a notebook's result. Which failures there are is for the kernel's own tests.</summary>
public class CellErrorTests
{
    [Fact]
    public async Task An_exception_is_reported_with_its_cell_its_line_and_the_authors_calls_only()
    {
        var result = await Run.CellsAsync(
            "int Divide(int x)\n{\n    return 10 / x;\n}",
            "var zero = 0;\n\nDivide(zero)",
            "1");

        Assert.Equal(
            [CellStatus.Finished, CellStatus.Failed, CellStatus.NotRun],
            result.Cells.Select(cell => cell.Status));
        Assert.Equal("sample.ipynb, cell 2 (id id-2), line 3", result.Error!.Place);
        Assert.Equal("System.DivideByZeroException", result.Failure().Name);
        Assert.Equal(["at Divide(Int32 x) in cell 1, line 3", "at cell 2, line 3"], result.Failure().Trace);
    }

    [Fact]
    public async Task All_compile_errors_are_reported_with_their_lines()
    {
        var result = await Run.CellsAsync("var fine = 1;", "int a = \"text\";\nvar b = 2;\nundefined();");

        Assert.Equal(2, result.Error!.Cell.Number);
        Assert.Equal("CompilationError", result.Failure().Name);
        Assert.Equal(1, result.Failure().Line);
        Assert.Contains("line 1, column 9: CS0029", result.Failure().Message, StringComparison.Ordinal);
        Assert.Contains("line 3, column 1: CS0103", result.Failure().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_failing_cell_put_out_before_stays_and_its_error_comes_once()
    {
        var result = await Run.CellsAsync("Console.Write(\"before\");\nthrow new Exception(\"now\");");

        Assert.Equal(new StreamOutput("stdout", "before"), result.Cells[0].Outputs[0]);
        Assert.Equal("System.Exception: now", result.Text(1));
        Assert.Equal(2, result.Cells[0].Outputs.Count);
    }

    [Theory]
    [InlineData("var a = 1;\n#!javascript\nalert(1)", "line 2: #!javascript works in some notebook hosts only")]
    [InlineData("#!time\nvar a = 1;", "line 1: #!time works in some notebook hosts only")]
    [InlineData("#i \"nuget:/somewhere\"", "line 1: #i works in some notebook hosts only")]
    public async Task A_magic_command_costs_its_line_and_says_so(string code, string notice)
    {
        var result = await Run.CellsAsync(code);

        Assert.Null(result.Error);
        Assert.StartsWith(notice, Assert.IsType<StreamOutput>(Assert.Single(result.Cells[0].Outputs)).Text, StringComparison.Ordinal);
    }
}
