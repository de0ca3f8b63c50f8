namespace Descent.Runner;

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
