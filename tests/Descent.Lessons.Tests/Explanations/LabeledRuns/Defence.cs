namespace Descent.Lessons.Tests.Labeled;

/// <summary>Whether a label can be defended by measuring: each diagnosis claims that some changes help and others do not.</summary>
internal static class Defence
{
    /// <summary>What speaks against the best label of a run, or null where nothing does.</summary>
    internal static string? Objection(LabeledRun labeled)
    {
        var run = labeled.Make();
        var m = new Measured(run);
        if (labeled.Accept[0] != "Diverging" && (run.Outcome == Outcome.Diverged || m.Gap > 3 * m.StartGap + m.Rounding))
            return "ends far above its start";
        return labeled.Accept[0] switch
        {
            "Diverging" => All(
                (run.Outcome == Outcome.Diverged || run.Final.Value > run.Start.Value, "ends below its start"),
                (m.Smaller < m.StartGap, "no smaller learning rate ends below the start")),
            "Oscillating" => All(
                (m.Smaller < 0.5 * m.Gap, "a smaller learning rate leaves as much"),
                (m.Larger > 0.5 * m.Gap, "a larger learning rate leaves less")),
            "Crawling" => All(
                (m.Larger < 0.9 * m.Gap, "a larger learning rate leaves as much"),
                (m.AtScale(2) < m.Gap && m.AtScale(0.3) > m.Gap, "more is not better"),
                (m.Gap > 0.1 * m.StartGap || m.Larger < 0.001 * m.Gap, "most of the way is done")),
            "IllConditioned" => All(
                (m.Larger > 0.3 * m.Gap, "a larger learning rate alone helps"),
                (m.Smaller > 0.5 * m.Gap, "a smaller learning rate alone helps"),
                (WithMomentum(m) < 0.7 * m.Gap || m.Standardized < 0.7 * m.Gap || m.WithAdam < 0.7 * m.Gap, "neither momentum nor standardized data nor Adam helps"),
                (m.Longer(2) > 0.02 * m.Gap, "twice the steps would do")),
            "NoiseFloor" => All(
                (run.Batch.Size is not null, "there is no noise"),
                (m.WithAllSamples < 0.5 * m.Mean(0.5, 1), "all samples leave as much"),
                (m.WithDecay < 0.8 * m.Mean(0.5, 1), "decay leaves as much"),
                (m.WithDecay < m.Gap, "the end is a lucky moment"),
                (m.Mean(0.75, 1) > 0.3 * m.Mean(0.5, 0.75), "it is still falling")),
            "StalledBySchedule" => All(
                (run.Final.LearningRate < 0.2 * run.LearningRate.Values(m.Steps).Max(), "the learning rate has not fallen"),
                (m.WithoutDecay < 0.7 * m.Gap, "without decay as much is left"),
                (m.Longer(2) > 0.2 * m.Gap, "more steps alone help")),
            "UnderDamped" => All(
                (WithBeta(m, 0.2, 0.6, 0.9) < 0.3 * m.Gap, "a smaller β leaves as much"),
                (m.Gap > m.Rounding, "it has arrived")),
            "OverDamped" => All(
                (WithBeta(m, 4, 9, 25) < 0.3 * m.Gap, "a larger β leaves as much"),
                (m.Larger > 0.3 * m.Gap, "a larger learning rate alone helps")),
            "Stuck" => All(
                (run.Final.LearningRate * run.Final.GradientNorm < 1e-3 * (1 + Length(run)), "it still moves"),
                (m.FromElsewhere < 0.5 * m.Gap || run.Points.Min(point => point.Value) - m.Low < 0.5 * m.Gap, "other starts leave as much, and it has not been lower"),
                (m.Longer(2) > 0.5 * m.Gap || run.Final.GradientNorm < 1e-3, "more steps alone help")),
            "NoMinimum" => All(
                (run.Objective.Minimizer is null, "there is a minimizer"),
                (run.Objective is not LogisticRegression f || f.Accuracy([.. run.Final.Theta]) == 1, "the classes are not separated"),
                (m.Longer(5) < Math.Max(0.5 * m.Gap, m.Gap - 1), "more steps leave as much"),
                (Length(m.Again(run.LearningRate, steps: 5 * m.Steps)) > Length(run), "θ does not grow")),
            "BudgetSpent" or "Converging" => All(
                (run.Outcome == Outcome.BudgetSpent || run.Outcome == Outcome.Cancelled || labeled.Accept[0] == "Converging", "no budget ended it"),
                (m.Gap < 0.6 * m.StartGap, "it is not on its way"),
                (m.Longer(5) < 0.5 * m.Gap, "more steps leave as much"),
                (Math.Log(Math.Max(Math.Min(m.Larger, m.Smaller), m.Rounding) / m.StartGap) > 4 * Math.Log(m.Gap / m.StartGap), "another learning rate alone is far better")),
            "Arrived" => All(
                (run.Outcome == Outcome.Converged || (m.Longer(5) is var longer && m.Gap - longer <= Math.Max(m.Rounding, 1e-12 * m.StartGap)), "more steps leave less")),
            var unknown => $"no diagnosis is called {unknown}",
        };
    }

    private static double WithMomentum(Measured m) => new[] { 0.9, 0.97, 0.99, 0.997 }.Min(beta => m.WithRule(new HeavyBall(beta)));

    /// <summary>What is left where 1 − β is made so many times smaller, or β is made a fraction of itself.</summary>
    private static double WithBeta(Measured m, params double[] changes) => changes.Min(change =>
    {
        double Changed(double beta) => change > 1 ? 1 - ((1 - beta) / change) : beta * change;
        return m.Run.UpdateRule switch
        {
            HeavyBall rule => m.WithRule(new HeavyBall(Changed(rule.Beta))),
            Momentum rule => m.WithRule(new Momentum(Changed(rule.Beta)), change > 1 ? change : 1), // (1 − β)α stays.
            Nesterov rule => m.WithRule(new Nesterov(Changed(rule.Beta))),
            Adam rule => m.WithRule(new Adam(Changed(rule.Beta1), rule.Beta2)),
            _ => double.PositiveInfinity,
        };
    });

    private static double Length(Run run) => Math.Sqrt(run.Final.Theta.Sum(x => x * x));

    private static string? All(params (bool Holds, string Otherwise)[] claims) => claims.FirstOrDefault(claim => !claim.Holds).Otherwise;
}
