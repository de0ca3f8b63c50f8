using Descent.Lessons.Numerics;

namespace Descent.Lessons;

/// <summary>
/// Runs of the same settings with seeds in a row, one step of all after another: coordinates of all θs lie side by side, so
/// that vectors work on as many runs at once as they have lanes. Each run takes the steps that it takes alone, to the bit.
/// </summary>
internal sealed class Lockstep
{
    /// <summary>The most runs that go together: enough to share the calls of a step, and few enough that their random numbers stay in a near cache.</summary>
    private const int Most = 32;

    private readonly RunSettings settings;
    private readonly FiniteSum sum;
    private readonly Schedule schedule;
    private readonly BatchSamplers samplers;
    private readonly int width; // Runs.
    private readonly double[] thetas; // Coordinate by coordinate, of each those of all runs.
    private readonly double[] gradients;
    private readonly double[] values;
    private readonly double[] finite; // 0 times every value so far: NaN where one of them was not finite.
    private readonly double[] state;
    private readonly double[] scratch;
    private readonly int[] batch; // Room for one run's.

    /// <param name="settings">Of every run but for its seed, which is sound, and that <see cref="Takes"/> takes.</param>
    /// <param name="firstSeed">The first of the seeds in a row.</param>
    /// <param name="width">How many there are, at most <see cref="Most"/>.</param>
    private Lockstep(RunSettings settings, int firstSeed, int width)
    {
        this.settings = settings;
        this.width = width;
        sum = (FiniteSum)settings.Objective;
        schedule = settings.LearningRate.Planned;
        samplers = new BatchSamplers(settings.Batch, sum.SampleCount, firstSeed, width);
        thetas = [.. settings.Start!.SelectMany(coordinate => Enumerable.Repeat(coordinate, width))];
        gradients = new double[thetas.Length];
        values = new double[width];
        finite = new double[width];
        state = new double[settings.UpdateRule.StateLengthFor(thetas.Length)];
        scratch = new double[2 * sum.Dimension];
        batch = new int[samplers.Size];
    }

    /// <summary>The last points of the runs with the seeds 1, 2, …; null of a run that has to go alone.</summary>
    internal static RunPoint?[] Ends(RunSettings settings, int trials, int cores)
    {
        var ends = new RunPoint?[trials];
        if (Takes(settings))
        {
            Parallel.For(0, (trials + Most - 1) / Most, new() { MaxDegreeOfParallelism = cores }, block =>
            {
                var first = block * Most;
                new Lockstep(settings, first + 1, Math.Min(Most, trials - first)).Run().CopyTo(ends, first);
            });
        }

        return ends;
    }

    /// <summary>Whether runs can go in step: nothing in them may depend on what another number of θ is, or end them early.</summary>
    private static bool Takes(RunSettings settings)
    {
        var gradient = new double[settings.Objective.Dimension];
        var value = settings.Objective.ValueAndGradientAt([.. settings.Start!], gradient);
        var norm = Norms.Length(gradient);
        if (!double.IsFinite(value) || !double.IsFinite(norm))
            throw RunSettings.NotFinite();
        return settings is { LearningRate: Schedule, Clip: null, UpdateRule: Plain or Momentum or HeavyBall or Nesterov or RmsProp or Adam }
            && settings.Stop.OutcomeAt(new(value, norm, double.NaN, 0, double.NaN)) is null;
    }

    /// <summary>The last point of each run, or null of one that stopped being finite.</summary>
    private RunPoint?[] Run()
    {
        var samples = 0L;
        for (var step = 0; step < settings.Steps; step++)
        {
            var batches = samplers.Next();
            samples += batches.Length / width;
            sum.ValuesAndGradientsAt(thetas, batches, values, gradients, scratch, batch);
            Elementwise.Set(finite, finite, values, new WeightedSum(1, 0));
            settings.UpdateRule.DirectChecked(gradients, state);
            Elementwise.Set(thetas, thetas, gradients, new WeightedSum(1, -schedule.LearningRateAt(step)));
        }

        var learningRate = schedule.LearningRateAt(settings.Steps);
        double[]? minimizer = sum.Minimizer is { } known ? [.. known] : null;
        return [.. Enumerable.Range(0, width).Select(run => Last(run, learningRate, samples, minimizer))];
    }

    private RunPoint? Last(int run, double learningRate, long samples, double[]? minimizer)
    {
        double[] theta = [.. Enumerable.Range(0, sum.Dimension).Select(j => thetas[(j * width) + run])];
        var gradient = new double[theta.Length];
        var value = sum.ValueAndGradientAt(theta, gradient);
        var norm = Norms.Length(gradient);
        if (!double.IsFinite(finite[run] + value + norm))
            return null;

        var distance = minimizer is null ? double.NaN : Norms.Distance(theta, minimizer);
        return new RunPoint(settings.Steps, value, norm, distance, learningRate, samples, double.NaN, theta);
    }
}
