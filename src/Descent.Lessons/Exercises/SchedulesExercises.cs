namespace Descent.Lessons;

/// <summary>The exercises of lesson 3.3.</summary>
internal static class SchedulesExercises
{
    private const int Steps = 2000;
    private const int Axes = 50;
    private const double Curvature = 0.2;
    private const double Start = 10;
    private const double Target = 0.12;
    private const double LossOfMeanSquare = Axes * Curvature / 2;

    internal static IEnumerable<Exercise> All =>
    [
        Exercise.Varied(
            "3.3-a",
            "Steps, epochs and samples",
            [
                "What is t at the end of the last epoch? An epoch is one pass over all samples, and a step looks at one batch.",
                "An epoch has as many steps as there are batches in the samples. Multiply by the number of epochs to get t.",
                "Put that t into e^(−kt) = 1/20, take the natural logarithm of both sides, and solve for k.",
            ],
            [
                [48_000, 120, 25], [60_000, 150, 30], [36_000, 90, 20], [32_000, 80, 15], [50_000, 200, 36],
                [24_000, 60, 35], [54_000, 120, 40], [30_000, 50, 27], [45_000, 150, 26],
            ], // samples, those of a batch, and epochs
            numbers => DecayConstant(samples: numbers[0], batchSize: numbers[1], epochs: numbers[2])),
        new(
            "3.3-b",
            "The step of a restart",
            [
                "A restart happens when all cycles before it are over. How many cycles are over at restart n, and how long is each?",
                "The cycles last period, period · multiplier, period · multiplier², … steps. Add up the lengths of the first n.",
                "A loop that runs n times will do: add the length of the present cycle to the step, then multiply the length.",
            ],
            Judge.Function<Func<int, int, int, double>>(
                (period, multiplier, n) => Restart(period, multiplier, n),
                f => [f(10, 3, 1), f(10, 3, 3), f(10, 2, 4), f(25, 1, 4), f(7, 4, 2)],
                "Steps are counted from 0, so the number of steps behind you is the number of the step you are at. That is why nothing needs to be added or taken away.",
                new("Divides by zero where cycles are equal", (period, multiplier, n) => period * (Math.Pow(multiplier, n) - 1) / (multiplier - 1), "Right wherever the cycles get longer. But the multiplier may be 1: all cycles then have the same length, and your formula divides by 0. That case needs an answer of its own."),
                new("Restarts one step late", (period, multiplier, n) => Restart(period, multiplier, n) + 1, "One step late. A cycle of 10 steps that begins at step 0 has its last step at 9. At which step does the next begin?"),
                new("Gives every cycle a step too many", (period, multiplier, n) => Restart(period, multiplier, n) + n, "You fall behind by one step in every cycle. A cycle never comes down all the way to its floor: where it would get there, the next one begins."),
                new("Counts the start as a restart", (period, multiplier, n) => Restart(period, multiplier, n - 1), "One cycle early: step 0 is where training starts, and the question does not count it."),
                new("Forgets the multiplier", (period, _, n) => n * period, "That is right while all cycles have the same length. Here each is multiplier times as long as the one before."),
                new("Multiplies the step instead of the cycle", (period, multiplier, n) => period * Power(multiplier, n - 1), "That is how long the n-th cycle lasts, and not when it is over: the cycles before it have taken their time, too."))),
        new(
            "3.3-c",
            "Pace a gentle bowl",
            [
                "The mean loss has two parts, what is left of the start and the noise gathered. The card tells you how large each of them is with your schedule.",
                "Noise is forgotten in the end if α falls like 1/t. With inverse-time decay the distance left shrinks like t^(−α₀λ/k), and λ is five times smaller here than in the lesson.",
                "Try inverse-time decay from 0.5 or more, with a k that makes α₀λ/k about 1 or a little more.",
            ],
            Judge.Run(JudgePacing)),
    ];

