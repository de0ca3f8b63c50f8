namespace Descent.Lessons.Tests.Labeled;

/// <summary>A run, and what would have become of it with something changed: the evidence for a label.</summary>
internal sealed class Measured(Run run)
{
    private readonly Dictionary<string, double> values = [];
    private readonly Objective objective = run.Objective switch { Hidden h => h.Inner, HiddenSum h => h.Inner, var f => f };

    internal Run Run => run;

    /// <summary>The lowest value known: at the minimizer, or the lowest of all that has been measured so far.</summary>
    internal double Low => Math.Min(
        objective.Minimizer is { } minimizer ? objective.Value([.. minimizer]) : double.PositiveInfinity,
        values.Values.Append(run.Final.Value).Append(run.Points.Min(point => point.Value)).Min());

    internal double StartGap => run.Start.Value - Low;

    internal double Gap => run.Final.Value - Low;

    /// <summary>What rounding leaves of values as large as these.</summary>
    internal double Rounding => 1e-13 * Math.Max(Math.Abs(Low), Math.Abs(run.Start.Value - Low));

    /// <summary>Steps of the run, or how many it was to make before it overflowed.</summary>
    internal int Steps => run.Outcome == Outcome.Diverged ? run.StepLimit : Math.Max(1, run.Steps);

    /// <summary>The largest curvature at the start, by power iteration on differences of gradients.</summary>
    internal double Sharpness
    {
        get
        {
            double[] at = [.. run.Start.Theta];
            var direction = at.Select((_, i) => Math.Sin(i + 1.0)).ToArray();
            var reach = 1e-5 * (1 + Length(at));
            var curvature = 0.0;
            for (var i = 0; i < 40; i++)
            {
                var length = Length(direction);
                if (length == 0)
                    return 0;
                var ahead = objective.Gradient([.. at.Select((x, j) => x + (reach * direction[j] / length))]);
                var behind = objective.Gradient([.. at.Select((x, j) => x - (reach * direction[j] / length))]);
                direction = [.. ahead.Select((g, j) => (g - behind[j]) / (2 * reach))];
                curvature = Length(direction);
            }

            return curvature;
        }
    }

    /// <summary>What is left with the learning rate multiplied.</summary>
    internal double AtScale(double factor) => GapOf($"α × {factor}", () => Again(run.LearningRate.Scale(factor)));

    /// <summary>What is left with smaller learning rates, at best.</summary>
    internal double Smaller => Math.Min(new[] { 0.5, 0.3, 0.1, 0.01, 0.001 }.Min(AtScale), ToCurvature is < 1 and var factor ? AtScale(factor) : double.PositiveInfinity);

    /// <summary>What is left with larger learning rates, at best.</summary>
    internal double Larger => Math.Min(new[] { 2.0, 3, 10, 30 }.Min(AtScale), ToCurvature is > 1 and < 1e15 and var factor ? AtScale(factor) : double.PositiveInfinity);

    /// <summary>What the largest learning rate is to be multiplied by to be the inverse of the curvature at the start.</summary>
    private double ToCurvature => 1 / (Sharpness * run.LearningRate.Values(Steps).Max());

    /// <summary>The mean of what is left over a part of the run, from one fraction of its steps to another.</summary>
    internal double Mean(double from, double to) => run.Points.Where(point => point.Step >= from * run.Steps && point.Step <= to * run.Steps).Select(point => point.Value).DefaultIfEmpty(double.NaN).Average() - Low;

    /// <summary>What is left after so many times the steps, at the same learning rate of each.</summary>
    internal double Longer(int times) => GapOf($"{times} times the steps", () => Again(run.LearningRate, steps: times * Steps));

    internal double WithRule(UpdateRule rule, double scale = 1) => GapOf($"{rule}, α × {scale}", () => Again(run.LearningRate.Scale(scale), rule));

    /// <summary>What is left with Adam, which makes steps of the same length along all axes.</summary>
    internal double WithAdam => new[] { 0.3, 0.1, 0.03 }.Min(share => GapOf($"Adam {share}", () => Again(share * Math.Max(1e-6, run.Start.Theta.Max(Math.Abs)), new Adam())));

    internal double WithAllSamples => GapOf("all samples", () => Again(run.LearningRate, batch: Batch.Full));

    /// <summary>What is left with a tenth of the learning rate in the second half.</summary>
    internal double WithDecay => GapOf("decay", () => Again(run.LearningRate.Then(run.LearningRate.Scale(0.1), Math.Max(1, Steps / 2))));

    /// <summary>What is left where a schedule stays as large as it is at first, or at its largest.</summary>
    internal double WithoutDecay => GapOf("constant", () => Again(run.LearningRate.Values(Steps).Max()));

    /// <summary>What is left at the best of some other starts.</summary>
    internal double FromElsewhere => new[] { -1.0, -0.5, 0.3, 0.1 }.SelectMany(scale => new[] { 0.0, 0.1, -1 }.Select(shift =>
        GapOf($"start × {scale} + {shift}", () => Again(run.LearningRate, steps: run.StepLimit, start: [.. run.Start.Theta.Select(x => (scale * x) + shift)])))).Min();

    /// <summary>What is left on standardized data with α = 1/L, or null where there are no data.</summary>
    internal double? Standardized
    {
        get
        {
            FiniteSum? scaled = objective switch
            {
                LeastSquares f => new LeastSquares(f.Data.Standardize(), f.L2),
                LogisticRegression f => new LogisticRegression(f.Data.Standardize(), f.L2),
                _ => null,
            };
            return scaled is null ? null : GapOf("standardized", () => Again(run.LearningRate.Scale(1 / (run.LearningRate.Values(Steps).Max() * scaled.L)), on: scaled));
        }
    }

    internal Run Again(Schedule learningRate, UpdateRule? rule = null, int? steps = null, Batch? batch = null, double[]? start = null, Objective? on = null) =>
        GradientDescent.Minimize(
            on ?? (run.Batch.Size is null ? objective : run.Objective), start ?? [.. run.Start.Theta], learningRate, steps ?? Steps, rule ?? run.UpdateRule, batch ?? run.Batch, seed: 1,
            StopRule.GradientNorm(0), record: 2);

    private double GapOf(string change, Func<Run> make)
    {
        if (!values.TryGetValue(change, out var value))
        {
            var other = make();
            values[change] = value = other.Outcome == Outcome.Diverged ? double.PositiveInfinity : other.Final.Value;
        }

        return value - Low;
    }

    private static double Length(double[] vector) => Math.Sqrt(vector.Sum(x => x * x));
}
