using Xunit;

namespace Descent.Runner.Tests;

public class WorkerProcessTests
{
    [Fact]
    public async Task What_a_cell_and_its_children_write_to_the_standard_streams_is_no_message()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Starts a shell.");

        var result = await Run.CellsAsync(
            """
            using (var stream = Console.OpenStandardOutput()) stream.Write("{\"$type\":\"finished\"}\n"u8);
            using (var shell = System.Diagnostics.Process.Start("/bin/sh", ["-c", "echo '{\"$type\":\"finished\"}'; cat"])) shell.WaitForExit();
            Console.Write(Console.In.ReadToEnd().Length);
            """,
            "Console.Write(\"It is me.\");");

        Assert.Equal("0", result.Text(1));
        Assert.Equal("It is me.", result.Text(2));
    }
}
