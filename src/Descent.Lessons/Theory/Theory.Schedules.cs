namespace Descent.Lessons;

/// <content>Schedules and noise: how far a run can travel, and how near it can come.</content>
public static partial class Theory
{
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

    /// <summary>Σα_t over the first steps: how far a run can travel against a slope of 1.</summary>
    /// <param name="schedule">α_t.</param>
    /// <param name="steps">Number of steps, 1 or more.</param>
    /// <exception cref="ArgumentException">An argument is null or outside its range.</exception>
    public static double TotalTravel(Schedule schedule, int steps)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.Values(steps).Sum();
    }

    /// <summary>Π(1 − α_t λ) over the first steps: what plain gradient descent leaves of the error along an axis.</summary>
    /// <remarks>Where Σα_t is finite, this has a limit other than 0: the run stops on the way.</remarks>
    /// <param name="schedule">α_t.</param>
    /// <param name="eigenvalue">λ, 0 or greater.</param>
    /// <param name="steps">Number of steps, 1 or more.</param>
    /// <exception cref="ArgumentException">An argument is null or outside its range.</exception>
    public static double RemainingFraction(Schedule schedule, double eigenvalue, int steps)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        Require.NotNegative(eigenvalue);
        return schedule.Values(steps).Aggregate(1.0, (left, learningRate) => left * (1 - (learningRate * eigenvalue)));
    }

    /// <summary>ασ²/(λ(2 − αλ)B): the variance of the error along an axis at which SGD with a constant learning rate settles.</summary>
    /// <remarks>
    /// For f = λx²/2 and gradients with independent noise of variance σ², averaged over a batch of B. From
    /// Var = (1 − αλ)² Var + α²σ²/B. The loss then stays λ/2 times as much above its minimum, on average.
    /// </remarks>
    /// <param name="learningRate">α, greater than 0 and less than 2/λ.</param>
    /// <param name="eigenvalue">λ, greater than 0.</param>
    /// <param name="noiseVariance">σ², the variance of one sample's gradient, 0 or greater.</param>
    /// <param name="batchSize">B, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static double NoiseFloorVariance(double learningRate, double eigenvalue, double noiseVariance, int batchSize)
    {
        Require.Positive(learningRate);
        Require.Positive(eigenvalue);
        Require.NotNegative(noiseVariance);
        Require.AtLeast(1, batchSize);
        if (learningRate * eigenvalue >= 2)
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, $"learningRate must be less than 2/eigenvalue = {2 / eigenvalue}: beyond it the run diverges and has no floor.");
        return learningRate * noiseVariance / (eigenvalue * (2 - (learningRate * eigenvalue)) * batchSize);
    }

    /// <summary>The mean square of the error along an axis after some steps of plain descent, exactly, over all noise of variance 1 in every step.</summary>
    /// <remarks>A step turns the mean square m into (1 − αλ)² m + α². The two terms are kept apart.</remarks>
    /// <param name="start">The error before the first step.</param>
    /// <param name="eigenvalue">λ.</param>
    /// <param name="learningRates">α of each step.</param>
    /// <returns>What is left of the start, and what the noise has added.</returns>
    internal static (double WayLeft, double Noise) MeanSquareError(double start, double eigenvalue, double[] learningRates)
    {
        var (wayLeft, noise) = (start * start, 0.0);
        foreach (var learningRate in learningRates)
        {
            var factor = 1 - (learningRate * eigenvalue);
            (wayLeft, noise) = (factor * factor * wayLeft, (factor * factor * noise) + (learningRate * learningRate));
        }

        return (wayLeft, noise);
    }

    /// <summary>Theory beside a run: predicted and measured error factor, and predicted and measured number of steps.</summary>
    /// <remarks>
    /// The measured factor is the geometric mean over the second half of the recorded points, where the slowest axis is
    /// nearly alone.
    /// </remarks>
    /// <param name="run">
    /// A run with all samples, a constant learning rate, and a rule that <see cref="SpectralRadius"/> knows, on an
    /// objective with known L, μ and minimizer.
    /// </param>
    /// <exception cref="ArgumentException">Theory has no prediction for this run.</exception>
    public static Table Compare(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run is not { LearningRate: Constant { LearningRate: var learningRate }, Batch.Size: null } || !(run.Objective.Mu > 0) || run.Objective.Minimizer is null)
            throw new ArgumentException("run must use all samples and a constant learning rate, on an objective with known L, μ and minimizer.", nameof(run));

        double[] curvatures = run.Objective is Quadratic bowl ? [.. bowl.Eigenvalues] : [run.Objective.L, run.Objective.Mu];
        var rate = curvatures.Max(eigenvalue => SpectralRadius(run.UpdateRule, learningRate, eigenvalue));
        var (middle, end) = (run.Points[run.Middle], run.Final);
        var measured = Math.Pow(end.Distance / middle.Distance, 1.0 / (end.Step - middle.Step));
        var left = end.Distance / run.Start.Distance;
        return new Table("", "theory", "measured") { Caption = run.ToString() }
            .Row("largest stable learning rate", LargestStableLearningRate(run.UpdateRule, run.Objective.L), "")
            .Row("error factor per step", rate, measured)
            .Row($"steps until {(left < 1 ? Text.Percent(left) : "less")} of the distance is left", left is > 0 and < 1 ? Math.Ceiling(StepsTo(rate, left)) : double.PositiveInfinity, run.Steps);
    }
}
