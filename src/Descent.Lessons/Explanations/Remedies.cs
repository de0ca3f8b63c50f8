using Descent.Lessons.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace Descent.Lessons;

/// <summary>For each diagnosis the changes that can help, the likeliest first.</summary>
internal sealed class Remedies(Diagnosis diagnosis, Symptoms symptoms)
{
    private const double LeastForMomentum = 4; // κ at which the best heavy ball has β = 1/9: below it is plain descent.
    private static readonly double[] Betas = [0.9, 0.5, 0.99, 0];
    private static readonly double[] Parts = [1, 0.1, 0.01];
    private static readonly double[] L2s = [1e-5, 1e-4, 1e-3, 1e-2, 0.1];

    private readonly Run run = symptoms.Run;
    private readonly RunSettings settings = symptoms.Run.Outcome == Outcome.BudgetSpent
        ? symptoms.Run.Settings with { Start = symptoms.Run.Start.Theta, Steps = Math.Max(1, symptoms.Steps), Stop = StopRule.Default } // As many steps as it had.
        : symptoms.Run.Settings with { Start = symptoms.Run.Start.Theta };

    /// <summary>What helps most, or null where nothing is worth changing.</summary>
    internal Suggestion? Best()
    {
        var trial = new Trial(symptoms);
        return diagnosis switch
        {
            Diagnosis.Arrived => trial.Soonest(BestLearningRates().Concat(OtherDamping()).Concat(AtOnce()).Concat(Factors(1.5, 2, 3, 10, 0.5))),
            Diagnosis.NoMinimum when run.Objective is LogisticRegression classes => trial.FirstThatArrives(Penalties(classes)),
            Diagnosis.NoMinimum => trial.Best(Factors(10, 100, 3)) ?? trial.Best([MoreSteps()]),
            Diagnosis.Converging when !symptoms.IsStochastic => trial.Best([MoreSteps()]) ?? trial.Best(ForSlowness()),
            _ => trial.Best(Candidates(), isElsewhere: diagnosis == Diagnosis.Stuck)
                ?? (!IsFalling() ? null : symptoms.IsStochastic ? trial.Best([MoreSteps()]) : MoreSteps()),
        };
    }

    private IEnumerable<Suggestion> Candidates() => diagnosis switch
    {
        Diagnosis.Diverging => Smaller().Concat(LargerBatch()),
        Diagnosis.Oscillating => BestLearningRates().Concat(Factors(0.5, 0.1)).Concat(Decays()).Concat(Factors(0.01)),
        Diagnosis.NoiseFloor => Decays().Concat(LargerBatch()).Concat(Averages()).Concat(Factors(0.1, 0.3, 0.03)),
        Diagnosis.StalledBySchedule => Steady().Concat(ForSlowness()),
        Diagnosis.UnderDamped or Diagnosis.OverDamped => OtherDamping().Concat(BestLearningRates()).Concat(Factors(3, 0.3)),
        Diagnosis.Stuck => OtherStarts().Concat(Factors(10, 3, 0.1, 0.03, 0.01, 1e-3)), // Small steps where large ones carry the run past a jump.
        Diagnosis.Converging => Decays().Concat(LargerBatch()).Concat(ForSlowness()).Concat(Averages()),
        _ => ForSlowness(),
    };

    private IEnumerable<Suggestion> ForSlowness()
    {
        var (scaling, rates) = (Standardized(), BestLearningRates().Concat(Factors(10, 100, 3, 1000, 1e4, 0.5)));
        var damping = OtherDamping();
        return (diagnosis == Diagnosis.IllConditioned ? scaling.Concat(damping).Concat(rates) : rates.Concat(scaling).Concat(damping)).Concat(Decays());
    }

    /// <summary>Whether more of the same would go on falling.</summary>
    private bool IsFalling() =>
        diagnosis is Diagnosis.Converging or Diagnosis.BudgetSpent or Diagnosis.Crawling or Diagnosis.IllConditioned or Diagnosis.OverDamped
        && run.Final.Value < run.Points[run.Middle].Value
        && symptoms.TravelAhead() > 0.5;

