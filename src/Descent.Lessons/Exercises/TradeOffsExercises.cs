namespace Descent.Lessons;

/// <summary>The exercises of lesson 5.</summary>
internal static class TradeOffsExercises
{
    private const double FractionLeft = 1e-3;
    private const double Width = 10;
    private const double Accuracy = 0.01; // The formula for the width is an approximation, and so is an answer from it.

    internal static IEnumerable<Exercise> All =>
    [
        Exercise.Varied(
            "5-a",
            "Buy yourself a wide road",
            [
                "The upper edge does not depend on the budget. Where must the lower edge lie, then, for the interval to be that wide?",
                "At the lower edge the flattest axis, with curvature μ = L/κ, keeps the fraction (1 − αμ)ᵀ of its error.",
                "The lesson has the width as a function of T, κ and ε. Solve it for T.",
            ],
            [[50], [40], [60], [70], [90], [110], [130], [150], [170]], // κ
            numbers => WideRoad(StepsFor(Width, conditionNumber: numbers[0], FractionLeft))),
        new(
            "5-b",
            "Choose for the calibration",
            [
                "What does one pass over so small a table cost? And what does each method leave behind at the end of its run?",
                "Ten digits rule out anything that hovers. Among what remains, compare κ with √κ.",
            ],
            Judge.Choice(
                right: 'd',
                "Passes are cheap, digits are many, and κ is large: without noise, the best momentum puts √κ = 20 in the place of κ = 400.",
                new("Takes the runner for the fastest in every race", 'a', "It is the first to get near. How near does it stay, when every sample pushes it elsewhere and α does not shrink?"),
                new("Takes the best compromise for the best", 'b', "The balance saves looks at the data, and looks are the one thing you have plenty of here. What does its noise cost you at the tenth digit?"),
                new("Forgets what the condition number costs", 'c', "It gets there, for nothing disturbs it. Now multiply: about κ/2 steps for every factor e of accuracy."))),
        new(
            "5-c",
            "A fair comparison",
            [
                "What differs between the two curves besides momentum? List everything.",
                "A learning rate belongs to a method: one that suits momentum need not suit plain steps. And an update with 64 samples does not cost what one with 8 does.",
                "Rivals get the same budget, the same number of tries, each over its own range, and more than one seed.",
            ],
            Judge.Choice(
                right: 'c',
                "Same purse, same tuning, and no lucky seed. Now the difference is momentum's.",
                new("Thinks that one α is fair to all", 'a', "Only momentum differs then, and yet the α may suit one of them better. Who says that it is not the α that wins?"),
                new("Repeats an unfair comparison", 'b', "That rules out luck, and nothing else. What does an update cost in each of the two, and who chose their α?"),
                new("Tunes one side more", 'd', "Twenty tickets win more often than five. Whatever the outcome, the tries are part of it."))),
    ];

    private static Func<object, Judgment> WideRoad(double steps) => Judge.Number(
        steps,
        Accuracy,
        "The budget sets the lower edge, and only the lower edge.",
        other => !double.IsFinite(other) || other <= 0 ? "A number of steps is finite and greater than 0."
            : other > steps ? "Too many: the interval would be wider." : "Too few: the interval would be narrower.",
        new("Takes 1/L for the upper edge", 2 * steps, "That is a budget for an interval that ends at 1/L. Runs between 1/L and 2/L change sides, and still arrive: they count too."),
        new("Counts powers of ten, not of e", steps / Math.Log(10), "Too few. The error of the flattest axis shrinks like a power of e, so the logarithm is the natural one: Math.Log, not Math.Log10."),
        new("Asks for the loss instead of the distance", steps / 2, "Those steps bring the loss down to that fraction. The loss goes with the square of the distance, and the question asks for the distance."),
        new("Stops where the interval opens", steps / Width, "With so few steps a single learning rate arrives. The question asks for an interval whose ends are a given factor apart."));

    /// <summary>T from width = 2T/(κ ln(1/ε)).</summary>
    private static double StepsFor(double width, double conditionNumber, double fraction) => width * conditionNumber * Math.Log(1 / fraction) / 2;
}
