using Descent.Lessons.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Descent.Lessons;

/// <summary>
/// The mean loss of a linear model on a data set, (1/n) Σ ℓ(zᵢ, yᵢ) + (l2/2) ‖θ‖² with z = Xθ. X has one row per sample:
/// a 1 for the intercept, then the features.
/// </summary>
/// <typeparam name="TLoss">ℓ.</typeparam>
internal sealed class LinearModel<TLoss>
    where TLoss : struct, ISampleLoss
{
    /// <summary>Features in a data set that takes longer to go through than it takes other threads to come and help.</summary>
    private const int WorthSharing = 1 << 18;

    private readonly int features;
    private BlockPass<TLoss>? spare;

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

    internal int Foresight => SampleRows.RowsAhead(features);

    internal int Dimension => features + 1;

    /// <summary>X = QR with R small, whose singular values are those of X.</summary>
    internal QR<double> Decompose() =>
        Matrix<double>.Build.Dense(Data.Count, Dimension, (i, j) => j == 0 ? 1 : Data.Features[(i * features) + j - 1]).QR();

    /// <summary>The model in words.</summary>
    /// <param name="kind">What it is called, by its loss.</param>
    internal string Describe(string kind) =>
        $"{kind} on {Data.Name} ({Text.Number(Data.Count)} samples, {Text.Number(Dimension)} parameters{(L2 > 0 ? $", L2 penalty {Text.Number(L2)}" : "")})";

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

    /// <summary>Asks memory for the rows of some samples.</summary>
    internal void Expect(ReadOnlySpan<int> samples) => new SampleRows(Data.Table, samples).Prefetch();

    /// <summary>The mean over some samples and its gradient in one pass; over all of them where none are named, and without the gradient where it is empty.</summary>
    internal double Mean(ReadOnlySpan<double> theta, ReadOnlySpan<int> samples, Span<double> gradient)
    {
        gradient.Clear();
        var count = samples.IsEmpty ? Data.Count : samples.Length;
        var sum = samples.IsEmpty ? AddAll(theta, gradient) : FusedPass<TLoss>.Add(new(Data.Table, samples), theta, gradient);
        if (!gradient.IsEmpty)
            Elementwise.Set(gradient, gradient, theta, new WeightedSum(1.0 / count, L2));
        return (sum / count) + (L2 > 0 ? L2 / 2 * Norms.Squares(theta) : 0);
    }

    private double AddAll(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        if (Data.Count <= BlockPass<TLoss>.BlockRows)
            return FusedPass<TLoss>.Add(new(Data.Table, 0, Data.Count), theta, gradient);

        // Callers at the same time each need one of their own; the next caller can have one of them.
        var pass = Interlocked.Exchange(ref spare, null) ?? new BlockPass<TLoss>(Data.Table);
        var sum = pass.Add(theta, gradient, threads: Data.Table.Features.Length < WorthSharing ? 1 : Environment.ProcessorCount);
        Volatile.Write(ref spare, pass);
        return sum;
    }
}
