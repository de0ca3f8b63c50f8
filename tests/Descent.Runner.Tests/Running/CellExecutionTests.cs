using Xunit;

namespace Descent.Runner.Tests;

/// <summary>What of running cells takes a process. The rest is for the kernel's own tests.</summary>
public class CellExecutionTests
{
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
    public async Task An_updated_value_takes_the_place_of_the_one_it_updates()
    {
        var result = await Run.CellsAsync("var shown = display(1);\ndisplay(\"other\");\nshown.Update(2);", "shown.Update(3);");

        Assert.Equal(["2", "other"], result.Cells[0].Outputs.Select(output => Assert.IsType<DisplayOutput>(output).Data["text/plain"]));
        Assert.Equal("3", result.Text(2));
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
