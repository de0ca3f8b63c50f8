using MathNet.Numerics.Distributions;

namespace Descent.Lessons;

/// <summary>Experiments repeated over many seeds, on all cores.</summary>
public static class MonteCarlo
{
    private static readonly double Normal95 = Normal.InvCDF(0, 1, 0.975);

    /// <summary>Repeats an experiment with the seeds 1, 2, … and gives its results in that order.</summary>
    /// <remarks>Every trial has a seed of its own, so the results do not depend on the number of cores.</remarks>
    /// <param name="trials">How often, at least 1.</param>
    /// <param name="trial">Does it once with a seed; called from several threads at a time, so it must not change what others see.</param>
    /// <typeparam name="T">What one trial gives.</typeparam>
    /// <exception cref="ArgumentException"><paramref name="trials"/> is less than 1, or <paramref name="trial"/> is null.</exception>
    /// <exception cref="AggregateException">A trial threw.</exception>
    /// <example><code>int heads = MonteCarlo.Run(1000, seed => new Random(seed).Next(2)).Sum();</code></example>
    public static T[] Run<T>(int trials, Func<int, T> trial)
    {
        Require.AtLeast(1, trials);
        ArgumentNullException.ThrowIfNull(trial);

        var results = new T[trials];
        Parallel.For(0, trials, i => results[i] = trial(i + 1));
        return results;
    }

    /// <summary>
    /// Minimizes an objective once with each of the seeds 1, 2, … and gives where the runs end, in that order: for each seed
    /// what <see cref="GradientDescent"/> gives as <see cref="Run.Final"/> with <c>record: 2</c>, to the bit.
    /// </summary>
    /// <remarks>
    /// The runs move together, several in a vector, which takes a fraction of the time. The point of a run that diverged is its
    /// start, with <see cref="RunPoint.Step"/> 0; <see cref="RunPoint.Seconds"/> of runs that share their time is NaN.
    /// </remarks>
    /// <param name="trials">How many seeds, at least 1.</param>
    /// <param name="objective">f, a sum over samples.</param>
    /// <param name="start">θ_0, one finite number per parameter, for all runs.</param>
    /// <param name="learningRate">α_t: a schedule, a plain number for a constant learning rate, or a rule that looks at the run.</param>
    /// <param name="steps">The updates to make, 1 or more.</param>
    /// <param name="batch">The samples of each step, not <see cref="Batch.Full"/>, with which all runs would be the same.</param>
    /// <param name="updateRule">The direction d_t; <see cref="Plain"/> when left out.</param>
    /// <exception cref="ArgumentException">An argument is outside its range or does not go with another one.</exception>
    /// <exception cref="AggregateException">A <see cref="Schedule.Custom"/> gives a number that is no learning rate.</exception>
    /// <example><code>var noisy = new AdditiveGradientNoise(new DoubleWell(), sigma: 1, samples: 1000, seed: 1);
    /// var ends = MonteCarlo.Minimize(1000, noisy, [1], 0.1, steps: 400, Batch.Stochastic);</code></example>
    public static RunPoint[] Minimize(
        int trials, Objective objective, double[] start, LearningRateRule learningRate, int steps, Batch batch, UpdateRule? updateRule = null)
    {
        Require.AtLeast(1, trials);
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Size is null)
            throw new ArgumentException("batch must draw samples: with Batch.Full every seed gives the same run.", nameof(batch));
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(start);
        var settings = new RunSettings
        {
            Objective = objective,
            Start = start,
            LearningRate = learningRate,
            Steps = steps,
            UpdateRule = updateRule ?? new Plain(),
            Batch = batch,
            Seed = 1,
            Record = 2,
        }.Checked();
        var ends = Lockstep.Ends(settings, trials, Environment.ProcessorCount);
        return Run(trials, seed => ends[seed - 1] ?? (settings with { Seed = seed }).Minimize().Final);
    }

    /// <summary>The 95% confidence interval of a share: how far the share seen in so many trials may be from the true one.</summary>
    /// <remarks>
    /// Wilson's score interval (E. B. Wilson, 1927), which stays within 0 and 1 and is honest for small counts:
    /// (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n), with the share p = count/of, n = of, and z = 1.96.
    /// </remarks>
    /// <param name="count">In how many trials it happened, from 0 to <paramref name="of"/>.</param>
    /// <param name="of">How many trials there were, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static (double Low, double High) Interval(int count, int of)
    {
        Require.AtLeast(1, of);
        Require.Between(0, of, count);

        var share = (double)count / of;
        var z2 = Normal95 * Normal95;
        var center = (share + (z2 / (2.0 * of))) / (1 + (z2 / of));
        var half = Normal95 / (1 + (z2 / of)) * Math.Sqrt((share * (1 - share) / of) + (z2 / (4.0 * of * of)));

        // Rounding may leave a share of 0 or 1 a hair outside.
        return (Math.Clamp(center - half, 0, share), Math.Clamp(center + half, share, 1));
    }
}
