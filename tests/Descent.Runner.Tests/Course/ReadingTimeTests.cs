using System.Text.RegularExpressions;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>No lesson takes longer than it may, and each says how long it takes.</summary>
public partial class ReadingTimeTests(BuiltCourse course)
{
    private const double WordsAMinute = 200, MinutesACell = 0.5, MinutesAFigure = 1, MinutesAnExercise = 2;
    private const double MostMinutes = 20;

    [Theory]
    [MemberData(nameof(Course.Notebooks), MemberType = typeof(Course))]
    public void A_lesson_takes_twenty_minutes_at_most_and_says_how_many(string name)
    {
        var cells = Course.SourceOf(name).Cells;
        var minutes = Math.Round(MinutesFor(cells));

        Assert.True(minutes <= MostMinutes, $"{name} takes {MinutesFor(cells):F1} minutes, and no lesson may take more than {MostMinutes}.");
        Assert.Contains($"It takes about {minutes} minutes.", cells[0].Source, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cards_of_the_first_page_give_each_lesson_the_minutes_that_its_page_gives()
    {
        var cards = Card().Matches(File.ReadAllText(course.Contents)).ToDictionary(card => card.Groups["page"].Value, card => card.Groups["minutes"].Value);

        Assert.Equal(Course.NotebookNames.Order(), cards.Keys.Order());
        Assert.All(cards, card => Assert.Contains($"It takes about {card.Value} minutes.", Space().Replace(File.ReadAllText(course.PageOf(card.Key)), " "), StringComparison.Ordinal));
    }

    [Fact]
    public void Asides_that_fold_questions_and_checks_take_no_time_of_their_own()
    {
        Cell[] cells =
        [
            Cell("title", CellKind.Markdown, string.Join(' ', Enumerable.Repeat("word", 100)) + "\n\n<details>\n<summary>More</summary>\n\nMany words.\n\n</details>"),
            Cell("start", CellKind.Code, "#r \"nuget: Descent.Lessons, 2.0.0\"\nLesson.Start(\"1\")"),
            Cell("figure", CellKind.Code, "var run = Roll();\nFigures.Hops(run)"),
            Cell("claims", CellKind.Code, "Claims.That((\"so it is\", true))"),
            Cell("exercise-a", CellKind.Markdown, "**1-a** What is it?"),
            Cell("exercise-a-answer", CellKind.Code, "double? x = null;\nExercise.Find(\"1-a\").Check(x)"),
        ];

        Assert.Equal((100 / WordsAMinute) + MinutesACell + MinutesAFigure + MinutesAnExercise, MinutesFor(cells));

        static Cell Cell(string id, CellKind kind, string source) => new(1, id, kind, source, []);
    }

    /// <summary>
    /// 200 words a minute, half a minute for each code cell that is read, one for each figure and two for each exercise, with its
    /// question. What folds is for those who want more; the code of claims and predictions checks what the text says.
    /// </summary>
    private static double MinutesFor(IReadOnlyCollection<Cell> cells)
    {
        var code = cells.Where(cell => cell.Kind == CellKind.Code).ToArray();
        var exercises = code.Count(cell => cell.Source.Contains("Exercise.Find(", StringComparison.Ordinal));
        var read = code.Count(cell => !NotRead().IsMatch(cell.Source));
        var figures = code.Count(cell => Figure().IsMatch(cell.Source));
        var words = cells.Where(cell => cell.Kind == CellKind.Markdown && !cell.Id.StartsWith("exercise-", StringComparison.Ordinal)).Sum(cell => WordsIn(cell.Source));
        return (words / WordsAMinute) + (read * MinutesACell) + (figures * MinutesAFigure) + (exercises * MinutesAnExercise);
    }

    // A formula of its own is read as slowly as ten words, one in a line as one.
    private static int WordsIn(string markdown)
    {
        var prose = DisplayedFormula().Replace(Aside().Replace(markdown, " "), string.Concat(Enumerable.Repeat(" x", 10)));
        return Word().Count(Address().Replace(Formula().Replace(prose, "x"), ""));
    }

    [GeneratedRegex(@"Exercise\.Find\(|Lesson\.Start\(|Claims?\.That\(|Predict\.Choose\(")]
    private static partial Regex NotRead();

    [GeneratedRegex(@"\bFigures\.\w+\(")]
    private static partial Regex Figure();

    [GeneratedRegex("<details>.*?</details>", RegexOptions.Singleline)]
    private static partial Regex Aside();

    [GeneratedRegex(@"\$\$.*?\$\$", RegexOptions.Singleline)]
    private static partial Regex DisplayedFormula();

    [GeneratedRegex(@"\$[^$\n]+\$")]
    private static partial Regex Formula();

    [GeneratedRegex(@"\]\([^)]*\)")]
    private static partial Regex Address();

    [GeneratedRegex(@"\S*\w\S*")]
    private static partial Regex Word();

    [GeneratedRegex("""<h3><a href="(?<page>[^"]+)\.html">.*?<p class="status">About (?<minutes>\d+) minutes""", RegexOptions.Singleline)]
    private static partial Regex Card();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
