namespace Descent.Lessons;

/// <summary>The exercises of lesson 3.4.</summary>
internal static class MomentumExercises
{
    private const int StepsOnLongley = 1200;
    private const double FractionLeft = 1e-6;

    internal static IEnumerable<Exercise> All =>
    [
        new(
            "3.4-a",
            "A memory of one epoch",
            [
                "How many steps does one pass over n samples take, when each step uses B of them?",
                "That many steps should be the effective memory. The lesson gives the memory in terms of β.",
                "Set the effective memory equal to the steps of one epoch, and solve for β. When one batch holds all samples, your function should give plain descent.",
            ],
            Judge.Function<Func<double, double, double>>(
                (n, b) => 1 - (b / n),
                f => [f(100, 10), f(1000, 50), f(64, 64), f(392, 8), f(30, 12)],
                "With a smaller batch there are more steps in an epoch, and β moves closer to 1. At one batch per epoch there is nothing to remember.",
                new("Takes β/(1 − β) for the memory", (n, b) => n / (n + b), "β/(1 − β) is the mean age of the gradients in the average, where the newest one has age 0. Try B = n: a memory of one step should be plain descent."),
                new("Takes 1/β for the memory", (n, b) => b / n, "Your β falls as the memory grows: with tiny batches you would remember next to nothing. What weight does the newest gradient have?"),
                new("Takes the batch size for the steps of an epoch", (_, b) => 1 - (1 / b), "The batch size is how many samples a step uses. How many steps does it take to use all of them?"),
                new("Counts samples instead of steps", (n, _) => 1 - (1 / n), "The average takes in one gradient per step, and not one per sample."))),
        Exercise.Varied(
            "3.4-b",
            "The edge of stability with momentum",
            [
                "Which of the two curvatures is the first to make its axis diverge as α grows?",
                "The edge is where a root of z² − (1 + β − p)z + β reaches −1. Put z = −1 into it: what is p there?",
                "In this lesson's form p is (1 − β)αλ. Put in β and the steeper curvature, and solve for α.",
            ],
            [[0.8, 50], [0.9, 40], [0.7, 60], [0.6, 30], [0.5, 80], [0.75, 36], [0.9, 90], [0.85, 64], [0.6, 70]], // β, and the steeper curvature
            numbers => Edge(beta: numbers[0], l: numbers[1])),
        new(
            "3.4-c",
            "Longley with momentum",
            [
                "The lesson has formulas for the best β and the best α in terms of L and μ. Theory.BestHeavyBall computes both.",
                "They are for the heavy ball, whose velocity is a sum of gradients. Your Momentum has an average for its velocity.",
                "Momentum takes the path of the heavy ball when its learning rate makes up for the factor 1 − β.",
            ],
            Judge.Run(JudgeRun)),
    ];

    /// <summary>Of a bowl whose flattest axis has curvature 2.</summary>
    private static Func<object, Judgment> Edge(double beta, double l) => Judge.Number(
        2 * (1 + beta) / ((1 - beta) * l),
        "The limit of plain descent, times (1 + β)/(1 − β), and it is still the steepest axis that sets it.",
        new("Leaves the limit at 2/L", 2 / l, "That is the limit of plain descent. Momentum averages away the alternation of the steep axis, and so allows more."),
        new("Leaves out the factor 1 − β", 2 * (1 + beta) / l, "That is the limit of the heavy ball, whose velocity is a sum. Here the velocity is an average."),
        new("Rescales the plain limit only", 2 / ((1 - beta) * l), "You have scaled the limit of plain descent by the memory. Look again at what p is where a root reaches −1."),
        new("Asks the flattest axis", 2 * (1 + beta) / ((1 - beta) * 2), "That is where the flat axis would start to diverge. Long before, another axis has."));

    private static Judgment JudgeRun(Run run)
    {
        if (run.Objective is not LeastSquares { L2: 0, Data.Name: "Longley, standardized" } bowl)
            return Judgment.NotYet("This run is on another objective. Minimize longley.");
        if (run.Start.Theta.Any(entry => entry != 0))
            return Judgment.NotYet("This run starts somewhere else. Start at θ = 0.");

        var left = run.Final.Distance / run.Start.Distance;
        var arrives = left <= FractionLeft && run.Steps <= StepsOnLongley;
        if (run.UpdateRule is Plain or Momentum { Beta: 0 })
        {
            return arrives
                ? Judgment.NotYet($"Your run arrives after {Text.Steps(run.Steps)} without any memory. A nice find: learning rates that fit one curvature after another can do that, where all of them are known. Now let momentum do it, with a β above 0; it needs to know only the two at the ends.")
                : Judgment.NotYet("This run has no memory. With a constant α, whichever you choose, plain descent needs a number of steps in proportion to κ.", "Does without momentum");
        }

        if (arrives && run.UpdateRule is Momentum)
            return Judgment.Right($"Your run arrives after {Text.Steps(run.Steps)}.");
        if (run.UpdateRule is not Momentum { Beta: var beta })
            return Judgment.NotYet($"This exercise is about Momentum, but your run uses {run.UpdateRule}.");
        if (run.LearningRate is not Constant { LearningRate: var learningRate })
            return Judgment.NotYet($"{Missed(run, left)} A constant learning rate is enough.");

        var (best, ball) = Theory.BestHeavyBall(bowl.L, bowl.Mu);
        var isBestBeta = Judge.Close(beta, ball.Beta);
        Misconception<bool>[] misconceptions =
        [
            new("Takes over the heavy ball's α", isBestBeta && Judge.Close(learningRate, best), "Your β is the best one, and your α is the heavy ball's. There the velocity is a sum of gradients, here it is an average: the steps come out too short."),
            new("Converts α the wrong way round", isBestBeta && Judge.Close(learningRate, best * (1 - ball.Beta)), "Your β is the best one. You have converted α between the two forms, but in the wrong direction: which of the two velocities is the larger?"),
            new("Leaves α at 1/L", Judge.Close(learningRate, 1 / bowl.L), "A memory alone saves next to nothing: the flattest axis creeps as before. Momentum makes a larger α stable; use it."),
            new("Leaves α at plain descent's best", Judge.Close(learningRate, Theory.BestLearningRate(bowl.L, bowl.Mu)), "That α is the best one without memory. Momentum makes a much larger one stable; use it."),
        ];
        return Judge.Wrong(misconceptions, isGiven => isGiven, Missed(run, left) + Slower(bowl, run.UpdateRule, learningRate));
    }

    private static string Missed(Run run, double left) => left > 1 || run.Outcome == Outcome.Diverged
        ? "This run moves away from the minimum."
        : $"After {Text.Steps(run.Steps)} {Text.Percent(left)} of the starting distance is left; the goal is {Text.Percent(FractionLeft)} within {Text.Steps(StepsOnLongley)}.";

    private static string Slower(LeastSquares bowl, UpdateRule rule, double learningRate)
    {
        if (learningRate >= Theory.LargestStableLearningRate(rule, bowl.L))
            return " For this β, α is beyond the edge of stability.";
        return Theory.SpectralRadius(rule, learningRate, bowl.Mu) > Theory.SpectralRadius(rule, learningRate, bowl.L) + 1e-9
            ? " The flattest axis creeps: α is small for this β."
            : " The memory is long: every axis swings, and β alone sets the pace.";
    }
}
