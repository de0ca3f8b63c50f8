using Descent.Lessons.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Descent.Lessons;

/// <summary>The second derivatives H of f at a point, seen through differences of its gradient.</summary>
/// <remarks>
/// Hv ≈ (∇f(θ + hv) − ∇f(θ − hv)) / 2h. On a quadratic a long h is exact, and best for rounding; elsewhere h must be short
/// beside whatever the curvature changes over, which nobody knows: where the features of a data set are large, everything
/// happens within a thousandth. So each product is taken with h and with h/4, from the scale of θ downward, until the two
/// agree; Richardson's extrapolation of the two then cancels the error in h².
/// </remarks>
internal sealed class Hessian
{
    private const double Agreement = 1e-9; // Two differences that agree so far are both of the derivative.
    private const double Fair = 1e-3; // Once they have agreed so far and agree less again, the rest is rounding.
    private const double Shrinking = 16;
    private const int MostShrinkings = 8; // 16⁻⁸ of the scale: further down even the best of gradients is only rounding.

    private readonly Objective objective;
    private readonly double[] at;
    private double step;
    private double agreement = Agreement;

    internal Hessian(Objective objective, double[] at)
    {
        this.objective = objective;
        this.at = at;
        step = Math.Max(1, Norms.Length(at));
    }

    /// <summary>Hv; NaN in every entry where the gradient is not finite around θ.</summary>
    /// <param name="direction">v, of length 1.</param>
    internal Vector<double> Times(Vector<double> direction)
    {
        var best = Vector<double>.Build.Dense(at.Length, double.NaN);
        var (bestError, bestStep) = (double.PositiveInfinity, step);
        for (var (i, h) = (0, step); i <= MostShrinkings; i++, h /= Shrinking)
        {
            var (wide, narrow) = (Difference(direction, h), Difference(direction, h / 4));
            var error = (wide - narrow).L2Norm();
            var relative = error == 0 ? 0 : error / narrow.L2Norm();
            if (relative < bestError)
                (best, bestError, bestStep) = (((16 * narrow) - wide) / 15, relative, h);
            if (bestError <= agreement || (bestError <= Fair && relative > bestError))
                break;
        }

        // The next direction begins where this one ended, and is content with as much.
        if (bestError <= Fair)
            (step, agreement) = (bestStep, Math.Max(agreement, 10 * bestError));
        return best;
    }

    /// <summary>Eigenvalues, largest first, and their directions in the columns of a matrix.</summary>
    /// <exception cref="NonConvergenceException">They are no numbers.</exception>
    internal (double[] Values, Matrix<double> Directions) Decompose()
    {
        var size = at.Length;
        var matrix = Matrix<double>.Build.Dense(size, size);
        for (var i = 0; i < size; i++)
            matrix.SetColumn(i, Times(Vector<double>.Build.Dense(size, j => j == i ? 1 : 0)));

        if (!matrix.Enumerate().All(double.IsFinite))
            throw new NonConvergenceException("The differences of the gradient are no numbers.");

        var decomposition = ((matrix + matrix.Transpose()) / 2).Evd(Symmetricity.Symmetric);
        int[] order = [.. Enumerable.Range(0, size).OrderByDescending(i => decomposition.EigenValues[i].Real)];
        return (
            [.. order.Select(i => decomposition.EigenValues[i].Real)],
            Matrix<double>.Build.DenseOfColumnVectors(order.Select(i => decomposition.EigenVectors.Column(i))));
    }

    private Vector<double> Difference(Vector<double> direction, double h)
    {
        var (ahead, behind) = (new double[at.Length], new double[at.Length]);
        for (var i = 0; i < at.Length; i++)
            (ahead[i], behind[i]) = (at[i] + (h * direction[i]), at[i] - (h * direction[i]));

        // Rounding may have made the way between the two a little longer or shorter than 2h.
        var (g, back) = (objective.Gradient(ahead), objective.Gradient(behind));
        var length = Norms.Distance(ahead, behind);
        return Vector<double>.Build.Dense(at.Length, i => (g[i] - back[i]) / length);
    }
}
