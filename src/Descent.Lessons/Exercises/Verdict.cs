using System.Globalization;
using System.Text;

namespace Descent.Lessons;

/// <summary>The result of checking an answer: a card with feedback, hints to unfold, and the worked solution after success.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Verdict : IDisplayable
{
    private readonly Exercise exercise;
    private readonly string progress;

    /// <param name="exercise">What was asked.</param>
    /// <param name="judgment">What the check found, or null where there was no answer to check.</param>
    /// <param name="progress">How far the learner is.</param>
    internal Verdict(Exercise exercise, Judgment? judgment, string progress)
    {
        this.exercise = exercise;
        this.progress = progress;
        State = judgment switch
        {
            null => VerdictState.NotAnswered,
            { IsRight: true } => VerdictState.Right,
            _ => VerdictState.NotYet,
        };
        Feedback = judgment?.Feedback ?? "Replace null with your answer and run the cell again.";
        Misconception = judgment?.Misconception;
        Share = judgment?.Share ?? 0;
    }

    /// <summary>Whether the answer is right, not right yet, or still to be given.</summary>
    public VerdictState State { get; }

    /// <summary>What to tell the learner.</summary>
    public string Feedback { get; }

    /// <summary>The misconception behind a known wrong answer, or null.</summary>
    public string? Misconception { get; }

    /// <summary>How much of the answer is right, from 0 to 1: between the two only where an exercise has parts, such as the questions of a quiz.</summary>
    public double Share { get; }

    private string Heading => State switch
    {
        VerdictState.Right => "✓ Right",
        VerdictState.NotYet => "Not yet",
        _ => "Not answered yet",
    };

    /// <inheritdoc/>
    public override string ToString() => $"{exercise.Id} · {exercise.Title}: {Heading}. {Feedback} ({progress})";

    /// <summary>The verdict as a card.</summary>
    public string ToHtml()
    {
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"<strong>{Html.Encode($"{exercise.Id} · {exercise.Title}: {Heading}")}</strong><br>{Html.Encode(Feedback)}");
        if (State == VerdictState.Right)
            body.Append(Html.Fold("A worked solution", exercise.Solution().Body));
        else
            body.Append(Ladder(0));
        body.Append(CultureInfo.InvariantCulture, $"<div><small>{Html.Encode(progress)}</small></div>");
        var color = State switch
        {
            VerdictState.Right => Palette.Good,
            VerdictState.NotYet => Palette.Bad,
            _ => Palette.Neutral,
        };
        return Html.Card(color, body.ToString());
    }

    /// <summary>Each hint inside the one before, so that a learner takes them one at a time.</summary>
    private string Ladder(int rung) => rung == exercise.Hints.Count
        ? ""
        : Html.Fold($"Hint {rung + 1} of {exercise.Hints.Count}", Html.Encode(exercise.Hints[rung]) + Ladder(rung + 1));
}
