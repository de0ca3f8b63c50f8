using System.Runtime.CompilerServices;
using Descent.Lessons.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Descent.Lessons;

/// <summary>
/// The mean loss of a linear model on a data set, (1/n) Σ ℓ(zᵢ, yᵢ) + (l2/2) ‖w‖² with z = Xθ. X has one row per sample:
/// a 1 if there is an intercept, then the features; w is θ without the intercept.
/// </summary>
/// <typeparam name="TLoss">ℓ.</typeparam>
internal sealed class LinearModel<TLoss>
    where TLoss : struct, ISampleLoss
{
    /// <summary>Features in a data set that takes longer to go through than it takes other threads to come and help.</summary>
    private const int WorthSharing = 1 << 18;

    private const double LargestWithSquare = 1e150;

    private readonly Dataset data;
    private readonly int features;
    private BlockPass<TLoss>? spare;

    internal LinearModel(Dataset data, double l2, bool intercept)
    {
        this.data = data;
        features = data.FeatureNames.Count;
        L2 = Require.NotNegative(l2);
        FirstWeight = intercept ? 1 : 0;
        if (data.Count < Dimension && l2 == 0)
        {
            throw new ArgumentException(
                $"data must have as many samples as there are parameters, {Dimension}, or more, but has {data.Count}. Take fewer features, or a penalty (l2 > 0), with which there is one best θ.", nameof(data));
        }

        for (var j = 0; j <= features; j++)
        {
            var largest = data.Column(j).Max(Math.Abs);
            if (largest is not 0 and not (> 1 / LargestWithSquare and < LargestWithSquare))
            {
                throw new ArgumentException(
                    $"data must have numbers whose squares are numbers too, but “{(j < features ? data.FeatureNames[j] : data.TargetName)}” has {Text.Number(largest)}. Correct it, or {(j < features ? "standardize the data" : "scale it")}.", nameof(data));
            }
        }
    }

    internal double L2 { get; }

    /// <summary>Where the features' weights begin in θ: behind the intercept, if there is one.</summary>
    internal int FirstWeight { get; }

    internal int Foresight => SampleRows.RowsAhead(features);

    internal int Dimension => features + FirstWeight;

    /// <summary>
    /// QR decomposition of X with more rows below it, √p I for the features' weights, with R small. A penalty is as good
    /// as such samples with targets 0: RᵀR = XᵀX + p D, where D is I without its 1 for the intercept.
    /// </summary>
    /// <param name="penalty">p; no rows are added for 0.</param>
    internal QR<double> Decompose(double penalty)
    {
        var root = Math.Sqrt(penalty);
        return Matrix<double>.Build.Dense(data.Count + (penalty > 0 ? features : 0), Dimension, Entry).QR();

        double Entry(int i, int j)
        {
            var feature = j - FirstWeight;
            if (i >= data.Count)
                return i - data.Count == feature ? root : 0;
            return feature < 0 ? 1 : data.Features[(i * features) + feature];
        }
    }

    /// <summary>The model in words.</summary>
    /// <param name="kind">What it is called, by its loss.</param>
    internal string Describe(string kind) =>
        $"{kind} on {data.Name} ({Text.Number(data.Count)} samples, {Text.Number(Dimension)} parameters{(FirstWeight == 0 ? ", no intercept" : "")}{(L2 > 0 ? $", L2 penalty {Text.Number(L2)}" : "")})";

    /// <summary>z, the prediction for a row of features.</summary>
    internal double Predict(ReadOnlySpan<double> theta, ReadOnlySpan<double> row)
    {
        var weights = theta[FirstWeight..];
        var prediction = FirstWeight > 0 ? theta[0] : 0;
        for (var j = 0; j < row.Length; j++)
            prediction += weights[j] * row[j];
        return prediction;
    }

    /// <summary>Asks memory for the rows of some samples.</summary>
    internal void Expect(ReadOnlySpan<int> samples) => new SampleRows(data.Table, samples).Prefetch();

    /// <summary>The mean over some samples and its gradient in one pass; over all of them where none are named, and without the gradient where it is empty.</summary>
    internal double Mean(ReadOnlySpan<double> theta, ReadOnlySpan<int> samples, Span<double> gradient)
    {
        gradient.Clear();
        var count = samples.IsEmpty ? data.Count : samples.Length;
        var sum = samples.IsEmpty ? AddAll(theta, gradient) : FusedPass<TLoss>.Add(new(data.Table, samples), theta, gradient);
        var weights = theta[FirstWeight..];
        if (L2 == 0)
        {
            Elementwise.Set(gradient, gradient, theta, new WeightedSum(1.0 / count, 0));
        }
        else if (!gradient.IsEmpty)
        {
            Elementwise.Set(gradient[..FirstWeight], gradient[..FirstWeight], theta[..FirstWeight], new WeightedSum(1.0 / count, 0));
            Elementwise.Set(gradient[FirstWeight..], gradient[FirstWeight..], weights, new WeightedSum(1.0 / count, L2));
        }

        return (sum / count) + (L2 > 0 ? L2 / 2 * Norms.Squares(weights) : 0);
    }

    /// <summary>
    /// What <see cref="Mean"/> gives for one sample of each θ, where it goes number by number: parameter by parameter for all
    /// θs at once, which spares a browser most of what it spends between numbers.
    /// </summary>
    /// <returns>Whether it did; if not, nothing has been set.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal bool TryOneEach(ReadOnlySpan<double> thetas, ReadOnlySpan<int> samples, Span<double> values, Span<double> gradients)
    {
        if (FusedPass<TLoss>.HasVectors || samples.Length != values.Length || L2 > 0)
            return false;

        // Where the gradient of a θ begins, its prediction stands until its slope does.
        var (rows, targets, count, width) = (data.Table.Features, data.Table.Targets, values.Length, data.Table.Width);
        var slopes = gradients[..count];
        var weights = thetas[(FirstWeight * count)..];
        if (FirstWeight > 0)
            thetas[..count].CopyTo(slopes);
        else
            slopes.Clear();
        for (int j = 0, at = 0; j < width; j++)
        {
            for (var k = 0; k < count; k++, at++)
                slopes[k] += weights[at] * rows[(samples[k] * width) + j];
        }

        for (var k = 0; k < count; k++)
        {
            var (loss, slope) = TLoss.At(new OneDouble(slopes[k]), new OneDouble(targets[samples[k]]));
            (values[k], slopes[k]) = (loss.Value, slope.Value);
        }

        // From the last weight to the first, whose place may be that of the slopes.
        for (var j = width - 1; j >= 0; j--)
        {
            var sums = gradients.Slice((j + FirstWeight) * count, count);
            for (var k = 0; k < count; k++)
                sums[k] = slopes[k] * rows[(samples[k] * width) + j];
        }

        return true;
    }

    private double AddAll(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        if (data.Count <= BlockPass<TLoss>.BlockRows)
            return FusedPass<TLoss>.Add(new(data.Table, 0, data.Count), theta, gradient);

        // Callers at the same time each need one of their own; the next caller can have one of them.
        var pass = Interlocked.Exchange(ref spare, null) ?? new BlockPass<TLoss>(data.Table, Dimension);
        var sum = pass.Add(theta, gradient, threads: data.Table.Features.Length < WorthSharing ? 1 : Environment.ProcessorCount);
        Volatile.Write(ref spare, pass);
        return sum;
    }
}
