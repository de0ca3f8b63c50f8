namespace Descent.Lessons;

/// <summary>What happened in a run, and what to do about it.</summary>
/// <param name="Diagnosis">What happened.</param>
/// <param name="Evidence">The numbers that show it.</param>
/// <param name="Reason">Why, in one sentence.</param>
/// <param name="Suggestion">One thing to try.</param>
/// <param name="Lesson">Number of the lesson that covers it.</param>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed record Explanation(Diagnosis Diagnosis, string Evidence, string Reason, string Suggestion, string Lesson) : IDisplayable
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Evidence} {Reason} Try this: {Suggestion} (lesson {Lesson})";

    /// <summary>The explanation as a card.</summary>
    public string ToHtml() => Html.Card(
        Diagnosis == Diagnosis.Converging ? Palette.Good : Palette.Bad,
        $"<strong>{Html.Encode(Name)}</strong> <small>lesson {Html.Encode(Lesson)}</small><br>{Html.Encode(Evidence)}<br>{Html.Encode(Reason)}<br><em>Try this:</em> {Html.Encode(Suggestion)}");

    private string Name => Diagnosis switch
    {
        Diagnosis.NoiseFloor => "At the noise floor",
        Diagnosis.StalledBySchedule => "Stalled by its schedule",
        _ => Diagnosis.ToString(),
    };

    internal static Explanation Of(Run run) =>
        new(Diagnosis.Converging, $"{run}", "", "", "3.1");
}
