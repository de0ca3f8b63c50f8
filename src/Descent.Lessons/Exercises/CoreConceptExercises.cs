namespace Descent.Lessons;

/// <summary>The exercises of lesson 2.</summary>
internal static class CoreConceptExercises
{
    internal static IEnumerable<Exercise> All =>
    [
        Exercise.Varied(
            "2-a",
            "One step by hand",
            [
                "A step needs three things: where you stand, the learning rate, and the slope. Which of them do you still have to find?",
                "The slope of 3(x − 2)² comes from the chain rule: bring the 2 down, keep the 3. What is it at x = 5?",
                "Multiply the slope by 0.1. That is how far you go. Which way, and where from?",
            ],
            [[5, 0.1], [6, 0.05], [7, 0.15], [9, 0.05], [9, 0.15], [12, 0.05], [13, 0.05], [13, 0.15], [14, 0.05]], // x and α
            numbers => OneStep(x: numbers[0], learningRate: numbers[1])),
        new(
            "2-b",
            "The learning rate that lands on the bottom",
            [
                "A step covers the fraction αλ of the distance. What fraction does a step that lands on the bottom cover?",
                "You need the curvature λ: by how much the slope changes for every 1 you go. You have felt two slopes in two places.",
                "Find λ from the two slopes and the distance between the two places. Then ask which α makes αλ equal to 1.",
            ],
            Judge.Function<Func<double, double, double, double, double>>(
                (x1, s1, x2, s2) => (x2 - x1) / (s2 - s1),
                f => [f(1, 2, 3, 6), f(0, -5, 2, 5), f(-1, -4, 4, 6), f(2, 0.7, -3, -0.3), f(10, 30, 9, 26)],
                "Two slopes are enough to measure a curvature, and the curvature is all that the step has to match.",
                new("Gives the curvature", (x1, s1, x2, s2) => (s2 - s1) / (x2 - x1), "That is the curvature of the bowl. A good start: now, when the bowl is steeper, must α be larger or smaller?"),
                new("Goes twice as far", (x1, s1, x2, s2) => 2 * (x2 - x1) / (s2 - s1), "With that α you land as high on the other side as you were on this one. What fraction of the distance does such a step cover?"),
                new("Forgets the distance between the places", (_, s1, _, s2) => 1 / (s2 - s1), "That is right where the two places are 1 apart. Curvature is the change of the slope for every 1 you go."),
                new("Takes the slope for the curvature", (_, s1, _, _) => 1 / s1, "One slope cannot tell: a gentle slope may belong to a steep bowl, near its bottom. What do you learn from the second place?"),
                new("Gives the place of the bottom", (x1, s1, x2, s2) => x1 - (s1 * (x2 - x1) / (s2 - s1)), "That is where the bottom lies, and finding it is most of the work. The question asks for the learning rate: what do you multiply the slope by, to get there in one step?"),
                new("Turns the sign around", (x1, s1, x2, s2) => (x1 - x2) / (s2 - s1), "The size is right, and the sign is not: a negative learning rate walks uphill. Take both differences in the same order."),
                new("Believes that the bottom is at 0", (x1, s1, _, _) => x1 / s1, "That is right where the bottom lies at x = 0. You do not know where it is, but you have felt the slope a second time."))),
        new(
            "2-c",
            "Two flat losses",
            [
                "Compare P and Q with the patients C and E of the clinic. Which way did the steps of C go, and which way those of E?",
                "A gradient that turns around means that the step has carried you across the bottom, to the other wall. What does that say about its length?",
                "And a gradient that stays as it was means that the step has hardly moved you at all.",
            ],
            Judge.Choice(
                'c',
                "The same loss curve, opposite causes. When a loss is flat, look at the gradients before you touch α.",
                new("Takes every flat loss for a slow run", 'a', "One of the two is slow indeed. The other leaps from wall to wall, and every step undoes the one before. What would longer steps do to it?"),
                new("Takes every flat loss for a wild run", 'b', "One of the two is wild indeed. The other always goes the same way and hardly moves. What would shorter steps do to it?"),
                new("Mixes up the signs of too small and too large", 'd', "Follow each run in your mind: where does a step that is too long end, and which way does the slope point there?"))),
    ];

    /// <summary>A step from x on 3(x − 2)², whose slope is 6(x − 2).</summary>
    private static Func<object, Judgment> OneStep(double x, double learningRate)
    {
        var (height, slope) = (3 * (x - 2) * (x - 2), 6 * (x - 2));
        return Judge.Number(
            x - (learningRate * slope),
            "Slope times learning rate, and downhill.",
            new("Forgets the learning rate", x - slope, "You went as far as the slope says. The slope tells you how steep it is; how far to go for each bit of steepness is the learning rate's part."),
            new("Gives the length of the step", learningRate * slope, "That is how long the step is. The question asks where it takes you from where you stand."),
            new("Walks uphill", x + (learningRate * slope), "The slope is positive here, so the curve rises to the right. Which way is down?"),
            new("Steps by the height", x - (learningRate * height), "You multiplied the learning rate by the height of the curve. A car in the fog does not know how high it is. What does it feel?"),
            new("Loses the exponent", x - (learningRate * slope / 2), "Check your derivative: what happens to the exponent of a square?"));
    }
}
