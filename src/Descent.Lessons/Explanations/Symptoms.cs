using Descent.Lessons.Numerics;
using MathNet.Numerics.Statistics;

namespace Descent.Lessons;

/// <summary>What can be read from a run and from the bowl it is in: the few numbers that tell one diagnosis from another.</summary>
internal sealed class Symptoms
{
    private const int MostSteps = 10_000_000; // Sums of learning rates are taken no further than this.

    private const double RoundingOfLoss = 1e-13; // Of a loss: what sums over samples are exact to.

    private readonly double[] excess; // What was left to lose at each recorded point.
    private readonly Lazy<(double Reversing, double Shrinking)> lastSteps;

    internal Symptoms(Run run)
    {
        Run = run;
        End = run.Batch.Size is null ? [.. run.Final.Theta] : Center(0.75);
        Bottom = Bottom.Under(run, End);
        Lowest = double.IsNaN(Bottom.Lowest) ? Extrapolated() : Math.Min(Bottom.Lowest, run.LowestLoss);
        excess = [.. run.Points.Select(point => Math.Max(0, point.Value - Lowest))];
        Whole = excess[0];
        if (run.Objective is LeastSquares { L2: 0 } regression)
        {
            var ofMean = (regression.Data.Targets.ToArray().PopulationVariance() / 2) - Lowest;
            if (ofMean > Diagnoser.Near * Whole) // Less is rounding: the features tell nothing that the mean does not.
                Whole = Math.Min(Whole, ofMean);
        }

        PeakLearningRate = run.Points.Max(point => point.LearningRate);
        lastSteps = new(LastSteps);
    }

    internal Run Run { get; }

    /// <summary>Where the run is in the end; where batches are drawn the mean of the last quarter, which noise averages out of.</summary>
    internal double[] End { get; }

    internal Bottom Bottom { get; }

    internal Bowl? Bowl => Bottom.Bowl;

    /// <summary>The lowest loss that the run could come to: known, found, or as its own slowing down foretells.</summary>
    internal double Lowest { get; }

    internal int Steps => Run.Steps;

    /// <summary>The loss above the minimum at the end.</summary>
    internal double Excess => excess[^1];

    /// <summary>The loss above the minimum that is no more than rounding, in the scale of the problem: of the loss at the start, or of the lowest.</summary>
    internal double Rounding => Math.Max(Diagnoser.Rounding * excess[0], RoundingOfLoss * Math.Abs(Lowest));

    /// <summary>What there was to lose: the loss above the minimum at the start, or with a regression no more than the mean alone leaves, which any first steps find.</summary>
    internal double Whole { get; }

    /// <summary>Whether the part that is left is counted from what the mean of the targets leaves, and not from the start.</summary>
    internal bool IsFromMean => Whole < excess[0];

    /// <summary>The loss at the bottom of the bowl that the run is in, which may be higher than the lowest.</summary>
    internal double Floor => double.IsNaN(Bottom.Here) ? Lowest : Math.Min(Bottom.Here, Run.LowestLoss);

    /// <summary>The part of the loss above the minimum that is left at the end; 1 is all of it.</summary>
    /// <remarks>A regression counts from what the mean alone leaves, where it starts higher.</remarks>
    internal double Left => Fraction(excess[^1], Whole);

    /// <summary>The same for the last quarter of the run: its largest, or where batches are drawn its typical loss.</summary>
    internal double TypicallyLeft => Fraction(IsStochastic ? Typical(0.75, 1) : Highest(0.75, 1), Whole);

    /// <summary>The late loss above the minimum over that at the start.</summary>
    internal double OverStart => Fraction(IsStochastic ? Typical(0.75, 1) : Highest(0.75, 1), excess[0]);

    /// <summary>The part of the starting distance that is left; NaN where no minimizer is known.</summary>
    internal double DistanceLeft => !double.IsNaN(Run.Final.Distance) ? Fraction(Run.Final.Distance, Run.Start.Distance)
        : Bowl is { } bowl ? Fraction(bowl.DistanceTo(Run.Final.Theta), bowl.DistanceTo(Run.Start.Theta))
        : double.NaN;

    /// <summary>The largest learning rate that a step was made with.</summary>
    internal double PeakLearningRate { get; }

    internal double MeanLearningRate => Run.Points.Average(point => point.LearningRate);

    /// <summary>The learning rate of the last step.</summary>
    internal double LastLearningRate => Run.Points[Math.Max(0, Run.Points.Count - 2)].LearningRate;

    internal bool IsStochastic => Run.Batch.Size is { } size && size < ((FiniteSum)Run.Objective).SampleCount;

    /// <summary>The part of the last steps that turned back on the step before, and what each left of its length.</summary>
    internal (double Reversing, double Shrinking) Turns => lastSteps.Value;

    /// <summary>The largest stable learning rate of the run's rule in its bowl, or by the L that the objective knows; null where neither is.</summary>
    internal double? Edge => (Bowl?.L ?? Run.Objective.L) is > 0 and < double.PositiveInfinity and var l ? Theory.LargestStableIfKnown(Run.UpdateRule, l) : null;

    /// <summary>The typical loss above the minimum over a part of the run, from and to between 0 and 1.</summary>
    internal double Typical(double from, double to) => Part(from, to).Median();

    internal double Highest(double from, double to) => Part(from, to).Max();

    internal double LowestIn(double from, double to) => Part(from, to).Min();

    /// <summary>The part of steps, in the second half, between recorded points that lowered the loss.</summary>
    internal double Falling()
    {
        var half = Part(0.5, 1);
        return half.Length < 2 ? 1 : half.Zip(half.Skip(1), (a, b) => b < a ? 1.0 : 0).Average();
    }

