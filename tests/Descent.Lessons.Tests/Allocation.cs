namespace Descent.Lessons.Tests;

/// <summary>Measures what code allocates.</summary>
internal static class Allocation
{
    /// <summary>Bytes: the least of a few runs, because the runtime allocates, now and then, while it compiles a loop anew.</summary>
    internal static long Of(Action action) => Enumerable.Range(0, 4).Min(_ =>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });
}
