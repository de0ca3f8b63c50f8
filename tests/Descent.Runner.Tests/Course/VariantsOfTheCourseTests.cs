using System.Globalization;
using System.Text.RegularExpressions;
using Descent.Lessons;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>Exercises with several sets of numbers, as their questions, solutions and known wrong answers have them.</summary>
public sealed class VariantsOfTheCourseTests(VariantAnswers answers) : IClassFixture<VariantAnswers>
{
    public static TheoryData<string> Ids => [.. VariantAnswers.Varied.Select(exercise => exercise.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_question_gives_each_number_as_declared_and_each_variant_gives_its_own_instead(string id)
    {
        var exercise = Exercise.Find(id);
        var cells = CellsOf(id);
        var own = Numbers(cells).ToArray();

        Assert.All(exercise.Numbers, number => Assert.Contains(number, own));
        Assert.All(exercise.Variants.Skip(1), variant =>
        {
            var restated = Numbers(variant.Restate(cells)).ToArray();

            // Where the course has one of its numbers, the variant has its own, and all else is as it was.
            Assert.Equal(own.Select(number => exercise.Numbers.ToList().IndexOf(number) is >= 0 and var i ? variant.Numbers[i] : number), restated);
            Assert.Contains($"Exercise.Find(\"{id}\").Check(", variant.Restate(cells), StringComparison.Ordinal);
            Assert.Contains($"**{id}**", variant.Restate(cells), StringComparison.Ordinal);
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Stubs_solutions_and_known_wrong_answers_are_judged_as_what_they_are_whatever_the_numbers(string id)
    {
        foreach (var variant in Exercise.Find(id).Variants)
        {
            var known = answers.Of(variant);

            Assert.Equal(VerdictState.NotAnswered, variant.Check(null).State);
            Assert.Equal(VerdictState.Right, variant.Check(known["Solution"]).State);
            Assert.All(known.Where(pair => pair.Key != "Solution"), pair => Assert.Equal((Named(variant), VerdictState.NotYet, pair.Key), (Named(variant), variant.Check(pair.Value).State, variant.Check(pair.Value).Misconception)));
            Assert.True(known.Count >= 3);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_is_right_for_one_set_is_wrong_and_no_known_wrong_answer_for_every_other(string id)
    {
        var variants = Exercise.Find(id).Variants;
        foreach (var variant in variants)
        {
            Assert.All(variants.Where(other => other != variant), other =>
            {
                var verdict = variant.Check(answers.Of(other)["Solution"]);
                Assert.Equal((Named(variant), Named(other), VerdictState.NotYet, null), (Named(variant), Named(other), verdict.State, verdict.Misconception));
            });
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Hints_and_feedback_give_no_answer_of_any_set_away_and_name_the_numbers_of_their_own(string id)
    {
        var exercise = Exercise.Find(id);
        var question = Course.Questions.Single(question => question.Id == id);
        var leaks = exercise.Variants.Select(variant => new AnswerLeak(question with { Exercise = variant }, answers.Of(variant)["Solution"].ToString(CultureInfo.InvariantCulture))).ToArray();
        foreach (var variant in exercise.Variants)
        {
            var (texts, original) = (TextsOf(variant), TextsOf(exercise));

            Assert.All(texts, text => Assert.DoesNotContain(leaks, leak => leak.IsIn(text)));
            Assert.All(texts.Zip(original), pair => Assert.Equal(
                Numbers(pair.Second).Select(number => exercise.Numbers.ToList().IndexOf(number) is >= 0 and var i ? variant.Numbers[i] : number),
                Numbers(pair.First)));
        }
    }

    /// <summary>Feedback on each known wrong answer, and all hints.</summary>
    private string[] TextsOf(Exercise variant) =>
        [.. answers.Of(variant).Where(pair => pair.Key != "Solution").Select(pair => variant.Check(pair.Value).Feedback), .. variant.Hints];

    private static string Named(Exercise variant) => $"{variant.Id} with {string.Join(", ", variant.Numbers)}";

    private static string CellsOf(string id) => string.Join('\n', Course.NotebookNames.SelectMany(name => Course.SourceOf(name).Cells)
        .Where(cell => cell.Source.Contains($"**{id}**", StringComparison.Ordinal) || cell.Source.Contains($"Exercise.Find(\"{id}\")", StringComparison.Ordinal)).Select(cell => cell.Source));

    /// <summary>All numbers of a text but those in ids and in names.</summary>
    private static IEnumerable<double> Numbers(string text) => Regex.Matches(Regex.Replace(text, @"\d[\d.]*-[a-z]\b", ""), @"(?<![\p{L}_])\d+(?:[,_]\d{3})*(?:\.\d+)?")
        .Select(match => double.Parse(match.Value.Replace("_", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
}

/// <summary>What the expressions of solutions and known wrong answers give with the numbers of every variant, computed in one cell.</summary>
public sealed class VariantAnswers : IAsyncLifetime
{
    private readonly Dictionary<Exercise, Dictionary<string, double>> values = [];

    public static Exercise[] Varied { get; } = [.. Exercise.All.Where(exercise => exercise.Variants.Count > 1)];

    /// <summary>By heading: the solution, and the names of misconceptions.</summary>
    public IReadOnlyDictionary<string, double> Of(Exercise variant) => values[variant];

    public async ValueTask InitializeAsync()
    {
        var all = (
            from exercise in Varied
            from answer in ExerciseSolutionTests.Answers(exercise.Id)
            from variant in exercise.Variants
            select (Variant: variant, answer.Heading, Code: variant.Restate(Regex.Match(answer.Code, @"^double\? \w+ = (.+);$", RegexOptions.Multiline).Groups[1].Value))).ToArray();
        var result = await Run.CellsAsync($"string.Join(\" \", new double[] {{ {string.Join(",\n", all.Select(one => one.Code))} }}.Select(value => value.ToString(\"R\")))");

        Assert.Null(result.Error);
        foreach (var (one, text) in all.Zip(result.Text(1).Split(' ')))
        {
            if (!values.TryGetValue(one.Variant, out var known)) values[one.Variant] = known = [];
            known.Add(one.Heading, double.Parse(text, CultureInfo.InvariantCulture));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