    /// <summary>k of e^(−kt) = 1/20 at the end of the last epoch.</summary>
    private static Func<object, Judgment> DecayConstant(double samples, double batchSize, double epochs)
    {
        var steps = epochs * samples / batchSize;
        return Judge.Number(
            Math.Log(20) / steps,
            "The exponent kt must be ln 20 when t, counted in steps, has reached the end of the last epoch.",
            new("Counts epochs", Math.Log(20) / epochs, "That k is right for a t that counts epochs. Your t counts steps: with this k the learning rate is gone within the first epoch."),
            new("Counts samples", Math.Log(20) / (epochs * samples), "That k is right for a t that counts samples. Your t counts steps, and each step uses up a whole batch: with this k the learning rate hardly moves."),
            new("Takes the batch size for the number of batches", Math.Log(20) / (epochs * batchSize), "You multiplied the epochs by the size of a batch. How many batches does it take to go through all samples once?"),
            new("Takes k for the factor per step", Math.Pow(20, -1 / steps), "That is the factor which one step leaves, e^(−k). The question asks for the k in it."),
            new("Takes the decimal logarithm", Math.Log10(20) / steps, "Your count of steps is right. The formula has e in it, so which logarithm undoes it?"),
            new("Solves for inverse-time decay", 19 / steps, "Your count of steps is right, but you solved 1 + kt = 20. This schedule is exponential."));
    }

    /// <summary>The sum of the first n cycle lengths.</summary>
    private static int Restart(int period, int multiplier, int n) => Enumerable.Range(0, n).Sum(cycle => period * Power(multiplier, cycle));

    private static int Power(int value, int exponent) => Enumerable.Repeat(value, exponent).Aggregate(1, (product, factor) => product * factor);

    private static Judgment JudgePacing(Run run)
    {
        if (!IsTheTask(run))
            return Judgment.NotYet("This run solves another problem. Make it with Pace(your schedule), which has the bowl, the start, the noise and the 2000 steps of the question.");
        if (!LearnerCode.TryLearningRates(run.LearningRate, Steps, out var learningRates, out var failure))
            return Judgment.NotYet(failure);

        // The mean over all runs, in the two parts that lesson 3.3 derives.
        var (wayLeft, noise) = Theory.MeanSquareError(Start, Curvature, learningRates);
        (wayLeft, noise) = (LossOfMeanSquare * wayLeft, LossOfMeanSquare * noise);
        var loss = wayLeft + noise;
        var parts = $"Mean loss {Text.Number(loss)}: {Text.Number(wayLeft)} of it is what is left of the start, and {Text.Number(noise)} is noise.";
        if (loss <= Target)
            return Judgment.Right($"{parts} The least that any schedule can reach here is {Text.Number(LeastLoss())}.");
        if (!(loss < LossOfMeanSquare * Start * Start))
            return Judgment.NotYet("This run moves away from the minimum: the largest of your learning rates lie beyond the edge of stability.");
        if (run.LearningRate is Constant)
            return Judgment.NotYet($"{parts} Try others if you like: when one part falls the other rises, and no constant makes both small enough.", "Keeps the learning rate constant");
        if (IsCompounded(learningRates))
            return Judgment.NotYet($"{parts} Each of your learning rates is the one before, divided once more by all of 1 + kt. A schedule's formula gives α_t from α₀ and t, not from the last α.", "Compounds the decay");
        return wayLeft > noise
            ? Judgment.NotYet($"{parts} The steps become small before the run has arrived. Decay more slowly, or begin with larger steps.", "Decays too fast")
            : Judgment.NotYet($"{parts} The run arrives, and its last steps are too large for it to settle. Cool down more, or sooner.", "Ends with too much noise");
    }

    private static bool IsTheTask(Run run) =>
        run is { Objective: AdditiveGradientNoise { Sigma: 1, Dimension: Axes, Objective: Quadratic bowl }, UpdateRule: Plain, StepLimit: Steps }
        && bowl.Eigenvalues.All(eigenvalue => eigenvalue == Curvature)
        && run.Start.Theta.All(entry => entry == Start)
        && run.Batch == Batch.Stochastic.WithReplacement();

    /// <summary>What is left when every step minimizes the next mean square m: 1/m then grows by λ² at each.</summary>
    private static double LeastLoss() => LossOfMeanSquare / ((1 / (Start * Start)) + (Steps * Curvature * Curvature));

    /// <summary>Whether α_t = α_(t−1)/(1 + kt): each ratio, less 1, is then t times the first.</summary>
    private static bool IsCompounded(double[] learningRates)
    {
        var k = (learningRates[0] / learningRates[1]) - 1;
        return k > 0 && Enumerable.Range(2, 3).All(t => Judge.Close((learningRates[t - 1] / learningRates[t]) - 1, t * k));
    }
}
