namespace Descent.Lessons;

/// <summary>What a check found: right or not, what to tell the learner, and the misconception behind a known wrong answer.</summary>
internal sealed record Judgment(bool IsRight, string Feedback, string? Misconception = null)
{
    /// <summary>How much of the answer is right, from 0 to 1, where it has parts.</summary>
    internal double Share { get; init; } = IsRight ? 1 : 0;

    internal static Judgment Right(string feedback) => new(true, feedback);

    internal static Judgment NotYet(string feedback, string? misconception = null) => new(false, feedback, misconception);
}
