namespace Descent.Lessons;

/// <summary>One question of a quiz.</summary>
/// <param name="Lesson">Number of the lesson that answers it.</param>
/// <param name="Right">The letter of the right option.</param>
/// <param name="Trap">The letter of the wrong option that most people choose.</param>
/// <param name="Misconception">What those people believe.</param>
/// <param name="Feedback">What to think about next; never the letter.</param>
internal sealed record QuizQuestion(string Lesson, char Right, char Trap, string Misconception, string Feedback);
