namespace Descent.Lessons;

/// <summary>The exercises of lesson 8.</summary>
internal static class BeyondTheBowlExercises
{
    private const double TooLarge = 0.03; // For one stone at a time, a few of which are mismeasured.
    private const int Seeds = 5;
    private const double Enough = 0.01;

    private static readonly double[][] Flats =
        [[38, 2900], [45, 900], [52, 4100], [60, 1500], [67, 700], [75, 5200], [83, 2300], [96, 3600], [110, 1200], [124, 6000]];

    private static readonly double[] Rents = [465, 655, 560, 785, 915, 740, 960, 1035, 1320, 1165];
    private static readonly double[] NewFlat = [90, 1000];

    internal static IEnumerable<Exercise> All =>
    [
        Exercise.Varied(
            "8-a",
            "Where the sharpness goes",
            [
                "In a bowl you would ask which α the curvature allows. Here training goes on for a long time with one α, and it is the curvature that gives way.",
                "At the edge of stability, how much of the limit is used up? Write that as an equation of α and the sharpness.",
                "At the edge α times the sharpness is 2.",
            ],
            [[8, 0.05], [12, 0.04], [6, 0.016], [7, 0.064], [20, 0.01], [15, 0.0125], [3, 0.2], [4, 0.16], [5, 0.125]], // the sharpness at the start, and α
            numbers => Judge.Number(
                2 / numbers[1],
                "Training climbs to the ground that α can just stand.",
                new("Takes the network for a bowl", numbers[0], "In a bowl it would stay there. What did the line on the right of the slider figure do?"),
                new("Takes 1/α for the edge", 1 / numbers[1], "There half of the limit is used up, and the sharpness is still free to grow. Where is the edge?"),
                new("Turns the limit round", 2 / numbers[0], "That is the largest α that the ground at the start could stand. The question keeps α and asks for the ground."))),
        new(
            "8-b",
            "One bad stone",
            [
                "The run overflows or jumps because a few gradients are far longer than all the others. How long is a usual one, and how long are those?",
                "A clip far above the usual length lets the bad ones through; far below it, every step is cut to the same short length and the run gets nowhere.",
                "Try clips of 100, 1,000 and 10,000, and watch what is left.",
            ],
            Judge.Run(JudgeClipped)),
        new(
            "8-c",
            "Bring a run home",
            [
                "Let the run explain itself, and apply what it suggests: run.Explain().Suggestion.Apply() is the next run. Then ask that one.",
                "Once it has arrived, its model works with standardized features. A new flat is not standardized yet.",
                "flats.StandardizeRow puts a row on the scale of the data that were trained on; Predict of the run's model takes θ and that row.",
            ],
            Judge.Number(
                Predicted(theta => flat => theta[0] + (theta[1] * flat[0]) + (theta[2] * flat[1]), Standardized(NewFlat)),
                "The run diverged, then crawled, then arrived; and the new flat went through the same scaling as the old ones.",
                new("Forgets to scale the new flat", Predicted(theta => flat => theta[0] + (theta[1] * flat[0]) + (theta[2] * flat[1]), NewFlat), "Nobody is paid to live there, and nobody pays that much. The model's weights belong to standardized features: which scale is your row on?"),
                new("Answers with the mean rent", Rents.Average(), "That is what a model without features would say. What do the size and the distance of this flat add?"),
                new("Leaves out the intercept", Predicted(theta => flat => (theta[1] * flat[0]) + (theta[2] * flat[1]), Standardized(NewFlat)), "That is how much this flat differs from an average one. Where does the average come in?"))),
    ];

    private static Dataset Data => Dataset.FromRows(Flats, Rents);

    private static double[] Standardized(double[] row) => Data.StandardizeRow(row);

    private static double Predicted(Func<IReadOnlyList<double>, Func<double[], double>> model, double[] row) =>
        model(new LeastSquares(Data.Standardize()).Minimizer)(row);

    private static Judgment JudgeClipped(Run run)
    {
        if (run.Objective is not LeastSquares { L2: 0, Intercept: true, Data.Name: "Diamonds, standardized" } diamonds
            || run.Start.Theta.Any(entry => entry != 0)
            || run.Batch is not { Size: 1 }
            || run.UpdateRule is not Plain
            || run.StepLimit != diamonds.SampleCount)
        {
            return Judgment.NotYet("Leave all but the clip as OnePass has it: standardized Diamonds, the start at 0, plain steps, one stone each, one pass.");
        }

        if (run.LearningRate is not Constant { LearningRate: TooLarge })
            return Judgment.NotYet("A smaller α, or one that shrinks, would help as well, but it shortens every step because a few are bad. Keep α at 0.03 and deal with those few.", "Changes α for everyone");

        var lowest = diamonds.Value([.. diamonds.Minimizer]);
        var most = diamonds.Value([.. run.Start.Theta]) - lowest;
        var left = MonteCarlo.Run(Seeds, seed => (run.Settings with { Seed = seed, Record = 2, Stop = StopRule.Default }).Minimize())
            .Select(again => again.Outcome == Outcome.Diverged ? double.PositiveInfinity : (again.Final.Value - lowest) / most)
            .Order().ElementAt(Seeds / 2);
        var found = $"Over {Seeds} seeds the median run leaves {Text.Percent(left)} of the loss.";
        return left <= Enough ? Judgment.Right($"{found} Usual gradients pass, and the bad ones cannot throw the run off course. (Where you can, correct the data, too.)")
            : run.Settings.Clip is not { } clip ? Judgment.NotYet($"{found} Nothing holds the bad gradients back.", "Follows every gradient")
            : clip < 500 ? Judgment.NotYet($"{found} Nearly every gradient is longer than {Text.Number(clip)}, so every step is cut short.", "Clips every gradient")
            : Judgment.NotYet($"{found} With a clip of {Text.Number(clip)} the bad gradients still move the run too far.", "Clips too late");
    }
}
