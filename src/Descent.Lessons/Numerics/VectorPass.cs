using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Descent.Lessons.Numerics;

/// <summary>A <see cref="FusedPass{TLoss}"/> with vectors.</summary>
/// <remarks>
/// Four rows go at a time, so that a parameter, or an entry of the gradient, is loaded once for all of them. The methods are
/// compiled in full at their first call: vectors in code that was compiled in haste are eight times as slow, and a cell may
/// be over before it would have been compiled again.
/// </remarks>
/// <typeparam name="TLoss">ℓ.</typeparam>
/// <typeparam name="TLanes">Vectors of four.</typeparam>
internal static class VectorPass<TLoss, TLanes>
    where TLoss : struct, ISampleLoss
    where TLanes : struct, IFourLanes<TLanes>
{
    private const int Lanes = 4;

    /// <inheritdoc cref="FusedPass{TLoss}.Add"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Add(in SampleRows rows, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var intercept = theta.Length > rows.Width ? theta[0] : 0;
        var weights = theta[^rows.Width..];
        var sums = gradient.IsEmpty ? gradient : gradient[^rows.Width..];
        TLanes losses = default, slopes = default;
        var whole = rows.Count - (rows.Count % Lanes);
        for (var k = 0; k < whole; k += Lanes)
        {
            rows.PrefetchAfter(k);
            var (loss, slope) = AddFour(rows, k, intercept, weights, sums);
            losses += loss;
            slopes += slope;
        }

        var (lossSum, slopeSum) = (TLanes.Sum(losses), TLanes.Sum(slopes));
        for (var k = whole; k < rows.Count; k++)
        {
            var (loss, slope) = AddOne(rows, k, intercept, weights, sums);
            lossSum += loss;
            slopeSum += slope;
        }

        if (gradient.Length > rows.Width)
            gradient[0] += slopeSum;
        return lossSum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (TLanes Loss, TLanes Slope) AddFour(in SampleRows rows, int k, double intercept, ReadOnlySpan<double> weights, Span<double> gradient)
    {
        ref var a = ref rows.Row(k, out var targetA);
        ref var b = ref rows.Row(k + 1, out var targetB);
        ref var c = ref rows.Row(k + 2, out var targetC);
        ref var d = ref rows.Row(k + 3, out var targetD);
        ref var firstWeight = ref MemoryMarshal.GetReference(weights);

        // As many columns as fill vectors go along the rows; the last few, if any, across them.
        var width = (nuint)rows.Width;
        var whole = width - (width % Lanes);
        TLanes sumA = default, sumB = default, sumC = default, sumD = default;
        for (nuint j = 0; j < whole; j += Lanes)
        {
            var weight = TLanes.Load(ref firstWeight, j);
            sumA = TLanes.MultiplyAdd(weight, TLanes.Load(ref a, j), sumA);
            sumB = TLanes.MultiplyAdd(weight, TLanes.Load(ref b, j), sumB);
            sumC = TLanes.MultiplyAdd(weight, TLanes.Load(ref c, j), sumC);
            sumD = TLanes.MultiplyAdd(weight, TLanes.Load(ref d, j), sumD);
        }

        var predictions = TLanes.Sums(sumA, sumB, sumC, sumD) + TLanes.Fill(intercept);
        for (var j = whole; j < width; j++)
            predictions = TLanes.MultiplyAdd(TLanes.Fill(Unsafe.Add(ref firstWeight, j)), Column(ref a, ref b, ref c, ref d, j), predictions);

        var (loss, slope) = TLoss.At(predictions, TLanes.Of(targetA, targetB, targetC, targetD));
        if (gradient.IsEmpty)
            return (loss, slope);

        ref var sums = ref MemoryMarshal.GetReference(gradient);
        var (slopeA, slopeB, slopeC, slopeD) = (TLanes.Fill(slope[0]), TLanes.Fill(slope[1]), TLanes.Fill(slope[2]), TLanes.Fill(slope[3]));
        for (nuint j = 0; j < whole; j += Lanes)
        {
            var part = slopeA * TLanes.Load(ref a, j);
            part = TLanes.MultiplyAdd(slopeB, TLanes.Load(ref b, j), part);
            part = TLanes.MultiplyAdd(slopeC, TLanes.Load(ref c, j), part);
            part = TLanes.MultiplyAdd(slopeD, TLanes.Load(ref d, j), part);
            (TLanes.Load(ref sums, j) + part).Store(ref sums, j);
        }

        for (var j = whole; j < width; j++)
            Unsafe.Add(ref sums, j) += TLanes.Sum(slope * Column(ref a, ref b, ref c, ref d, j));
        return (loss, slope);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Loss, double Slope) AddOne(in SampleRows rows, int k, double intercept, ReadOnlySpan<double> weights, Span<double> gradient)
    {
        ref var row = ref rows.Row(k, out var target);
        ref var firstWeight = ref MemoryMarshal.GetReference(weights);
        var width = (nuint)rows.Width;
        var whole = width - (width % Lanes);
        var pairs = width - (width % (2 * Lanes));
        TLanes even = default, odd = default;
        for (nuint j = 0; j < pairs; j += 2 * Lanes)
        {
            even = TLanes.MultiplyAdd(TLanes.Load(ref firstWeight, j), TLanes.Load(ref row, j), even);
            odd = TLanes.MultiplyAdd(TLanes.Load(ref firstWeight, j + Lanes), TLanes.Load(ref row, j + Lanes), odd);
        }

        if (pairs < whole)
            even = TLanes.MultiplyAdd(TLanes.Load(ref firstWeight, pairs), TLanes.Load(ref row, pairs), even);
        var prediction = intercept + TLanes.Sum(even + odd);
        for (var j = whole; j < width; j++)
            prediction += Unsafe.Add(ref firstWeight, j) * Unsafe.Add(ref row, j);

        var (losses, slopes) = TLoss.At(TLanes.Fill(prediction), TLanes.Fill(target));
        var (loss, slope) = (losses[0], slopes[0]);
        if (gradient.IsEmpty)
            return (loss, slope);

        ref var sums = ref MemoryMarshal.GetReference(gradient);
        for (nuint j = 0; j < whole; j += Lanes)
            TLanes.MultiplyAdd(slopes, TLanes.Load(ref row, j), TLanes.Load(ref sums, j)).Store(ref sums, j);
        for (var j = whole; j < width; j++)
            Unsafe.Add(ref sums, j) += slope * Unsafe.Add(ref row, j);
        return (loss, slope);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Column(ref double a, ref double b, ref double c, ref double d, nuint j) =>
        TLanes.Of(Unsafe.Add(ref a, j), Unsafe.Add(ref b, j), Unsafe.Add(ref c, j), Unsafe.Add(ref d, j));
}
