using Descent.Runner.Notebooks;

namespace Descent.Runner.Running;

/// <summary>Runs many notebooks at once, and shows how it goes.</summary>
internal sealed class CourseRunner(NotebookRunner runner)
{
    /// <summary>Runs them all and returns their results in the same order.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; no process is left behind.</exception>
    public Task<IReadOnlyList<NotebookResult>> RunAsync(
        IReadOnlyList<Notebook> notebooks,
        IRunWatcher progress,
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

/// <summary>Is told how a run goes, from several threads.</summary>
internal interface IRunWatcher
{
    /// <summary>A cell starts.</summary>
    void CellStarted(Notebook notebook, Cell cell);

    /// <summary>A notebook has come to its end, good or bad.</summary>
    void Finished(NotebookResult result);
}

/// <summary>Does the same to many things, as many at once as there are cores.</summary>
internal static class OnAllCores
{
    /// <summary>The results, in the order of the things.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<IReadOnlyList<TResult>> RunAsync<T, TResult>(
        IReadOnlyList<T> things,
        Func<T, CancellationToken, Task<TResult>> run,
        CancellationToken cancellation)
    {
        var results = new TResult[things.Count];
        var options = new ParallelOptions
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = Environment.ProcessorCount,
        };
        await Parallel.ForAsync(0, things.Count, options, async (index, token) =>
            results[index] = await run(things[index], token));
        return results;
    }
}
