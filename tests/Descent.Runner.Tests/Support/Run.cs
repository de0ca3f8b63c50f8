using Xunit;

namespace Descent.Runner.Tests;

/// <summary>Runs cells as the program does: in a worker process.</summary>
internal static class Run
{
    public static readonly RunLimits Limits =
        new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120), MemoryMegabytes: 1024);

    /// <summary>Runs code cells in a folder of their own.</summary>
    public static Task<NotebookResult> CellsAsync(params string[] cells) => CellsAsync(Limits, cells);

    public static async Task<NotebookResult> CellsAsync(RunLimits limits, params string[] cells)
    {
        using var folder = new TempFolder();
        return await InAsync(folder, limits, cells);
    }

    public static async Task<NotebookResult> InAsync(TempFolder folder, RunLimits limits, params string[] cells)
    {
        var notebook = SampleNotebook.Of(folder["sample.ipynb"], [.. cells.Select(SampleNotebook.Code)]);
        return await new NotebookRunner(limits, folder["packages-of-run"])
            .RunAsync(notebook, _ => { }, TestContext.Current.CancellationToken);
    }

    /// <summary>The plain text of the last output of a cell, counted from 1.</summary>
    public static string Text(this NotebookResult result, int cell) => result.Cells[cell - 1].Outputs[^1] switch
    {
        DisplayOutput display => display.Data["text/plain"],
        StreamOutput stream => stream.Text,
        ErrorOutput error => $"{error.Name}: {error.Message}",
        var other => throw new InvalidOperationException($"Unexpected output {other}."),
    };

    public static CellFailure Failure(this NotebookResult result) =>
        result.Error?.Failure ?? throw new InvalidOperationException("Every cell finished.");
}
