using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Descent.Lessons;

/// <summary>Arithmetic on vectors entry by entry, several entries at a time. How many does not change the result.</summary>
internal static class Entrywise
{
    /// <summary>Sets every entry of a vector from the same entries of two others, each of which it may be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Set<TOperation>(Span<double> target, ReadOnlySpan<double> first, ReadOnlySpan<double> second, TOperation operation)
        where TOperation : struct, IEntrywiseOperation
    {
        // The loops below do not look at bounds again.
        ref var a = ref MemoryMarshal.GetReference(first[..target.Length]);
        ref var b = ref MemoryMarshal.GetReference(second[..target.Length]);
        ref var t = ref MemoryMarshal.GetReference(target);
        var (length, step) = ((nuint)target.Length, (nuint)Vector<double>.Count);
        nuint i = 0;
        for (; i + step <= length; i += step)
            operation.At(Vector.LoadUnsafe(ref a, i), Vector.LoadUnsafe(ref b, i)).StoreUnsafe(ref t, i);
        for (var rest = (int)i; rest < target.Length; rest++)
            target[rest] = operation.At(Vector.Create(first[rest]), Vector.Create(second[rest])).ToScalar();
    }
}
