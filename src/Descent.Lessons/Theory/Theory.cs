using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;

namespace Descent.Lessons;

/// <summary>What theory predicts for gradient descent from curvature, learning rates, momentum and noise.</summary>
/// <remarks>
/// Along an eigenvector of curvature λ one plain step multiplies the error by 1 − αλ. Momentum adds the memory of the step
/// before, and noise a random push; everything here follows from these recursions.
/// Source: B. T. Polyak, Introduction to Optimization, 1987, section 1.4.
/// </remarks>
public static partial class Theory
{
    /// <summary>Products αλ this close to a boundary between regimes count as on it.</summary>
    private const double BoundaryTolerance = 1e-9;

    /// <summary>The factor 1 − αλ by which one step multiplies the error along an axis of curvature λ.</summary>
    /// <param name="learningRate">α, greater than 0.</param>
    /// <param name="eigenvalue">λ, 0 or greater.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double ErrorFactor(double learningRate, double eigenvalue) =>
        1 - (Require.Positive(learningRate) * Require.NotNegative(eigenvalue));

    /// <summary>The regime that αλ falls in.</summary>
    /// <param name="learningRate">α, greater than 0.</param>
    /// <param name="eigenvalue">λ, 0 or greater.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Regime RegimeOf(double learningRate, double eigenvalue)
    {
        var product = Require.Positive(learningRate) * Require.NotNegative(eigenvalue);
        if (Math.Abs(product - 1) <= BoundaryTolerance)
            return Regime.OneStep;
        if (Math.Abs(product - 2) <= BoundaryTolerance)
            return Regime.Bouncing;
        return product switch
        {
            < 0.1 => Regime.Crawling,
            < 1 => Regime.Monotone,
            < 2 => Regime.Alternating,
            _ => Regime.Diverging,
        };
    }

    /// <summary>2/L: every smaller constant learning rate converges on a bowl, and every larger one diverges.</summary>
    /// <param name="l">L, greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="l"/> is outside its range.</exception>
    public static double LargestStableLearningRate(double l) => 2 / Require.Positive(l);

    /// <summary>2/(L + μ): the constant learning rate whose worst error factor is smallest.</summary>
    /// <param name="l">L, greater than 0.</param>
    /// <param name="mu">μ, greater than 0 and not greater than L.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double BestLearningRate(double l, double mu)
    {
        RequireCurvature(l, mu);
        return 2 / (l + mu);
    }

    /// <summary>max(|1 − αL|, |1 − αμ|): the factor by which the error shrinks per step in the end, or grows when above 1.</summary>
    /// <param name="learningRate">α, greater than 0.</param>
    /// <param name="l">L, greater than 0.</param>
    /// <param name="mu">μ, greater than 0 and not greater than L.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double Rate(double learningRate, double l, double mu)
    {
        RequireCurvature(l, mu);
        return Math.Max(Math.Abs(ErrorFactor(learningRate, l)), Math.Abs(ErrorFactor(learningRate, mu)));
    }

    /// <summary>(κ − 1)/(κ + 1): the rate at the best constant learning rate.</summary>
    /// <param name="conditionNumber">κ, 1 or greater.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="conditionNumber"/> is outside its range.</exception>
    public static double BestRate(double conditionNumber)
    {
        RequireConditionNumber(conditionNumber);
        return (conditionNumber - 1) / (conditionNumber + 1);
    }

    /// <summary>ln(1/ε) / −ln((κ − 1)/(κ + 1)): steps at the best constant learning rate until ε of the starting distance is left.</summary>
    /// <remarks>About ½ κ ln(1/ε) for large κ. Counted with atanh, −ln((κ − 1)/(κ + 1)) = 2 atanh(1/κ), so that it holds where the rate itself rounds to 1.</remarks>
    /// <param name="conditionNumber">κ, 1 or greater.</param>
    /// <param name="tolerance">ε, between 0 and 1.</param>
    /// <returns>Number of steps, not rounded; 0 when κ is 1, where one step is more than enough.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double StepsAtBestLearningRate(double conditionNumber, double tolerance)
    {
        RequireConditionNumber(conditionNumber);
        Require.InOpenUnitInterval(tolerance);
        return Math.Log(1 / tolerance) / (2 * Math.Atanh(1 / conditionNumber));
    }

    /// <summary>Steps until the error has shrunk to a fraction, ln ε / ln rate, when every step shrinks it at one rate.</summary>
    /// <param name="rate">Error factor per step, 0 or greater; where it is 1 or more the error does not shrink.</param>
    /// <param name="tolerance">ε, between 0 and 1.</param>
    /// <returns>Number of steps, not rounded; infinite where the error does not shrink.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double StepsTo(double rate, double tolerance)
    {
        Require.NotNegative(rate);
        Require.InOpenUnitInterval(tolerance);
        return rate >= 1 ? double.PositiveInfinity : Math.Log(tolerance) / Math.Log(rate);
    }

    /// <summary>Estimates L by power iteration from gradients alone: v ← Hv/‖Hv‖, where Hv = ∇f(θ + v) − ∇f(θ).</summary>
    /// <remarks>
    /// Exact in the limit for quadratic f, whose Hessian H is the same everywhere. The estimate never exceeds L there, and
    /// the error shrinks by about (λ₂/λ₁)² per iteration.
    /// </remarks>
    /// <param name="objective">f.</param>
    /// <param name="at">θ, one finite number per parameter.</param>
    /// <param name="iterations">Number of gradient evaluations after the first, 1 or more.</param>
    /// <param name="seed">Seed of the random first direction.</param>
    /// <returns>vᵀHv for the last direction v.</returns>
    /// <exception cref="ArgumentException">An argument is null or outside its range.</exception>
    public static double EstimateL(Objective objective, double[] at, int iterations, int seed)
    {
        ArgumentNullException.ThrowIfNull(objective);
        Require.AllFinite(objective.Dimension, at);
        Require.AtLeast(1, iterations);

        var theta = Vector<double>.Build.Dense(at);
        var gradient = Vector<double>.Build.Dense(objective.Gradient(at));
        var direction = Vector<double>.Build.Random(at.Length, new Normal(0, 1, new MersenneTwister(seed))).Normalize(2);
        var estimate = 0.0;
        for (var i = 0; i < iterations; i++)
        {
            var product = Vector<double>.Build.Dense(objective.Gradient((theta + direction).AsArray())) - gradient;
            estimate = direction * product;
            if (product.L2Norm() == 0)
                break;
            direction = product.Normalize(2);
        }

        return estimate;
    }

    private static void RequireCurvature(double l, double mu)
    {
        Require.Positive(l);
        Require.Positive(mu);
        if (mu > l)
            throw new ArgumentOutOfRangeException(nameof(mu), mu, $"mu must not be greater than l, which is {l}.");
    }

    private static void RequireConditionNumber(double conditionNumber) =>
        Require.AtLeast(1, Require.Finite(conditionNumber), nameof(conditionNumber));
}
