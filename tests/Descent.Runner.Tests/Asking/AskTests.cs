using System.Text;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>The index of the course, and the ranking of the page.</summary>
public class AskTests
{
    private const double LeastRight = 0.9;

    private static readonly Lazy<Asker> Course = new(() => new Asker(
        BookPassages.IndexOf([.. NotebookFolder.List(Path.Combine(Repository.Root, "notebooks")).Select(NotebookReader.Read)]),
        Encoding.UTF8.GetString(BookWriter.ReadAsset("ask-rank.js"))));

    [Fact]
    public void Questions_that_were_held_out_have_their_answer_among_the_first_three() => AssertAnswered(LearnerQuestions.HeldOut);

    [Fact]
    public void Questions_that_the_ranking_was_tuned_on_have_their_answer_among_the_first_three() => AssertAnswered(LearnerQuestions.Tuned);

    private static void AssertAnswered(IReadOnlyList<LearnerQuestion> questions)
    {
        var places = Course.Value.Index.Passages.SelectMany(PlacesOf).ToHashSet();
        var gone = questions.Where(question => !question.Answers.Split(' ').Any(places.Contains)).ToArray();
        Assert.True(gone.Length == 0, $"No place that would answer is left for: {string.Join(" | ", gone.Select(question => question.Text))}");

        var wrong = questions
            .Select(question => (question, Found: Course.Value.Ask(question.Text).Passages))
            .Where(pair => !pair.Found.SelectMany(answer => PlacesOf(answer.Passage)).Intersect(pair.question.Answers.Split(' ')).Any())
            .Select(pair => $"{pair.question.Text} Found: {string.Join(", ", pair.Found.Select(answer => PlacesOf(answer.Passage).First()))}")
            .ToArray();
        TestContext.Current.TestOutputHelper?.WriteLine($"{questions.Count - wrong.Length} of {questions.Count} are answered. Not:\n{string.Join('\n', wrong)}");
        Assert.True(questions.Count - wrong.Length >= LeastRight * questions.Count, string.Join('\n', wrong));
    }

    private static IEnumerable<string> PlacesOf(Passage passage)
    {
        if (passage.Kind != "lesson") return [.. passage.Heading.Split(" (")[0].Split(", ").Select(name => $"{passage.Kind}:{name.Replace(' ', '-')}")];
        var lesson = Course.Value.Index.Lessons[passage.Lesson].Number;
        return [.. passage.Cells.Select(cell => $"{lesson}:{cell}"), $"{lesson}:*"];
    }
}