    /// <summary>The same schedule with another peak.</summary>
    private Suggestion WithPeak(double learningRate, string why)
    {
        var (number, rate) = (Text.Number(learningRate), AtPeak(learningRate));
        return new(Change.LearningRate, (rate is Constant ? $"a learning rate of {number}" : $"the same schedule, scaled to a peak of {number}") + why, settings with { LearningRate = rate });
    }

    /// <summary>The run's schedule, scaled; a number where it has none, or none that scaling changes.</summary>
    private Schedule AtPeak(double learningRate) => settings.LearningRate is Schedule schedule and not Constant && symptoms.PeakLearningRate > 0
        ? schedule.Scale(learningRate / symptoms.PeakLearningRate)
        : learningRate;

    private IEnumerable<Suggestion> Factors(params double[] factors) => factors.Where(factor => CanBe(factor * symptoms.PeakLearningRate)).Select(factor =>
        WithPeak(factor * symptoms.PeakLearningRate, factor < 1 ? $", {Text.Number(1 / factor)} times smaller" : $", {Text.Number(factor)} times larger"));

    /// <summary>Whether a number can be a learning rate: no multiple of 0 is one, nor is what overflows.</summary>
    private static bool CanBe(double learningRate) => learningRate is > 0 and < double.PositiveInfinity;

    /// <summary>The largest learning rate so far, or half of the largest stable one where that is smaller, or where there has been none; 0 where nobody knows.</summary>
    private double StablePeak() => symptoms.Edge is not { } edge ? symptoms.PeakLearningRate : CanBe(symptoms.PeakLearningRate) ? Math.Min(symptoms.PeakLearningRate, edge / 2) : edge / 2;

    /// <summary>What theory knows: half of the largest stable one, which for plain descent is 1/L, and the one with the best worst axis.</summary>
    private IEnumerable<Suggestion> BestLearningRates()
    {
        if (symptoms.Edge is not { } edge)
            yield break;
        if (run.UpdateRule is Plain && symptoms.Bowl is { } bowl && bowl.L / bowl.Mu < 1e3)
            yield return WithPeak(Theory.BestLearningRate(bowl.L, bowl.Mu), ", which is 2/(L + μ)");
        yield return WithPeak(edge / 2, $", half of the largest stable one");
    }

    private IEnumerable<Suggestion> Smaller()
    {
        // After an overflow the bowl, if any, is somewhere far out; what counts is the curvature that the run began with.
        var local = Theory.CurvatureAt(run.Objective, [.. run.Start.Theta], iterations: 30);
        var known = Bowl.Of(run.Objective) is { } bowl ? Theory.LargestStableIfKnown(run.UpdateRule, bowl.L) : run.Objective.L is > 0 and < double.PositiveInfinity ? Theory.LargestStableIfKnown(run.UpdateRule, run.Objective.L) : null;
        var edge = known ?? (local > 0 ? Theory.LargestStableIfKnown(run.UpdateRule, local) : null);
        var peak = symptoms.PeakLearningRate;
        if (edge < 2 * peak && !symptoms.IsStochastic)
            yield return WithPeak(edge.Value / 2, known is null ? ", half of what is stable at the start" : $", half of the largest stable one, {Text.Number(edge.Value)}");
        if (edge < 20 * peak && symptoms.IsStochastic)
            yield return WithPeak(Math.Min(edge.Value / 20, peak / 3), ", which leaves room for samples steeper than the mean");
        foreach (var suggestion in Factors(0.1, 0.01, 1e-3, 1e-4, 1e-5, 0.5))
            yield return suggestion;
    }

    private IEnumerable<Suggestion> LargerBatch()
    {
        if (!symptoms.IsStochastic || run.Batch.Size is not { } size)
            yield break;
        var larger = (int)Math.Min(((FiniteSum)run.Objective).SampleCount, 16L * size);
        var batch = run.Batch.IsWithReplacement ? Batch.Mini(larger).WithReplacement() : Batch.Mini(larger);
        yield return new(Change.Batch, $"batches of {Text.Number(larger)} samples, in correspondingly fewer steps", settings with { Batch = batch, Steps = Math.Max(1, settings.Steps / (larger / size)) });
    }