    /// <summary>The part of them that raised it.</summary>
    internal double Rising()
    {
        var half = Part(0.5, 1);
        return half.Length < 2 ? 0 : half.Zip(half.Skip(1), (a, b) => b > a ? 1.0 : 0).Average();
    }

    /// <summary>The part of the typical late loss that stays when noise is averaged out of θ: near 1 it is no noise that keeps the run up.</summary>
    internal double NotNoise() => Math.Max(0, Run.Objective.Value(End) - Lowest) / Part(0.75, 1).Mean();

    /// <summary>How many more steps until a part of the loss above the minimum is left, at the rate of the second half.</summary>
    internal double StepsToGo(double part = Diagnoser.Near)
    {
        // The highest of each quarter, because losses swing; where batches are drawn they wander, and the typical counts.
        var (before, after) = IsStochastic ? (Typical(0.25, 0.5), Typical(0.75, 1)) : (Highest(0.25, 0.5), Highest(0.75, 1));
        var perStep = Math.Log(after / before) / (Run.Points[First(0.75)].Step - Run.Points[First(0.25)].Step);
        return perStep < 0 ? Math.Max(0, Math.Log(part * Whole / after) / perStep) : double.PositiveInfinity;
    }

    /// <summary>The sum of the learning rates of as many more steps, over the sum so far: 1 for a constant one.</summary>
    internal double TravelAhead()
    {
        var steps = Math.Clamp(Run.Steps, 1, MostSteps);
        if (Run.Settings.LearningRate is not Schedule schedule) // What looks at the run goes on as it ended.
            return Run.Final.LearningRate / Run.Points.Average(point => point.LearningRate);

        double behind = 0, ahead = 0;
        for (var step = 0; step < steps; step++)
            behind += schedule.At(step);
        try
        {
            for (var step = 0; step < steps; step++)
                ahead += schedule.At(Run.Steps > int.MaxValue - steps ? step : Run.Steps + step);
        }
        catch (Exception)
        {
            // A learner's own schedule may end where the run does, and throw whatever it will.
        }

        return behind == 0 ? 0 : ahead / behind;
    }

    /// <summary>
    /// ‖∇f‖ ‖θ − θ*‖ over f − f*. A convex function never lets this fall below 1; far below it the slope no longer knows
    /// where the minimum is: at a poor minimum, a saddle or a plateau.
    /// </summary>
    internal double SlopeOverNeed()
    {
        if (!Run.IsLowestKnown)
            return double.NaN;

        var need = Run.Objective.Value(End) - Run.Lowest;
        var distance = Norms.Distance(End, [.. Run.Objective.Minimizer!]);
        return need <= 0 ? double.PositiveInfinity : SlopeAtEnd * distance / need;
    }

    internal double SlopeAtEnd => Norms.Length(Run.Objective.Gradient(End));

    /// <summary>Whether the run has come to flat ground, wherever it is.</summary>
    internal bool HasSlopeEnded => SlopeAtEnd <= Diagnoser.Flattened * Run.Points.Max(point => point.GradientNorm);

    private (double Reversing, double Shrinking) LastSteps()
    {
        var moves = Run.Tail.Zip(Run.Tail.Skip(1), (a, b) => a.Zip(b, (x, y) => y - x).ToArray()).ToArray();
        if (moves.Length < 6 || Norms.Length(moves[^1]) == 0 || Norms.Length(moves[0]) == 0)
            return (0, 0);

        var turns = moves.Zip(moves.Skip(1), (a, b) => a.Zip(b, (x, y) => x * y).Sum() < -0.5 * Norms.Length(a) * Norms.Length(b) ? 1.0 : 0).Average();
        var pairs = moves.Length / 2;
        var early = moves.Take(pairs).Average(move => Norms.Length(move));
        var late = moves.Skip(moves.Length - pairs).Average(move => Norms.Length(move));
        return (turns, Math.Pow(late / early, 1.0 / (moves.Length - pairs)));
    }

    /// <summary>
    /// Where the loss is heading if what it falls by goes on shrinking as it did (Aitken), or as far down again as it came
    /// where that does not shrink.
    /// </summary>
    private double Extrapolated()
    {
        if (Bottom.HasNoMinimum && Run.Objective is LogisticRegression)
            return 0;

        var (half, late, end) = (Run.Points[Run.Points.Count / 2].Value, Run.Points[3 * Run.Points.Count / 4].Value, Run.Final.Value);
        var (first, second) = (half - late, late - end);
        return second > 0 && second < first
            ? Math.Min(Run.LowestLoss, end - (second * second / (first - second)))
            : Run.LowestLoss - Math.Max(0, Run.Start.Value - Run.LowestLoss);
    }

    /// <summary>The mean of θ over the last part of the run.</summary>
    private double[] Center(double from)
    {
        var skipped = (int)(from * Run.Points.Count);
        return [.. Enumerable.Range(0, Run.Objective.Dimension).Select(i => Run.Points.Skip(skipped).Average(point => point.Theta[i]))];
    }

    private int First(double from) => Math.Min((int)(from * excess.Length), excess.Length - 1);

    private double[] Part(double from, double to)
    {
        var first = First(from);
        var last = Math.Clamp((int)Math.Ceiling(to * excess.Length), first + 1, excess.Length);
        return excess[first..last];
    }

    private static double Fraction(double part, double whole) => whole > 0 ? part / whole : part > 0 ? double.PositiveInfinity : 0;
}
