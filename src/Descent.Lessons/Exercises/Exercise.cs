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
    ];

    private readonly Func<object, Judgment> judge;

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

    /// <summary>A worked solution with the reason why it works.</summary>
    internal string Solution
    {
        get
        {
            using var stream = typeof(Exercise).Assembly.GetManifestResourceStream($"solutions/{Id}.md")
                ?? throw new InvalidOperationException($"Exercise {Id} has no file notebooks/solutions/{Id}.md.");
            using var reader = new StreamReader(stream);
            var section = reader.ReadToEnd().Split("\n## ").First(part => part.StartsWith("Solution\n", StringComparison.Ordinal));
            return section["Solution\n".Length..].Replace("```csharp\n", "", StringComparison.Ordinal).Replace("```\n", "", StringComparison.Ordinal).Trim();
        }
    }

    /// <summary>The exercise with an id.</summary>
    /// <param name="id">For example "3.1-a".</param>
    /// <exception cref="ArgumentException">There is no such exercise.</exception>
    public static Exercise Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Array.Find(Course, exercise => exercise.Id == id)
            ?? throw new ArgumentException($"There is no exercise {id}; there are {string.Join(", ", Course.Select(exercise => exercise.Id))}.", nameof(id));
    }

    /// <summary>Checks an answer.</summary>
    /// <param name="answer">The answer, of the type that the exercise's cell gives; null while there is none.</param>
    /// <returns>The verdict, which a notebook shows as a card.</returns>
    public Verdict Check(object? answer)
    {
        if (answer is null)
            return new Verdict(this, VerdictState.NotAnswered, "Replace null with your answer and run the cell again.");

        var judgment = judge(answer);
        return new Verdict(this, judgment.IsRight ? VerdictState.Right : VerdictState.NotYet, judgment.Feedback, judgment.Misconception);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Id} · {Title}";
}
