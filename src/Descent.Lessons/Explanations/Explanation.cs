namespace Descent.Lessons;

/// <summary>What happened in a run, and what to do about it.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Explanation : IDisplayable
{
    private readonly Lazy<Suggestion?> suggestion;

    internal Explanation(Diagnosis diagnosis, string evidence, string reason, string lesson, Func<Suggestion?> suggest)
    {
        (Diagnosis, Evidence, Reason, Lesson) = (diagnosis, evidence, reason, lesson);
        suggestion = new(suggest);
    }

    /// <summary>What happened.</summary>
    public Diagnosis Diagnosis { get; }

    /// <summary>The numbers that show it.</summary>
    public string Evidence { get; }

    /// <summary>Why, in one sentence.</summary>
    public string Reason { get; }

    /// <summary>
    /// One thing to try, which has been tried where that costs no more than the run itself; null where nothing is worth
    /// changing. It is looked for when first asked for.
    /// </summary>
    public Suggestion? Suggestion => suggestion.Value;

    /// <summary>Number of the lesson that covers it.</summary>
    public string Lesson { get; }

    private string NoAdvice => Diagnosis == Diagnosis.Arrived ? "Nothing is worth changing." : "No change that was tried made it better.";

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Diagnosis.Heading()}. {Evidence} {Reason} {(Suggestion is { } change ? $"Try this: {change.Text}" : NoAdvice)} (Lesson {Lesson}.)";

    /// <summary>The explanation as a card.</summary>
    public string ToHtml()
    {
        var advice = Suggestion is { } change ? $"<em>Try this:</em> {Html.Encode(change.Text)}" : $"<em>{NoAdvice}</em>";
        return Html.Card(
            Diagnosis is Diagnosis.Converging or Diagnosis.Arrived or Diagnosis.BudgetSpent ? Palette.Good : Palette.Bad,
            $"<strong>{Html.Encode(Diagnosis.Heading())}</strong> <small>lesson {Html.Encode(Lesson)}</small><br>{Html.Encode(Evidence)}<br>{Html.Encode(Reason)}<br>{advice}");
    }
}
