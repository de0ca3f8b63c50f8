namespace Descent.Lessons;

/// <summary>A wrong answer that many people give, and what to tell them.</summary>
/// <param name="Name">What they believe, as the solutions file names it.</param>
/// <param name="Answer">The answer that follows from it.</param>
/// <param name="Feedback">What to think about next; never the answer.</param>
internal sealed record Misconception<T>(string Name, T Answer, string Feedback)
{
    internal Judgment Judgment => Judgment.NotYet(Feedback, Name);
}
