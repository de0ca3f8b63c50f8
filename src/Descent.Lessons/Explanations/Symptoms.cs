using Descent.Lessons.Numerics;
using MathNet.Numerics.Statistics;

namespace Descent.Lessons;

/// <summary>What can be read from a run: the few numbers that tell one diagnosis from another.</summary>
internal sealed class Symptoms
{
    private readonly Run run;
    private readonly double[] excess; // What was left to lose at each recorded point.
    private readonly Lazy<double> peakLearningRate;

    internal Symptoms(Run run)
    {
        this.run = run;
        // Near a minimum the loss above it is proportional to the squared gradient, which is known everywhere.
        excess = [.. run.Points.Select(point => run.IsLowestKnown ? run.ExcessAt(point) : point.GradientNorm * point.GradientNorm)];
        Left = Fraction(excess[^1], excess[0]);

        // The step that overflowed was made as well.
        var steps = run.Steps + (run.Outcome == Outcome.Diverged ? 1 : 0);
        peakLearningRate = new Lazy<double>(() => run.LearningRate.Values(Math.Max(1, steps)).Max());
    }

    /// <summary>The part of the loss above the minimum that is left at the end; 1 is all of it.</summary>
    internal double Left { get; }

    /// <summary>The part of the starting distance that is left; NaN where the minimizer is not known.</summary>
    internal double DistanceLeft => Fraction(run.Final.Distance, run.Start.Distance);

    /// <summary>The largest learning rate that a step was made with.</summary>
    internal double PeakLearningRate => peakLearningRate.Value;

    internal bool IsStochastic => run.Batch.Size is not null;

    /// <summary>The typical loss above the minimum over a part of the run, from and to between 0 and 1.</summary>
    internal double Typical(double from, double to) => Part(from, to).Median();

    internal double Highest(double from, double to) => Part(from, to).Max();

    internal double Lowest(double from, double to) => Part(from, to).Min();

    /// <summary>The part of steps, in the second half, between recorded points that lowered the loss.</summary>
    internal double Falling()
    {
        var half = Part(0.5, 1);
        return half.Length < 2 ? 1 : half.Zip(half.Skip(1), (a, b) => b < a ? 1.0 : 0).Average();
    }

    /// <summary>How many more steps until a millionth of the loss above the minimum is left, at the rate of the second half.</summary>
    internal double StepsToGo()
    {
        var steps = run.Steps - run.Points[run.Middle].Step;
        var perStep = Math.Log(excess[^1] / excess[run.Middle]) / steps;
        return perStep < 0 ? Math.Max(0, Math.Log(1e-6 * excess[0] / excess[^1]) / perStep) : double.PositiveInfinity;
    }

    /// <summary>The sum of the learning rates of as many more steps, over the sum so far: 1 for a constant one.</summary>
    internal double TravelAhead()
    {
        var steps = Math.Max(1, run.Steps);
        double behind = 0, ahead = 0;
        for (var step = 0; step < steps; step++)
        {
            behind += run.LearningRate.At(step);
            ahead += run.LearningRate.At(step + steps);
        }

        return behind == 0 ? 0 : ahead / behind;
    }

    /// <summary>
    /// ‖∇f‖ ‖θ − θ*‖ over f − f*. A convex function never lets this fall below 1; far below it the slope no longer knows
    /// where the minimum is: at a poor minimum, a saddle or a plateau.
    /// </summary>
    internal double SlopeOverNeed()
    {
        if (!run.IsLowestKnown)
            return double.NaN;

        var theta = IsStochastic ? Center() : [.. run.Final.Theta];
        var need = run.Objective.Value(theta) - run.Lowest;
        var slope = Norms.Length(run.Objective.Gradient(theta));
        var distance = Norms.Distance(theta, [.. run.Objective.Minimizer!]);
        return need <= 0 ? double.PositiveInfinity : slope * distance / need;
    }

    /// <summary>The part of the last steps that turned back on the step before, and what each left of its length.</summary>
    internal (double Reversing, double Shrinking) LastSteps()
    {
        var moves = run.Tail.Zip(run.Tail.Skip(1), (a, b) => a.Zip(b, (x, y) => y - x).ToArray()).ToArray();
        if (moves.Length < 6 || Norms.Length(moves[^1]) == 0 || Norms.Length(moves[0]) == 0)
            return (0, 0);

        var turns = moves.Zip(moves.Skip(1), (a, b) => a.Zip(b, (x, y) => x * y).Sum() < -0.5 * Norms.Length(a) * Norms.Length(b) ? 1.0 : 0).Average();
        var pairs = moves.Length / 2;
        var early = moves.Take(pairs).Average(move => Norms.Length(move));
        var late = moves.Skip(moves.Length - pairs).Average(move => Norms.Length(move));
        return (turns, Math.Pow(late / early, 1.0 / (moves.Length - pairs)));
    }

    /// <summary>The mean of θ over the second half, which noise averages out of.</summary>
    private double[] Center() =>
    [
        .. Enumerable.Range(0, run.Objective.Dimension)
            .Select(i => run.Points.Skip(run.Points.Count / 2).Average(point => point.Theta[i])),
    ];

    private double[] Part(double from, double to)
    {
        var first = Math.Min((int)(from * excess.Length), excess.Length - 1);
        var last = Math.Clamp((int)Math.Ceiling(to * excess.Length), first + 1, excess.Length);
        return excess[first..last];
    }

    private static double Fraction(double part, double whole) => whole > 0 ? part / whole : part > 0 ? double.PositiveInfinity : 0;
}
