using System.Globalization;

namespace Descent.Lessons;

/// <summary>The ways to judge an answer: a number, a function, a choice or a run.</summary>
internal static class Judge
{
    /// <summary>Numbers count as equal when they differ by less than this part of the expected one.</summary>
    private const double RelativeTolerance = 1e-3;

    /// <summary>A number, within a tolerance.</summary>
    internal static Func<object, Judgment> Number(double expected, string praise, params Misconception<double>[] misconceptions) => Number(number =>
    {
        if (Close(number, expected))
            return Judgment.Right(praise);
        if (Array.Find(misconceptions, wrong => Close(number, wrong.Answer)) is { } known)
            return known.Judgment;
        if (number == 0)
            return Judgment.NotYet("Your answer is 0. In C#, dividing two whole numbers drops the fraction: write one of them with a decimal point.");
        return Judgment.NotYet(number > expected ? "Too large." : number < expected ? "Too small." : "Your answer is not a number.");
    });

    /// <summary>A number, judged by a function.</summary>
    internal static Func<object, Judgment> Number(Func<double, Judgment> judge) => answer => answer is double or int
        ? judge(Convert.ToDouble(answer, CultureInfo.InvariantCulture))
        : Wants("a number", answer);

    /// <summary>A function, tried on inputs that the learner does not see.</summary>
    /// <param name="expected">The right function.</param>
    /// <param name="trial">Calls a function on the hidden inputs and gives what it returned.</param>
    /// <param name="praise">What to say of a right one.</param>
    /// <param name="misconceptions">Wrong functions that many people write.</param>
    internal static Func<object, Judgment> Function<TFunction>(
        TFunction expected,
        Func<TFunction, IEnumerable<double>> trial,
        string praise,
        params Misconception<TFunction>[] misconceptions)
        where TFunction : Delegate => answer =>
    {
        if (answer is not TFunction function)
            return Wants($"a {LearnerCode.NameOf(typeof(TFunction))}", answer);
        if (!LearnerCode.TryCall(() => trial(function).ToArray(), out var results, out var failure))
            return Judgment.NotYet(failure);
        if (Agrees(expected))
            return Judgment.Right(praise);
        return Array.Find(misconceptions, wrong => Agrees(wrong.Answer))?.Judgment
            ?? Judgment.NotYet(Describe(results, [.. trial(expected)]));

        bool Agrees(TFunction other) => trial(other).SequenceEqual(results, NearlyEqual.Instance);
    };

    /// <summary>One of the options that the question lists, by its letter.</summary>
    /// <param name="options">The letters, for example "abc".</param>
    /// <param name="right">The letter of the right one.</param>
    /// <param name="praise">What to say of the right one.</param>
    /// <param name="misconceptions">What stands behind the others: one for each wrong letter.</param>
    internal static Func<object, Judgment> Choice(string options, char right, string praise, params Misconception<char>[] misconceptions) => answer =>
    {
        var letter = answer switch
        {
            char c => char.ToLowerInvariant(c),
            string { Length: > 0 } text when text.Trim().Length == 1 => char.ToLowerInvariant(text.Trim()[0]),
            _ => '\0',
        };
        if (!options.Contains(letter, StringComparison.Ordinal))
            return Wants($"a letter, one of {string.Join(", ", options.Select(option => $"\"{option}\""))}", answer);
        return letter == right ? Judgment.Right(praise) : Array.Find(misconceptions, wrong => wrong.Answer == letter)!.Judgment;
    };

    /// <summary>A letter for each of several questions, as one text; says how many are right, and where the first that is not can be read up.</summary>
    /// <param name="options">The letters every question has, for example "abc".</param>
    /// <param name="praise">What to say when all are right.</param>
    /// <param name="questions">The questions, in order.</param>
    internal static Func<object, Judgment> Quiz(string options, string praise, params QuizQuestion[] questions) => answer =>
    {
        var letters = answer is string text ? string.Concat(text.Where(char.IsLetter)).ToLowerInvariant() : ""; // So "1a, 2b" will do.
        if (letters.Length != questions.Length || letters.Any(letter => !options.Contains(letter, StringComparison.Ordinal)))
            return Wants($"a text of {questions.Length} letters from {options[0]} to {options[^1]}", answer);

        var wrong = Enumerable.Range(0, questions.Length).Where(i => letters[i] != questions[i].Right).ToArray();
        if (wrong.Length == 0)
            return Judgment.Right(praise);

        var first = questions[wrong[0]];
        var feedback = $"{questions.Length - wrong.Length} of {questions.Length} are right. The first that is not is question {wrong[0] + 1}: {first.Feedback} Lesson {first.Lesson} has it.";
        return Judgment.NotYet(feedback, letters[wrong[0]] == first.Trap ? first.Misconception : null);
    };

    /// <summary>A run that the learner made, with the configuration they chose.</summary>
    internal static Func<object, Judgment> Run(Func<Run, Judgment> judge) => answer => answer is Run run ? judge(run) : Wants("a Run", answer);

    /// <summary>Whether two numbers agree to a thousandth, or to another part of the expected one.</summary>
    internal static bool Close(double number, double expected, double tolerance = RelativeTolerance) => number == expected || Math.Abs(number - expected) <= tolerance * Math.Abs(expected);

    private static Judgment Wants(string kind, object answer) =>
        Judgment.NotYet($"This exercise wants {kind}, but got {(answer is string text ? $"\"{text}\"" : LearnerCode.NameOf(answer.GetType()))}.");

    private static string Describe(double[] results, double[] expected)
    {
        var large = results.Zip(expected).Count(pair => !Close(pair.First, pair.Second) && pair.First > pair.Second);
        var right = results.Zip(expected).Count(pair => Close(pair.First, pair.Second));
        return $"Of {results.Length} trial inputs your function is right on {right}, too large on {large}, and too small or not a number on {results.Length - right - large}.";
    }

    private sealed class NearlyEqual : IEqualityComparer<double>
    {
        internal static readonly NearlyEqual Instance = new();

        public bool Equals(double x, double y) => Close(y, x);

        public int GetHashCode(double obj) => 0;
    }
}