    private IEnumerable<Suggestion> Decays()
    {
        var (steps, peak) = (Math.Max(1, settings.Steps), StablePeak());
        if (!CanBe(peak))
            yield break;
        yield return new(Change.Schedule, $"a learning rate that decays, along a cosine from {Text.Number(peak)} to 0", settings with { LearningRate = new CosineDecay(peak, steps) });
        yield return new(Change.Schedule, $"a learning rate that decays exponentially from {Text.Number(peak)}", settings with { LearningRate = new ExponentialDecay(peak, 8.0 / steps) });
        yield return new(Change.Schedule, $"a learning rate that decays as 1/t from {Text.Number(peak)}", settings with { LearningRate = new InverseTimeDecay(peak, 20.0 / steps) });
    }

    private IEnumerable<Suggestion> Averages() =>
        [new(Change.Averaging, "the average of the second half of the steps", settings with { AverageFrom = settings.Steps / 2 })];

    /// <summary>For a schedule that decays too fast: none, or one that lasts as long as the run.</summary>
    private IEnumerable<Suggestion> Steady()
    {
        var peak = StablePeak();
        if (!CanBe(peak))
            return [];
        var constant = new Suggestion(Change.Schedule, $"the learning rate {Text.Number(peak)} throughout, without decay", settings with { LearningRate = peak });
        return symptoms.IsStochastic || symptoms.Edge is null ? Decays().Append(constant) : new[] { constant }.Concat(Decays());
    }

    /// <summary>The peak of a schedule from the first step to the last.</summary>
    private IEnumerable<Suggestion> AtOnce() => settings.LearningRate is Constant || symptoms.PeakLearningRate == 0
        ? []
        : [new(Change.Schedule, $"the learning rate {Text.Number(symptoms.PeakLearningRate)} from the first step to the last", settings with { LearningRate = symptoms.PeakLearningRate })];

    private IEnumerable<Suggestion> Standardized()
    {
        var objective = run.Objective switch
        {
            LeastSquares { L2: 0, Intercept: true } regression => Standardize(regression.Data) is { } data ? new LeastSquares(data) : null,
            LogisticRegression { L2: 0, Intercept: true } classes => Standardize(classes.Data) is { } data ? new LogisticRegression(data) : (FiniteSum?)null,
            _ => null,
        };
        if (objective is null || objective.L >= 0.99 * run.Objective.L || settings.Start!.Any(entry => entry != 0))
            yield break;

        // The learning rate that was to the old curvature what this one is to the new.
        var scale = run.Objective.L / objective.L;
        double[] peaks = run.UpdateRule is Adam or RmsProp ? [symptoms.PeakLearningRate, 0.1 * symptoms.PeakLearningRate, 10 * symptoms.PeakLearningRate] : [scale * symptoms.PeakLearningRate, 1 / objective.L];
        foreach (var peak in peaks.Distinct().Where(CanBe))
        {
            yield return new(
                Change.Scaling,
                $"standardized features, which bring κ to {Text.Number(objective.ConditionNumber)}, and a learning rate of {Text.Number(peak)}",
                settings with { Objective = objective, LearningRate = AtPeak(peak) });
        }
    }

    private static Dataset? Standardize(Dataset data)
    {
        try
        {
            return data.Standardize();
        }
        catch (InvalidOperationException)
        {
            return null; // A constant feature.
        }
    }

