using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Descent.Lessons.Numerics;

/// <summary>
/// The random numbers of many seeds in step: each seed has those that MathNet's <c>MersenneTwister</c> gives it alone, one
/// after another. As many seeds go at a time as a vector holds whole numbers.
/// </summary>
/// <remarks>
/// MT19937 by M. Matsumoto and T. Nishimura, 1998. A word is renewed when it is asked for and not with 623 others, so that
/// those who ask for a few hundred do not pay for more.
/// </remarks>
internal sealed class MersenneTwisters
{
    private const int Words = 624, Ahead = 397;

    private readonly uint[] state; // Word by word, of each word those of all seeds.
    private readonly uint[] numbers; // The last number of each seed.
    private int word;

    /// <summary>Random numbers of as many seeds in a row as there are.</summary>
    internal MersenneTwisters(int firstSeed, int count)
    {
        var width = (count + Vector<uint>.Count - 1) / Vector<uint>.Count * Vector<uint>.Count; // Whole vectors.
        numbers = new uint[width];
        state = GC.AllocateUninitializedArray<uint>(Words * width);
        for (var seed = 0; seed < width; seed++)
            state[seed] = (uint)(firstSeed + seed);
        Begin();
    }

    /// <summary>The next number of each seed, from 0 to <paramref name="limit"/> − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Next(int limit, Span<int> into)
    {
        Renew();
        for (var seed = 0; seed < into.Length; seed++)
            into[seed] = double.ConvertToIntegerNative<int>(numbers[seed] * (1.0 / 4294967296) * limit);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Begin()
    {
        ref var at = ref MemoryMarshal.GetArrayDataReference(state);
        var width = (nuint)numbers.Length;
        for (var i = 1u; i < Words; i++)
        {
            for (nuint seed = 0; seed < width; seed += (nuint)Vector<uint>.Count)
            {
                var before = Vector.LoadUnsafe(ref at, ((i - 1) * width) + seed);
                ((1812433253u * (before ^ (before >> 30))) + new Vector<uint>(i)).StoreUnsafe(ref at, (i * width) + seed);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Renew()
    {
        ref var at = ref MemoryMarshal.GetArrayDataReference(state);
        ref var to = ref MemoryMarshal.GetArrayDataReference(numbers);
        var width = (nuint)numbers.Length;
        var here = (nuint)word * width;
        var next = (nuint)((word + 1) % Words) * width;
        var far = (nuint)((word + Ahead) % Words) * width;
        for (nuint seed = 0; seed < width; seed += (nuint)Vector<uint>.Count)
        {
            var low = Vector.LoadUnsafe(ref at, next + seed);
            var joined = (Vector.LoadUnsafe(ref at, here + seed) & new Vector<uint>(0x80000000)) | (low & new Vector<uint>(0x7FFFFFFF));
            var x = Vector.LoadUnsafe(ref at, far + seed) ^ (joined >> 1) ^ ((Vector<uint>.Zero - (low & Vector<uint>.One)) & new Vector<uint>(0x9908B0DF));
            x.StoreUnsafe(ref at, here + seed);
            x ^= x >> 11;
            x ^= (x << 7) & new Vector<uint>(0x9D2C5680);
            x ^= (x << 15) & new Vector<uint>(0xEFC60000);
            x ^= x >> 18;
            x.StoreUnsafe(ref to, seed);
        }

        word = (word + 1) % Words;
    }
}
