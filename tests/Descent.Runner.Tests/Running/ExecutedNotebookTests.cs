using System.Text.Json.Nodes;
using Xunit;

namespace Descent.Runner.Tests;

public class ExecutedNotebookTests
{
    [Fact]
    public async Task Outputs_are_what_nbformat_defines()
    {
        var result = await Run.CellsAsync(
            "Console.WriteLine(\"one\");\nConsole.WriteLine(\"two\");\n3.Display();\n\"four\"",
            "throw new Exception(\"five\");",
            "6");

        var text = result.ToNotebookText();
        var outputs = ExecutedNotebook.Outputs(text);

        Assert.Equal(
            """{"name":"stdout","output_type":"stream","text":["one\n","two\n"]}""",
            outputs[0][0]!.ToJsonString());
        Assert.Equal("display_data", (string?)outputs[0][1]!["output_type"]);
        Assert.Equal("3", (string?)outputs[0][1]!["data"]!["text/plain"]![0]);
        Assert.Equal(
            """{"data":{"text/plain":["four"]},"execution_count":1,"metadata":{},"output_type":"execute_result"}""",
            outputs[0][2]!.ToJsonString());
        Assert.Equal("error", (string?)outputs[1][0]!["output_type"]);
        Assert.Equal("System.Exception", (string?)outputs[1][0]!["ename"]);
        Assert.Equal("five", (string?)outputs[1][0]!["evalue"]);
        Assert.Equal("System.Exception: five", (string?)outputs[1][0]!["traceback"]![0]);
        Assert.Empty(outputs[2]);
        Assert.Equal(
            [1, 2, null],
            JsonNode.Parse(text)!["cells"]!.AsArray().Select(cell => (int?)cell!["execution_count"]));
    }

    [Fact]
    public async Task The_same_cells_give_the_same_bytes()
    {
        using var folder = new TempFolder();
        string[] cells = ["new { A = 1, B = new[] { 2.5 } }", "Console.Write(\"a\");\nConsole.Write(\"b\");"];

        var first = await Run.InAsync(folder, Run.Limits, cells);
        var second = await Run.InAsync(folder, Run.Limits, cells);

        Assert.Equal(first.ToNotebookText(), second.ToNotebookText());
    }
}
