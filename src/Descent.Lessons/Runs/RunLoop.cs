using System.Diagnostics;
using Descent.Lessons.Numerics;

namespace Descent.Lessons;

/// <summary>The loop θ ← θ − α_t d_t of one run, with all the memory it needs. What a run leaves in it is where another can go on.</summary>
internal sealed class RunLoop
{
    private readonly Objective objective;
    private readonly FiniteSum? sum; // Null where every step uses all samples.
    private readonly LearningRateRule rule;
    private readonly Schedule? schedule; // The same, or null where it looks at the run.
    private readonly UpdateRule updateRule;
    private readonly StopRule stop;
    private readonly int steps;
    private readonly Recorder recorder;
    private readonly Stopwatch clock = new();

    private readonly double[] theta;
    private readonly double[] gradient;
    private readonly double[] state; // The update rule's.
    private readonly double[] rateState; // The learning rate rule's.
    private readonly double[] trial;
    private readonly double[]? average;
    private readonly double[]? minimizer;
    private readonly double startingDistance;
    private readonly int samplesOfAll;
    private readonly int? averageFrom;
    private readonly double clip;
    private readonly RecentPoints? tail; // None where batches are drawn.
    private readonly double secondsBefore;
    private readonly (long Samples, double Seconds) budgetFrom; // Where the budget of the stop rule begins.
    private readonly bool isContinued;
    private BatchSampler? sampler; // Null where every step uses all samples, and when the run has ended.
    private int step;
    private long samples;
    private int averaged;
    private double learningRate;
    private double loss; // Over the samples of the step.
    private double lowest = double.PositiveInfinity;
    private int tries;
    private (int Step, double Value, double GradientNorm, double LearningRate, long Samples) last = (0, double.NaN, double.NaN, 0, 0); // Of those measured.
    private bool lastIsRecorded;

    /// <summary>A loop that begins, or goes on from where another one ended.</summary>
    /// <param name="settings">What it does; their number of steps is that of the whole run.</param>
    /// <param name="from">The loop that ended, which stays as it is.</param>
    /// <param name="budget">Where the budget of the stop rule begins.</param>
    internal RunLoop(RunSettings settings, RunLoop? from = null, BudgetFrom budget = BudgetFrom.AsBefore)
    {
        objective = settings.Objective;
        rule = settings.LearningRate;
        schedule = rule as Schedule;
        updateRule = settings.UpdateRule;
        stop = settings.Stop;
        steps = settings.Steps;
        averageFrom = settings.AverageFrom;
        clip = settings.Clip ?? double.PositiveInfinity;
        samplesOfAll = (objective as FiniteSum)?.SampleCount ?? 1;
        isContinued = from is not null;
        step = from?.step ?? 0;
        if (settings.Batch.Size is not null)
        {
            sum = (FiniteSum)objective;
            sampler = new BatchSampler(settings.Batch, sum.SampleCount, settings.Seed!.Value, sum.Foresight);
            sampler.Skip(step);
        }

        theta = [.. from?.theta ?? settings.Start!];
        var dimension = theta.Length;
        gradient = Copy(from?.gradient, dimension);
        state = Copy(from?.state, updateRule.StateLengthFor(dimension));
        rateState = Copy(from?.rateState, rule.StateLength);
        trial = new double[rule is Backtracking ? dimension : 0];
        average = averageFrom is null ? null : Copy(from?.average, dimension);
        minimizer = objective.Minimizer is { } known ? [.. known] : null;
        startingDistance = Distance([.. settings.Start!]);
        tail = sampler is null ? new RecentPoints(dimension, from?.tail) : null;
        recorder = new Recorder(dimension, steps, settings.Recorded, from?.recorder);
        if (from is null)
            return;

        (samples, averaged, learningRate, tries, lowest, loss) = (from.samples, from.averaged, from.learningRate, from.tries, from.lowest, from.loss);
        secondsBefore = from.Seconds;
        if (sampler is null)
            last = from.last;
        lastIsRecorded = recorder.Wants(step);
        budgetFrom = budget switch { BudgetFrom.Here => (samples, secondsBefore), BudgetFrom.AsBefore => from.budgetFrom, _ => (0, 0) };
    }

    /// <summary>The lowest f(θ_t) measured.</summary>
    internal double LowestLoss => double.MinNumber(lowest, last.Value);

    /// <summary>The mean of θ_t from the step that averaging began at, or null where it did not begin.</summary>
    internal double[]? Average => averaged > 0 ? average : null;

    private double Seconds => secondsBefore + clock.Elapsed.TotalSeconds;

    internal RunPoint[] Points() => recorder.Points();

    /// <summary>The last few θs; empty where batches are drawn.</summary>
    internal double[][] Tail() => tail?.InOrder() ?? [];

    internal Outcome Run(IProgress<double>? progress, CancellationToken cancellation)
    {
        clock.Start();
        var outcome = isContinued ? null : Arrive(progress, cancellation);
        while (outcome is null)
            outcome = Leave() ? Arrive(progress, cancellation) : Outcome.Diverged;
        clock.Stop();
        sampler = null; // The largest part of a run over data, and soon made again.
        return outcome.Value;
    }

