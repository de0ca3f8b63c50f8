using Xunit;

namespace Descent.Runner.Tests;

public class ContainmentTests
{
    [Fact]
    public async Task Environment_Exit_ends_the_notebook_and_nothing_else()
    {
        var result = await Run.CellsAsync("Console.Write(\"last words\");\nEnvironment.Exit(0);", "1");

        Assert.Equal("ProcessExited", result.Failure().Name);
        Assert.Equal(1, result.Error!.Cell.Number);
        Assert.Equal(new StreamOutput("stdout", "last words"), result.Cells[0].Outputs[0]);
        Assert.Equal(CellStatus.NotRun, result.Cells[1].Status);
    }

    [Fact]
    public async Task A_stack_overflow_is_named()
    {
        var result = await Run.CellsAsync("int Down(int n) => Down(n + 1) + 1;\nDown(0)");

        Assert.Equal("StackOverflow", result.Failure().Name);
    }

    [Fact]
    public async Task A_crash_is_reported_with_its_last_words()
    {
        var result = await Run.CellsAsync("Environment.FailFast(\"gave up\");");

        Assert.Equal("ProcessCrashed", result.Failure().Name);
        Assert.Contains(result.Failure().Trace, line => line.Contains("gave up", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_exception_on_a_thread_of_its_own_is_contained()
    {
        var result = await Run.CellsAsync(
            """
            var thread = new System.Threading.Thread(() => throw new Exception("elsewhere"));
            thread.Start();
            await Task.Delay(-1);
            """);

        Assert.Equal("ProcessCrashed", result.Failure().Name);
        Assert.Contains(result.Failure().Trace, line => line.Contains("elsewhere", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_loop_without_end_meets_the_limit_of_its_cell()
    {
        var limits = Run.Limits with { PerCell = TimeSpan.FromSeconds(10) };

        var result = await Run.CellsAsync(limits, "1", "while (true) { }", "3");

        Assert.Equal("Timeout", result.Failure().Name);
        Assert.Contains("longer than 10 s", result.Failure().Message, StringComparison.Ordinal);
        Assert.Equal(
            [CellStatus.Finished, CellStatus.Failed, CellStatus.NotRun],
            result.Cells.Select(cell => cell.Status));
    }

    [Fact]
    public async Task Many_cells_meet_the_limit_of_their_notebook()
    {
        var limits = Run.Limits with { PerNotebook = TimeSpan.FromSeconds(5) };

        var result = await Run.CellsAsync(limits, "await Task.Delay(100);", "await Task.Delay(-1);");

        Assert.Contains("notebook ran longer than 5 s", result.Failure().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Memory_is_limited()
    {
        var limits = Run.Limits with { MemoryMegabytes = 128 };

        var result = await Run.CellsAsync(
            limits,
            "var all = new List<byte[]>();\nwhile (true) all.Add(new byte[10_000_000]);");

        Assert.Contains("OutOfMemory", result.Failure().Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_without_end_is_stopped()
    {
        var result = await Run.CellsAsync("var line = new string('x', 1_000_000);\nwhile (true) Console.WriteLine(line);");

        Assert.Equal("TooMuchOutput", result.Failure().Name);
    }

    [Fact]
    public async Task No_process_outlives_its_notebook()
    {
        var result = await Run.CellsAsync(
            $"Console.Write({WorkerIdentity.Expression});",
            "_ = Task.Run(() => { while (true) { } });");

        Assert.False(WorkerIdentity.Parse(result.Text(1)).IsRunning());
    }
}
