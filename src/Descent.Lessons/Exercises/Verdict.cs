using System.Globalization;
using System.Text;

namespace Descent.Lessons;

/// <summary>What became of an answer.</summary>
public enum VerdictState
{
    /// <summary>The answer is still null.</summary>
    NotAnswered,

    /// <summary>The answer is not right yet.</summary>
    NotYet,

    /// <summary>The answer is right.</summary>
    Right,
}

/// <summary>The result of checking an answer: a card with feedback, hints to unfold, and the worked solution after success.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Verdict : IDisplayable
{
    private readonly Exercise exercise;

    internal Verdict(Exercise exercise, VerdictState state, string feedback, string? misconception = null)
    {
        this.exercise = exercise;
        State = state;
        Feedback = feedback;
        Misconception = misconception;
    }

    /// <summary>Whether the answer is right, not right yet, or still to be given.</summary>
    public VerdictState State { get; }

    /// <summary>What to tell the learner.</summary>
    public string Feedback { get; }

    /// <summary>The misconception behind a known wrong answer, or null.</summary>
    public string? Misconception { get; }

    private string Heading => State switch
    {
        VerdictState.Right => "✓ Right",
        VerdictState.NotYet => "Not yet",
        _ => "Not answered yet",
    };

    /// <inheritdoc/>
    public override string ToString() => $"{exercise.Id} · {exercise.Title}: {Heading}. {Feedback}";

    /// <summary>The verdict as a card.</summary>
    public string ToHtml()
    {
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"<strong>{Html.Encode($"{exercise.Id} · {exercise.Title}: {Heading}")}</strong><br>{Html.Encode(Feedback)}");
        if (State == VerdictState.Right)
            body.Append(CultureInfo.InvariantCulture, $"<details><summary>A worked solution</summary><pre style=\"white-space:pre-wrap\">{Html.Encode(exercise.Solution)}</pre></details>");
        else
            body.Append(Ladder(0));
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
        : $"<details><summary>Hint {rung + 1} of {exercise.Hints.Count}</summary>{Html.Encode(exercise.Hints[rung])}{Ladder(rung + 1)}</details>";
}
