using MathNet.Numerics.LinearAlgebra;

namespace Descent.Lessons;

/// <summary>
/// Linear regression on a data set: f(θ) = (1/2n) ‖Xθ − y‖², with gradient Xᵀ(Xθ − y)/n and Hessian H = XᵀX/n.
/// </summary>
/// <remarks>
/// X has one row per sample; its first column is 1, so that θ₀ is the intercept, and the others are the data set's
/// features in order. L and μ are the largest and smallest eigenvalue of H, taken from the singular values σ of X as
/// σ²/n: forming XᵀX first would lose half the digits, and with Longley's table all of them.
/// </remarks>
public sealed class LeastSquares : Objective
{
    private readonly double[] rows; // The features without the column of ones, sample by sample.
    private readonly double[] targets;
    private readonly int features;
    private readonly double[] eigenvalues;
    private readonly double[] minimizer;

    /// <summary>Linear regression of a data set's target on its features, with an intercept.</summary>
    /// <param name="data">The data set, with more samples than features.</param>
    /// <exception cref="ArgumentException"><paramref name="data"/> has too few samples.</exception>
    public LeastSquares(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        features = data.FeatureNames.Count;
        if (data.Count <= features)
            throw new ArgumentException($"data must have more samples than its {features} features, but has {data.Count}.", nameof(data));

        Data = data;
        targets = [.. data.Targets];
        rows = [.. Enumerable.Range(0, data.Count).SelectMany(i => data.Row(i).ToArray())];
        var x = Matrix<double>.Build.Dense(data.Count, features + 1, (i, j) => j == 0 ? 1 : rows[(i * features) + j - 1]);
        eigenvalues = [.. x.Svd(computeVectors: false).S.Select(sigma => sigma * sigma / data.Count)];
        minimizer = x.QR().Solve(Vector<double>.Build.Dense(targets)).ToArray();
    }

    /// <summary>The data set.</summary>
    public Dataset Data { get; }

    /// <summary>Eigenvalues of H = XᵀX/n, largest first.</summary>
    public IReadOnlyList<double> Eigenvalues => Array.AsReadOnly(eigenvalues);

    /// <inheritdoc/>
    public override int Dimension => features + 1;

    /// <inheritdoc/>
    public override double L => eigenvalues[0];

    /// <inheritdoc/>
    public override double Mu => eigenvalues[^1];

    /// <summary>The least-squares solution, from a QR decomposition of X (MathNet.Numerics).</summary>
    public override IReadOnlyList<double> Minimizer => Array.AsReadOnly(minimizer);

    /// <inheritdoc/>
    public override string ToString() => $"Least squares on {Data.Name} ({Data.Count} samples, {Dimension} parameters)";

    /// <inheritdoc/>
    protected internal override double ValueAt(ReadOnlySpan<double> theta)
    {
        var sum = 0.0;
        for (var i = 0; i < targets.Length; i++)
        {
            var residual = Residual(theta, i);
            sum += residual * residual;
        }

        return sum / (2 * targets.Length);
    }

    /// <inheritdoc/>
    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        // One pass: while a row is in the cache, its residual is taken and its part of the gradient added.
        gradient.Clear();
        var sum = 0.0;
        for (var i = 0; i < targets.Length; i++)
        {
            var residual = Residual(theta, i);
            sum += residual * residual;
            gradient[0] += residual;
            var row = rows.AsSpan(i * features, features);
            for (var j = 0; j < row.Length; j++)
                gradient[j + 1] += residual * row[j];
        }

        for (var j = 0; j < gradient.Length; j++)
            gradient[j] /= targets.Length;
        return sum / (2 * targets.Length);
    }

    private double Residual(ReadOnlySpan<double> theta, int sample)
    {
        var prediction = theta[0];
        var row = rows.AsSpan(sample * features, features);
        for (var j = 0; j < row.Length; j++)
            prediction += theta[j + 1] * row[j];
        return prediction - targets[sample];
    }
}
