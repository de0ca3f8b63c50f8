using System.Runtime.CompilerServices;
using Descent.Lessons.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Descent.Lessons;

/// <summary>
/// Linear regression on a data set: f(θ) = (1/2n) ‖Xθ − y‖² + (l2/2) θᵀDθ, with gradient Xᵀ(Xθ − y)/n + l2 Dθ and Hessian
/// H = XᵀX/n + l2 D. One sample's part is fᵢ(θ) = ½ (xᵢᵀθ − yᵢ)² + (l2/2) θᵀDθ.
/// </summary>
/// <remarks>
/// X has one row per sample; its first column is 1, so that θ₀ is the intercept, and the others are the data set's
/// features in order. D is I with 0 in place of the first 1: the penalty leaves the intercept alone, which would otherwise
/// be drawn towards 0, and all predictions with it. Without an intercept X has the features only, and D is I. L and μ are
/// the largest and smallest eigenvalue of H, taken from the singular values of X with √(n l2) D below it, as σ²/n:
/// forming XᵀX first would lose half the digits, and with Longley's table all of them.
/// </remarks>
public sealed class LeastSquares : Model
{
    private const double Rounding = 2.220446049250313e-16; // 2⁻⁵²

    private readonly LinearModel<HalfSquare> model;
    private readonly double[] eigenvalues;
    private readonly double[] minimizer;

    /// <summary>Linear regression of a data set's target on its features.</summary>
    /// <param name="data">The data set, with as many samples as there are parameters, or more; with a penalty, any number.</param>
    /// <param name="l2">Weight of the L2 penalty (ridge regression), 0 or greater. The intercept is not penalized.</param>
    /// <param name="intercept">Whether the line need not pass through 0.</param>
    /// <exception cref="ArgumentException"><paramref name="data"/> is null, has too few samples or numbers too large or small to be squared, or <paramref name="l2"/> is outside its range.</exception>
    public LeastSquares(Dataset data, double l2 = 0, bool intercept = true)
        : base(data)
    {
        model = new LinearModel<HalfSquare>(data, l2, intercept);
        var qr = model.Decompose(data.Count * l2);
        var targets = Vector<double>.Build.Dense(qr.Q.RowCount);
        targets.SetSubVector(0, data.Count, Vector<double>.Build.Dense(data.Targets.ToArray()));
        var (rank, shortest) = Dependencies(qr, targets, data.Count);
        minimizer = (shortest ?? qr.Solve(targets)).ToArray();
        var least = intercept ? 0 : l2;
        eigenvalues = [.. qr.R.Svd(computeVectors: false).S.Select((sigma, i) => i < rank ? sigma * sigma / data.Count : least)];
    }

    /// <summary>Weight of the L2 penalty.</summary>
    public double L2 => model.L2;

    /// <summary>Whether θ begins with an intercept, which the penalty leaves alone.</summary>
    public bool Intercept => model.FirstWeight > 0;

    /// <summary>Eigenvalues of H = XᵀX/n + l2 D, largest first; 0 for each feature that others determine.</summary>
    public IReadOnlyList<double> Eigenvalues => Array.AsReadOnly(eigenvalues);

    /// <inheritdoc/>
    public override int Dimension => model.Dimension;

    /// <inheritdoc/>
    public override double L => eigenvalues[0];

    /// <inheritdoc/>
    public override double Mu => eigenvalues[^1];

    /// <summary>The least-squares solution, from a QR decomposition of X (MathNet.Numerics); where there are many, the one nearest to 0.</summary>
    public override IReadOnlyList<double> Minimizer => Array.AsReadOnly(minimizer);

    /// <inheritdoc/>
    public override string ToString() => model.Describe("Least squares");

    /// <inheritdoc/>
    protected internal override double ValueAt(ReadOnlySpan<double> theta) => model.Mean(theta, samples: [], gradient: []);

    /// <inheritdoc/>
    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient) => model.Mean(theta, samples: [], gradient);

    /// <inheritdoc/>
    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, ReadOnlySpan<int> samples, Span<double> gradient) =>
        model.Mean(theta, samples, gradient);

    /// <inheritdoc/>
    internal override void ValuesAndGradientsAt(
        ReadOnlySpan<double> thetas, ReadOnlySpan<int> batches, Span<double> values, Span<double> gradients, Span<double> scratch, Span<int> batch)
    {
        if (!model.TryOneEach(thetas, batches, values, gradients))
            base.ValuesAndGradientsAt(thetas, batches, values, gradients, scratch, batch);
    }

    /// <inheritdoc/>
    internal override int Foresight => model.Foresight;

    /// <inheritdoc/>
    internal override void Expect(ReadOnlySpan<int> samples) => model.Expect(samples);

    private protected override double PredictAt(ReadOnlySpan<double> theta, ReadOnlySpan<double> features) => model.Predict(theta, features);

    /// <summary>
    /// How many columns are no weighted sum of others, up to rounding, whatever their scales; and where they are not all of
    /// them, the minimizer nearest to 0.
    /// </summary>
    private static (int Rank, Vector<double>? Shortest) Dependencies(QR<double> qr, Vector<double> targets, int samples)
    {
        var lengths = qr.R.ColumnNorms(2).Map(length => length > 0 ? length : 1);
        var svd = qr.R.MapIndexed((_, j, entry) => entry / lengths[j]).Svd();
        var rank = svd.S.Count(sigma => sigma > Math.Max(samples, qr.R.ColumnCount) * Rounding * svd.S[0]);
        if (rank == qr.R.ColumnCount)
            return (rank, null);

        // One minimizer on the columns' own scales, less all of it that changes nothing.
        var along = svd.U.TransposeThisAndMultiply(qr.Q.TransposeThisAndMultiply(targets));
        var one = svd.VT.TransposeThisAndMultiply(along.MapIndexed((i, part) => i < rank ? part / svd.S[i] : 0, Zeros.Include)).PointwiseDivide(lengths);
        var idle = svd.VT.SubMatrix(rank, svd.VT.RowCount - rank, 0, svd.VT.ColumnCount).Transpose().MapIndexed((j, _, entry) => entry / lengths[j]);
        var directions = idle.NormalizeColumns(double.PositiveInfinity).QR().Q;
        return (rank, one - (directions * directions.TransposeThisAndMultiply(one)));
    }

    internal readonly struct HalfSquare : ISampleLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static (TLanes Loss, TLanes Slope) At<TLanes>(TLanes predictions, TLanes targets)
            where TLanes : struct, ILanes<TLanes>
        {
            var residuals = predictions - targets;
            return (0.5 * (residuals * residuals), residuals);
        }
    }
}
