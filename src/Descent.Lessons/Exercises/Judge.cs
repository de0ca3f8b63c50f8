namespace Descent.Lessons;

/// <summary>The ways to judge an answer: a number, a function, a choice or a run.</summary>
internal static class Judge
{
    /// <summary>Numbers count as equal when they differ by less than this part of the expected one.</summary>
    private const double RelativeTolerance = 1e-3;

    /// <summary>A number, within a tolerance.</summary>
    internal static Func<object, Judgment> Number(double expected, string praise, params Misconception<double>[] misconceptions) => Number(
        expected, RelativeTolerance, praise, number => Compare(number, expected), misconceptions);

    /// <summary>A number, within a tolerance of its own, and with words of its own for answers that nobody foresaw.</summary>
    internal static Func<object, Judgment> Number(
        double expected, double tolerance, string praise, Func<double, string> otherwise, params Misconception<double>[] misconceptions) => Number(number =>
        Close(number, expected, tolerance)
            ? Judgment.Right(praise)
            : Wrong(misconceptions, answer => Close(number, answer, tolerance), otherwise(number)));

    /// <summary>What to say of a wrong number that nobody foresaw.</summary>
    internal static string Compare(double number, double expected) =>
        number == 0 ? "Your answer is 0. In C#, dividing two whole numbers drops the fraction: write one of them with a decimal point."
        : number > expected ? "Too large."
        : number < expected ? "Too small." : "Your answer is not a number.";

    /// <summary>A number, judged by a function.</summary>
    internal static Func<object, Judgment> Number(Func<double, Judgment> judge) => answer => LearnerCode.TryNumber(answer, out var number)
        ? judge(number)
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
        where TFunction : Delegate =>
        Function(() => trial(expected), trial, praise, [.. misconceptions.Select(wrong => new Misconception<Func<IEnumerable<double>>>(wrong.Name, () => trial(wrong.Answer), wrong.Feedback))]);

    /// <summary>The same, where what functions give for the hidden inputs is known.</summary>
    internal static Func<object, Judgment> Function<TFunction>(
        Func<IEnumerable<double>> expected, Func<TFunction, IEnumerable<double>> trial, string praise, params Misconception<Func<IEnumerable<double>>>[] misconceptions)
        where TFunction : Delegate => answer =>
    {
        var calls = new List<LearnerCode.Trial>();
        if (!LearnerCode.TryFunction<TFunction>(answer, calls, out var function))
            return Wants($"a {LearnerCode.NameOf(typeof(TFunction))}", answer);
        if (!LearnerCode.TryCall(() => trial(function).ToArray(), out var results, out var failure))
            return Judgment.NotYet(failure);

        double[] right = [.. expected()];
        return Agrees(right) ? Judgment.Right(praise) : Wrong(misconceptions, other => Agrees(other()), Describe(calls, right));

        bool Agrees(IEnumerable<double> other) => other.SequenceEqual(results, NearlyEqual.Instance);
    };

    /// <summary>One of the options that the question lists, by its letter.</summary>
    /// <param name="right">The letter of the right one.</param>
    /// <param name="praise">What to say of the right one.</param>
    /// <param name="misconceptions">What stands behind the others: one for each wrong letter.</param>
    internal static Func<object, Judgment> Choice(char right, string praise, params Misconception<char>[] misconceptions) =>
        Choice([.. misconceptions.Select(wrong => wrong.Answer).Append(right).Order()], right, praise, misconceptions);

