using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Descent.Lessons.Numerics;

/// <summary>A <see cref="FusedPass{TLoss}"/> number by number, for processors without vectors, and for a browser.</summary>
/// <remarks>
/// Four rows go at a time here, too: a browser interprets this loop, and what it spends on counting and on loading a
/// parameter is then spent once for all of them. For the same reason the loops handle bare numbers, and no lanes of one.
/// </remarks>
/// <typeparam name="TLoss">ℓ.</typeparam>
internal static class ScalarPass<TLoss>
    where TLoss : struct, ISampleLoss
{
    /// <inheritdoc cref="FusedPass{TLoss}.Add"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Add(in SampleRows rows, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var intercept = theta.Length > rows.Width ? theta[0] : 0;
        var weights = theta[^rows.Width..];
        var sums = gradient.IsEmpty ? gradient : gradient[^rows.Width..];
        double loss = 0, slope = 0;
        var whole = rows.Count - (rows.Count % 4);
        for (var k = 0; k < whole; k += 4)
            AddFour(rows, k, intercept, weights, sums, ref loss, ref slope);
        for (var k = whole; k < rows.Count; k++)
            AddOne(rows, k, intercept, weights, sums, ref loss, ref slope);
        if (gradient.Length > rows.Width)
            gradient[0] += slope;
        return loss;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFour(in SampleRows rows, int k, double intercept, ReadOnlySpan<double> weights, Span<double> gradient, ref double loss, ref double slope)
    {
        ref var a = ref rows.Row(k, out var targetA);
        ref var b = ref rows.Row(k + 1, out var targetB);
        ref var c = ref rows.Row(k + 2, out var targetC);
        ref var d = ref rows.Row(k + 3, out var targetD);
        ref var firstWeight = ref MemoryMarshal.GetReference(weights);
        var width = (nuint)rows.Width;
        double predictionA = intercept, predictionB = intercept, predictionC = intercept, predictionD = intercept;
        for (nuint j = 0; j < width; j++)
        {
            var weight = Unsafe.Add(ref firstWeight, j);
            predictionA += weight * Unsafe.Add(ref a, j);
            predictionB += weight * Unsafe.Add(ref b, j);
            predictionC += weight * Unsafe.Add(ref c, j);
            predictionD += weight * Unsafe.Add(ref d, j);
        }

        var slopeA = At(predictionA, targetA, ref loss);
        var slopeB = At(predictionB, targetB, ref loss);
        var slopeC = At(predictionC, targetC, ref loss);
        var slopeD = At(predictionD, targetD, ref loss);
        slope += (slopeA + slopeB) + (slopeC + slopeD);
        if (gradient.IsEmpty)
            return;

        ref var sums = ref MemoryMarshal.GetReference(gradient);
        for (nuint j = 0; j < width; j++)
        {
            Unsafe.Add(ref sums, j) +=
                (slopeA * Unsafe.Add(ref a, j)) + (slopeB * Unsafe.Add(ref b, j)) + (slopeC * Unsafe.Add(ref c, j)) + (slopeD * Unsafe.Add(ref d, j));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddOne(in SampleRows rows, int k, double intercept, ReadOnlySpan<double> weights, Span<double> gradient, ref double loss, ref double slope)
    {
        ref var row = ref rows.Row(k, out var target);
        ref var firstWeight = ref MemoryMarshal.GetReference(weights);
        var width = (nuint)rows.Width;
        var prediction = intercept;
        for (nuint j = 0; j < width; j++)
            prediction += Unsafe.Add(ref firstWeight, j) * Unsafe.Add(ref row, j);

        var slopeOfRow = At(prediction, target, ref loss);
        slope += slopeOfRow;
        if (gradient.IsEmpty)
            return;

        ref var sums = ref MemoryMarshal.GetReference(gradient);
        for (nuint j = 0; j < width; j++)
            Unsafe.Add(ref sums, j) += slopeOfRow * Unsafe.Add(ref row, j);
    }

    /// <summary>Adds ℓ of one row and returns ∂ℓ/∂z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double At(double prediction, double target, ref double loss)
    {
        var (one, slope) = TLoss.At(new OneDouble(prediction), new OneDouble(target));
        loss += one.Value;
        return slope.Value;
    }
}
