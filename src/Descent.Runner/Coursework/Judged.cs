namespace Descent.Runner;

/// <summary>The verdict on one answer.</summary>
/// <param name="Mark">What became of it.</param>
/// <param name="Feedback">What to tell the learner.</param>
/// <param name="Misconception">The misconception behind a known wrong answer, or null.</param>
internal sealed record Judged(Mark Mark, string Feedback, string? Misconception = null);
