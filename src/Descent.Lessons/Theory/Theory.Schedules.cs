namespace Descent.Lessons;

/// <content>Schedules and noise: how far a run can travel, and how near it can come.</content>
public static partial class Theory
{
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
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, $"learningRate must be less than 2/eigenvalue = {Text.Number(2 / eigenvalue)}: beyond it the run diverges and has no floor.");
        return learningRate * noiseVariance / (eigenvalue * (2 - (learningRate * eigenvalue)) * batchSize);
    }

    /// <summary>The mean over all noise of the squared error along an axis, after some steps of plain gradient descent.</summary>
    /// <remarks>
    /// A step turns the mean square m into (1 − α_t λ)² m + α_t² σ², exactly. The two terms are kept apart: m is the sum of
    /// what is left of the way and of what the noise has added.
    /// </remarks>
    /// <param name="start">The error before the first step, a finite number.</param>
    /// <param name="eigenvalue">λ, 0 or greater.</param>
    /// <param name="learningRates">α_t of each step, at least one, each 0 or greater; <see cref="Schedule.Values"/> gives a schedule's.</param>
    /// <param name="noiseVariance">σ², the variance of one step's gradient, 0 or greater; with replacement, a batch of B has 1/B of one sample's.</param>
    /// <exception cref="ArgumentException">An argument is null or outside its range.</exception>
    public static (double WayLeft, double Noise) MeanSquareError(double start, double eigenvalue, double[] learningRates, double noiseVariance = 1)
    {
        Require.Finite(start);
        Require.NotNegative(eigenvalue);
        Require.NoneNegative(learningRates);
        Require.NotNegative(noiseVariance);

        var (wayLeft, noise) = (start * start, 0.0);
        foreach (var learningRate in learningRates)
        {
            var factor = 1 - (learningRate * eigenvalue);
            (wayLeft, noise) = (factor * factor * wayLeft, (factor * factor * noise) + (learningRate * learningRate * noiseVariance));
        }

        return (wayLeft, noise);
    }
}