    /// <summary>The same, where nothing may be known of what stands behind some letters.</summary>
    internal static Func<object, Judgment> Choice(char[] options, char right, string praise, params Misconception<char>[] misconceptions) => answer =>
    {
        // "c)", "(c)" and "C." are the letter c; a word is not.
        var text = answer is char or string ? string.Concat(answer.ToString()!.Where(char.IsLetterOrDigit)) : "";
        var letter = text.Length == 1 ? char.ToLowerInvariant(text[0]) : '\0';
        if (letter == right)
            return Judgment.Right(praise);
        if (Array.Find(misconceptions, wrong => wrong.Answer == letter) is { } known)
            return known.Judgment;
        if (options.Contains(letter))
            return Judgment.NotYet("It is another one. Read the question again, and ask of each option what would follow from it.");
        return Wants($"a letter, one of {string.Join(", ", options.Select(option => $"\"{option}\""))}", answer);
    };

    /// <summary>A letter for each of several questions, as one text; says how many are right, and where the first that is not can be read up.</summary>
    /// <param name="options">The letters every question has, for example "abc".</param>
    /// <param name="praise">What to say when all are right.</param>
    /// <param name="questions">The questions, in order.</param>
    internal static Func<object, Judgment> Quiz(string options, string praise, params QuizQuestion[] questions) => answer =>
    {
        var letters = answer is string text ? string.Concat(text.Where(char.IsLetter)).ToLowerInvariant() : ""; // So "1a, 2b" will do.
        if (letters.Length != questions.Length || letters.Any(letter => !options.Contains(letter, StringComparison.Ordinal)))
            return Wants($"a string of {questions.Length} letters from {options[0]} to {options[^1]}", answer);

        var wrong = Enumerable.Range(0, questions.Length).Where(i => letters[i] != questions[i].Right).ToArray();
        if (wrong.Length == 0)
            return Judgment.Right(praise);

        var first = questions[wrong[0]];
        var feedback = $"{questions.Length - wrong.Length} of {questions.Length} are right. The first that is not is question {wrong[0] + 1}: {first.Feedback} Lesson {first.Lesson} has it.";
        return Judgment.NotYet(feedback, letters[wrong[0]] == first.Trap ? first.Misconception : null) with { Share = (questions.Length - wrong.Length) / (double)questions.Length };
    };

    /// <summary>A run that the learner made, with the configuration they chose.</summary>
    internal static Func<object, Judgment> Run(Func<Run, Judgment> judge) => answer => answer is Run run ? judge(run) : Wants("a Run", answer);

    /// <summary>Whether two numbers agree to a thousandth, or to another part of the expected one.</summary>
    internal static bool Close(double number, double expected, double tolerance = RelativeTolerance) => number == expected || Math.Abs(number - expected) <= tolerance * Math.Abs(expected);

    /// <summary>What to say of an answer that is not right: what stands behind it where that is known, and otherwise something else.</summary>
    /// <param name="misconceptions">What many people believe.</param>
    /// <param name="isGiven">Whether the learner's answer is the one that follows from a misconception.</param>
    /// <param name="otherwise">What to say where it follows from none.</param>
    internal static Judgment Wrong<T>(Misconception<T>[] misconceptions, Predicate<T> isGiven, string otherwise) =>
        Array.Find(misconceptions, wrong => isGiven(wrong.Answer))?.Judgment ?? Judgment.NotYet(otherwise);

    private static Judgment Wants(string kind, object answer) =>
        Judgment.NotYet($"This exercise wants {kind}, but it got {(answer is string text ? $"\"{text}\"" : LearnerCode.NameOf(answer.GetType()))}.");

    /// <summary>What a function does that follows from no known misconception; where it is right elsewhere, with an input where it is not.</summary>
    private static string Describe(List<LearnerCode.Trial> calls, double[] expected)
    {
        var wrong = calls.Zip(expected).Where(pair => !Close(pair.First.Result, pair.Second)).ToArray();
        if (wrong.Length == expected.Length && wrong.All(pair => Close(-pair.First.Result, pair.Second)))
            return "Every value has the right size but the wrong sign.";

        var (large, right, first) = (wrong.Count(pair => pair.First.Result > pair.Second), expected.Length - wrong.Length, wrong[0].First);
        var found = first.Thrown is { } thrown ? $"For ({first.Arguments}) your function threw {thrown.GetType().Name}: {thrown.Message}"
            : right > 0 || !double.IsFinite(first.Result) ? $"For ({first.Arguments}) it gives {Text.Number(first.Result)}." : "";
        return $"Of {expected.Length} trial inputs your function is right on {right}, too large on {large}, and too small or not a number on {wrong.Length - large}. {found}".TrimEnd();
    }

    private sealed class NearlyEqual : IEqualityComparer<double>
    {
        internal static readonly NearlyEqual Instance = new();

        /// <remarks>Two that are no numbers agree: a wrong function may fail where another wrong one does.</remarks>
        public bool Equals(double x, double y) => Close(y, x) || (double.IsNaN(x) && double.IsNaN(y));

        public int GetHashCode(double obj) => 0;
    }
}