    private static double[] Copy(double[]? from, int length) => from is null ? new double[length] : [.. from];

    private static bool AreFinite(double value, double gradientNorm) => double.IsFinite(value) && double.IsFinite(gradientNorm);

    /// <summary>Measures, records and judges θ_t, and finds α_t. The outcome, if the run ends here.</summary>
    private Outcome? Arrive(IProgress<double>? progress, CancellationToken cancellation)
    {
        // With all samples, value and gradient come for free; with some of them, they cost a pass of their own.
        var isRecorded = recorder.Wants(step);
        var isMeasured = isRecorded || step == steps || sampler is null;
        var (value, gradientNorm) = isMeasured ? Measure() : (double.NaN, double.NaN);
        if (isMeasured && !AreFinite(value, gradientNorm))
            return Diverged();

        learningRate = schedule is null ? rule.RateAt(step, rateState) : schedule.LearningRateAt(step);
        if (sampler is null)
        {
            loss = value;
            var length = Clip(gradientNorm);
            if (schedule is null && rule is Backtracking backtracking)
                (learningRate, tries) = backtracking.Search(objective, value, theta, gradient, gradientNorm, length, learningRate, trial);
        }

        Accumulate();
        var outcome = !isMeasured && !stop.NeedsNoMeasure ? null : stop.OutcomeAt(new(
            value, gradientNorm,
            stop.NeedsMinimizer ? Fraction(Distance(theta)) : double.NaN,
            samples - budgetFrom.Samples,
            stop.NeedsClock ? Seconds - budgetFrom.Seconds : double.NaN));
        if (outcome is null && step == steps)
            outcome = Outcome.StepLimit;
        if (outcome is null && cancellation.IsCancellationRequested)
            outcome = Outcome.Cancelled;
        if (outcome is not null && !isMeasured)
        {
            (value, gradientNorm) = Measure();
            if (!AreFinite(value, gradientNorm))
                return Diverged();
        }

        if (value < lowest && (isRecorded || sampler is null)) // Where a run only pauses, nothing is seen that it would not have seen.
            lowest = value;
        if (isMeasured || outcome is not null)
            last = (step, value, gradientNorm, learningRate, samples);
        tail?.Add(theta);
        lastIsRecorded = isRecorded || outcome is not null;
        if (lastIsRecorded)
        {
            Record(theta);
            progress?.Report(outcome is null ? (double)step / steps : 1);
        }

        return outcome;
    }

    /// <summary>θ ← θ − α_t d_t; false where the gradient is not finite.</summary>
    private bool Leave()
    {
        if (sampler is null)
        {
            samples += samplesOfAll * (1L + tries); // The gradient is the one that was measured on arriving.
            Observe(samplesOfAll);
        }
        else
        {
            var batch = sampler.Next();
            samples += batch.Length;
            if (sum!.Foresight > 0)
                sum.Expect(sampler.Soon());
            loss = sum.ValueAndGradientAt(theta, batch, gradient);
            if (!double.IsFinite(loss))
                return false;
            if (double.IsFinite(clip))
                Clip(Norms.Length(gradient));
            Observe(batch.Length);
        }

        updateRule.DirectChecked(gradient, state);
        Elementwise.Set(theta, theta, gradient, new WeightedSum(1, -learningRate));
        step++;
        return true;
    }

    /// <summary>f and ‖∇f‖ over all samples, off the clock unless the step needs them anyway.</summary>
    private (double Value, double GradientNorm) Measure()
    {
        if (sampler is not null)
            clock.Stop();
        var value = objective.ValueAndGradientAt(theta, gradient);
        var norm = Norms.Length(gradient);
        clock.Start();
        return (value, norm);
    }

    /// <summary>Shortens a gradient of this length to the longest allowed, and returns the length it then has.</summary>
    private double Clip(double length)
    {
        if (!(length > clip))
            return length;

        Elementwise.Set(gradient, gradient, gradient, new WeightedSum(clip / length, 0));
        return clip;
    }

    private void Observe(int samplesOfStep)
    {
        if (schedule is null)
            rule.Observe(loss, samplesOfStep, samplesOfAll, rateState);
    }

    /// <summary>Ends at a number that is not finite. The point before it is the last one, and is kept if it is known.</summary>
    private Outcome Diverged()
    {
        if (tail?.Last is { } before && !lastIsRecorded)
            Record(before);
        return Outcome.Diverged;
    }

    private void Record(double[] at) => recorder.Record(
        new(last.Step, last.Value, last.GradientNorm, Distance(at), last.LearningRate, last.Samples, Seconds, []), at);

    private void Accumulate()
    {
        if (average is null || step < averageFrom)
            return;

        averaged++;
        for (var i = 0; i < theta.Length; i++)
            average[i] += (theta[i] - average[i]) / averaged;
    }

    // A run that starts at the minimizer has nothing left to travel.
    private double Fraction(double distance) => startingDistance == 0 ? 0 : distance / startingDistance;

    private double Distance(double[] from) => minimizer is null ? double.NaN : Norms.Distance(from, minimizer);
}
