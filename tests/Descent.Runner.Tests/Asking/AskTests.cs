using System.Net;
using System.Text.RegularExpressions;
using Jint;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>The index of the course, and the ranking of the page.</summary>
public partial class AskTests(UnrunBook book) : IClassFixture<UnrunBook>
{
    private const int LeastTuned = 145; // Of 160.
    private const int LeastHeldOut = 54; // Of 60.
    private const int MostBytes = 300_000;

    private static readonly Lazy<Engine> Ranking = new(() => new Engine().Execute(BookWriter.ReadRanking()));
    private static readonly Lazy<Asker> Course = new(() => McpCommand.CreateAsker(Path.Combine(Repository.Root, "notebooks")));

    [Fact]
    public void Questions_that_were_held_out_have_their_answer_among_the_first_three() => AssertAnswered(LearnerQuestions.HeldOut, LeastHeldOut);

    [Fact]
    public void Questions_that_the_ranking_was_tuned_on_have_their_answer_among_the_first_three() => AssertAnswered(LearnerQuestions.Tuned, LeastTuned);

    [Theory]
    [InlineData("caresses", "caress")]
    [InlineData("ponies", "poni")]
    [InlineData("feed", "feed")]
    [InlineData("plastered", "plaster")]
    [InlineData("conflated", "conflat")]
    [InlineData("hopping", "hop")]
    [InlineData("filing", "file")]
    [InlineData("sky", "sky")]
    [InlineData("relational", "relat")]
    [InlineData("vietnamization", "vietnam")]
    [InlineData("sensitivity", "sensit")]
    [InlineData("triplicate", "triplic")]
    [InlineData("hopefulness", "hope")]
    [InlineData("allowance", "allow")]
    [InlineData("adoption", "adopt")]
    [InlineData("controlling", "control")]
    [InlineData("larger", "larg")]
    [InlineData("bigger", "larg")]
    public void Words_lose_their_endings(string word, string stem) => Assert.Equal(stem, Ranking.Value.Evaluate("descent.words.stemOf").Call(word).AsString());

    [Fact]
    public void A_passage_with_the_rarer_word_comes_first_and_its_answering_sentence_is_named()
    {
        using var asker = Small(
            ("Steps", ["A step goes downhill.", "Many steps make a run."]),
            ("Steps in fog", ["A step in fog is short.", "The fog hides the <strong>valley</strong>."]));

        var found = asker.Ask("which step finds the valley");

        Assert.Equal(["Steps in fog", "Steps"], found.Passages.Select(answer => answer.Passage.Heading));
        Assert.Equal(1, found.Passages[0].Sentence);
        Assert.Null(found.Nearest);
    }

    [Fact]
    public void Where_nothing_answers_there_is_no_passage_and_at_most_a_lesson()
    {
        using var asker = Small(("Steps", ["A step goes downhill."]));

        Assert.Empty(asker.Ask("").Passages);
        Assert.Empty(asker.Ask("who painted the Mona Lisa").Passages);
        var near = asker.Ask("step aerobics zumba pilates");
        Assert.Empty(near.Passages);
        Assert.Equal("1 Steps", near.Nearest?.Title);
    }

    [Theory]
    [InlineData("One sentence. <strong>Another</strong> one follows here.", 2)]
    [InlineData("It goes down to 0.5 and no further, e.g. never below.", 1)]
    [InlineData("Inside <em>one. Two is not split</em> at all, as it should.", 1)]
    public void Paragraphs_are_taken_apart_between_tags(string html, int sentences) => Assert.Equal(sentences, Sentences.Of(html).Count);

    [Fact]
    public void Neither_exercises_nor_their_solutions_are_among_the_passages()
    {
        var text = Sentences.TextOf(Course.Value.Index.ToJson());

        Assert.DoesNotContain(Course.Value.Index.Passages, passage => passage.Cells.Any(cell => cell.StartsWith("exercise-", StringComparison.Ordinal)));
        Assert.All(Lessons.Exercise.All.SelectMany(exercise => exercise.Hints), hint => Assert.DoesNotContain(hint, text, StringComparison.Ordinal));
        Assert.All(Lessons.Exercise.All, exercise => Assert.DoesNotContain(Sentences.TextOf(exercise.Solution().Why)[..60], text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_passage_of_the_book_leads_to_its_place()
    {
        var ids = book.Pages.ToDictionary(page => page.Key, page => Id().Matches(page.Value).Select(match => match.Groups["id"].Value).ToHashSet());
        var lost = Course.Value.Index.Passages
            .SelectMany(passage => new[] { passage.Url }.Concat(passage.Figures?.Select(figure => figure.Url) ?? []))
            .OfType<string>()
            .Where(url => !ids[WebUtility.UrlDecode(url.Split('#')[0])].Contains(WebUtility.HtmlDecode(url.Split('#')[1])));

        Assert.Empty(lost);
    }

    [Fact]
    public void Every_question_of_the_list_is_asked_of_a_cell_that_is_there()
    {
        var lesson = "";
        var places = Course.Value.Index.Passages.SelectMany(PlacesOf).ToHashSet();
        var gone = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(Repository.Root, "notebooks", "questions.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) lesson = line[3..];
            if (QuestionLine().Match(line) is { Success: true } match && !places.Contains($"{lesson}:{match.Groups["cell"].Value}")) gone.Add($"{lesson}: {line}");
        }

        Assert.True(gone.Count == 0, $"notebooks/questions.md names cells that no passage has:\n{string.Join('\n', gone)}");
    }

    [Fact]
    public void The_box_and_its_index_add_little_to_the_book()
    {
        var bytes = new[] { "ask-index.js", "ask-words.js", "ask-rank.js", "ask.js", "ask.css" }.Sum(name => new FileInfo(book.Asset(name)).Length);

        Assert.InRange(bytes, 100_000, MostBytes);
    }

    private static Asker Small(params (string Heading, string[] Sentences)[] passages) => new(
        new AskIndex([new AskLesson("1", "1 Steps", "1.html")], [.. passages.Select(passage => new Passage("lesson", 0, "cell", passage.Heading, "1.html#x", passage.Sentences))]),
        BookWriter.ReadRanking());

    private static void AssertAnswered(IReadOnlyList<LearnerQuestion> questions, int least)
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
        Assert.True(questions.Count - wrong.Length >= least, string.Join('\n', wrong));
    }

    private static IEnumerable<string> PlacesOf(Passage passage)
    {
        if (passage.Kind != "lesson") return [.. passage.Heading.Split(" (")[0].Split(", ").Select(name => $"{passage.Kind}:{name.Replace(' ', '-')}")];
        var lesson = Course.Value.Index.Lessons[passage.Lesson].Number;
        return [.. passage.Cells.Select(cell => $"{lesson}:{cell}"), $"{lesson}:*"];
    }

    [GeneratedRegex("\\bid=\"(?<id>[^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("^- `(?<cell>[^`]+)`:")]
    private static partial Regex QuestionLine();
}
