namespace Descent.Runner;

/// <summary>Runs many notebooks at once, and shows how it goes.</summary>
internal sealed class CourseRunner(NotebookRunner runner)
{
    /// <summary>Runs them all and returns their results in the same order.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; no process is left behind.</exception>
    public Task<IReadOnlyList<NotebookResult>> RunAsync(
        IReadOnlyList<Notebook> notebooks,
        IRunProgress progress,
        CancellationToken cancellation) =>
        OnAllCores.RunAsync(
            notebooks,
            async (notebook, token) =>
            {
                var result = await runner.RunAsync(notebook, cell => progress.CellStarted(notebook, cell), token);
                progress.Finished(result);
                return result;
            },
            cancellation);
}
