using System.Runtime.CompilerServices;

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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Add(in SampleRows rows, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var features = rows.Features;
        var targets = rows.Targets;
        var samples = rows.Samples;
        var (width, count) = (rows.Width, rows.Count);
        var first = theta.Length - width; // Of the weights: behind the intercept, if there is one.
        var intercept = first > 0 ? theta[0] : 0;
        double loss = 0, slope = 0;
        var k = 0;
        for (; k + 4 <= count; k += 4)
        {
            int rowA = k, rowB = k + 1, rowC = k + 2, rowD = k + 3;
            if (!samples.IsEmpty)
                (rowA, rowB, rowC, rowD) = (samples[rowA], samples[rowB], samples[rowC], samples[rowD]);
            int a = rowA * width, b = rowB * width, c = rowC * width, d = rowD * width;
            double predictionA = intercept, predictionB = intercept, predictionC = intercept, predictionD = intercept;
            for (var j = 0; j < width; j++)
            {
                var weight = theta[first + j];
                predictionA += weight * features[a + j];
                predictionB += weight * features[b + j];
                predictionC += weight * features[c + j];
                predictionD += weight * features[d + j];
            }

            var slopeA = At(predictionA, targets[rowA], ref loss);
            var slopeB = At(predictionB, targets[rowB], ref loss);
            var slopeC = At(predictionC, targets[rowC], ref loss);
            var slopeD = At(predictionD, targets[rowD], ref loss);
            slope += (slopeA + slopeB) + (slopeC + slopeD);
            if (gradient.IsEmpty)
                continue;
            for (var j = 0; j < width; j++)
                gradient[first + j] += (slopeA * features[a + j]) + (slopeB * features[b + j]) + (slopeC * features[c + j]) + (slopeD * features[d + j]);
        }

        for (; k < count; k++)
        {
            var row = samples.IsEmpty ? k : samples[k];
            var a = row * width;
            var prediction = intercept;
            for (var j = 0; j < width; j++)
                prediction += theta[first + j] * features[a + j];
            var slopeA = At(prediction, targets[row], ref loss);
            slope += slopeA;
            for (var j = first; j < gradient.Length; j++)
                gradient[j] += slopeA * features[a + j - first];
        }

        if (gradient.Length > width)
            gradient[0] += slope;
        return loss;
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
