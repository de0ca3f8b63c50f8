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

    private static void RequireCurvature(double l, double mu)
    {
        Require.Positive(l);
        Require.Positive(mu);
        if (mu > l)
            throw new ArgumentOutOfRangeException(nameof(mu), mu, $"mu must not be greater than l, which is {Text.Number(l)}.");
    }

    private static void RequireConditionNumber(double conditionNumber) =>
        Require.AtLeast(1, Require.Finite(conditionNumber), nameof(conditionNumber));
}
