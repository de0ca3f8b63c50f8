namespace Descent.Lessons;

/// <summary>The exercises of lesson 3.1.</summary>
internal static class LearningRateExercises
{
    private const int StepsOnLongley = 90_000;
    private const double FractionLeft = 1e-6;

    internal static IEnumerable<Exercise> All =>
    [
        Exercise.Varied(
            "3.1-a",
            "The edge of stability",
            [
                "Which of the two curvatures is the first to make its axis diverge as α grows?",
                "Along one axis a step multiplies the error by 1 − αλ. For which α does that factor leave the range from −1 to 1?",
                "Set 1 − αλ = −1 for the steeper axis and solve for α.",
            ],
            [[4, 25], [3, 20], [5, 32], [3, 36], [2, 28], [2, 90], [7, 70], [3, 80], [2, 60]], // the curvatures, flat and steep
            curvatures => Judge.Number(
                2 / curvatures[1],
                "The steepest axis sets the limit for all of them.",
                new("Takes 1/L for the limit", 1 / curvatures[1], "At that α the steep axis lands on its minimum in one step. It is a good place to be, but not the edge: beyond it the error changes sign and can still shrink."),
                new("Asks the flattest axis", 2 / curvatures[0], "That is where the flat axis would start to diverge. Long before that, another axis does."),
                new("Takes the best learning rate for the largest", 2 / (curvatures[0] + curvatures[1]), "That α is the fastest, not the largest: a little to either side of it, runs still converge, only more slowly."))),
        new(
            "3.1-b",
            "The fastest constant learning rate",
            [
                "At the best α no axis is slower than the others: which two axes must then be equally slow?",
                "A step multiplies the error along the flattest axis by 1 − αμ, and along the steepest by 1 − αL. Equally slow means equal in size; could the signs differ?",
                "Solve 1 − αμ = −(1 − αL) for α.",
            ],
            Judge.Function<Func<double, double, double>>(
                (l, mu) => 2 / (l + mu),
                f => [f(1, 0.1), f(10, 1), f(4, 4), f(1000, 0.5), f(3.5, 0.05)],
                "The two ends of the spectrum now shrink at the same rate, (κ − 1)/(κ + 1).",
                new("Uses the steepest axis only", (l, _) => 1 / l, "That finishes the steepest axis in one step and leaves the flattest to crawl. Could the steep axis afford a larger α?"),
                new("Goes to the edge of stability", (l, _) => 2 / l, "At that α the steepest axis bounces forever between two points. Step back from the edge; by how much depends on μ."),
                new("Asks the flattest axis only", (_, mu) => 1 / mu, "That finishes the flattest axis in one step. What does such a step do to the steepest?"),
                new("Subtracts the curvatures", (l, mu) => 2 / (l - mu), "Beyond 2/L the steepest axis diverges, and your α lies there. Check the signs when you solve for α."),
                new("Forgets the factor 2", (l, mu) => 1 / (l + mu), "Look at the sign of the steep axis's factor at your α: has it turned negative yet? The two axes are not in balance."))),
        new(
            "3.1-c",
            "Tune a real regression",
            [
                "You know the fastest constant α in terms of L and μ. The objective has both.",
                "L and μ are the largest and smallest eigenvalues of XᵀX/n of the standardized features. The objective's L and Mu are exactly these.",
                "Use your answer to 3.1-b with scaled.L and scaled.Mu.",
            ],
            Judge.Number(JudgeLearningRate)),
    ];

    private static Judgment JudgeLearningRate(double learningRate)
    {
        if (!double.IsFinite(learningRate) || learningRate <= 0)
            return Judgment.NotYet("A learning rate is a finite number greater than 0.");

        var bowl = new LeastSquares(Datasets.Longley().Standardize());
        var run = GradientDescent.Minimize(bowl, new double[bowl.Dimension], learningRate, StepsOnLongley, stop: StopRule.RelativeDistance(FractionLeft));
        if (run.Outcome == Outcome.Converged)
            return Judgment.Right($"Your run arrives after {Text.Steps(run.Steps)}.");

        var raw = new LeastSquares(Datasets.Longley());
        Misconception<double>[] misconceptions =
        [
            new("Uses the steepest axis only", 1 / bowl.L, "Safe, but the flattest axis then needs about twice the steps. The steepest axis may change sides, as long as it still shrinks."),
            new("Goes to the edge of stability", 2 / bowl.L, AtTheEdge(Math.Abs(Theory.ErrorFactor(learningRate, bowl.L)))),
            new("Does not divide XᵀX by n", 2 / (bowl.Data.Count * (bowl.L + bowl.Mu)), "The run crawls: this α is too small by a factor of n. The loss is a mean over the samples, and so is its curvature."),
            new("Tunes for the raw features", Theory.BestLearningRate(raw.L, raw.Mu), "That α fits the raw features, whose curvature is billions of times larger. This run has standardized ones."),
        ];
        return Judge.Wrong(misconceptions, answer => Judge.Close(learningRate, answer), FeedbackFor(run, learningRate));
    }

    /// <summary>What becomes of the steepest axis there, by what a step leaves of its error.</summary>
    private static string AtTheEdge(double factor) => (1 - factor) switch
    {
        > 1e-9 => $"The error along the steepest axis changes sides and does shrink, but by so little per step that it can take {Text.Number(Math.Ceiling(Theory.StepsTo(factor, FractionLeft)))} steps: too late. Step back from the edge.",
        < -1e-9 => "The steepest axis changes sides and grows, slowly at first: this is just beyond the edge. Step back from it.",
        _ => "The steepest axis bounces between two points and never arrives. Step back from the edge.",
    };

    private static string FeedbackFor(Run run, double learningRate)
    {
        if (run.Outcome == Outcome.Diverged || run.Final.Distance > run.Start.Distance)
            return "This run moves away from the minimum: α is too large for the steepest axis.";

        var left = Text.Percent(run.Final.Distance / run.Start.Distance);
        var slower = Math.Abs(Theory.ErrorFactor(learningRate, run.Objective.L)) > Math.Abs(Theory.ErrorFactor(learningRate, run.Objective.Mu)) ? "steepest" : "flattest";
        return $"After {Text.Steps(run.Steps)} {left} of the starting distance is left; the goal is {Text.Percent(FractionLeft)}. The {slower} axis is the slower one.";
    }
}
