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

    /// <summary>Number of its lesson.</summary>
    internal string Lesson => Id.Split('-')[0];

    /// <summary>The exercise with an id.</summary>
    /// <param name="id">For example "3.1-a".</param>
    /// <exception cref="ArgumentException">There is no such exercise.</exception>
    public static Exercise Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Array.Find(Course, exercise => exercise.Id == id)
            ?? throw new ArgumentException($"There is no exercise {id}; there are {string.Join(", ", Course.Select(exercise => exercise.Id))}.", nameof(id));
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
}
