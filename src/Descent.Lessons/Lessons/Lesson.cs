namespace Descent.Lessons;

/// <summary>A lesson of the course; shows itself as the banner of its notebook, which brings plotly.js along.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Lesson : IDisplayable
{
    private static readonly Lesson[] All =
    [
        new("3.1", "Learning rate and convergence", "How large may a step be, and how long does the journey take?"),
    ];

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
    public static Lesson Start(string number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return Array.Find(All, lesson => lesson.Number == number)
            ?? throw new ArgumentException($"There is no lesson {number}; there are {string.Join(", ", All.Select(lesson => lesson.Number))}.", nameof(number));
    }

    /// <inheritdoc/>
    public override string ToString() => $"Lesson {Number}: {Title}. {Question}";

    /// <summary>The banner with plotly.js.</summary>
    public string ToHtml() =>
        Html.Card(Palette.Blue, $"<strong>Lesson {Html.Encode(Number)} · {Html.Encode(Title)}</strong><br>{Html.Encode(Question)}")
        + PlotlyScript.Element();
}
