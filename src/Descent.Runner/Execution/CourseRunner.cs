namespace Descent.Runner;

/// <summary>Runs many notebooks, as many at once as there are cores.</summary>
internal sealed class CourseRunner(NotebookRunner runner)
{
    /// <summary>Runs them all and returns their results in the same order.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; no process is left behind.</exception>
    public async Task<IReadOnlyList<NotebookResult>> RunAsync(
        IReadOnlyList<Notebook> notebooks,
        IRunProgress progress,
        CancellationToken cancellation)
    {
        var results = new NotebookResult[notebooks.Count];
        var options = new ParallelOptions
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = Environment.ProcessorCount,
        };
        await Parallel.ForAsync(0, notebooks.Count, options, async (index, token) =>
        {
            var notebook = notebooks[index];
            results[index] = await runner.RunAsync(notebook, cell => progress.CellStarted(notebook, cell), token);
            progress.Finished(results[index]);
        });
        return results;
    }
}
