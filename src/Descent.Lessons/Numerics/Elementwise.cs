using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Descent.Lessons.Numerics;

/// <summary>Arithmetic on vectors element by element, several elements at a time. How many does not change the result.</summary>
internal static class Elementwise
{
    /// <summary>Sets every element of a vector from the same elements of two others, each of which it may be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Set<TOperation>(Span<double> target, ReadOnlySpan<double> first, ReadOnlySpan<double> second, TOperation operation)
        where TOperation : struct, IElementwiseOperation
    {
        if (Processor.HasVector256)
            Set<OneVector256, TOperation>(target, first, second, operation);
        else if (Processor.HasVector128)
            Set<TwoVectors128, TOperation>(target, first, second, operation);
        else
            SetOneByOne(target, first, second, operation);
    }

    private static void SetOneByOne<TOperation>(Span<double> target, ReadOnlySpan<double> first, ReadOnlySpan<double> second, TOperation operation)
        where TOperation : struct, IElementwiseOperation
    {
        for (var i = 0; i < target.Length; i++)
            target[i] = operation.At(new OneDouble(first[i]), new OneDouble(second[i])).Value;
    }

    /// <summary>The same in lanes of one kind, whether or not this processor has them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Set<TLanes, TOperation>(Span<double> target, ReadOnlySpan<double> first, ReadOnlySpan<double> second, TOperation operation)
        where TLanes : struct, ILanes<TLanes>
        where TOperation : struct, IElementwiseOperation
    {
        // The loops below do not look at bounds again.
        ref var a = ref MemoryMarshal.GetReference(first[..target.Length]);
        ref var b = ref MemoryMarshal.GetReference(second[..target.Length]);
        ref var t = ref MemoryMarshal.GetReference(target);
        var (length, step) = ((nuint)target.Length, (nuint)TLanes.Count);
        nuint i = 0;
        for (; i + step <= length; i += step)
            operation.At(TLanes.Load(ref a, i), TLanes.Load(ref b, i)).Store(ref t, i);
        for (; i < length; i++)
            operation.At(OneDouble.Load(ref a, i), OneDouble.Load(ref b, i)).Store(ref t, i);
    }
}

/// <summary>What <see cref="Elementwise"/> does to each pair of elements.</summary>
internal interface IElementwiseOperation
{
    /// <summary>The result for a pair of elements in each lane.</summary>
    TLanes At<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>p a + q b.</summary>
internal readonly struct WeightedSum(double p, double q) : IElementwiseOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes At<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => (p * a) + (q * b);
}

/// <summary>ρ a + (1 − ρ) b²: an exponential average of squares.</summary>
internal readonly struct AverageOfSquares(double rho) : IElementwiseOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes At<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => (rho * a) + ((1 - rho) * b * b);
}

/// <summary>(a/p) / (√(b/q) + ε).</summary>
internal readonly struct RatioToRoot(double p, double q, double epsilon) : IElementwiseOperation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes At<TLanes>(TLanes a, TLanes b)
        where TLanes : struct, ILanes<TLanes> => a / TLanes.Fill(p) / (TLanes.SquareRoot(b / TLanes.Fill(q)) + TLanes.Fill(epsilon));
}
