using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Descent.Lessons;

/// <summary>A question that checks its own answer.</summary>
public sealed class Exercise
{
    private static readonly Exercise[] Course =
    [
        .. IntuitionExercises.All,
        .. CoreConceptExercises.All,
        .. LearningRateExercises.All,
        .. VariantsExercises.All,
        .. SchedulesExercises.All,
        .. MomentumExercises.All,
        .. AssumptionsExercises.All,
        .. TradeOffsExercises.All,
        .. MisunderstandingsExercises.All,
        .. SummaryExercises.All,
        .. BeyondTheBowlExercises.All,
    ];

    private readonly Func<object, Judgment> judge;
    private IReadOnlyList<Exercise>? variants;
    private NumbersInText? instead;
    private int hintsTaken;

    internal Exercise(string id, string title, string[] hints, Func<object, Judgment> judge)
    {
        Id = id;
        Title = title;
        Hints = Array.AsReadOnly(hints);
        this.judge = judge;
    }

    /// <summary>All exercises, in the order of the course.</summary>
    public static IReadOnlyList<Exercise> All => Array.AsReadOnly(Course);

    /// <summary>Number of the lesson and a letter, for example "3.1-a".</summary>
    public string Id { get; }

    /// <summary>What it is about.</summary>
    public string Title { get; }

    /// <summary>Hints, from a nudge to nearly the whole way.</summary>
    public IReadOnlyList<string> Hints { get; }

    /// <summary>
    /// This exercise with each set of numbers that it may give: the course's own first, then those for students who are to
    /// have numbers of their own. Itself alone where it has one set.
    /// </summary>
    public IReadOnlyList<Exercise> Variants => variants ?? [this];

    /// <summary>Whose numbers <see cref="Find"/> gives; null where they are the course's own.</summary>
    internal static string? Student { get; set; }

    /// <summary>Number of its lesson.</summary>
    internal string Lesson => Id.Split('-')[0];

    /// <summary>The worked solution of an exercise that is not the course's own.</summary>
    internal (string Code, string Why)? OwnSolution { get; init; }

    /// <summary>Whether it gives other numbers than the course's own.</summary>
    internal bool IsVariant => instead is not null;

    /// <summary>All exercises of the file that it is from; none where it is the course's own.</summary>
    internal IReadOnlyList<Exercise> Beside { get; set; } = [];

    /// <summary>The numbers that it gives, where it has several sets of them; none where it has one.</summary>
    public IReadOnlyList<double> Numbers { get; private init; } = [];

