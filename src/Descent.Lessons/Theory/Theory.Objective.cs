using System.Runtime.CompilerServices;

namespace Descent.Lessons;

/// <content>The same predictions for an objective, which brings its own L and μ.</content>
public static partial class Theory
{
    /// <summary>The largest stable constant learning rate on an objective: 2/L for plain descent, and with momentum more.</summary>
    /// <param name="objective">f, with a known L.</param>
    /// <param name="updateRule">Plain, HeavyBall, Momentum or Nesterov; <see cref="Plain"/> when left out.</param>
    /// <exception cref="ArgumentException"><paramref name="objective"/> is null or does not know its L, or there is no closed form for the rule.</exception>
    public static double LargestStableLearningRate(Objective objective, UpdateRule? updateRule = null) =>
        LargestStableLearningRate(updateRule ?? new Plain(), LOf(objective));

    /// <summary>2/(L + μ): the constant learning rate of plain descent on an objective whose worst error factor is smallest.</summary>
    /// <param name="objective">f, with known L and μ &gt; 0.</param>
    /// <exception cref="ArgumentException"><paramref name="objective"/> is null, or does not know its L and a μ greater than 0.</exception>
    public static double BestLearningRate(Objective objective)
    {
        var (l, mu) = CurvatureOf(objective);
        return BestLearningRate(l, mu);
    }

    /// <summary>The factor by which a rule at a constant learning rate shrinks the error of an objective per step in the end: its worst axis'.</summary>
    /// <param name="objective">f, with known L and μ &gt; 0.</param>
    /// <param name="learningRate">α, greater than 0.</param>
    /// <param name="updateRule">Plain, HeavyBall, Momentum or Nesterov; <see cref="Plain"/> when left out.</param>
    /// <exception cref="ArgumentException">An argument is outside its range, or <paramref name="objective"/> does not know its L and a μ greater than 0.</exception>
    public static double Rate(Objective objective, double learningRate, UpdateRule? updateRule = null)
    {
        var (l, mu) = CurvatureOf(objective);
        return CurvaturesOf(objective).Append(l).Append(mu).Max(eigenvalue => SpectralRadius(updateRule ?? new Plain(), learningRate, eigenvalue));
    }

    /// <summary>Steps at the best constant learning rate of plain descent on an objective until ε of the starting distance is left.</summary>
    /// <param name="objective">f, with known L and μ &gt; 0.</param>
    /// <param name="tolerance">ε, between 0 and 1.</param>
    /// <exception cref="ArgumentException">An argument is outside its range, or <paramref name="objective"/> does not know its L and a μ greater than 0.</exception>
    public static double StepsAtBestLearningRate(Objective objective, double tolerance)
    {
        var (l, mu) = CurvatureOf(objective);
        return StepsAtBestLearningRate(l / mu, tolerance);
    }

    /// <summary>The heavy ball's best constant parameters on an objective.</summary>
    /// <param name="objective">f, with known L and μ &gt; 0.</param>
    /// <exception cref="ArgumentException"><paramref name="objective"/> is null, or does not know its L and a μ greater than 0.</exception>
    public static (double LearningRate, HeavyBall UpdateRule) BestHeavyBall(Objective objective)
    {
        var (l, mu) = CurvatureOf(objective);
        return BestHeavyBall(l, mu);
    }

    private static double LOf(Objective objective, [CallerArgumentExpression(nameof(objective))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(objective, name);
        return objective.L > 0 && double.IsFinite(objective.L)
            ? objective.L
            : throw new ArgumentException($"{name} must know its L, and this one does not: {objective}. Theory.Sharpness measures the curvature at a point.", name);
    }

    private static (double L, double Mu) CurvatureOf(Objective objective, [CallerArgumentExpression(nameof(objective))] string? name = null)
    {
        var l = LOf(objective, name);
        return objective.Mu > 0
            ? (l, objective.Mu)
            : throw new ArgumentException($"{name} must have a known μ greater than 0, and this one has {Text.Number(objective.Mu)}: {objective}. Theory.EigenvaluesAt measures the curvatures at a point.", name);
    }
}
