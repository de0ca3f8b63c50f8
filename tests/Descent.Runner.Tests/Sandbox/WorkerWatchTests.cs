using Xunit;

namespace Descent.Runner.Tests;

public class WorkerWatchTests
{
    [Fact]
    public async Task A_worker_that_cannot_be_watched_is_stopped()
    {
        using var folder = new TempFolder();
        using var worker = WorkerProcess.Start(folder.Path, packagesFolder: null, Run.Limits);
        var runner = new CellRunner(worker, Run.Limits, showsValues: false, TestContext.Current.CancellationToken, TestContext.Current.CancellationToken);
        await runner.RunAsync(SampleNotebook.Code("1"), _ => true);

        await using var watch = new WorkerWatch(
            worker,
            Run.Limits with { PerNotebook = TimeSpan.Zero },
            () => throw new InvalidOperationException("as planned"));
        var end = await runner.RunAsync(SampleNotebook.Code("while (true) { }"), _ => true);

        Assert.Equal("NotWatched", end.Failure?.Name);
        Assert.Contains("as planned", end.Failure?.Message, StringComparison.Ordinal);
    }
}
