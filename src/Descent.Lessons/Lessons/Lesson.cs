namespace Descent.Lessons;

/// <summary>A lesson of the course; shows itself as the banner of its notebook, which brings plotly.js along.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Lesson : IDisplayable
{
    private static readonly Lesson[] All =
    [
        new("1", "Intuition", "What does the learning rate do to a run, and what do batch, stochastic and mini-batch steps feel like?"),
        new("2", "Core concept", "What decides how far one step goes, and how do you recognize a wrong learning rate?"),
        new("3.1", "Learning rate and convergence", "How large may a step be, and how long does the journey take?"),
        new("3.2", "Batch, stochastic, mini-batch", "How many samples should one step look at, and what does looking at fewer cost?"),
        new("3.3", "Learning rate schedules", "When should steps become smaller, how fast, and when larger again?"),
        new("3.4", "Momentum", "What does a memory of past gradients buy, and when does it hurt?"),
        new("4", "Assumptions", "What does gradient descent take for granted, and what happens when it does not hold?"),
        new("5", "Trade-offs", "Which variant, schedule and momentum for which problem and which budget?"),
        new("6", "Common misunderstandings", "Which three beliefs about gradient descent look true, and why are they not?"),
        new("7", "Summary", "What decides whether a run crawls, oscillates, diverges, stalls, hovers or arrives?"),
        new("8", "Beyond the bowl", "What of all this carries over to a neural network?"),
    ];

    private string numbersOf = "";

    private Lesson(string number, string title, string question) => (Number, Title, Question) = (number, title, question);

    /// <summary>Number, as in the notebook's file name.</summary>
    public string Number { get; }

    /// <summary>Title.</summary>
    public string Title { get; }

    /// <summary>The question that the lesson answers.</summary>
    public string Question { get; }

    /// <summary>Starts a lesson: a notebook's first cell ends in this, and figures then draw without a network.</summary>
    /// <param name="number">Number of the lesson, for example "3.1".</param>
    /// <exception cref="ArgumentException">There is no such lesson.</exception>
    public static Lesson Start(string number) => Start(number, null);

    /// <summary>Starts a lesson whose exercises have the numbers of a student, as the notebook of <c>descent student --variant</c> does.</summary>
    /// <param name="number">Number of the lesson, for example "3.1".</param>
    /// <param name="student">Whose numbers, as the teacher's table has their id or name; the course's own where it is null.</param>
    /// <exception cref="ArgumentException">There is no such lesson, or the student is empty.</exception>
    public static Lesson Start(string number, string? student)
    {
        ArgumentNullException.ThrowIfNull(number);
        var lesson = Array.Find(All, lesson => lesson.Number == number)
            ?? throw new ArgumentException($"There is no lesson {number}; there are {string.Join(", ", All.Select(lesson => lesson.Number))}.", nameof(number));
        Exercise.Student = student is null ? null : Require.Named(student);
        return student is null ? lesson : new Lesson(number, lesson.Title, lesson.Question) { numbersOf = $"The exercises have the numbers of {student}." };
    }

    /// <inheritdoc/>
    public override string ToString() => $"Lesson {Number}: {Title}. {Question} {numbersOf}".TrimEnd();

    /// <summary>The banner with plotly.js.</summary>
    public string ToHtml() =>
        $"<div class=\"descent-lesson\">{Html.Card(Palette.Blue, $"<strong>Lesson {Html.Encode(Number)} · {Html.Encode(Title)}</strong><br>{Html.Encode(Question)}{(numbersOf.Length > 0 ? $"<br><small>{Html.Encode(numbersOf)}</small>" : "")}")}</div>"
        + PlotlyScript.Element();
}
