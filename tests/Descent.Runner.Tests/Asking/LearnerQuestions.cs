namespace Descent.Runner.Tests;

/// <summary>A question, and where the course answers it.</summary>
/// <param name="Text">What a learner asks.</param>
/// <param name="Answers">
/// The places that answer it, any of which will do: a cell as lesson:cell, an entry of the glossary as term:its-name, a type as
/// type:Name; 8:* is any of lesson 8. A place that has gone does no harm while another is left.
/// </param>
internal sealed record LearnerQuestion(string Text, string Answers);

/// <summary>
/// What learners ask about this subject, in their words: questions.tsv. The first set was collected before there was an index,
/// and every second one of it is held out: the ranking may be tuned on the others alone. Of two later sets, by people who knew
/// neither the index nor each other, one was read while the ranking learned to read misspelled words, and the other was kept
/// from it.
/// </summary>
internal static class LearnerQuestions
{
    private static readonly ILookup<string, LearnerQuestion> Sets = File
        .ReadLines(Path.Combine(Repository.Root, "tests", "Descent.Runner.Tests", "Asking", "questions.tsv"))
        .Skip(1)
        .Select(line => line.Split('\t'))
        .ToLookup(fields => fields[0], fields => new LearnerQuestion(fields[1], fields[2]));

    /// <summary>The first set, in the order in which it was collected.</summary>
    public static IReadOnlyList<LearnerQuestion> All { get; } = [.. Sets["1"]];

    /// <summary>The third set, held out as a whole.</summary>
    public static IReadOnlyList<LearnerQuestion> Third { get; } = [.. Sets["3"]];

    /// <summary>A fourth set, written after the last change of the ranking.</summary>
    public static IReadOnlyList<LearnerQuestion> Fourth { get; } = [.. Sets["4"]];

    /// <summary>Those that the ranking was tuned on.</summary>
    public static IReadOnlyList<LearnerQuestion> Tuned => [.. All.Where((_, i) => i % 2 == 0), .. Sets["2"]];

    /// <summary>Those of the first set that nobody looked at while it was tuned.</summary>
    public static IReadOnlyList<LearnerQuestion> HeldOut => [.. All.Where((_, i) => i % 2 == 1)];
}
