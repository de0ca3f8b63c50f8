using System.Text.Json.Nodes;
using Descent.Lessons;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>A number that the text of a lesson names is one that its code gives, so that the two cannot drift apart.</summary>
[Collection(typeof(OnBuiltCourse))]
public class NumbersInProseTests(BuiltCourse course)
{
    [Theory]
    [MemberData(nameof(LessonNotebookTests.Notebooks), MemberType = typeof(LessonNotebookTests))]
    public void Every_number_in_prose_stands_in_an_output_or_a_setting_of_the_same_notebook(string name)
    {
        var cells = BuiltCourse.SourceOf(name).Cells;
        var settings = cells.Where(cell => cell.Kind == CellKind.Code).SelectMany(cell => ProseNumber.In(ProseNumber.PlainCode(cell.Source)));
        var shown = Outputs(JsonNode.Parse(course.ExecutedTextOf(name))!).SelectMany(ProseNumber.In);
        var known = settings.Concat(shown).Select(number => number.Value).ToHashSet();

        var unbacked = cells
            .Where(cell => cell.Kind == CellKind.Markdown)
            .SelectMany(cell => ProseNumber.In(ProseNumber.PlainMarkdown(cell.Source))
                .Where(number => !number.IsCommon && !known.Concat(Givens(cell)).Any(number.Rounds))
                .Select(number => $"{cell.Id}: {number.Text}"));

        Assert.Empty(unbacked);
    }

    [Theory]
    [InlineData("about 13,463 steps", 13463)]
    [InlineData("about 13 463 steps", 13463)]
    [InlineData("$\\kappa = 4.5 \\times 10^{12}$", 4.5e12)]
    [InlineData("10⁻⁶ of it", 1e-6)]
    [InlineData("4.86·10⁹", 4.86e9)]
    [InlineData("$-0.25$", 0.25)]
    [InlineData("38.4 %", 38.4)]
    [InlineData("at 1_000_000", 1e6)]
    [InlineData("1e-6", 1e-6)]
    public void Numbers_are_read_as_people_write_them(string text, double value) =>
        Assert.Equal(value, Assert.Single(ProseNumber.In(text)).Value, value * 1e-12);

    [Theory]
    [InlineData("0.34", 0.33967, true)]
    [InlineData("0.340", 0.33967, true)]
    [InlineData("0.341", 0.33967, false)]
    [InlineData("5000", 5012.3, true)]
    [InlineData("5000", 5600, false)]
    [InlineData("69", 69.4, true)]
    [InlineData("34 %", 0.33967, true)]
    [InlineData("34 %", 33.967, true)]
    [InlineData("34 %", 0.38, false)]
    public void A_number_is_backed_by_one_that_rounds_to_it(string prose, double measured, bool isBacked) =>
        Assert.Equal(isBacked, Assert.Single(ProseNumber.In(prose)).Rounds(measured));

    [Fact]
    public void Small_integers_years_lessons_exercises_and_code_need_no_backing()
    {
        const string Prose = "In 1967, [lesson 3.1](3.1-learning-rate.ipynb) and **3.4-b** had 12 `rows[99]`; lesson 3.2 none, 4.5 did, <b title=\"77\">and</b> $x_{17}$.";

        var named = ProseNumber.In(ProseNumber.PlainMarkdown(Prose)).Where(number => !number.IsCommon).Select(number => number.Text);

        Assert.Equal(["4.5"], named);
    }

    /// <summary>What a question gives is in its worked solution, which another test executes.</summary>
    private static IEnumerable<double> Givens(Cell question) => Exercise.All
        .Where(exercise => question.Source.Contains($"**{exercise.Id}**", StringComparison.Ordinal))
        .SelectMany(exercise => ProseNumber.In(File.ReadAllText(Path.Combine(BuiltCourse.NotebooksFolder, "solutions", $"{exercise.Id}.md"))))
        .Select(number => number.Value);

    /// <summary>What a reader sees of the outputs: their text without tags and without the data of figures.</summary>
    private static IEnumerable<string> Outputs(JsonNode executed) => executed["cells"]!.AsArray()
        .SelectMany(cell => cell!["outputs"]?.AsArray() ?? [])
        .SelectMany(output => output!["data"] is JsonObject data ? data.Select(entry => entry.Value) : [output["text"]])
        .Where(content => content is not null)
        .Select(content => ProseNumber.PlainHtml(content is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : content!.ToString()));
}
