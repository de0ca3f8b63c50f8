using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>Every cell, stub, solution and known wrong answer of the course, run in a page and natively.</summary>
public sealed partial class LabCourseTests(BrowserFixture browser, BuiltCourse course) : IClassFixture<BrowserFixture>
{
    /// <summary>How far a number of a figure may be from the native one, of its size: its last digit may be rounded the other way.</summary>
    private const double Tolerance = 1e-4;

    /// <summary>What is nothing beside the largest number of a list: rounding left it.</summary>
    private const double Nothing = 1e-12;

    /// <summary>Cells that show something else, and why.</summary>
    private static readonly Dictionary<string, string> Different = new()
    {
        ["road-play"] = "The winding road is made of sines, whose last bit differs, and where a run is chaotic every step makes more of that.",
        ["seconds-table"] = "It shows measured time.",
        ["cures-table"] = "It shows what rounding leaves of a loss.",
        ["cars-figure"] = "Its axis begins at what rounding leaves of a loss.",
        ["edge-figure"] = "At the edge of stability a network's training is chaotic, and the last bit of tanh differs.",
        ["long-race-figure"] = "It shows what rounding leaves of a loss.",
        ["silver-figure"] = "Chebyshev steps multiply what rounding leaves.",
        ["range-figure"] = "Beyond the edge of stability a network's loss multiplies what the last bit of tanh makes.",
    };

    /// <remarks>It takes minutes, and so runs only when asked for: add <c>--explicit on --filter-class "*LabCourseTests"</c>.</remarks>
    [Theory(Explicit = true)]
    [MemberData(nameof(Course.Notebooks), MemberType = typeof(Course))]
    public async Task Every_cell_and_every_answer_gives_in_a_page_what_it_gives_natively(string name)
    {
        var (_, native) = await ExerciseSolutionTests.TryAllAsync(name);
        await using var page = new ChromiumPage(await browser.OpenAsync(course.PageOf(name)));

        var ids = Course.SourceOf(name).Cells.ToLookup(cell => cell.Source, cell => cell.Id);
        var different = new List<string>();
        var seconds = new List<(string Id, double Seconds)>();
        foreach (var cell in native.Cells.Where(cell => cell.Cell.Kind == CellKind.Code))
        {
            var expected = string.Concat(cell.Outputs.Select(output => CellOutputHtml.SplitOffPlotly(CellOutputHtml.Render(output)).Html));
            var running = Stopwatch.StartNew();
            var actual = await page.RunUnseenAsync(cell.Cell);
            var id = ids[cell.Cell.Source].FirstOrDefault();
            if (id is null) (expected, actual) = (VerdictIn(expected), VerdictIn(actual));
            else seconds.Add((id, running.Elapsed.TotalSeconds));
            if (!AreClose(expected, actual) && !(id is not null && Different.ContainsKey(id)))
                different.Add($"{id ?? $"an answer, {cell.Cell.Source.Split('\n')[0]}"} at {Place(expected, actual)}");
        }

        var (slowest, most) = seconds.MaxBy(cell => cell.Seconds);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}: its cells take {seconds.Sum(cell => cell.Seconds):F1} s in the page, {slowest} {most:F1} s."));
        if (different.Count > 0) Assert.Fail(string.Join('\n', different));
        Assert.Empty(page.Errors);
    }

    /// <summary>What an answer's cell shows of its verdict, without the answer's own value.</summary>
    private static string VerdictIn(string html) => html.LastIndexOf('\u001f') is var end and >= 0 ? html[..end] : html;

    /// <summary>The same but for names made from what is in a figure, for the last digit of its numbers, and for which points of a curve are left out.</summary>
    /// <remarks>A curve leaves points out where it is straight enough, and a last digit decides which: then there are a few more or fewer.</remarks>
    private static bool AreClose(string expected, string actual)
    {
        (expected, actual) = (Changing().Replace(expected, ""), Changing().Replace(actual, ""));
        if (expected == actual) return true;

        string[][] curves = [.. new[] { expected, actual }.Select(text => Lists().Matches(text).Select(list => list.Value).ToArray())];
        return AreNumbersClose(Lists().Replace(expected, "[]"), Lists().Replace(actual, "[]"))
            && curves[0].Length == curves[1].Length
            && curves[0].Zip(curves[1]).All(pair => AreListsClose(pair.First, pair.Second));
    }

    /// <summary>The same numbers, or nearly all of them found in the other list.</summary>
    private static bool AreListsClose(string expected, string actual)
    {
        double[][] lists = [.. new[] { expected, actual }.Select(text => text.Trim('[', ']').Split(',').Select(ItemOf).ToArray())];
        var nothing = Nothing * lists.SelectMany(list => list).Select(Math.Abs).Max();
        bool Same(double one, double other) => AreClose(one, other) || Math.Abs(one - other) <= nothing;
        return (lists[0].Length == lists[1].Length && lists[0].Zip(lists[1]).All(pair => Same(pair.First, pair.Second)))
            || lists[0].Count(one => Array.Exists(lists[1], other => Same(one, other))) >= 0.9 * Math.Max(lists[0].Length, lists[1].Length);

        // Where rounding leaves a loss of 0 or less, a logarithmic axis has no place for it.
        static double ItemOf(string item) => double.TryParse(item, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static bool AreNumbersClose(string expected, string actual) =>
        Numbers().Replace(expected, "#") == Numbers().Replace(actual, "#")
        && Numbers().Matches(expected).Zip(Numbers().Matches(actual)).All(pair => AreClose(ValueOf(pair.First), ValueOf(pair.Second)));

    private static bool AreClose(double expected, double actual) =>
        expected == actual || Math.Abs(expected - actual) <= Tolerance * Math.Max(Math.Abs(expected), Math.Abs(actual));

    private static double ValueOf(Match number) => double.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture);

    private static string Place(string expected, string actual)
    {
        (expected, actual) = (Changing().Replace(expected, ""), Changing().Replace(actual, ""));
        var at = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{at}: {Around(expected, at)} natively, {Around(actual, at)} in the page";

        static string Around(string text, int at) => $"…{text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 300)]}…";
    }

    /// <summary>Names made from what is in a figure, and how many exercises are done, which a page counts and a run of the tests does not.</summary>
    [GeneratedRegex("\"[0-9a-f]{12}\"|\\d+ of \\d+ in this lesson")]
    private static partial Regex Changing();

    [GeneratedRegex(@"\[(?:[-+\d.,eE]|null)*\]")]
    private static partial Regex Lists();

    [GeneratedRegex(@"(?<![\w.])\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")]
    private static partial Regex Numbers();
}
