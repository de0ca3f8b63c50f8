using System.Runtime.CompilerServices;
using Descent.Lessons.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Descent.Lessons;

/// <summary>
/// A bowl, f(θ) = ½ (θ − θ*)ᵀ A (θ − θ*), with A symmetric and positive definite. Its gradient is A(θ − θ*),
/// L is A's largest eigenvalue and μ its smallest.
/// </summary>
/// <remarks>f(x) = x² is <c>Quadratic.FromEigenvalues(2)</c>: the factor ½ makes the eigenvalue the second derivative.</remarks>
public sealed class Quadratic : Objective
{
    private const double SymmetryTolerance = 1e-12;
    private const double Rounding = 2.3e-16; // Of a number; eigenvalues of n rows are exact to n times that, of the largest.

    private readonly double[] matrix; // Row by row; only the diagonal where the axes are the coordinates'.
    private readonly Matrix<double>? eigenvectors; // In columns; null when they are the coordinate axes.
    private readonly double[] minimizer;

    private Quadratic(double[] matrix, double[] eigenvalues, Matrix<double>? eigenvectors, double[] minimizer)
    {
        this.matrix = matrix;
        this.eigenvectors = eigenvectors;
        this.minimizer = minimizer;
        Eigenvalues = Array.AsReadOnly(eigenvalues);
    }

    /// <summary>Eigenvalues λ of A, the curvatures along its axes; in the order given, or in MathNet's when made from a matrix.</summary>
    public IReadOnlyList<double> Eigenvalues { get; }

    /// <inheritdoc/>
    public override int Dimension => minimizer.Length;

    /// <inheritdoc/>
    public override double L => Eigenvalues.Max();

    /// <inheritdoc/>
    public override double Mu => Eigenvalues.Min();

    /// <inheritdoc/>
    public override IReadOnlyList<double> Minimizer => Array.AsReadOnly(minimizer);

    /// <summary>The bowl ½ Σ λᵢ θᵢ², with its axes along the coordinates and its minimum at 0.</summary>
    /// <param name="eigenvalues">Curvature λᵢ along each coordinate, at least one, each greater than 0.</param>
    /// <exception cref="ArgumentException">There are no eigenvalues, or one is not a finite number greater than 0.</exception>
    public static Quadratic FromEigenvalues(params double[] eigenvalues)
    {
        Require.AllPositive(eigenvalues);
        return new Quadratic([.. eigenvalues], [.. eigenvalues], eigenvectors: null, new double[eigenvalues.Length]);
    }

    /// <summary>The bowl ½ (θ − θ*)ᵀ A (θ − θ*).</summary>
    /// <param name="matrix">A, symmetric and positive definite.</param>
    /// <param name="minimizer">θ*, one number per row of A; 0 when left out.</param>
    /// <exception cref="ArgumentException">
    /// A is empty, not square, not symmetric, not positive definite or not finite, or <paramref name="minimizer"/> does not fit it.
    /// </exception>
    public static Quadratic FromMatrix(double[,] matrix, double[]? minimizer = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var n = matrix.GetLength(0);
        if (n == 0 || matrix.GetLength(1) != n)
            throw new ArgumentException($"matrix must be square, but has {n} rows and {matrix.GetLength(1)} columns.", nameof(matrix));

        var entries = Require.AllFinite([.. matrix.Cast<double>()], nameof(matrix));
        var a = Matrix<double>.Build.DenseOfArray(matrix);
        if ((a - a.Transpose()).InfinityNorm() > SymmetryTolerance * a.InfinityNorm())
            throw new ArgumentException("matrix must be symmetric.", nameof(matrix));

        var decomposition = a.Evd(Symmetricity.Symmetric);
        var eigenvalues = decomposition.EigenValues.Select(value => value.Real).ToArray();
        if (eigenvalues.Min() <= n * Rounding * eigenvalues.Max())
            throw new ArgumentException($"matrix must be positive definite, but its smallest eigenvalue is {(Math.Abs(eigenvalues.Min()) <= n * Rounding * eigenvalues.Max() ? "0, but for rounding" : Text.Number(eigenvalues.Min()))}.", nameof(matrix));

        minimizer = minimizer is null ? new double[n] : [.. Require.AllFinite(n, minimizer)];
        return new Quadratic(entries, eigenvalues, decomposition.EigenVectors, minimizer);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"Quadratic with eigenvalues {string.Join(", ", Eigenvalues.Select(Text.Number))}";

    /// <summary>The error θ − θ* along each of A's axes, in the order of <see cref="Eigenvalues"/>.</summary>
    internal double[] ErrorAlongAxes(IReadOnlyList<double> theta)
    {
        var error = Vector<double>.Build.Dense([.. theta]) - Vector<double>.Build.Dense(minimizer);
        return eigenvectors is null ? error.AsArray() : (eigenvectors.Transpose() * error).AsArray();
    }

    /// <inheritdoc/>
    protected internal override double ValueAt(ReadOnlySpan<double> theta)
    {
        var value = 0.0;
        for (var i = 0; i < theta.Length; i++)
            value += (theta[i] - minimizer[i]) * GradientEntry(theta, i);
        return value / 2;
    }

    /// <inheritdoc/>
    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var value = 0.0;
        for (var i = 0; i < theta.Length; i++)
        {
            gradient[i] = GradientEntry(theta, i);
            value += (theta[i] - minimizer[i]) * gradient[i];
        }

        return value / 2;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void ValuesAndGradientsAt(
        ReadOnlySpan<double> thetas, ReadOnlySpan<int> batches, Span<double> values, Span<double> gradients, Span<double> scratch, Span<int> batch)
    {
        if (eigenvectors is not null)
        {
            base.ValuesAndGradientsAt(thetas, batches, values, gradients, scratch, batch);
            return;
        }

        values.Clear();
        for (int i = 0, at = 0; i < matrix.Length; i++)
        {
            var (curvature, best) = (matrix[i], minimizer[i]);
            for (var k = 0; k < values.Length; k++, at++)
            {
                var error = thetas[at] - best;
                gradients[at] = curvature * error;
                values[k] += error * gradients[at];
            }
        }

        Elementwise.Set(values, values, values, new WeightedSum(0.5, 0));
    }

    private double GradientEntry(ReadOnlySpan<double> theta, int row)
    {
        if (eigenvectors is null)
            return matrix[row] * (theta[row] - minimizer[row]);

        var sum = 0.0;
        var entries = matrix.AsSpan(row * theta.Length, theta.Length);
        for (var column = 0; column < entries.Length; column++)
            sum += entries[column] * (theta[column] - minimizer[column]);
        return sum;
    }
}
