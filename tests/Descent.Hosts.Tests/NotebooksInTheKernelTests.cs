using Xunit;

namespace Descent.Hosts.Tests;

/// <summary>The real kernel is the judge of the notebooks, and of the kernel of our own.</summary>
public sealed class NotebooksInTheKernelTests(CourseRuns course)
{
    public static MatrixTheoryData<string, string> Runs => new(CourseRuns.Kernels, Notebook.Names);

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task A_notebook_runs_without_an_error_or_a_warning(string kernel, string notebook)
    {
        var cells = await course.InAsync(kernel, notebook);

        Assert.NotEmpty(cells);
        Assert.All(cells, cell => Assert.DoesNotContain(cell.Outputs, output => output.Kind is "error" or "warning"));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task A_notebook_puts_out_what_descent_says_it_does(string kernel, string notebook)
    {
        var ours = await course.InAsync("descent", notebook);
        var theirs = await course.InAsync(kernel, notebook);

        Assert.Equal(ours.Select(cell => cell.Id), theirs.Select(cell => cell.Id));
        Assert.All(ours.Zip(theirs), cell => AssertEqual(cell.First, cell.Second));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task A_notebook_shows_figures_with_something_in_them(string kernel, string notebook)
    {
        var figures = (await course.InAsync(kernel, notebook)).SelectMany(cell => cell.Outputs).Select(Drift.FigureOf).OfType<System.Text.Json.Nodes.JsonNode>();

        Assert.NotEmpty(figures);
        Assert.All(figures, figure => Assert.NotEmpty(figure["data"]!.AsArray()));
    }

    [Fact]
    public async Task Every_known_drift_is_there_to_be_seen()
    {
        var outputs = new List<Output>();
        foreach (var notebook in Notebook.Names)
        {
            foreach (var host in (string[])["descent", .. CourseRuns.Kernels])
                outputs.AddRange((await course.InAsync(host, notebook)).SelectMany(cell => cell.Outputs));
        }

        Assert.All(Drift.Known, drift => Assert.Contains(outputs, output => drift.LookPast(output) != output));
    }

    private static void AssertEqual(Cell ours, Cell theirs)
    {
        var (expected, actual) = (Drift.LookPastAll(ours.Outputs), Drift.LookPastAll(theirs.Outputs));
        Assert.True(expected.Count == actual.Count, $"{ours.Id} puts out {expected.Count} things here and {actual.Count} in the kernel: {string.Join("; ", actual)}");
        foreach (var (here, there) in expected.Zip(actual))
        {
            Assert.True(here.Kind == there.Kind, $"{ours.Id} has a {here.Kind} here and a {there.Kind} in the kernel: {there}");
            Assert.Equal(here.Forms, there.Forms);
        }
    }
}
