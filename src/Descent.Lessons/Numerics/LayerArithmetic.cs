using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Descent.Lessons.Numerics;

/// <summary>The loops of a dense layer, over vectors with a number for each sample.</summary>
internal static class LayerArithmetic
{
    private const double Small = 0.02; // Where the series below is as good as rounding.

    /// <summary>sum = start + Σ weightₖ · vectorₖ, sample by sample.</summary>
    /// <param name="weights">The weights, <paramref name="stride"/> apart.</param>
    /// <param name="stride">Numbers from one weight to the next.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="start">What to begin with.</param>
    /// <param name="vectors">The vectors, <paramref name="block"/> apart.</param>
    /// <param name="block">Numbers from one vector to the next.</param>
    /// <param name="sum">Receives the sum.</param>
    /// <param name="filled">Samples, a multiple of the lanes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Combine<TLanes>(ReadOnlySpan<double> weights, int stride, int count, double start, ReadOnlySpan<double> vectors, int block, Span<double> sum, int filled)
        where TLanes : struct, ILanes<TLanes>
    {
        ref var weight = ref MemoryMarshal.GetReference(weights);
        ref var vector = ref MemoryMarshal.GetReference(vectors);
        ref var result = ref MemoryMarshal.GetReference(sum);
        var (lanes, end) = ((nuint)TLanes.Count, (nuint)filled);
        nuint k = 0;

        // Four vectors at a time, whose sums stay in registers.
        for (; k + (4 * lanes) <= end; k += 4 * lanes)
        {
            TLanes a = TLanes.Fill(start), b = a, c = a, d = a;
            var (at, from) = ((nuint)0, k);
            for (var i = 0; i < count; i++)
            {
                var w = TLanes.Fill(Unsafe.Add(ref weight, at));
                a = TLanes.MultiplyAdd(w, TLanes.Load(ref vector, from), a);
                b = TLanes.MultiplyAdd(w, TLanes.Load(ref vector, from + lanes), b);
                c = TLanes.MultiplyAdd(w, TLanes.Load(ref vector, from + (2 * lanes)), c);
                d = TLanes.MultiplyAdd(w, TLanes.Load(ref vector, from + (3 * lanes)), d);
                at += (nuint)stride;
                from += (nuint)block;
            }

            a.Store(ref result, k);
            b.Store(ref result, k + lanes);
            c.Store(ref result, k + (2 * lanes));
            d.Store(ref result, k + (3 * lanes));
        }

        for (; k < end; k += lanes)
        {
            var a = TLanes.Fill(start);
            for (var i = 0; i < count; i++)
                a = TLanes.MultiplyAdd(TLanes.Fill(Unsafe.Add(ref weight, i * stride)), TLanes.Load(ref vector, k + (nuint)(i * block)), a);
            a.Store(ref result, k);
        }
    }

    /// <summary>Adds to a layer's gradient, weights first and biases behind them: Σ slope · value for each weight, Σ slope for each bias.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void AddProducts<TLanes>(ReadOnlySpan<double> slopes, ReadOnlySpan<double> values, int block, Span<double> gradient, int from, int to, int filled)
        where TLanes : struct, ILanes<TLanes>
    {
        ref var slope = ref MemoryMarshal.GetReference(slopes);
        ref var sum = ref MemoryMarshal.GetReference(gradient);
        var (lanes, end) = ((nuint)TLanes.Count, (nuint)filled);
        for (var neuron = 0; neuron < to; neuron++)
        {
            ref var value = ref MemoryMarshal.GetReference(values);
            for (var i = 0; i < from; i++)
            {
                var products = default(TLanes);
                for (nuint k = 0; k < end; k += lanes)
                    products = TLanes.MultiplyAdd(TLanes.Load(ref slope, k), TLanes.Load(ref value, k), products);
                sum += TLanes.Sum(products);
                sum = ref Unsafe.Add(ref sum, 1);
                value = ref Unsafe.Add(ref value, block);
            }

            slope = ref Unsafe.Add(ref slope, block);
        }

        for (var neuron = 0; neuron < to; neuron++)
        {
            foreach (var one in slopes.Slice(neuron * block, filled))
                gradient[(from * to) + neuron] += one;
        }
    }

    /// <summary>tanh x = (1 − e)/(1 + e) with e = e^−2|x|, and its sign; near 0, where 1 − e loses digits, the series x − x³/3 + 2x⁵/15 − 17x⁷/315.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Tanh<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        var one = TLanes.Fill(1);
        var size = TLanes.Abs(x);
        var e = TLanes.Exp(-2 * size);
        var large = (one - e) / (one + e);
        var square = x * x;
        var series = size * (one + (square * (TLanes.Fill(-1.0 / 3) + (square * (TLanes.Fill(2.0 / 15) + (square * TLanes.Fill(-17.0 / 315)))))));
        var positive = TLanes.WherePositive(TLanes.Fill(Small) - size, series, large);
        return TLanes.WherePositive(x, positive, -positive);
    }
}
