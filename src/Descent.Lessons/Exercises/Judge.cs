namespace Descent.Lessons;

/// <summary>The ways to judge an answer.</summary>
internal static class Judge
{
    /// <summary>Numbers count as equal when they differ by less than this part of the expected one.</summary>
    private const double RelativeTolerance = 1e-3;

    /// <summary>A number, within a tolerance.</summary>
    internal static Func<object, Judgment> Number(double expected, string praise, params Misconception<double>[] misconceptions) => Number(number =>
    {
        if (Close(number, expected))
            return Judgment.Right(praise);
        if (number == 0)
            return Judgment.NotYet("Your answer is 0. In C#, dividing two whole numbers drops the fraction: write one of them with a decimal point.");
        return Array.Find(misconceptions, wrong => Close(number, wrong.Answer))?.Judgment
            ?? Judgment.NotYet(number > expected ? "Too large." : "Too small.");
    });

    /// <summary>A number, judged by a function.</summary>
    internal static Func<object, Judgment> Number(Func<double, Judgment> judge) => answer => answer is double or int
        ? judge(Convert.ToDouble(answer, System.Globalization.CultureInfo.InvariantCulture))
        : Judgment.NotYet($"This exercise wants a number, but got {answer.GetType().Name}.");

    /// <summary>A function of two numbers, tried on inputs the learner does not see.</summary>
    internal static Func<object, Judgment> Function(
        Func<double, double, double> expected,
        (double, double)[] inputs,
        string praise,
        params Misconception<Func<double, double, double>>[] misconceptions) => answer =>
    {
        if (answer is not Func<double, double, double> function)
            return Judgment.NotYet($"This exercise wants a Func<double, double, double>, but got {answer.GetType().Name}.");

        double[] results;
        try
        {
            results = [.. inputs.Select(input => function(input.Item1, input.Item2))];
        }
#pragma warning disable CA1031 // Whatever a learner's code throws is part of the verdict.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Judgment.NotYet($"Your function threw {exception.GetType().Name}: {exception.Message}");
        }

        if (Agrees(expected))
            return Judgment.Right(praise);
        return Array.Find(misconceptions, wrong => Agrees(wrong.Answer))?.Judgment
            ?? Judgment.NotYet(Describe(results, [.. inputs.Select(input => expected(input.Item1, input.Item2))]));

        bool Agrees(Func<double, double, double> other) => inputs.Zip(results).All(trial => Close(trial.Second, other(trial.First.Item1, trial.First.Item2)));
    };

    private static string Describe(double[] results, double[] expected)
    {
        var large = results.Zip(expected).Count(pair => !Close(pair.First, pair.Second) && pair.First > pair.Second);
        var right = results.Zip(expected).Count(pair => Close(pair.First, pair.Second));
        return $"Of {results.Length} trial inputs your function is right on {right}, too large on {large}, and too small or not a number on {results.Length - right - large}.";
    }

    internal static bool Close(double number, double expected) => number == expected || Math.Abs(number - expected) <= RelativeTolerance * Math.Abs(expected);
}
