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
        if (TLanes.Count == 1)
        {
            CombineOneByOne(weights, stride, count, start, vectors, block, sum, filled);
            return;
        }

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
        if (TLanes.Count == 1)
        {
            AddProductsOneByOne(slopes, values, block, gradient, from, to, filled);
            return;
        }

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

    /// <summary>The same of one number. Only what is asked for is worked out.</summary>
    internal static double Tanh(double x)
    {
        var size = Math.Abs(x);
        if (size < Small)
        {
            var square = x * x;
            size *= 1 + (square * ((-1.0 / 3) + (square * ((2.0 / 15) + (square * (-17.0 / 315))))));
        }
        else
        {
            var e = Math.Exp(-2 * size);
            size = (1 - e) / (1 + e);
        }

        return x > 0 ? size : -size;
    }

    // The two loops below are those above for bare numbers: where code is interpreted, each lane of one would be a call.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CombineOneByOne(ReadOnlySpan<double> weights, int stride, int count, double start, ReadOnlySpan<double> vectors, int block, Span<double> sum, int filled)
    {
        var k = 0;
        for (; k + 4 <= filled; k += 4)
        {
            double a = start, b = start, c = start, d = start;
            for (int i = 0, at = 0, from = k; i < count; i++, at += stride, from += block)
            {
                var weight = weights[at];
                a += weight * vectors[from];
                b += weight * vectors[from + 1];
                c += weight * vectors[from + 2];
                d += weight * vectors[from + 3];
            }

            (sum[k], sum[k + 1], sum[k + 2], sum[k + 3]) = (a, b, c, d);
        }

        for (; k < filled; k++)
        {
            var a = start;
            for (var i = 0; i < count; i++)
                a += weights[i * stride] * vectors[k + (i * block)];
            sum[k] = a;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddProductsOneByOne(ReadOnlySpan<double> slopes, ReadOnlySpan<double> values, int block, Span<double> gradient, int from, int to, int filled)
    {
        for (var neuron = 0; neuron < to; neuron++)
        {
            var slope = slopes.Slice(neuron * block, filled);
            var (i, first) = (0, neuron * from);
            for (; i + 4 <= from; i += 4)
            {
                double a = 0, b = 0, c = 0, d = 0;
                for (int k = 0, at = i * block; k < slope.Length; k++, at++)
                {
                    var one = slope[k];
                    a += one * values[at];
                    b += one * values[at + block];
                    c += one * values[at + (2 * block)];
                    d += one * values[at + (3 * block)];
                }

                gradient[first + i] += a;
                gradient[first + i + 1] += b;
                gradient[first + i + 2] += c;
                gradient[first + i + 3] += d;
            }

            for (; i < from; i++)
            {
                var sum = 0.0;
                for (var k = 0; k < slope.Length; k++)
                    sum += slope[k] * values[(i * block) + k];
                gradient[first + i] += sum;
            }

            foreach (var one in slope)
                gradient[(from * to) + neuron] += one;
        }
    }
}
