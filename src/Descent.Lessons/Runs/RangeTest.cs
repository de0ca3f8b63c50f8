namespace Descent.Lessons;

/// <summary>
/// A learning rate range test: one short run whose learning rate grows by the same factor at every step, which finds what
/// to try where no L is known.
/// </summary>
/// <remarks>
/// Too small a learning rate changes nothing, too large a one makes the loss grow, and in between it falls. Source: L. N.
/// Smith, Cyclical Learning Rates for Training Neural Networks, 2017.
/// </remarks>
public sealed class RangeTest
{
    private RangeTest(Run run)
    {
        Measured = run;
        double[] losses = [.. run.Points.Select(point => point.Value)];
        var lowest = Array.IndexOf(losses, losses.Min());
        if (lowest > 0)
            Suggested = run.Points[Enumerable.Range(0, lowest).MaxBy(t => losses[t] - losses[t + 1])].LearningRate;
        if (lowest < losses.Length - 1 || run.Outcome == Outcome.Diverged)
            Edge = run.Points[lowest].LearningRate;
    }

    /// <summary>The run, with every point.</summary>
    public Run Measured { get; }

    /// <summary>The learning rate of the step that lowered the loss the most: one to begin with. Null where no step got below the start.</summary>
    public double? Suggested { get; }

    /// <summary>The learning rate of the first step after the lowest loss: from here on it only gets worse. Null where it was still falling at the end.</summary>
    public double? Edge { get; }

    /// <summary>Does a range test.</summary>
    /// <remarks>
    /// The learning rate of step t is from · (to/from)^(t/(steps − 1)). The loss is f(θ_t) over all samples, at every step,
    /// also where batches are drawn.
    /// </remarks>
    /// <param name="objective">f.</param>
    /// <param name="from">The learning rate of the first step, greater than 0: so small that little happens.</param>
    /// <param name="to">That of the last step, greater than <paramref name="from"/>: too large.</param>
    /// <param name="steps">Number of steps, 2 or more.</param>
    /// <param name="updateRule">The direction; <see cref="Plain"/> when left out. A suggestion is for this rule.</param>
    /// <param name="batch">The samples of each step; <see cref="Batch.Full"/> when left out. A suggestion is for this batch.</param>
    /// <param name="seed">Where the shuffling of samples starts; needed, and used, only where <paramref name="batch"/> is not full.</param>
    /// <param name="start">θ_0; where all parameters are 0 when left out.</param>
    /// <exception cref="ArgumentException">An argument is outside its range or does not go with another one, as in <see cref="RunSettings"/>.</exception>
    /// <example><code>var test = RangeTest.Run(new LeastSquares(Datasets.Cars().Standardize()));</code></example>
    public static RangeTest Run(
        Objective objective,
        double from = 1e-6,
        double to = 10,
        int steps = 100,
        UpdateRule? updateRule = null,
        Batch? batch = null,
        int? seed = null,
        double[]? start = null)
    {
        Require.Positive(from);
        if (Require.Positive(to) <= from)
            throw new ArgumentOutOfRangeException(nameof(to), to, $"to must be greater than from, which is {Text.Number(from)}.");
        Require.AtLeast(2, steps);
        var ratio = to / from;
        if (!double.IsFinite(ratio))
            throw new ArgumentOutOfRangeException(nameof(from), from, $"from must not be so far below to, which is {Text.Number(to)}, that their ratio is no number.");
        var formula = $"α_t = {Text.Number(from)} · {Text.Number(ratio)}^(t/{Text.Number(steps - 1)})";
        return new RangeTest(new RunSettings
        {
            Objective = objective,
            Start = start,
            LearningRate = Schedule.Custom(formula, t => from * Math.Pow(ratio, t / (steps - 1.0))),
            Steps = steps,
            UpdateRule = updateRule ?? new Plain(),
            Batch = batch ?? Batch.Full,
            Seed = seed,
            Stop = StopRule.GradientNorm(0),
            Record = steps + 1,
        }.Minimize());
    }

    /// <inheritdoc/>
    public override string ToString() =>
        (Suggested is { } suggested ? $"The loss falls fastest at α = {Text.Number(suggested)}" : "The loss never falls below where it starts; begin with a smaller learning rate")
        + (Edge is { } edge ? $", and from α = {Text.Number(edge)} on it grows." : ", and it still falls at the last; end with a larger learning rate.");
}
