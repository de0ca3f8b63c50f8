using System.Diagnostics;
using Descent.Lessons.Numerics;

namespace Descent.Lessons;

/// <summary>The loop θ ← θ − α_t d_t of one run, with all the memory it needs.</summary>
internal sealed class RunLoop
{
    private const int TailLength = 33;

    private readonly Objective objective;
    private readonly FiniteSum? sum; // Null where every step uses all samples.
    private readonly Schedule schedule;
    private readonly UpdateRule updateRule;
    private readonly StopRule stop;
    private readonly int steps;
    private readonly int? averageFrom;
    private readonly BatchSampler? sampler;
    private readonly Recorder recorder;
    private readonly Stopwatch clock = new();

    private readonly double[] theta;
    private readonly double[] gradient;
    private readonly double[] state;
    private readonly double[]? average;
    private readonly double[]? minimizer;
    private readonly double startingDistance;
    private readonly int samplesOfAll;
    private readonly double[][] tail = new double[TailLength][]; // The last θs, going round.
    private int tailCount;
    private long samples;
    private int averaged;
    private (int Step, double Value, double GradientNorm, double LearningRate, long Samples) last;
    private bool lastIsRecorded;

    internal RunLoop(RunSettings settings)
    {
        objective = settings.Objective;
        schedule = settings.LearningRate.Planned;
        updateRule = settings.UpdateRule;
        stop = settings.Stop;
        steps = settings.Steps;
        averageFrom = settings.AverageFrom;
        samplesOfAll = (objective as FiniteSum)?.SampleCount ?? 1;
        if (settings.Batch.Size is not null)
        {
            sum = (FiniteSum)objective;
            sampler = new BatchSampler(settings.Batch, sum.SampleCount, settings.Seed!.Value, sum.Foresight);
        }

        theta = [.. settings.Start!];
        gradient = new double[theta.Length];
        state = new double[updateRule.StateLengthFor(theta.Length)];
        average = averageFrom is null ? null : new double[theta.Length];
        minimizer = objective.Minimizer is { } known ? [.. known] : null;
        startingDistance = Distance(theta);
        if (sampler is null)
        {
            for (var i = 0; i < TailLength; i++)
                tail[i] = new double[theta.Length];
        }

        recorder = new Recorder(theta.Length, steps, settings.Recorded);
    }

    /// <summary>The lowest f(θ_t) measured.</summary>
    internal double LowestLoss { get; private set; } = double.PositiveInfinity;

    internal RunPoint[] Points() => recorder.Points();

    /// <summary>The last few θs step by step, which a thinned recording may not have; empty where batches are drawn.</summary>
    internal double[][] Tail()
    {
        var kept = Math.Min(tailCount, TailLength);
        return [.. Enumerable.Range(tailCount - kept, kept).Select(i => tail[i % TailLength])];
    }

    /// <summary>The mean of θ_t from the step that averaging began at, or null where it did not begin.</summary>
    internal double[]? Average => averaged > 0 ? average : null;

    internal Outcome Run(IProgress<double>? progress, CancellationToken cancellation)
    {
        clock.Start();
        for (var step = 0; ; step++)
        {
            // With all samples, value and gradient come for free; with some of them, they cost a pass of their own.
            var isRecorded = recorder.Wants(step);
            var isMeasured = isRecorded || step == steps || sampler is null;
            var (value, gradientNorm) = isMeasured ? Measure() : (double.NaN, double.NaN);
            if (isMeasured && !AreFinite(value, gradientNorm))
                return Diverged();

            var learningRate = schedule.LearningRateAt(step);
            Accumulate(step);
            var outcome = stop.OutcomeAt(new(
                value,
                gradientNorm,
                stop.NeedsMinimizer ? Fraction(Distance(theta)) : double.NaN,
                samples,
                stop.NeedsClock ? clock.Elapsed.TotalSeconds : double.NaN));
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

            if (value < LowestLoss)
                LowestLoss = value;
            last = new(step, value, gradientNorm, learningRate, samples);
            if (sampler is null)
                theta.CopyTo(tail[tailCount++ % TailLength], 0);
            lastIsRecorded = isRecorded || outcome is not null;
            if (lastIsRecorded)
            {
                Record(theta);
                progress?.Report(outcome is null ? (double)step / steps : 1);
            }

            if (outcome is not null)
                return outcome.Value;
            if (!Estimate())
                return Outcome.Diverged;

            updateRule.DirectChecked(gradient, state);
            Elementwise.Set(theta, theta, gradient, new WeightedSum(1, -learningRate));
        }
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

    /// <summary>Ends at a number that is not finite. The point before it is the last one, and is kept if it is known.</summary>
    private Outcome Diverged()
    {
        if (tailCount > 0 && !lastIsRecorded)
            Record(tail[(tailCount - 1) % TailLength]);
        return Outcome.Diverged;
    }

    private void Record(double[] at) => recorder.Record(
        new(last.Step, last.Value, last.GradientNorm, Distance(at), last.LearningRate, last.Samples, clock.Elapsed.TotalSeconds), at);

    private static bool AreFinite(double value, double gradientNorm) => double.IsFinite(value) && double.IsFinite(gradientNorm);

    /// <summary>The gradient of this step into <see cref="gradient"/>; false where it is not finite.</summary>
    private bool Estimate()
    {
        if (sampler is null)
        {
            samples += samplesOfAll;
            return true; // Measure has just left it there.
        }

        var batch = sampler.Next();
        samples += batch.Length;
        sum!.Expect(sampler.Soon());
        return double.IsFinite(sum.ValueAndGradientAt(theta, batch, gradient));
    }

    private void Accumulate(int step)
    {
        if (step < averageFrom || average is null)
            return;

        averaged++;
        for (var i = 0; i < theta.Length; i++)
            average[i] += (theta[i] - average[i]) / averaged;
    }

    // A run that starts at the minimizer has nothing left to travel.
    private double Fraction(double distance) => startingDistance == 0 ? 0 : distance / startingDistance;

    private double Distance(double[] from) => minimizer is null ? double.NaN : Norms.Distance(from, minimizer);
}
