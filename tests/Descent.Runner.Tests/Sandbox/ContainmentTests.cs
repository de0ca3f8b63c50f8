using System.Diagnostics;
using System.Globalization;
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
        Assert.Equal("TooMuchOutput", Assert.IsType<ErrorOutput>(result.Cells[0].Outputs[^1]).Name);
    }

    [Fact]
    public async Task No_process_outlives_its_notebook()
    {
        var result = await Run.CellsAsync(
            $"Console.Write({WorkerIdentity.Expression});",
            "_ = Task.Run(() => { while (true) { } });");

        Assert.False(WorkerIdentity.Parse(result.Text(1)).IsRunning());
    }

    [Fact]
    public async Task What_a_cell_started_is_ended_also_when_the_cell_has_ended_its_own_process()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no groups of processes.");

        var result = await Run.CellsAsync("Console.Write(System.Diagnostics.Process.Start(\"sleep\", \"600\").Id);\nEnvironment.Exit(0);");

        Assert.Equal("ProcessExited", result.Failure().Name);
        await AssertEndsAsync(StartedBy(result));
    }

    [Fact]
    public async Task A_process_that_left_its_group_is_not_waited_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Leaves the group with setsid.");

        // It holds the worker's standard error, which therefore has no end.
        var result = await Run.CellsAsync("""
            Console.Write(System.Diagnostics.Process.Start("setsid", ["sh", "-c", "touch left && exec sleep 600"]).Id);
            while (!System.IO.File.Exists("left")) { }
            Environment.Exit(0);
            """);

        using var detached = Process.GetProcessById(StartedBy(result));
        Assert.Equal("ProcessExited", result.Failure().Name);
        Assert.False(detached.HasExited);
        detached.Kill();
    }

    [Theory]
    [InlineData(".", 1)]
    [InlineData("not-there", 1024)]
    public async Task A_process_that_does_not_start_is_the_failure_of_the_first_cell(string subfolder, int memory)
    {
        using var folder = new TempFolder();
        var notebook = SampleNotebook.Of(folder[$"{subfolder}/sample.ipynb"], SampleNotebook.Markdown("# A"), SampleNotebook.Code("1"), SampleNotebook.Code("2"));

        var result = await new NotebookRunner(Run.Limits with { MemoryMegabytes = memory }, folder["packages-of-run"])
            .RunAsync(notebook, _ => { }, TestContext.Current.CancellationToken);

        Assert.Equal((2, "ProcessNotStarted"), (result.Error!.Cell.Number, result.Failure().Name));
        Assert.Equal([CellStatus.Finished, CellStatus.Failed, CellStatus.NotRun], result.Cells.Select(cell => cell.Status));
    }

    private static int StartedBy(NotebookResult result) =>
        int.Parse(Assert.IsType<StreamOutput>(result.Cells[0].Outputs[0]).Text, CultureInfo.InvariantCulture);

    private static async Task AssertEndsAsync(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        }
        catch (ArgumentException)
        {
            // Gone already.
        }
    }
}
