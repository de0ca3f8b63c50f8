namespace Descent.Lessons;

/// <summary>The exercises of lesson 1.</summary>
internal static class IntuitionExercises
{
    private const int MostSteps = 100;
    private const double SpeedInTheLesson = 0.3;
    private const double LowEnough = 0.002;

    internal static IEnumerable<Exercise> All =>
    [
        new(
            "1-a",
            "Be the driver",
            [
                "Try a few speeds and look at where each run ends: Drive(0.2).Final.Value, for example. Does a little faster help, or a little slower?",
                "The car with 0.3 on its dial took every bend. How much faster can it go before it begins to jump from wall to wall?",
                "Go up from 0.3 in small steps of the dial, and watch the height at the end. It falls for a while, and then jumps up.",
            ],
            Judge.Run(JudgeDrive)),
        new(
            "1-b",
            "The loss that will not settle",
            [
                "Where do the ups and downs come from? Move the slider of the three flavors again, and watch what changes.",
                "Of the four ideas, three leave the wind as strong as it is.",
            ],
            Judge.Choice(
                'c',
                "The pulls of several samples average out, so the slope that a step feels is steadier and the run trembles less. It costs more work per step; that is the bargain.",
                new("Takes trembling for crawling", 'a', "A crawling run goes the same way all the time. This one goes up and down: its steps are long enough, and they do not agree with each other. Longer ones would throw it around even more."),
                new("Waits for noise to go away", 'b', "It has been patient: for a long while nothing has changed. With the dial and the samples per step as they are, every new step is thrown about as far as the last. What would make the gusts weaker?"),
                new("Takes noise for failure", 'd', "The loss fell fast, and the run has stayed low. It has found the valley; another start would lead to the same trembling in the same valley."))),
        new(
            "1-c",
            "Be the referee",
            [
                "Look at the ten-pass column of the last race's table. Was any α the best for more than one flavor?",
                "What does a step of SGD cost, and what does a step of batch cost? Count in samples.",
                "Two plans are left. A restless run is now and then low by luck: which of the two plans rewards that luck?",
            ],
            Judge.Choice(
                'c',
                "Equal tries, equal work, several seeds, and judged where the runs end: what is left to differ is the flavor.",
                new("Counts steps as equal work", 'a', "500 steps of batch ask all samples 500 times; 500 steps of SGD ask 500 samples once. And which of the two does the one α suit?"),
                new("Takes the same α for a fair one", 'b', "The passes are equal, and that is half of it. But one α cannot suit both: whoever chooses it chooses the winner. And what would another seed say?"),
                new("Rewards the luckiest moment", 'd', "The tries and the work are equal. But a restless run passes through low places that it does not stay in, and the more it trembles, the more often. Would you stop there, not knowing?"))),
    ];

    private static Judgment JudgeDrive(Run run)
    {
        if (run.Objective is not WindingValley { Along: 0.3, Across: 1, Amplitude: 1.5, Frequency: 1.3 })
            return Judgment.NotYet("This run is on another road. Drive on the one that the notebook calls road.");
        if (run.Start.Theta is not [-7, -2])
            return Judgment.NotYet("This run starts somewhere else. The challenge begins where the three cars left.", "Starts nearer the goal");
        if (run.LearningRate is not Constant || run.UpdateRule is not Plain)
            return Judgment.NotYet("This challenge is for one constant speed and plain steps. Later lessons have other tools.");
        if (run.StepLimit > MostSteps)
            return Judgment.NotYet($"This run may take {Text.Steps(run.StepLimit)}, and you have {MostSteps}. Time is what the right speed saves.", "Takes more time instead of the right speed");

        var height = run.Final.Value;
        if (height <= LowEnough)
        {
            // Driven to the end, also where the run stopped earlier: a car that bounces is low now and then.
            var drive = GradientDescent.Minimize(run.Objective, [.. run.Start.Theta], run.LearningRate, MostSteps, stop: StopRule.GradientNorm(0)).Points;
            var climbs = Enumerable.Range(MostSteps / 2, Math.Max(0, drive.Count - (MostSteps / 2))).Count(step => drive[step].Value > drive[step - 1].Value);
            return climbs == 0
                ? Judgment.Right($"You end at a height of {Text.Number(height)}: fast, and still on the road.")
                : Judgment.NotYet($"Your car ends at a height of {Text.Number(height)}, but it bounces: in the second half of its {Text.Number(MostSteps)} steps, {Text.Number(climbs)} went uphill. It was low by luck when the time was up. A speed that keeps to the road takes every late step downhill.", "Takes a lucky bounce for the right speed");
        }

        if (run.Outcome == Outcome.Diverged || height > run.Start.Value)
            return Judgment.NotYet("Your car ends higher than it began: it has left the road. More speed is not always more progress.", "Believes that faster is better");
        return run.LearningRate.At(0) < SpeedInTheLesson
            ? Judgment.NotYet($"Your car ends at a height of {Text.Number(height)}, on the way and slower than the one with 0.3. Caution alone will not get you there.", "Believes that slow is safe")
            : Judgment.NotYet($"Your car ends at a height of {Text.Number(height)}. Look at Figures.Path of your run: does it glide along the road, or jump across it?");
    }
}
