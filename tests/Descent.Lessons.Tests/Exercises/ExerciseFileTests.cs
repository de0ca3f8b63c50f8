using System.Text;
using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Exercises that a teacher writes into a file.</summary>
public sealed class ExerciseFileTests : IDisposable
{
    private const string Whole = """
        {
          "exercises": [
            {
              "id": "w1-a", "title": "The oven", "kind": "number", "answer": 0.4, "tolerance": 0.01,
              "praise": "The steepest axis sets the limit.",
              "hints": ["Which axis goes first?", "Where does its factor reach −1?"],
              "misconceptions": [{ "answer": 0.2, "name": "Takes 1/L for the limit", "feedback": "That is a good place, but not the edge." }],
              "solution": { "code": "double? oven = 2.0 / 5;", "why": "The error grows beyond 2/L." }
            },
            {
              "id": "w1-b", "title": "Two ovens", "kind": "letter", "answer": "C", "options": "abcd", "praise": "Both.", "hints": [],
              "misconceptions": [{ "answer": "a", "name": "Trusts the first", "feedback": "And the second?" }],
              "solution": { "code": "string letter = \"c\";", "why": "Both are hot." }
            },
            {
              "id": "w2-a", "title": "Any oven", "kind": "function", "inputs": [[10, 1], [4, 4], [0.5, 0.1]], "answer": [0.2, 0.5, 4], "praise": "2/L, whatever μ is.", "hints": ["Try one."],
              "misconceptions": [{ "answer": [0.1, 0.25, 2], "name": "Takes 1/L", "feedback": "Half of it." }],
              "solution": { "code": "Func<double, double, double> f = (L, mu) => 2 / L;", "why": "By the rule." }
            }
          ]
        }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("descent-own-").FullName;

    public static TheoryData<string, string, string> Malformed => new()
    {
        { "\"id\": \"w1-a\",", "", "exercises.json, exercise 1, field id: is missing. Write text between quotes." },
        { "\"w1-b\"", "\"w1-a\"", "exercises.json, exercise 2, field id: is \"w1-a\", as that of exercise 1. Give each its own." },
        { "\"w1-b\"", "\"3.1-a\"", "exercise 2, field id: is \"3.1-a\", an exercise of the course. Choose another" },
        { "\"w1-b\"", "\"second\"", "exercise 2, field id: is \"second\". Write the lesson, a hyphen and a letter" },
        { "\"kind\": \"letter\"", "\"kind\": \"word\"", "exercise w1-b, field kind: is \"word\". Write \"number\", \"letter\" or \"function\"." },
        { "\"answer\": 0.4", "\"answer\": \"0.4\"", "exercise w1-a, field answer: must be a number, such as 0.08, and is text, \"0.4\"." },
        { "\"answer\": 0.4", "\"answer\": \"NaN\"", "exercise w1-a, field answer: must be a number" },
        { "\"answer\": 0.4", "\"answer\": 1e999", "exercise w1-a, field answer: is 1e999, which is too large for a number." },
        { "\"answer\": \"C\"", "\"answer\": \"both\"", "exercise w1-b, field answer: must be one letter, such as \"b\"." },
        { "\"answer\": \"C\"", "\"answer\": 3", "exercise w1-b, field answer: must be text between quotes, and is the number 3." },
        { "[0.2, 0.5, 4]", "[0.2, 0.5]", "exercise w2-a, field answer: must be 3 numbers, what the function gives for each of the inputs." },
        { "[0.2, 0.5, 4]", "[0.2, \"x\", 4]", "exercise w2-a, field answer: must have numbers only, and has text, \"x\"." },
        { "[4, 4]", "[4]", "exercise w2-a, field inputs: must be one list of numbers for each trial" },
        { "\"tolerance\": 0.01", "\"tolerance\": -0.1", "exercise w1-a, field tolerance: is -0.1. Write how far off an answer may be, a number above 0" },
        { "\"tolerance\": 0.01", "\"tolerance\": \"NaN\"", "exercise w1-a, field tolerance: must be a number" },
        { "\"tolerance\": 0.01", "\"tolerence\": 0.01", "exercise w1-a, field tolerence: means nothing here. There are id, title, kind, answer" },
        { "\"answer\": 0.2,", "\"answer\": 0.405,", "exercise w1-a, misconception 1, field answer: is the right answer, or too near it to be told from it." },
        { "\"answer\": \"a\"", "\"answer\": \"c\"", "exercise w1-b, misconception 1, field answer: is the right answer" },
        { "[0.1, 0.25, 2]", "[0.2, 0.5, 4.001]", "exercise w2-a, misconception 1, field answer: is the right answer" },
        { "\"options\": \"abcd\"", "\"options\": \"abd\"", "exercise w1-b, field options: lacks \"c\", which is an answer below." },
        { "\"options\": \"abcd\"", "\"options\": \"abcc\"", "exercise w1-b, field options: must be all letters that the question lists" },
        { "\"praise\": \"Both.\"", "\"praise\": \" \"", "exercise w1-b, field praise: is empty. Write something between the quotes." },
        { "\"hints\": []", "\"hints\": [\"\"]", "exercise w1-b, field hints: must have texts between quotes only" },
        { "\"hints\": []", "\"hints\": {}", "exercise w1-b, field hints: must be a list of texts" },
        { "\"code\": \"double? oven = 2.0 / 5;\",", "", "exercise w1-a, solution, field code: is missing." },
        { "\"id\": \"w1-a\", \"title\"", "\"id\": \"w1-a\" \"title\"", "exercises.json, line 4, is not valid JSON." },
        { "\"title\": \"The oven\",", "\"title\": \"The oven\", \"title\": \"Twice\",", "is not valid JSON. Duplicate property 'title'" },
        { Whole, "", "exercises.json, line 1, is not valid JSON." },
        { Whole, "[]", "exercises.json must be an object, between braces, with the fields exercises." },
        { Whole, "{}", "exercises.json, field exercises: is missing." },
        { Whole, "{ \"exercises\": [] }", "field exercises: is empty. Put an exercise between the brackets." },
        { Whole, "{ \"exercises\": [7] }", "exercise 1, field id: is missing." },
        { Whole, "{ \"packed\": \"!\" }", "exercises.json is not whole. Get it again from your teacher." },
        { Whole, "{ \"packed\": \"AAAA\" }", "exercises.json is not whole." },
        { Whole, new string(' ', 1_000_001), "exercises.json has more than 1,000,000 bytes." },
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_file_that_cannot_be_used_is_refused_with_the_exercise_the_field_and_what_to_do(string part, string instead, string message)
    {
        Assert.Contains(part, Whole, StringComparison.Ordinal);

        var refusal = Assert.Throws<InvalidDataException>(() => Read(Whole.Replace(part, instead, StringComparison.Ordinal)));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_told_so()
    {
        File.WriteAllBytes(Path.Combine(folder, "exercises.json"), Encoding.Latin1.GetBytes(Whole.Replace("The oven", "Der Öfen", StringComparison.Ordinal).Replace('−', '-').Replace('μ', 'm')));

        Assert.Contains("is not text in UTF-8", Assert.Throws<InvalidDataException>(() => Exercise.FromFile(Path.Combine(folder, "exercises.json"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.4, VerdictState.Right, null)]
    [InlineData(0.41, VerdictState.Right, null)]
    [InlineData(0.4101, VerdictState.NotYet, null)]
    [InlineData(0.2, VerdictState.NotYet, "Takes 1/L for the limit")]
    [InlineData(double.NaN, VerdictState.NotYet, null)]
    public void A_number_is_judged_within_its_tolerance(double answer, VerdictState state, string? misconception)
    {
        var verdict = Read(Whole)[0].Check(answer);

        Assert.Equal((state, misconception), (verdict.State, verdict.Misconception));
    }

    [Theory]
    [InlineData("c", VerdictState.Right, "Both.")]
    [InlineData("(C)", VerdictState.Right, "Both.")]
    [InlineData("a", VerdictState.NotYet, "And the second?")]
    [InlineData("d", VerdictState.NotYet, "It is another one.")]
    [InlineData("e", VerdictState.NotYet, "one of \"a\", \"b\", \"c\", \"d\"")]
    public void A_letter_is_judged_whether_or_not_something_is_known_of_it(string answer, VerdictState state, string feedback)
    {
        var verdict = Read(Whole)[1].Check(answer);

        Assert.Equal(state, verdict.State);
        Assert.Contains(feedback, verdict.Feedback, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_is_tried_on_the_inputs()
    {
        var any = Read(Whole)[2];

        Assert.Equal(VerdictState.Right, any.Check((double l, double _) => 2 / l).State);
        Assert.Equal("Takes 1/L", any.Check((double l, double _) => 1 / l).Misconception);
        Assert.Contains("right on 1, too large on 2", any.Check((double l, double mu) => l == 4 ? 0.5 : 9).Feedback, StringComparison.Ordinal);
        Assert.Contains("wants a Func<double, double, double>", any.Check(1).Feedback, StringComparison.Ordinal);
    }

    [Fact]
    public void It_hints_solves_and_counts_as_the_courses_own_do()
    {
        var all = Read(Whole);

        Assert.Equal(["w1-a · The oven", "w1-b · Two ovens", "w2-a · Any oven"], all.Select(exercise => exercise.ToString()));
        Assert.Equal("Hint 1 of 2", $"Hint {all[0].Hint().Number} of {all[0].Hints.Count}");
        Assert.Equal(("double? oven = 2.0 / 5;", "The error grows beyond 2/L."), (all[0].Solution().Code, all[0].Solution().Why));
        Assert.Contains("1 of 2 in this lesson", all[0].Check(0.4).ToString(), StringComparison.Ordinal);
        Assert.Contains("0 of 1 in this lesson", all[2].Check(null).ToString(), StringComparison.Ordinal);
        Assert.Contains("The error grows beyond 2/L.", all[0].Check(0.4).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_and_a_last_comma_do_no_harm() =>
        Assert.Equal(3, Read("// of week 1\n" + Whole.TrimEnd().TrimEnd('}').TrimEnd().TrimEnd(']') + ", ] }").Count);

    private IReadOnlyList<Exercise> Read(string text)
    {
        var path = Path.Combine(folder, "exercises.json");
        File.WriteAllText(path, text);
        return Exercise.FromFile(path);
    }
}
