using Xunit;

namespace Descent.Runner.Tests;

public class CellExecutionTests
{
    [Fact]
    public async Task Cells_share_variables_methods_types_and_usings()
    {
        var result = await Run.CellsAsync(
            "using System.Globalization;\nvar x = 20;",
            "int Twice(int n) => 2 * n;\nrecord Box(int Value);",
            "x++;",
            "new Box(Twice(x)).Value.ToString(CultureInfo.InvariantCulture)");

        Assert.Null(result.Error);
        Assert.Equal("42", result.Text(4));
    }

    [Fact]
    public async Task The_last_expression_is_shown_unless_it_is_null_void_or_ends_in_a_semicolon()
    {
        var result = await Run.CellsAsync("1 + 1", "Math.Max(2, 3);", "Console.Write(\"\")", "(string)null", "int n = 3;\nn");

        Assert.Null(result.Error);
        Assert.Equal([1, 0, 0, 0, 1], result.Cells.Select(cell => cell.Outputs.Count));
        Assert.Equal("2", result.Text(1));
        Assert.Equal("3", result.Text(5));
        Assert.All(
            [result.Cells[0], result.Cells[4]],
            cell => Assert.True(Assert.IsType<DisplayOutput>(cell.Outputs[0]).IsResult));
    }

    [Fact]
    public async Task A_value_of_a_later_cell_does_not_linger()
    {
        var result = await Run.CellsAsync("5", "var y = 1;");

        Assert.Empty(result.Cells[1].Outputs);
    }

    [Fact]
    public async Task Await_works_at_the_top_level()
    {
        var result = await Run.CellsAsync("await Task.Yield();\nvar n = await Task.FromResult(7);\nn");

        Assert.Equal("7", result.Text(1));
    }

    [Fact]
    public async Task Console_text_and_displayed_values_keep_their_order()
    {
        var result = await Run.CellsAsync(
            """
            Console.Write("a");
            Console.WriteLine("b");
            1.Display();
            Console.Error.WriteLine("c");
            Console.WriteLine("d");
            "x".Display("text/html");
            2
            """);

        Assert.Collection(
            result.Cells[0].Outputs,
            output => Assert.Equal(new StreamOutput("stdout", "ab\n"), output),
            output => Assert.Equal("1", Assert.IsType<DisplayOutput>(output).Data["text/plain"]),
            output => Assert.Equal(new StreamOutput("stderr", "c\n"), output),
            output => Assert.Equal(new StreamOutput("stdout", "d\n"), output),
            output => Assert.Equal(["text/html"], Assert.IsType<DisplayOutput>(output).Data.Keys),
            output => Assert.Equal("2", Assert.IsType<DisplayOutput>(output).Data["text/plain"]));
    }

    [Fact]
    public async Task Every_way_to_write_to_the_console_is_captured()
    {
        var result = await Run.CellsAsync(
            """
            Console.Write('c');
            Console.Write(new[] { 'd', 'e' }, 1, 1);
            Console.Out.Write("f".AsSpan());
            Console.Write(1.5);
            Console.WriteLine();
            Console.WriteLine("{0}-{1}", 1, 2);
            await Console.Out.WriteLineAsync("async");
            """);

        Assert.Equal("cef1.5\n1-2\nasync\n", result.Text(1));
    }

    [Fact]
    public async Task Standard_streams_used_directly_disturb_nothing()
    {
        var result = await Run.CellsAsync(
            """
            var raw = Console.OpenStandardOutput();
            raw.Write(new byte[300_000]);
            raw.Flush();
            Console.ReadLine() is null
            """);

        Assert.Equal("True", result.Text(1));
    }

    [Fact]
    public async Task Numbers_look_the_same_on_every_machine_and_any_culture_can_be_named()
    {
        var result = await Run.CellsAsync("new System.Globalization.CultureInfo(\"de-DE\").Name", "$\"{1234.5}\"");

        Assert.Null(result.Error);
        Assert.Equal("1234.5", result.Text(2));
    }

    [Fact]
    public async Task Cells_run_in_the_folder_of_their_notebook()
    {
        using var folder = new TempFolder();
        folder.Write("data.txt", "here");

        var result = await Run.InAsync(folder, Run.Limits, "System.IO.File.ReadAllText(\"data.txt\")");

        Assert.Equal("here", result.Text(1));
    }
}
