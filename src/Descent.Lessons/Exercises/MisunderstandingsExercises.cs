namespace Descent.Lessons;

/// <summary>The exercises of lesson 6.</summary>
internal static class MisunderstandingsExercises
{
    private const int Steps = 1000;
    private const double Start = 10;
    private const double Curvature = 0.2;
    private const double Near = 0.2;

    internal static IEnumerable<Exercise> All =>
    [
        new(
            "6-a",
            "Read a noisy curve",
            [
                "What in this description would be different if the run had failed?",
                "The jumps from step to step come from the batches, and the mean over many steps from the run. Which of the two tells you about progress?",
                "A run that makes progress at a fair price needs no repair.",
            ],
            Judge.Choice(
                'b',
                "The trend falls, so the run works. Once it stops falling you have reached the noise floor, and that is the time to lower α.",
                new("Wants a smooth curve", 'a', "The curve would be smoother, and every step ten times shorter. You would pay for the prettier curve with time, while the run was still making progress."),
                new("Pays for exactness", 'c', "The curve would be exact, and each point of it would cost a pass over all samples. How many steps of 8 samples could you take for that?"),
                new("Takes noise for divergence", 'd', "A single step up is the work of one batch. In a run that diverges, the mean goes up."))),
        new(
            "6-b",
            "Repair a stalled run",
            [
                "Here the slope is a fifth as steep as in the table, so each learning rate does a fifth of its work. What does that ask of their sum?",
                "At the end you want a small α against the noise, and before it a large sum of them. Begin with larger steps: along curvature 0.2 even α = 1 is far from the edge.",
                "Try an InverseTimeDecay that begins at 1. Its k decides how small α is at the end: aim at a learning rate of about 0.01 there, and try a few values around it.",
            ],
            Judge.Run(JudgeRepair)),
        Exercise.Varied(
            "6-c",
            "How fast a swing can die",
            [
                "Each step multiplies the size of a swing by the same factor. Which one, and does α appear in it?",
                "The factor is √β, and 50 steps multiply by it 50 times.",
                "Set √β to the power of 50 equal to 0.001, and solve for β: first take the 50th root of both sides, and do not forget to square the result.",
            ],
            [[50], [30], [35], [40], [45], [55], [65], [75], [85]], // steps
            numbers => Judge.Number(
                Math.Pow(0.001, 2 / numbers[0]),
                "No choice of the learning rate would let you go higher: while the run swings, α plays no part.",
                new("Keeps β per step", Math.Pow(0.001, 1 / numbers[0]), "With that β the swings are still much larger than a thousandth. The two solutions multiply to β: how large is each of them?"),
                new("Takes the memory for the time", 1 - (1 / numbers[0]), "That β averages over about 50 steps. How long a swing lasts is another question: by what factor does it shrink in one step?"),
                new("Names the factor, not β", 0.001, "That is what should be left after all the steps. What factor per step leaves it, and which β has that factor?"))),
    ];

    private static Judgment JudgeRepair(Run run)
    {
        if (run.Objective is not AdditiveGradientNoise { Sigma: 1, Objective: Quadratic { Dimension: 1, L: Curvature } }
            || run.Start.Theta is not [Start]
            || run.Batch is not { Size: 1 }
            || run.UpdateRule is not Plain
            || run.StepLimit != Steps)
        {
            return Judgment.NotYet($"Leave everything but the schedule as OnFlat has it: curvature {Text.Number(Curvature)}, σ = 1, the start at {Text.Number(Start)}, plain steps, {Text.Number(Steps)} of them, one sample each.");
        }

        if (!LearnerCode.TryLearningRates(run.LearningRate, Steps, out var learningRates, out var failure))
            return Judgment.NotYet(failure);

        // Exact, whatever the learner's seed: the mean of all possible runs, and how far they scatter about it.
        var (wayLeft, noise) = Theory.MeanSquareError(Start, Curvature, learningRates);
        var typical = Math.Sqrt(wayLeft + noise);
        var found = $"Over all possible runs the typical distance at the end is {Text.Number(Math.Round(typical, 3))}.";
        if (typical <= Near)
            return Judgment.Right($"{found} The learning rates add up to enough, and the last ones are small enough.");
        if (!double.IsFinite(typical) || typical > Start)
            return Judgment.NotYet("The runs end farther away than they began: the learning rate is beyond the edge of stability.");
        if (wayLeft > noise)
            return Judgment.NotYet($"{found} Most of it is left over from the start: the runs have not arrived. The learning rates add up to too little.", "Decays too fast");
        return run.LearningRate is Constant
            ? Judgment.NotYet($"{found} The runs have arrived and wander about the minimum: that is the noise floor. A smaller constant α lowers it, until the runs no longer arrive.", "Keeps α constant")
            : Judgment.NotYet($"{found} The runs have arrived and still wander about the minimum: α is too large at the end.", "Decays too slowly");
    }
}
