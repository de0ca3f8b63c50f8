namespace Descent.Runner.Tests;

/// <summary>A question, and where the course answers it.</summary>
/// <param name="Text">What a learner asks.</param>
/// <param name="Answers">
/// The places that answer it, any of which will do: a cell as lesson:cell, an entry of the glossary as term:its-name, a type as
/// type:Name; 8:* is any of lesson 8. A place that has gone does no harm while another is left.
/// </param>
internal sealed record LearnerQuestion(string Text, string Answers);

/// <summary>
/// What learners ask about this subject, in their words: questions.tsv, collected by people who knew neither the index nor each
/// other. The ranking may be tuned on some of them; the others were written after its last change, and are kept from it.
/// </summary>
internal static class LearnerQuestions
{
    private static readonly ILookup<string, LearnerQuestion> Sets = File
        .ReadLines(Path.Combine(Repository.Root, "tests", "Descent.Runner.Tests", "Asking", "questions.tsv"))
        .Skip(1)
        .Select(line => line.Split('\t'))
        .ToLookup(fields => fields[0], fields => new LearnerQuestion(fields[1], fields[2]));

    /// <summary>Those that the ranking was tuned on.</summary>
    public static IReadOnlyList<LearnerQuestion> Tuned { get; } = [.. Sets["tuned"]];

    /// <summary>Those that nobody looked at while it was tuned.</summary>
    public static IReadOnlyList<LearnerQuestion> HeldOut { get; } = [.. Sets["held out"]];
}