    /// <summary>The exercise with an id: one of the course, or of a teacher's file exercises.json beside the notebook.</summary>
    /// <param name="id">For example "3.1-a".</param>
    /// <exception cref="ArgumentException">There is no such exercise.</exception>
    /// <exception cref="InvalidDataException">The teacher's file cannot be used; the message says why.</exception>
    public static Exercise Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var exercise = Array.Find(Course, exercise => exercise.Id == id) ?? ExerciseFile.Find(id)
            ?? throw new ArgumentException($"There is no exercise {id}; there are {string.Join(", ", Course.Select(exercise => exercise.Id))}, and a teacher's own in a file {ExerciseFile.FileName} beside the notebook.", nameof(id));
        return Student is null ? exercise : exercise.For(Student);
    }

    /// <summary>The exercises in a teacher's file.</summary>
    /// <param name="path">The file, for example "exercises.json".</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file cannot be used; the message names the exercise and the field, and what to do.</exception>
    public static IReadOnlyList<Exercise> FromFile(string path) => ExerciseFile.Read(Require.Named(path));

    /// <summary>This exercise with the numbers of a student: always the same ones for the same student.</summary>
    /// <param name="student">Who, for example a number or a name.</param>
    /// <exception cref="ArgumentException">The student is empty.</exception>
    public Exercise For(string student)
    {
        Require.Named(student);
        if (Variants.Count == 1)
            return this;

        // The course's own numbers are nobody's: their solutions may be found.
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{student}\n{Id}"));
        return Variants[1 + (int)(BinaryPrimitives.ReadUInt32LittleEndian(digest) % (Variants.Count - 1))];
    }

    /// <summary>A text about this exercise, with its numbers in the place of the course's own.</summary>
    /// <param name="text">The text, as the course has it: the question, for example.</param>
    /// <exception cref="ArgumentException">The text is null.</exception>
    public string Restate(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return instead is null ? text : instead.Restate(text);
    }

    /// <summary>Checks an answer to an exercise.</summary>
    /// <param name="id">The exercise's id, for example "3.1-a".</param>
    /// <param name="answer">
    /// The answer, null while there is none: a number of any type, a letter, a run. A method without parameters is called, and
    /// what it gives is the answer.
    /// </param>
    /// <returns>The verdict, which a notebook shows as a card.</returns>
    /// <exception cref="ArgumentException">There is no such exercise.</exception>
    public static Verdict Check(string id, object? answer) => Find(id).Check(answer);

    /// <summary>Checks a function, which may be a method's name.</summary>
    /// <param name="id">The exercise's id, for example "3.1-b".</param>
    /// <param name="answer">The function, null while there is none.</param>
    /// <returns>The verdict, which a notebook shows as a card.</returns>
    /// <exception cref="ArgumentException">There is no such exercise.</exception>
    public static Verdict Check(string id, Delegate? answer) => Find(id).Check(answer);

    /// <summary>Checks a function, which may be a method's name.</summary>
    /// <param name="answer">The function, null while there is none.</param>
    /// <returns>The verdict, which a notebook shows as a card.</returns>
    public Verdict Check(Delegate? answer) => Check((object?)answer);

    /// <summary>Checks an answer.</summary>
    /// <param name="answer">
    /// The answer, null while there is none: a number of any type, a letter, a run. A method without parameters is called, and
    /// what it gives is the answer.
    /// </param>
    /// <returns>The verdict, which a notebook shows as a card.</returns>
    public Verdict Check(object? answer)
    {
        var judgment = LearnerCode.Judged(answer, judge);
        var progress = Progress.OfThisUser.After(this, judgment is { IsRight: true });
        return new Verdict(this, judgment, progress);
    }

    /// <summary>The next hint: each call climbs one rung of the ladder, and stays on the last.</summary>
    public Hint Hint() => new(this, Math.Min(Interlocked.Increment(ref hintsTaken), Hints.Count));

    /// <summary>A worked solution with the reason why it works, for who has tried.</summary>
    public Solution Solution() => Descent.Lessons.Solution.Of(this);

    /// <inheritdoc/>
    public override string ToString() => $"{Id} · {Title}";

    /// <summary>An exercise with several sets of numbers, of which the first is the course's own.</summary>
    /// <param name="id">Number of the lesson and a letter.</param>
    /// <param name="title">What it is about.</param>
    /// <param name="hints">Hints, with the course's own numbers.</param>
    /// <param name="numbers">The sets; what stands at one place of each is the same quantity.</param>
    /// <param name="judgeOf">The judge for a set; what it says has the course's own numbers, too.</param>
    internal static Exercise Varied(string id, string title, string[] hints, double[][] numbers, Func<double[], Func<object, Judgment>> judgeOf)
    {
        var all = new Exercise[numbers.Length];
        for (var i = 0; i < all.Length; i++)
        {
            var (judge, text) = (judgeOf(numbers[i]), new NumbersInText(numbers[0], numbers[i]));
            Judgment Restated(Judgment found) => found with { Feedback = text.Restate(found.Feedback) };
            all[i] = i == 0
                ? new Exercise(id, title, hints, judge) { variants = all, Numbers = numbers[0] }
                : new Exercise(id, title, [.. hints.Select(text.Restate)], answer => Restated(judge(answer))) { variants = all, Numbers = numbers[i], instead = text };
        }

        return all[0];
    }
}
