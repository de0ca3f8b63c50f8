using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Descent.Lessons;

/// <summary>
/// Sums the loss and the gradient of a linear model over some rows, in one pass: while a row is in the cache, its
/// prediction is taken and its part of the gradient added.
/// </summary>
/// <remarks>
/// Four rows go at a time, so that a parameter, or an entry of the gradient, is loaded once for all of them. Vectors have
/// four lanes on every machine, and products are added without a rounding between, so that sums have the same bits
/// everywhere. The methods are compiled in full at their first call: vectors in code that was compiled in haste are eight
/// times as slow, and a cell may be over before it would have been compiled again.
/// </remarks>
/// <typeparam name="TLoss">ℓ.</typeparam>
internal static class FusedPass<TLoss>
    where TLoss : struct, ISampleLoss
{
    private const int Lanes = 4;

    /// <summary>Adds Σ ∂ℓ/∂z · (1, row) to the gradient, unless it is empty, and returns Σ ℓ.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="theta">θ, the intercept first.</param>
    /// <param name="gradient">One longer than a row, or empty.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Add(in SampleRows rows, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var (losses, slopes) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var whole = rows.Count - (rows.Count % Lanes);
        for (var k = 0; k < whole; k += Lanes)
        {
            rows.PrefetchAfter(k);
            var (loss, slope) = AddFour(rows, k, theta, gradient);
            losses += loss;
            slopes += slope;
        }

        var (lossSum, slopeSum) = (Vector256.Sum(losses), Vector256.Sum(slopes));
        for (var k = whole; k < rows.Count; k++)
        {
            var (loss, slope) = AddOne(rows, k, theta, gradient);
            lossSum += loss;
            slopeSum += slope;
        }

        if (!gradient.IsEmpty)
            gradient[0] += slopeSum;
        return lossSum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (Vector256<double> Loss, Vector256<double> Slope) AddFour(in SampleRows rows, int k, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        ref var a = ref rows.Row(k, out var targetA);
        ref var b = ref rows.Row(k + 1, out var targetB);
        ref var c = ref rows.Row(k + 2, out var targetC);
        ref var d = ref rows.Row(k + 3, out var targetD);
        ref var weights = ref Unsafe.Add(ref MemoryMarshal.GetReference(theta), 1);

        // As many columns as fill vectors go along the rows; the last few, if any, across them.
        var width = (nuint)rows.Width;
        var whole = width - (width % Lanes);
        Vector256<double> sumA = default, sumB = default, sumC = default, sumD = default;
        for (nuint j = 0; j < whole; j += Lanes)
        {
            var weight = Vector256.LoadUnsafe(ref weights, j);
            sumA = Vector256.FusedMultiplyAdd(weight, Vector256.LoadUnsafe(ref a, j), sumA);
            sumB = Vector256.FusedMultiplyAdd(weight, Vector256.LoadUnsafe(ref b, j), sumB);
            sumC = Vector256.FusedMultiplyAdd(weight, Vector256.LoadUnsafe(ref c, j), sumC);
            sumD = Vector256.FusedMultiplyAdd(weight, Vector256.LoadUnsafe(ref d, j), sumD);
        }

        var predictions = Sums(sumA, sumB, sumC, sumD) + Vector256.Create(theta[0]);
        for (var j = whole; j < width; j++)
            predictions = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref weights, j)), Column(ref a, ref b, ref c, ref d, j), predictions);

        var (loss, slope) = TLoss.At(predictions, Vector256.Create(targetA, targetB, targetC, targetD));
        if (gradient.IsEmpty)
            return (loss, slope);

        ref var sums = ref Unsafe.Add(ref MemoryMarshal.GetReference(gradient), 1);
        var (slopeA, slopeB, slopeC, slopeD) = (Vector256.Create(slope[0]), Vector256.Create(slope[1]), Vector256.Create(slope[2]), Vector256.Create(slope[3]));
        for (nuint j = 0; j < whole; j += Lanes)
        {
            var part = slopeA * Vector256.LoadUnsafe(ref a, j);
            part = Vector256.FusedMultiplyAdd(slopeB, Vector256.LoadUnsafe(ref b, j), part);
            part = Vector256.FusedMultiplyAdd(slopeC, Vector256.LoadUnsafe(ref c, j), part);
            part = Vector256.FusedMultiplyAdd(slopeD, Vector256.LoadUnsafe(ref d, j), part);
            (Vector256.LoadUnsafe(ref sums, j) + part).StoreUnsafe(ref sums, j);
        }

        for (var j = whole; j < width; j++)
            Unsafe.Add(ref sums, j) += Vector256.Sum(slope * Column(ref a, ref b, ref c, ref d, j));
        return (loss, slope);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Loss, double Slope) AddOne(in SampleRows rows, int k, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        ref var row = ref rows.Row(k, out var target);
        ref var weights = ref Unsafe.Add(ref MemoryMarshal.GetReference(theta), 1);
        var width = (nuint)rows.Width;
        var whole = width - (width % Lanes);
        var pairs = width - (width % (2 * Lanes));
        Vector256<double> even = default, odd = default;
        for (nuint j = 0; j < pairs; j += 2 * Lanes)
        {
            even = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref weights, j), Vector256.LoadUnsafe(ref row, j), even);
            odd = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref weights, j + Lanes), Vector256.LoadUnsafe(ref row, j + Lanes), odd);
        }

        if (pairs < whole)
            even = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref weights, pairs), Vector256.LoadUnsafe(ref row, pairs), even);
        var prediction = theta[0] + Vector256.Sum(even + odd);
        for (var j = whole; j < width; j++)
            prediction += Unsafe.Add(ref weights, j) * Unsafe.Add(ref row, j);

        var (losses, slopes) = TLoss.At(Vector256.Create(prediction), Vector256.Create(target));
        var (loss, slope) = (losses.ToScalar(), slopes.ToScalar());
        if (gradient.IsEmpty)
            return (loss, slope);

        ref var sums = ref Unsafe.Add(ref MemoryMarshal.GetReference(gradient), 1);
        for (nuint j = 0; j < whole; j += Lanes)
            Vector256.FusedMultiplyAdd(slopes, Vector256.LoadUnsafe(ref row, j), Vector256.LoadUnsafe(ref sums, j)).StoreUnsafe(ref sums, j);
        for (var j = whole; j < width; j++)
            Unsafe.Add(ref sums, j) += slope * Unsafe.Add(ref row, j);
        return (loss, slope);
    }

    /// <summary>The sum of each vector, (v₀ + v₁) + (v₂ + v₃), all four at once where the processor can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Sums(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d)
    {
        if (!Avx.IsSupported)
            return Vector256.Create(Vector256.Sum(a), Vector256.Sum(b), Vector256.Sum(c), Vector256.Sum(d));

        var (ab, cd) = (Avx.HorizontalAdd(a, b), Avx.HorizontalAdd(c, d));
        return Avx.Permute2x128(ab, cd, 0x20) + Avx.Permute2x128(ab, cd, 0x31);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Column(ref double a, ref double b, ref double c, ref double d, nuint j) =>
        Vector256.Create(Unsafe.Add(ref a, j), Unsafe.Add(ref b, j), Unsafe.Add(ref c, j), Unsafe.Add(ref d, j));
}