    private IEnumerable<Suggestion> OtherDamping()
    {
        Suggestion With(UpdateRule rule, double learningRate, string why) => new(
            Change.UpdateRule, $"{rule} with a learning rate of {Text.Number(learningRate)}{why}", settings with { UpdateRule = rule, LearningRate = learningRate });
        if (symptoms.Bowl is { } bowl && Theory.LargestStableIfKnown(run.UpdateRule, 1) is not null)
        {
            var (learningRate, rule) = bowl.BestDamping(run.UpdateRule);
            if (bowl.L / bowl.Mu > (diagnosis == Diagnosis.Arrived ? 1 : LeastForMomentum) || run.UpdateRule is not Plain)
                yield return With(rule, learningRate, ", computed from L and μ");
        }

        if (run.UpdateRule is Adam adam)
        {
            foreach (var beta in Betas.Where(beta => beta > 0 && beta < adam.Beta1))
                yield return new(Change.UpdateRule, $"β₁ = {Text.Number(beta)} instead of {Text.Number(adam.Beta1)}", settings with { UpdateRule = new Adam(beta, adam.Beta2, adam.Epsilon) });
        }

        if (diagnosis == Diagnosis.Arrived && symptoms.Bowl is { } bottom)
        {
            // Nothing is faster in the bowl; on the way to it the ground may be steeper.
            var (learningRate, ball) = Theory.BestHeavyBall(bottom.L, bottom.Mu);
            foreach (var part in new[] { 1, 0.5, 0.25 })
                yield return With(ball.Beta > 0 ? ball : new Plain(), part * learningRate, "");
        }

        if (symptoms.Edge is { } edge && Theory.LargestStableIfKnown(run.UpdateRule, 1) is { } unit)
        {
            // 1/L; and a tenth of it, which leaves room for samples steeper than the mean.
            foreach (var part in symptoms.IsStochastic ? Parts : [1])
            {
                foreach (var beta in Betas)
                    yield return With(new HeavyBall(beta), part * edge / unit, "");
            }
        }
    }

    private IEnumerable<Suggestion> OtherStarts()
    {
        var start = run.Start.Theta;
        var random = new MersenneTwister(1, threadSafe: false);
        var size = Math.Max(1, Norms.Length([.. start])) / Math.Sqrt(start.Count);
        double[] Around(double part, double spread) => [.. start.Select(entry => (part * entry) + (spread * size * Normal.Sample(random, 0, 1)))];

        // A nudge, which a saddle needs; the other side; nearer to 0; and anywhere as far out as the first.
        double[][] starts = [Around(1, 0.1), Around(1, 0.3), Around(-1, 0), Around(0.5, 0), Around(0.2, 0), .. Enumerable.Range(0, 8).Select(_ => Around(0, 1))];
        return starts.Select(other => new Suggestion(
            Change.Start,
            $"another start, ({string.Join(", ", other.Take(3).Select(entry => Text.Number(Math.Round(entry, 3))))}{(other.Length > 3 ? ", …" : "")})",
            settings with { Start = other }));
    }

    private IEnumerable<Suggestion> Penalties(LogisticRegression classes)
    {
        foreach (var l2 in L2s)
            yield return new(Change.Regularization, $"an L2 penalty of {Text.Number(l2)}, which gives the loss a minimum", settings with { Objective = new LogisticRegression(classes.Data, l2, classes.Intercept) });

        // A learning rate too small to arrive even then.
        var penalized = new LogisticRegression(classes.Data, L2s[^1], classes.Intercept);
        yield return new(
            Change.Regularization,
            $"an L2 penalty of {Text.Number(L2s[^1])}, with which there is a minimum, and a learning rate of {Text.Number(1 / penalized.L)}",
            settings with { Objective = penalized, LearningRate = 1 / penalized.L, UpdateRule = new Plain() });
    }

    private Suggestion MoreSteps()
    {
        const int MostTimes = 10; // More than this is another plan.
        var more = Math.Clamp(Math.Ceiling(symptoms.StepsToGo(Diagnoser.Rounding / 100)), symptoms.Steps, (double)MostTimes * symptoms.Steps);
        var steps = (int)Math.Min(int.MaxValue, symptoms.Steps + Math.Max(1, more));
        return new(Change.MoreSteps, $"more steps: {Text.Number(steps)} instead of {Text.Number(symptoms.Steps)}", settings with { Steps = steps });
    }
}
