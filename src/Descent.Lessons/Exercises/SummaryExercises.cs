namespace Descent.Lessons;

/// <summary>The exercises of lesson 7.</summary>
internal static class SummaryExercises
{
    private const int Budget = 2000;
    private const double Target = 5.95;
    private const int Seeds = 25;

    internal static IEnumerable<Exercise> All =>
    [
        new(
            "7-a",
            "Ten questions",
            [
                "The card names the first question that is not right, and its lesson. Open that notebook and run its experiment once more.",
                "Some of the ten need one line of arithmetic: an error factor, a limit, a count of updates. Take a pencil.",
            ],
            Judge.Quiz(
                "abc",
                "All ten. The next run that misbehaves will not surprise you.",
                new("1", 'c', 'b', "Takes sign changes for slowness", "work out what one step leaves of the error for each learning rate, and compare sizes."),
                new("2", 'b', 'c', "Believes that the learning rate alone sets the step", "a step is the learning rate times the slope, and the slope at a given distance depends on the bowl."),
                new("3.1", 'c', 'a', "Takes 1/L for the limit", "between the fastest learning rate and the limit lies a whole range that converges."),
                new("3.1", 'a', 'b', "Thinks that standardizing improves the fit", "standardizing is another way to write the same model; ask what it does to the bowl."),
                new("3.2", 'a', 'b', "Waits for the noise floor to sink", "a floor is where noise and slope balance; ask which of the three changes that balance."),
                new("3.3", 'c', 'b', "Blames the gradient when the schedule has stopped", "add up all steps that the schedule will ever make."),
                new("3.4", 'b', 'a', "Expects speed from momentum alone", "momentum in this form averages gradients; it does not enlarge them."),
                new("4", 'c', 'a', "Expects |x| to behave like a bowl", "how long is the step from a point very near the kink?"),
                new("5", 'a', 'b', "Counts looks and forgets updates", "one of them spends its whole budget on a single update."),
                new("6", 'b', 'a', "Takes a noisy curve for failure", "jumps are what single samples do. Ask where the level has gone since the start, and what holds it where it is."))),
        new(
            "7-b",
            "Train within a budget",
            [
                "Batch makes five updates for this money, so each of them would have to be a very good one. Which limit would you rather have: few updates, or noise?",
                "Raw features cost you more than any other choice could win back. After that, look at what holds your run back at the end: is it still on its way, or hovering?",
                "Small batches on standardized features get there early and hover too high. Give them a schedule that has brought α near 0 when the budget ends, and try its α₀ in factors of three.",
            ],
            Judge.Run(JudgeCapstone)),
    ];

    private static Judgment JudgeCapstone(Run run)
    {
        if (run.Objective is not LeastSquares { L2: 0 } cars || cars.Data.Name is not ("Cars" or "Cars, standardized"))
            return Judgment.NotYet("This run minimizes something else. The task is least squares on Cars, raw or standardized, without a penalty.");
        if (run.Start.Theta.Any(entry => entry != 0))
            return Judgment.NotYet("This run does not start at θ = 0. A good start would be half of the solution.");
        if (run.UpdateRule.GetType().Assembly != typeof(Run).Assembly)
            return Judgment.NotYet("Choose one of the update rules of this course, so that what you know about them applies.");
        if (run.Final.Samples > Budget)
            return Judgment.NotYet($"This run used {Text.Number(run.Final.Samples)} sample gradients; the budget is {Text.Number(Budget)}.", Overspends(run));

        if (!LearnerCode.TryLearningRates(run.LearningRate, run.Steps + 1, out var learningRates, out var failure)) // The last point has one, too.
            return Judgment.NotYet(failure);

        // Looked up from here on: a learner's function need not bear being called from several threads.
        var loss = MedianOverSeeds(run, Schedule.Custom(run.LearningRate.ToString(), step => learningRates[step]));
        if (loss <= Target)
            return Judgment.Right(Score(cars, loss));

        return (cars.Data.Name, run.Batch.Size, run.LearningRate) switch
        {
            _ when !double.IsFinite(loss) || loss > run.Start.Value => Judgment.NotYet("With most seeds this run ends higher than it began. Compare your α with what a step of this batch can stand."),
            ("Cars", _, _) => NotYet("Trains on raw features", "The bowl of the raw features is too long and narrow for any schedule or rule to cross in this time."),
            (_, null, _) => NotYet("Spends the budget on a few full steps", $"Every direction was right, and with these learning rates {Text.Steps(run.Steps)} did not take the run far enough."),
            (_, _, Constant) => NotYet("Keeps α constant to the end", run.Average is null
                ? "At this constant α the last θ hovers, or is still on its way. What makes a run settle when its budget ends?"
                : "An average calms a constant α, but not what is still on its way when averaging begins. Try another α, or begin later."),
            _ => Judgment.NotYet(Feedback("You have the parts. Now tune: α₀ in factors of three, then the batch.")),
        };

        string Feedback(string reason) => $"Over {Seeds} seeds the median run ends at f = {Text.Number(loss)}; the target is {Text.Number(Target)}. {reason}";
        Judgment NotYet(string misconception, string reason) => Judgment.NotYet(Feedback(reason), misconception);
    }

    private static string? Overspends(Run run) => run.Batch.Size is { } size && run.Steps == Budget && size > 1 ? "Counts steps instead of samples" : null;

    /// <summary>Where this configuration ends in the middle of many seeds: one lucky seed is not a method.</summary>
    private static double MedianOverSeeds(Run run, Schedule learningRate)
    {
        if (run.Batch.Size is null || run.Steps == 0)
            return EndOf(run);

        var ends = MonteCarlo.Run(Seeds, seed =>
        {
            var again = (run.Settings with { LearningRate = learningRate, Steps = run.Steps, Seed = seed, Stop = StopRule.Samples(Budget), Record = 2 }).Minimize();
            return again.Outcome == Outcome.Diverged ? double.PositiveInfinity : EndOf(again);
        });
        return ends.Order().ElementAt(Seeds / 2);
    }

    /// <summary>The loss that a run hands in: of its last θ, or of its average where that is lower.</summary>
    private static double EndOf(Run run) => run.Average is { } average ? Math.Min(run.Final.Value, run.Objective.Value([.. average])) : run.Final.Value;

    private static string Score(LeastSquares cars, double loss)
    {
        var standardized = new LeastSquares(Datasets.Cars().Standardize());
        var cosine = new CosineWarmRestarts(0.05, Budget);
        var reference = MedianOverSeeds(
            GradientDescent.Minimize(standardized, new double[standardized.Dimension], cosine, Budget, batch: Batch.Stochastic, seed: 1, stop: StopRule.Samples(Budget)), cosine);
        var lowest = cars.Value([.. cars.Minimizer]);
        var most = cars.Value(new double[cars.Dimension]) - lowest;
        return $"Over {Seeds} seeds the median run ends at f = {Text.Number(loss)}. The reference ends at {Text.Number(reference)}, and no θ is lower than {Text.Number(lowest)}: "
            + $"of the loss above that limit your method leaves {Text.Percent((loss - lowest) / most)}, the reference {Text.Percent((reference - lowest) / most)}.";
    }
}
