using Xunit;

namespace Descent.Runner.Tests;

/// <summary>A course with one good and one failing notebook, run by the real program.</summary>
public class CourseRunTests
{
    private const string Banner = "<script data-descent=\"plotly\">window.Plotly = {};</script><i>banner</i>";

    [Fact]
    public async Task A_failing_notebook_is_named_and_the_rest_of_the_book_written()
    {
        using var folder = new TempFolder();
        folder.Write(
            "notebooks/1-good.ipynb",
            SampleNotebook.Markdown("# Good\n\nSee [the other](2-bad.ipynb)."),
            SampleNotebook.Code("6 * 7"));
        folder.Write(
            "notebooks/2-bad.ipynb",
            SampleNotebook.Markdown("# Bad"),
            SampleNotebook.Code("var x = 1;\nthrow new Exception(\"as <planned>\");"),
            SampleNotebook.Code("x"));

        var outcome = await DescentProcess.RunAsync(folder.Path);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("1-good: cell 2 of 2", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(folder["artifacts/book/index.html"], outcome.Output, StringComparison.Ordinal);
        Assert.Contains("2-bad.ipynb, cell 2 (id ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("), line 2: System.Exception: as <planned>", outcome.Error, StringComparison.Ordinal);

        var good = await ReadAsync(folder, "artifacts/book/1-good.html");
        Assert.Contains("42", good, StringComparison.Ordinal);
        Assert.Contains("href=\"2-bad.html\">the other", good, StringComparison.Ordinal);
        var bad = await ReadAsync(folder, "artifacts/book/2-bad.html");
        Assert.Contains("as &lt;planned&gt;", bad, StringComparison.Ordinal);
        Assert.Contains("class=\"not-run\"", bad, StringComparison.Ordinal);
        var contents = await ReadAsync(folder, "artifacts/book/index.html");
        Assert.Contains("Stopped by an error in cell 2", contents, StringComparison.Ordinal);
        Assert.Contains("href=\"gallery.html\"", contents, StringComparison.Ordinal);
        Assert.Contains("<figure class=\"descent-figure\"", await ReadAsync(folder, "artifacts/book/gallery.html"), StringComparison.Ordinal);
        Assert.Contains("Plotly", await ReadAsync(folder, "artifacts/book/assets/plotly.js"), StringComparison.Ordinal);

        Assert.Equal(2, Directory.GetFiles(folder["artifacts/executed"]).Length);
        Assert.Equal(["book", "executed"], Directory.GetFileSystemEntries(folder["artifacts"]).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task The_book_keeps_plotly_once_and_the_executed_notebook_its_own()
    {
        using var folder = new TempFolder();
        foreach (var name in (string[])["1-a", "2-b"])
        {
            folder.Write(
                $"notebooks/{name}.ipynb",
                SampleNotebook.Code(HtmlType.Source),
                SampleNotebook.Code($"new Html(\"\"\"{Banner}\"\"\")"));
        }

        var outcome = await DescentProcess.RunAsync(folder.Path, "run", "notebooks/1-a.ipynb", "notebooks/2-b.ipynb");

        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith("if (!window.Plotly)", await ReadAsync(folder, "artifacts/book/assets/plotly.js"), StringComparison.Ordinal);
        foreach (var name in (string[])["1-a", "2-b"])
        {
            var page = await ReadAsync(folder, $"artifacts/book/{name}.html");
            Assert.Contains("<script src=\"assets/plotly.js\" defer></script>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script data-descent", page, StringComparison.Ordinal);
            Assert.Contains("<i>banner</i>", page, StringComparison.Ordinal);
            var executed = await ReadAsync(folder, $"artifacts/executed/{name}.ipynb");
            Assert.Equal(Banner, ExecutedNotebook.Text(Assert.Single(ExecutedNotebook.Outputs(executed)[1])!, "text/html"));
        }
    }

    [Fact]
    public async Task A_run_is_not_the_progress_of_whoever_starts_it()
    {
        using var folder = new TempFolder();
        folder.Write(
            "notebooks/3.1-solved.ipynb",
            SampleNotebook.Code($"#r \"nuget: Descent.Lessons, {Course.Version}\"\nusing Descent.Lessons;"),
            SampleNotebook.Code("Exercise.Find(\"3.1-a\").Check(2.0 / 25).State"));
        var start = DescentProcess.StartInfo(folder.Path);
        start.Environment["DESCENT_PROGRESS"] = folder["progress.json"];

        var outcome = await ProgramRun.OfAsync(start);

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        var executed = await ReadAsync(folder, "artifacts/executed/3.1-solved.ipynb");
        Assert.Equal("Right", ExecutedNotebook.Text(Assert.Single(ExecutedNotebook.Outputs(executed)[1])!, "text/plain"));
        Assert.False(File.Exists(folder["progress.json"]));
    }

    private static Task<string> ReadAsync(TempFolder folder, string path) =>
        File.ReadAllTextAsync(folder[path], TestContext.Current.CancellationToken);
}
