using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;

namespace Descent.Lessons;

/// <content>Curvature at a point, for objectives that do not know their own.</content>
public static partial class Theory
{
    /// <summary>The most parameters that <see cref="EigenvaluesAt"/> takes on: a dense matrix of more takes seconds.</summary>
    private const int MostForEigenvalues = 300;

    private const double PowerTolerance = 1e-7; // Of ‖Hv‖: an eigenvalue is then right to the square of this.

    /// <summary>Estimates L by power iteration from gradients alone: v ← Hv/‖Hv‖, with Hv from differences of ∇f about θ.</summary>
    /// <remarks>
    /// Off quadratics the curvature changes from place to place: this is the one at θ, and larger ones may be elsewhere. For a
    /// quadratic the estimate does not exceed L but by rounding, and the error shrinks by about (λ₂/λ₁)² per iteration.
    /// Where the largest curvature is downward, as on a ridge, the estimate is its size; <see cref="Sharpness"/> is the
    /// largest upward one.
    /// </remarks>
    /// <param name="objective">f.</param>
    /// <param name="at">θ, one finite number per parameter.</param>
    /// <param name="iterations">Number of products Hv, 1 or more; each takes four gradients, or more where curvature changes fast.</param>
    /// <param name="seed">Seed of the random first direction.</param>
    /// <returns>|vᵀHv| for the last direction v.</returns>
    /// <exception cref="ArgumentException">An argument is null or outside its range, or the gradient is not finite around θ.</exception>
    public static double EstimateL(Objective objective, double[] at, int iterations, int seed)
    {
        ArgumentNullException.ThrowIfNull(objective);
        Require.AllFinite(objective.Dimension, at);
        Require.AtLeast(1, iterations);
        var size = Math.Abs(PowerIteration(new Hessian(objective, at), at.Length, shift: 0, iterations, seed).Value);
        return double.IsFinite(size) ? size : throw NotFiniteAround(nameof(at));
    }

    /// <summary>The sharpness of f at θ: the largest eigenvalue of its Hessian, by power iteration on Hessian-vector products.</summary>
    /// <remarks>
    /// Near θ a plain step is stable while α is below 2 over this. On a ridge, where curvature downward is the larger, the
    /// iteration goes on with H + sI, whose largest eigenvalue belongs to the same direction. Negative where f curves
    /// downward in every direction.
    /// </remarks>
    /// <param name="objective">f.</param>
    /// <param name="at">θ, one finite number per parameter.</param>
    /// <param name="iterations">The most products Hv, 1 or more, with H and again with H + sI; it ends sooner where an eigenvalue is found.</param>
    /// <param name="seed">Seed of the random first direction.</param>
    /// <exception cref="ArgumentException">An argument is null or outside its range, or the gradient is not finite around θ.</exception>
    public static double Sharpness(Objective objective, double[] at, int iterations = 500, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(objective);
        Require.AllFinite(objective.Dimension, at);
        Require.AtLeast(1, iterations);
        var sharpness = CurvatureAt(objective, at, iterations, seed);
        return double.IsFinite(sharpness) ? sharpness : throw NotFiniteAround(nameof(at));
    }

    /// <summary>All eigenvalues of the Hessian of f at θ, largest first, from differences of gradients.</summary>
    /// <param name="objective">f, of no more than 300 parameters.</param>
    /// <param name="at">θ, one finite number per parameter.</param>
    /// <exception cref="ArgumentException">
    /// An argument is null or outside its range, <paramref name="objective"/> has too many parameters, or the gradient is not
    /// finite around θ.
    /// </exception>
    public static double[] EigenvaluesAt(Objective objective, double[] at)
    {
        ArgumentNullException.ThrowIfNull(objective);
        if (objective.Dimension > MostForEigenvalues)
            throw new ArgumentException($"objective must have no more than {MostForEigenvalues} parameters, but has {objective.Dimension}; Theory.Sharpness gives the largest eigenvalue alone.", nameof(objective));
        Require.AllFinite(objective.Dimension, at);
        try
        {
            return new Hessian(objective, at).Decompose().Values;
        }
        catch (NonConvergenceException)
        {
            throw NotFiniteAround(nameof(at));
        }
    }

    /// <summary><see cref="Sharpness"/>, but NaN where there is none.</summary>
    internal static double CurvatureAt(Objective objective, double[] at, int iterations, int seed = 1)
    {
        var hessian = new Hessian(objective, at);
        var (value, size, isFound) = PowerIteration(hessian, at.Length, shift: 0, iterations, seed);
        return value > 0 && isFound ? value : PowerIteration(hessian, at.Length, shift: size, iterations, seed).Value - size;
    }

    private static ArgumentException NotFiniteAround(string name) => new("at must be a point around which the gradient is finite.", name);

    private static (double Value, double Size, bool IsFound) PowerIteration(Hessian hessian, int dimension, double shift, int iterations, int seed)
    {
        var direction = Vector<double>.Build.Random(dimension, new Normal(0, 1, new MersenneTwister(seed))).Normalize(2);
        var (value, size) = (0.0, 0.0);
        for (var i = 0; i < iterations; i++)
        {
            var product = hessian.Times(direction) + (shift * direction);
            (value, size) = (direction * product, product.L2Norm());
            if (size == 0 || (product - (value * direction)).L2Norm() <= PowerTolerance * size)
                return (value, size, true);
            direction = product / size;
        }

        return (value, size, false);
    }
}
