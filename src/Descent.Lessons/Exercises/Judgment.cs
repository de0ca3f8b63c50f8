namespace Descent.Lessons;

/// <summary>What a check found: right or not, what to tell the learner, and the misconception behind a known wrong answer.</summary>
internal sealed record Judgment(bool IsRight, string Feedback, string? Misconception = null)
{
    internal static Judgment Right(string feedback) => new(true, feedback);

    internal static Judgment NotYet(string feedback, string? misconception = null) => new(false, feedback, misconception);
}

/// <summary>A wrong answer that many people give, and what to tell them.</summary>
/// <param name="Name">What they believe, as the solutions file names it.</param>
/// <param name="Answer">The answer that follows from it.</param>
/// <param name="Feedback">What to think about next; never the answer.</param>
internal sealed record Misconception<T>(string Name, T Answer, string Feedback)
{
    internal Judgment Judgment => Judgment.NotYet(Feedback, Name);
}
