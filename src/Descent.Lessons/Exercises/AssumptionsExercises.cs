namespace Descent.Lessons;

/// <summary>The exercises of lesson 4.</summary>
internal static class AssumptionsExercises
{
    internal static IEnumerable<Exercise> All =>
    [
        Exercise.Varied(
            "4-a",
            "The last two points",
            [
                "Every step is as long as the learning rate. After how many of them does the run stand less than one step from the tip?",
                "What is left of 7.3 after all the whole steps that fit into it? That is one of the two points.",
                "The next step crosses the tip. How far does it get on the other side, if a part of it is used up on this one?",
            ],
            [[7.3, 0.4], [5.4, 0.65], [4.9, 0.8], [9.9, 0.95], [5.6, 0.25], [9.8, 0.8], [5.8, 0.95], [5.5, 0.75], [6.7, 0.95]], // the start and α
            numbers => Judge.Number(
                numbers[1] - (numbers[0] % numbers[1]),
                "The two distances add up to the learning rate, and where the run started decides how they share it.",
                new("Names the nearer point", numbers[0] % numbers[1], "The run does get there. It leaves again with the next step, and where does that one end?"),
                new("Takes α for the distance", numbers[1], "That is how far apart the two points lie. The tip is somewhere between them."),
                new("Puts the tip in the middle", numbers[1] / 2, "The tip need not lie halfway between the two points. Where it lies depends on the start."),
                new("Expects it to arrive", 0, "In a bowl it would. What makes the steps shorter on the way down there, and does that happen here?"))),
        new(
            "4-b",
            "As far as the steps add up",
            [
                "The slope has size 1 everywhere, so step t travels α_t. The farthest distance is the sum of all of them.",
                "Each learning rate is the one before, times the same number. Such a sum is a geometric series; what is that number here?",
                "A geometric series that begins with a and multiplies by q adds up to a/(1 − q).",
            ],
            Judge.Function<Func<double, double, double>>(
                (alpha0, k) => alpha0 / (1 - Math.Exp(-k)),
                f => [f(0.2, 0.1), f(1, 1), f(0.5, 2), f(3, 0.01), f(0.05, 0.5)],
                "From any point farther away than that, the run stops on the slope, however long it goes on.",
                new("Takes the integral for the sum", (alpha0, k) => alpha0 / k, "Close for small k: that is the area under the smooth curve α_0 e^(−kt). A run takes separate steps, and the first has the full α_0."),
                new("Takes k for the factor", (alpha0, k) => alpha0 / (1 - k), "The sum is of the right kind, but from step to step α is not multiplied by k. What is it multiplied by?"),
                new("Starts one step late", (alpha0, k) => alpha0 * Math.Exp(-k) / (1 - Math.Exp(-k)), "The sum is right but for its beginning: which learning rate does the first step, t = 0, use?"),
                new("Counts one step only", (alpha0, _) => alpha0, "That is how far the first step goes. The others are shorter, but there is no end to them."))),
        new(
            "4-c",
            "A way out",
            [
                "With the exact slope the run would stay there forever. What does it take to get out?",
                "How often a run gets out depends on ασ²/B. Does the change make that larger or smaller?",
                "Only one of the four changes makes ασ²/B larger.",
            ],
            Judge.Choice(
                'c',
                "A quarter of the batch makes the noise temperature four times as high, and the temperature is in an exponent.",
                new("Trusts a better gradient", 'a', "A better estimate of the slope is a better estimate of the way to the shallow minimum: here the slope points to its bottom and not to another well."),
                new("Thinks that short steps find the way", 'b', "Short steps follow the slope more closely, and the slope leads back to the shallow minimum. They also rattle less."),
                new("Lets decay free the run", 'd', "Decay lets a run settle lower where it is. It is the last thing to do, not the first: in a shallow minimum it shuts the door."))),
    ];
}
