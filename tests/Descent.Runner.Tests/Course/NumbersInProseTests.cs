using Descent.Lessons;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>A number that the text of a lesson names is one that its code gives, so that the two cannot drift apart.</summary>
public class NumbersInProseTests(BuiltCourse course)
{
    [Theory]
    [MemberData(nameof(Course.Notebooks), MemberType = typeof(Course))]
    public void Every_number_in_prose_stands_in_an_output_or_a_setting_of_the_same_notebook(string name)
    {
        var cells = Course.SourceOf(name).Cells;
        var settings = cells.Where(cell => cell.Kind == CellKind.Code).SelectMany(cell => ProseNumber.In(ProseNumber.PlainCode(cell.Source)));
        var shown = Shown(course.ExecutedTextOf(name)).SelectMany(ProseNumber.In);
        var known = settings.Concat(shown).Select(number => number.Value).ToHashSet();

        var unbacked = cells
            .Where(cell => cell.Kind == CellKind.Markdown)
            .SelectMany(cell => ProseNumber.In(ProseNumber.PlainMarkdown(cell.Source))
                .Where(number => !number.IsCommon && !known.Concat(Givens(cell)).Any(number.Rounds))
                .Select(number => $"{cell.Id}: {number.Text} stands in no output and no setting of the notebook, nor in the solution where it is an exercise."));

        Assert.Empty(unbacked);
    }

    /// <summary>What a question gives is in its worked solution, which another test executes.</summary>
    private static IEnumerable<double> Givens(Cell question) => Exercise.All
        .Where(exercise => question.Source.Contains($"**{exercise.Id}**", StringComparison.Ordinal))
        .SelectMany(exercise => ProseNumber.In(File.ReadAllText(Path.Combine(Course.NotebooksFolder, "solutions", $"{exercise.Id}.md"))))
        .Select(number => number.Value);

    /// <summary>What a reader sees of the outputs: their text without tags and without the data of figures.</summary>
    private static IEnumerable<string> Shown(string executed) => ExecutedNotebook.Outputs(executed)
        .SelectMany(outputs => outputs)
        .SelectMany(output => ExecutedNotebook.Texts(output!))
        .Select(ProseNumber.PlainHtml);
}
