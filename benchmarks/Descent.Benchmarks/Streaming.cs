using System.Numerics;
using System.Runtime.InteropServices;

namespace Descent.Benchmarks;

/// <summary>The least that can be done with numbers in memory.</summary>
internal static class Streaming
{
    /// <summary>Their sum, in as many independent chains as keep memory busy.</summary>
    public static double Sum(ReadOnlySpan<double> numbers)
    {
        ref var start = ref MemoryMarshal.GetReference(numbers);
        var (step, length) = ((nuint)Vector<double>.Count, (nuint)numbers.Length);
        Vector<double> a = default, b = default, c = default, d = default;
        nuint i = 0;
        for (; i + (4 * step) <= length; i += 4 * step)
        {
            a += Vector.LoadUnsafe(ref start, i);
            b += Vector.LoadUnsafe(ref start, i + step);
            c += Vector.LoadUnsafe(ref start, i + (2 * step));
            d += Vector.LoadUnsafe(ref start, i + (3 * step));
        }

        var sum = Vector.Sum(a + b + c + d);
        for (; i < length; i++)
            sum += numbers[(int)i];
        return sum;
    }
}
