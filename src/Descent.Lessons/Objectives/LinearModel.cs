using MathNet.Numerics.LinearAlgebra;

namespace Descent.Lessons;

/// <summary>
/// The mean loss of a linear model on a data set, (1/n) Σ ℓ(zᵢ, yᵢ) + (l2/2) ‖θ‖² with z = Xθ. X has one row per sample:
/// a 1 for the intercept, then the features.
/// </summary>
/// <typeparam name="TLoss">ℓ.</typeparam>
internal sealed class LinearModel<TLoss>
    where TLoss : struct, ISampleLoss
{
    private readonly int features;

    internal LinearModel(Dataset data, double l2)
    {
        ArgumentNullException.ThrowIfNull(data);
        features = data.FeatureNames.Count;
        if (data.Count <= features)
            throw new ArgumentException($"data must have more samples than its {features} features, but has {data.Count}.", nameof(data));

        Data = data;
        L2 = Require.NotNegative(l2);
    }

    internal Dataset Data { get; }

    internal double L2 { get; }

    internal int Dimension => features + 1;

    /// <summary>X, as a new matrix.</summary>
    internal Matrix<double> Matrix() =>
        Matrix<double>.Build.Dense(Data.Count, Dimension, (i, j) => j == 0 ? 1 : Data.Features[(i * features) + j - 1]);

    /// <summary>zᵢ, the prediction for one sample.</summary>
    internal double Predict(ReadOnlySpan<double> theta, int sample)
    {
        var row = Data.Features.Slice(sample * features, features);
        var slopes = theta[1..];
        var prediction = theta[0];
        for (var j = 0; j < row.Length; j++)
            prediction += slopes[j] * row[j];
        return prediction;
    }

    /// <summary>The mean over some samples and its gradient in one pass; over all of them where none are named, and without the gradient where it is empty.</summary>
    internal double Mean(ReadOnlySpan<double> theta, ReadOnlySpan<int> samples, Span<double> gradient)
    {
        // While a row is in the cache, its prediction is taken and its part of the gradient added.
        gradient.Clear();
        var targets = Data.Targets;
        var count = samples.IsEmpty ? targets.Length : samples.Length;
        var sum = 0.0;
        for (var k = 0; k < count; k++)
        {
            var i = samples.IsEmpty ? k : samples[k];
            var (loss, slope) = TLoss.At(Predict(theta, i), targets[i]);
            sum += loss;
            if (gradient.IsEmpty)
                continue;

            gradient[0] += slope;
            var slopes = gradient[1..];
            var row = Data.Features.Slice(i * features, features);
            for (var j = 0; j < row.Length; j++)
                slopes[j] += slope * row[j];
        }

        var squares = 0.0;
        foreach (var entry in theta)
            squares += entry * entry;
        for (var j = 0; j < gradient.Length; j++)
            gradient[j] = (gradient[j] / count) + (L2 * theta[j]);
        return (sum / count) + (L2 / 2 * squares);
    }
}
