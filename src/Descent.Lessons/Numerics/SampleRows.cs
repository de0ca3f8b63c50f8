using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Descent.Lessons.Numerics;

/// <summary>The numbers of some samples.</summary>
/// <param name="Features">Sample by sample, <paramref name="Width"/> of each.</param>
/// <param name="Targets">One of each sample.</param>
/// <param name="Width">Number of features, 1 or more.</param>
internal sealed record SampleTable(double[] Features, double[] Targets, int Width)
{
    /// <summary>Number of samples.</summary>
    internal int Count => Targets.Length;
}

/// <summary>Some rows of a table: a range of them, or those that are named.</summary>
internal readonly ref struct SampleRows
{
    private const int Ahead = 8 * 1024 / sizeof(double); // Features, from those worked on to those asked of memory: a sixth or more of the nearest cache.
    private const int CacheLine = 64 / sizeof(double);

    private readonly int rowsAhead;

    /// <summary>A range of rows.</summary>
    internal SampleRows(SampleTable table, int first, int count)
    {
        Width = table.Width;
        Count = count;
        Features = table.Features.AsSpan(first * Width, count * Width);
        Targets = table.Targets.AsSpan(first, count);
    }

    /// <summary>The rows of some samples, whose numbers have been checked.</summary>
    internal SampleRows(SampleTable table, ReadOnlySpan<int> samples)
    {
        Width = table.Width;
        Count = samples.Length;
        Features = table.Features;
        Targets = table.Targets;
        Samples = samples;
        rowsAhead = RowsAhead(Width);
    }

    /// <summary>The numbers of the features, row by row.</summary>
    internal ReadOnlySpan<double> Features { get; }

    /// <summary>The targets, one of each row.</summary>
    internal ReadOnlySpan<double> Targets { get; }

    /// <summary>Which rows of the two above; empty for a range, which is then all there is of them.</summary>
    internal ReadOnlySpan<int> Samples { get; }

    /// <summary>Number of rows.</summary>
    internal int Count { get; }

    /// <summary>Number of features.</summary>
    internal int Width { get; }

    /// <summary>Rows between the one worked on and the one asked of memory, where rows come in any order.</summary>
    internal static int RowsAhead(int width) => CanPrefetch ? Math.Clamp(Ahead / width, 4, 32) : 0;

    // .NET has no way to ask on other processors, whose own guesses have to do.
    private static bool CanPrefetch => Sse.IsSupported;

    /// <summary>The k-th of the rows, as its first feature, and its target.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref double Row(int k, out double target)
    {
        var i = Samples.IsEmpty ? k : Samples[k];
        target = Targets[i];
        return ref Unsafe.Add(ref MemoryMarshal.GetReference(Features), (nint)i * Width);
    }

    /// <summary>Asks memory for all these rows, named ones.</summary>
    internal void Prefetch()
    {
        if (CanPrefetch)
            Prefetch(Samples);
    }

    /// <summary>Asks memory for what will be needed after the four rows from the k-th on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void PrefetchAfter(int k)
    {
        if (!CanPrefetch)
            return;
        if (Samples.IsEmpty)
            Prefetch(((nint)k * Width) + Ahead, 4 * Width);
        else if (k + rowsAhead < Samples.Length)
            Prefetch(Samples.Slice(k + rowsAhead, Math.Min(4, Samples.Length - k - rowsAhead)));
    }

    // Compiled in full at its first call, like the pass that it is for.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Prefetch(ReadOnlySpan<int> some)
    {
        foreach (var sample in some)
            Prefetch((nint)sample * Width, Width + CacheLine - 1); // Rows begin anywhere in a line.
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe void Prefetch(nint from, int length)
    {
        // An address is all that is needed: it may be beyond the end, and the array need not hold still. Rows are used once in
        // a pass, so they need not be kept in farther caches when they leave the nearest.
        var start = (double*)Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetReference(Features), from));
        for (var j = 0; j < length; j += CacheLine)
            Sse.PrefetchNonTemporal(start + j);
    }
}
