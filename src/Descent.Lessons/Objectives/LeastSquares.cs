using System.Runtime.CompilerServices;
using Descent.Lessons.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Descent.Lessons;

/// <summary>
/// Linear regression on a data set: f(θ) = (1/2n) ‖Xθ − y‖² + (l2/2) ‖θ‖², with gradient Xᵀ(Xθ − y)/n + l2 θ and Hessian
/// H = XᵀX/n + l2 I. One sample's part is fᵢ(θ) = ½ (xᵢᵀθ − yᵢ)² + (l2/2) ‖θ‖².
/// </summary>
/// <remarks>
/// X has one row per sample; its first column is 1, so that θ₀ is the intercept, and the others are the data set's
/// features in order. The penalty takes in the intercept, so that it adds l2 to every eigenvalue of H. L and μ are the
/// largest and smallest eigenvalue of H, taken from the singular values σ of X as σ²/n + l2: forming XᵀX first would lose
/// half the digits, and with Longley's table all of them.
/// </remarks>
public sealed class LeastSquares : FiniteSum
{
    private readonly LinearModel<HalfSquare> model;
    private readonly double[] eigenvalues;
    private readonly double[] minimizer;

    /// <summary>Linear regression of a data set's target on its features, with an intercept.</summary>
    /// <param name="data">The data set, with more samples than features.</param>
    /// <param name="l2">Weight of the L2 penalty (ridge regression), 0 or greater.</param>
    /// <exception cref="ArgumentException"><paramref name="data"/> is null or has too few samples, or <paramref name="l2"/> is outside its range.</exception>
    public LeastSquares(Dataset data, double l2 = 0)
    {
        model = new LinearModel<HalfSquare>(data, l2);
        var qr = model.Decompose();
        eigenvalues = [.. qr.R.Svd(computeVectors: false).S.Select(sigma => (sigma * sigma / data.Count) + l2)];
        minimizer = Solve(qr, Vector<double>.Build.Dense(data.Targets.ToArray()), l2);
    }

    /// <summary>The data set.</summary>
    public Dataset Data => model.Data;

    /// <summary>Weight of the L2 penalty.</summary>
    public double L2 => model.L2;

    /// <summary>Eigenvalues of H = XᵀX/n + l2 I, largest first.</summary>
    public IReadOnlyList<double> Eigenvalues => Array.AsReadOnly(eigenvalues);

    /// <inheritdoc/>
    public override int Dimension => model.Dimension;

    /// <inheritdoc/>
    public override int SampleCount => Data.Count;

    /// <inheritdoc/>
    public override double L => eigenvalues[0];

    /// <inheritdoc/>
    public override double Mu => eigenvalues[^1];

    /// <summary>The least-squares solution, from a QR decomposition of X (MathNet.Numerics).</summary>
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
    internal override int Foresight => model.Foresight;

    /// <inheritdoc/>
    internal override void Expect(ReadOnlySpan<int> samples) => model.Expect(samples);

    // The penalty is as good as p more samples, √(n l2) I with targets 0, and R and Qᵀy stand for the n there are.
    private static double[] Solve(QR<double> qr, Vector<double> targets, double l2)
    {
        if (l2 == 0)
            return qr.Solve(targets).ToArray();

        var parameters = qr.R.ColumnCount;
        var more = Matrix<double>.Build.DiagonalIdentity(parameters) * Math.Sqrt(targets.Count * l2);
        var reduced = Vector<double>.Build.Dense(2 * parameters);
        reduced.SetSubVector(0, parameters, qr.Q.TransposeThisAndMultiply(targets));
        return qr.R.Stack(more).QR().Solve(reduced).ToArray();
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
