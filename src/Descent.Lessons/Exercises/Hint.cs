namespace Descent.Lessons;

/// <summary>A nudge toward the answer of an exercise, which a notebook shows as a card.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Hint : IDisplayable
{
    private readonly Exercise exercise;

    internal Hint(Exercise exercise, int number) => (this.exercise, Number) = (exercise, number);

    /// <summary>Its place on the ladder, counted from 1; 0 where the exercise has no hints.</summary>
    public int Number { get; }

    /// <summary>The hint.</summary>
    public string Text => Number == 0 ? "This exercise has no hints." : exercise.Hints[Number - 1];

    private string Heading => Number == 0 ? $"{exercise.Id} · Hint" : $"{exercise.Id} · Hint {Number} of {exercise.Hints.Count}";

    private string Next => Number == 0 ? "" : (Number < exercise.Hints.Count, OperatingSystem.IsBrowser()) switch
    {
        (true, false) => "Run the cell again for the next one.",
        (true, true) => "Press Hint for the next one.",
        (false, false) => $"That was the last one. Exercise.Find(\"{exercise.Id}\").Solution() shows a worked solution.",
        (false, true) => "That was the last one. Solution shows a worked one.",
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Heading}: {Text} {Next}".TrimEnd();

    /// <summary>The hint as a card.</summary>
    public string ToHtml() => Html.Card(
        Palette.Neutral,
        $"<strong>{Html.Encode(Heading)}</strong><br>{Html.Encode(Text)}<br><small>{Html.Encode(Next)}</small>");
}
