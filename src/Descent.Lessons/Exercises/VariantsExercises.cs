namespace Descent.Lessons;

/// <summary>The exercises of lesson 3.2.</summary>
internal static class VariantsExercises
{
    private const int Epochs = 4;

    internal static IEnumerable<Exercise> All =>
    [
        Exercise.Varied(
            "3.2-a",
            "Count the updates",
            [
                "Take one epoch first. The batch size says how many samples one update looks at.",
                "Deal out the samples of one epoch in batches of that size. Do they come out even?",
                "The few samples left over at the end of an epoch make an update of their own. Count those of one epoch, and there are four epochs.",
            ],
            [[10_100, 250], [8_680, 200], [9_150, 250], [12_520, 400], [16_100, 320], [14_000, 300], [11_060, 200], [9_640, 120], [24_540, 350]], // samples, and those of a batch
            numbers => Updates(samples: numbers[0], batchSize: numbers[1])),
        new(
            "3.2-b",
            "The batch size for a level",
            [
                "The lesson has a formula for the variance of the noise floor. What is the variance, when the standard deviation is r?",
                "Set the formula for the floor equal to the square of r.",
                "Now B is the only unknown. Multiply by B, and divide by the square of r.",
            ],
            Judge.Function<Func<double, double, double, double, double>>(
                (alpha, lambda, sigma, r) => alpha * sigma * sigma / (lambda * (2 - (alpha * lambda)) * r * r),
                f => [f(0.1, 1, 1, 0.05), f(0.3, 2, 3, 0.1), f(0.01, 0.5, 4, 0.2), f(0.5, 3, 0.7, 0.04), f(1.2, 1, 2, 0.3)],
                "Half the distance takes four times the batch: the root at work.",
                new("Takes the variance for the distance", (alpha, lambda, sigma, r) => alpha * sigma * sigma / (lambda * (2 - (alpha * lambda)) * r), "Your function takes the variance to be r. The distance r is a standard deviation: how do the two relate?"),
                new("Takes σ for the noise variance", (alpha, lambda, sigma, r) => alpha * sigma / (lambda * (2 - (alpha * lambda)) * r * r), "The floor is proportional to the variance of the noise. Your function is given its standard deviation."),
                new("Takes standard deviations throughout", (alpha, lambda, sigma, r) => alpha * sigma / (lambda * (2 - (alpha * lambda)) * r), "Variances add, standard deviations do not: the formula of the floor holds for variances on both sides."),
                new("Uses the limit of small steps", (alpha, lambda, sigma, r) => alpha * sigma * sigma / (2 * lambda * r * r), "That is right while αλ is small. Which factor did that approximation round to 2?"),
                new("Solves upside down", (alpha, lambda, sigma, r) => lambda * (2 - (alpha * lambda)) * r * r / (alpha * sigma * sigma), "Check the direction: more noise should ask for a larger batch, and yours gets smaller."))),
        new(
            "3.2-c",
            "Half the step or twice the batch",
            [
                "Compare the floors first. While αλ is small, what do they depend on?",
                "Now the way there. Every update keeps 1 − αλ of the error: how many updates does each of them need, compared with your run?",
                "Multiply: samples are updates times batch size. For each of the two, one factor doubles and the other stays as it was.",
            ],
            Judge.Choice(
                right: 'd',
                "The ratio α/B sets both: the floor, and the progress per sample. Bob makes half as many updates, which can save him time where a large batch is quick to compute.",
                new("Believes that small steps calm more than large batches", 'a', "A smaller α does lower the floor. By how much, and by how much does a larger batch? Put both into the formula."),
                new("Believes that large batches calm more than small steps", 'b', "A larger batch does lower the floor. By how much, and by how much does a smaller α? Put both into the formula."),
                new("Counts updates as samples", 'c', "He gets there in half the updates that Ann makes. What does each of his updates cost?"))),
    ];

    private static Func<object, Judgment> Updates(double samples, double batchSize) => Judge.Number(
        Epochs * Math.Ceiling(samples / batchSize),
        "Every epoch ends with a shorter batch, which is an update like any other.",
        new("Takes the batch size for the number of batches", batchSize * Epochs, "That would be right if an epoch were cut into that many batches. The batch size counts the samples in each of them."),
        new("Counts one epoch", Math.Ceiling(samples / batchSize), "That is one pass over the data. How many passes are there?"),
        new("Counts samples as updates", samples * Epochs, "That is the number of sample gradients. An update averages a whole batch of them."),
        new("Drops the short batch", Epochs * Math.Floor(samples / batchSize), "Then some samples would never be used. The last batch of an epoch counts although it is shorter."),
        new("Lets a batch run on into the next epoch", Math.Ceiling(samples * Epochs / batchSize), "That lets the deck run on. Every epoch is shuffled anew and ends with its own last batch."),
        new("Counts a part of an update", samples * Epochs / batchSize, "An update is either made or not: look at what happens at the end of an epoch."));
}
