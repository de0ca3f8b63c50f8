using Xunit;

namespace Descent.Runner.Tests;

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
    public async Task An_exception_in_a_lambda_and_after_an_await_keeps_its_line()
    {
        var result = await Run.CellsAsync(
            """
            await Task.Yield();
            var bad = new[] { 1 }.Select(n =>
                n > 0 ? throw new InvalidOperationException("no") : n);
            bad.ToList()
            """);

        Assert.Equal(3, result.Failure().Line);
    }

    [Fact]
    public async Task Inner_exceptions_are_told()
    {
        var result = await Run.CellsAsync(
            "throw new Exception(\"outer\", new InvalidOperationException(\"inner\"));");

        Assert.Equal("outer ---> inner", result.Failure().Message);
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
    public async Task What_a_failing_cell_put_out_before_stays()
    {
        var result = await Run.CellsAsync("Console.Write(\"before\");\nthrow new Exception(\"now\");");

        Assert.Equal(new StreamOutput("stdout", "before"), result.Cells[0].Outputs[0]);
        Assert.Equal("System.Exception: now", result.Text(1));
    }

    [Fact]
    public async Task A_value_that_cannot_be_rendered_is_an_error_of_its_cell()
    {
        var result = await Run.CellsAsync(
            "class Moody { public override string ToString() => throw new Exception(\"not today\"); }\nnew Moody()");

        Assert.Contains("not today", result.Text(1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var a = 1;\n#!javascript\nalert(1)", "#!javascript", 2)]
    [InlineData("#!time\n1", "#!time", 1)]
    [InlineData("#i \"nuget:/somewhere\"", "#i", 1)]
    public async Task Magic_commands_are_refused(string code, string named, int line)
    {
        var result = await Run.CellsAsync(code);

        Assert.Equal("NotPortable", result.Failure().Name);
        Assert.Contains(named, result.Failure().Message, StringComparison.Ordinal);
        Assert.Equal(line, result.Failure().Line);
    }

    [Fact]
    public async Task Text_that_looks_like_a_magic_command_is_text()
    {
        var result = await Run.CellsAsync("var script = @\"\n#!/bin/sh\n\";\nscript.Length");

        Assert.Null(result.Error);
    }
}
