namespace Descent.Lessons;

/// <summary>What happened in a run, and what to do about it.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed record Explanation : IDisplayable
{
    internal Explanation(Diagnosis diagnosis, string evidence, string reason, string suggestion, string lesson) =>
        (Diagnosis, Evidence, Reason, Suggestion, Lesson) = (diagnosis, evidence, reason, suggestion, lesson);

    /// <summary>What happened.</summary>
    public Diagnosis Diagnosis { get; }

    /// <summary>The numbers that show it.</summary>
    public string Evidence { get; }

    /// <summary>Why, in one sentence.</summary>
    public string Reason { get; }

    /// <summary>One thing to try.</summary>
    public string Suggestion { get; }

    /// <summary>Number of the lesson that covers it.</summary>
    public string Lesson { get; }

    private string Heading => Diagnosis switch
    {
        Diagnosis.NoiseFloor => "At the noise floor",
        Diagnosis.StalledBySchedule => "Stalled by its schedule",
        _ => Diagnosis.ToString(),
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Heading}. {Evidence} {Reason} Try this: {Suggestion} (Lesson {Lesson}.)";

    /// <summary>The explanation as a card.</summary>
    public string ToHtml() => Html.Card(
        Diagnosis == Diagnosis.Converging ? Palette.Good : Palette.Bad,
        $"<strong>{Html.Encode(Heading)}</strong> <small>lesson {Html.Encode(Lesson)}</small><br>{Html.Encode(Evidence)}<br>{Html.Encode(Reason)}<br><em>Try this:</em> {Html.Encode(Suggestion)}");
}
