using System.Diagnostics;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>The program where something around it goes wrong: disks, other runners, cells that change their process.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_folder_without_notebooks_is_refused_by_name()
    {
        Directory.CreateDirectory(folder["notebooks"]);

        var outcome = await DescentProcess.RunAsync(folder.Path);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains($"{folder["notebooks"]} holds no .ipynb file", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_cell_calls_JSON_and_is_none_is_kept_as_text_and_stops_nothing()
    {
        folder.Write("notebooks/1-a.ipynb", SampleNotebook.Code("\"{oops\".DisplayAs(\"application/json\");"));

        var outcome = await DescentProcess.RunAsync(folder.Path);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("{oops", File.ReadAllText(folder["artifacts/executed/1-a.ipynb"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_in_place_of_a_notebook_is_refused_with_what_to_do()
    {
        Directory.CreateDirectory(folder["lessons"]);

        var outcome = await DescentProcess.RunAsync(folder.Path, "run", "lessons");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("lessons is a folder. Name the notebooks in it", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Binary_junk_is_refused_by_name()
    {
        var junk = new byte[100_000];
        new Random(1).NextBytes(junk);
        File.WriteAllBytes(folder["junk.ipynb"], junk);

        var outcome = await DescentProcess.RunAsync(folder.Path, "run", "junk.ipynb");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("junk.ipynb: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_to_be_that_and_costs_no_more_than_it_must()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Links to a file that exists and that not even the superuser can read.");
        const string Unreadable = "/proc/self/mem";
        folder.Write("notebooks/3.1-a.ipynb", SampleNotebook.Markdown("![image](image.png)"), SampleNotebook.Code("double? edge = null;\nExercise.Find(\"3.1-a\").Check(edge)"));
        folder.Write("notebooks/solutions/none", "");
        File.CreateSymbolicLink(folder["notebooks/image.png"], Unreadable);
        File.CreateSymbolicLink(folder["notebooks/solutions/3.1-a.md"], Unreadable);

        var run = await DescentProcess.RunAsync(folder.Path);
        var check = await DescentProcess.RunAsync(folder.Path, "check", "--answers");

        Assert.Contains("cell 1: The image image.png is not a file of the course that can be read.", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.ExitCode);
        Assert.True(File.Exists(folder["artifacts/book/3.1-a.html"]));
        Assert.Contains("3.1-a.md cannot be read", check.Error, StringComparison.Ordinal);
        Assert.Equal(2, check.ExitCode);
    }

    [Fact]
    public async Task A_notebook_of_a_later_format_is_refused_and_one_of_a_later_minor_format_is_run()
    {
        folder.Write("later.ipynb", """{"nbformat": 5, "nbformat_minor": 0, "metadata": {}, "cells": []}""");
        folder.Write("minor.ipynb", """{"nbformat": 4, "nbformat_minor": 99, "metadata": {}, "cells": [], "news": {}}""");

        var later = await DescentProcess.RunAsync(folder.Path, "run", "later.ipynb");
        var minor = await DescentProcess.RunAsync(folder.Path, "run", "minor.ipynb");

        Assert.Equal(2, later.ExitCode);
        Assert.Contains("nbformat 5", later.Error, StringComparison.Ordinal);
        Assert.Equal(0, minor.ExitCode);
    }

    [Fact]
    public async Task An_enormous_cell_runs()
    {
        var lines = string.Concat(Enumerable.Repeat($"// {new string('x', 98)}\n", 50_000));

        var result = await Run.CellsAsync($"{lines}6 * 7");

        Assert.Equal("42", result.Text(1));
    }

    [Fact]
    public async Task A_cell_that_changes_folder_and_culture_disturbs_no_other_notebook_and_no_result()
    {
        folder.Write(
            "notebooks/1-moves.ipynb",
            SampleNotebook.Code("System.IO.Directory.SetCurrentDirectory(\"/\");\nSystem.Globalization.CultureInfo.CurrentCulture = new(\"tr-TR\");"),
            SampleNotebook.Code($"#r \"nuget: Descent.Lessons, {Course.Version}\"\nDescent.Lessons.Claim.That(\"half\", 0.5, 0.5, 0)"));
        folder.Write("notebooks/2-stays.ipynb", SampleNotebook.Code("Environment.CurrentDirectory"));

        var outcome = await DescentProcess.RunAsync(folder.Path);

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Contains("0.5", TextOf("1-moves", cell: 2), StringComparison.Ordinal);
        Assert.Equal(folder["notebooks"], TextOf("2-stays", cell: 1));

        string TextOf(string notebook, int cell) => ExecutedNotebook.Text(
            Assert.Single(ExecutedNotebook.Outputs(File.ReadAllText(folder[$"artifacts/executed/{notebook}.ipynb"]))[cell - 1])!,
            "text/plain");
    }

    [Fact]
    public async Task A_worker_that_is_killed_from_outside_is_reported_and_the_others_go_on()
    {
        folder.Write("notebooks/1-killed.ipynb", SampleNotebook.Code(WorkerIdentity.EndlessCell));
        folder.Write("notebooks/2-good.ipynb", SampleNotebook.Code("6 * 7"));

        var run = DescentProcess.RunAsync(folder.Path);
        var worker = await WorkerIdentity.OfAsync(folder["notebooks/worker"], run);
        using (var process = Process.GetProcessById(worker.Id))
            process.Kill();
        var outcome = await run;

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("1-killed.ipynb, cell 1", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("42", File.ReadAllText(folder["artifacts/book/2-good.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_exits_with_3()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Writes into /proc, where even the superuser may not.");
        folder.Write("notebooks/1-good.ipynb", SampleNotebook.Code("6 * 7"));

        var outcome = await DescentProcess.RunAsync(folder.Path, "--output", "/proc/descent");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("The results could not be written. ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("/proc/descent", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_fills_up_exits_with_3_and_leaves_the_last_book_as_it_was()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Limits the size of files with the shell's ulimit.");
        folder.Write("notebooks/1-good.ipynb", SampleNotebook.Code("6 * 7"));
        folder.Write("artifacts/book/index.html", "the last book");
        folder.Write("artifacts/book/assets/book.css", "");

        // No file may grow beyond 100 kB, and plotly.js would.
        var program = DescentProcess.StartInfo(folder.Path);
        var start = ProgramRun.StartInfo(folder.Path, "bash", "-c", $"trap '' XFSZ; ulimit -f 100; exec dotnet {program.ArgumentList[0]}");
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // It reserves its memory as a large file.
        var outcome = await ProgramRun.OfAsync(start);

        Assert.True(outcome.ExitCode == 3, outcome.Output + outcome.Error);
        Assert.Contains("The results could not be written. ", outcome.Error, StringComparison.Ordinal);
        Assert.Equal("the last book", File.ReadAllText(folder["artifacts/book/index.html"]));
        Assert.Equal(["book", "executed"], Directory.GetFileSystemEntries(folder["artifacts"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Several_runners_at_the_same_time_all_succeed_and_leave_one_whole_book()
    {
        folder.Write("notebooks/1-good.ipynb", SampleNotebook.Code("6 * 7"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DescentProcess.RunAsync(folder.Path)));

        Assert.All(outcomes, outcome => Assert.True(outcome.ExitCode == 0, outcome.Error));
        Assert.Contains("42", File.ReadAllText(folder["artifacts/book/1-good.html"]), StringComparison.Ordinal);
        Assert.Equal(["book", "executed"], Directory.GetFileSystemEntries(folder["artifacts"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_run_leaves_no_temporary_file()
    {
        folder.Write("notebooks/1-good.ipynb", SampleNotebook.Code("6 * 7"));
        folder.Write("notebooks/2-bad.ipynb", SampleNotebook.Code("Environment.FailFast(\"gave up\");"));
        Directory.CreateDirectory(folder["tmp"]);
        var start = DescentProcess.StartInfo(folder.Path);
        start.Environment["TMPDIR"] = folder["tmp"];
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // The runtime's own sockets.

        var outcome = await ProgramRun.OfAsync(start);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("2-bad.ipynb, cell 1", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder["tmp"]));
    }
}
