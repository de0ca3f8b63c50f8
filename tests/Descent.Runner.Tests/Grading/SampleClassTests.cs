using Xunit;

namespace Descent.Runner.Tests;

/// <summary>
/// What is handed in may be anything. A folder's name in tests/SampleClass says what its submission does, and
/// expected.csv beside them what it is worth.
/// </summary>
public class SampleClassTests : IClassFixture<GradedSampleClass>
{
    private readonly GradedSampleClass graded;

    public SampleClassTests(GradedSampleClass graded)
    {
        Needs.Sandbox();
        this.graded = graded;
    }

    [Fact]
    public void Every_submission_is_graded_exactly_as_expected()
    {
        var heading = graded.Csv[0];
        int[] columns = [.. ((string[])["student", "exercise", "mark", "check_cell", "misconception"]).Select(name => Array.IndexOf(heading, name))];
        var actual = graded.Csv.Select(row => string.Join(',', columns.Select(column => row[column])));

        Assert.Equal(File.ReadAllLines(Path.Combine(GradedSampleClass.Folder, "expected.csv")), actual);
        Assert.Equal(1, graded.ExitCode);
    }

    [Theory]
    [InlineData("syntax-error", "cell 3 (id cell-3), line 1: CompilationError")]
    [InlineData("infinite-loop", "cell 3 (id cell-3): Timeout: The cell ran longer than " + GradedSampleClass.CellSeconds + " s")]
    [InlineData("stack-overflow", "cell 4 (id cell-4): StackOverflow")]
    [InlineData("environment-exit", "cell 4 (id cell-4): ProcessExited")]
    [InlineData("gigabyte-of-output", "cell 4 (id cell-4): TooMuchOutput")]
    [InlineData("allocates-without-bound", "OutOfMemory")]
    [InlineData("native-memory", "cell 4 (id cell-4): OutOfMemory")]
    [InlineData("malformed-json", "line 1 is not valid JSON")]
    [InlineData("truncated", "is not valid JSON")]
    [InlineData("not-utf8", "is not text in UTF-8")]
    [InlineData("patches-the-library", "Cell 3 uses Reflection")]
    public void What_went_wrong_is_said(string student, string note) => Assert.Contains(note, graded.NotesOf(student), StringComparison.Ordinal);

    [Theory]
    [InlineData("untouched")]
    [InlineData("all-right")]
    [InlineData("reads-stdin")]
    public void Where_nothing_went_wrong_nothing_is_said(string student) => Assert.Equal("", graded.NotesOf(student));

    [Fact]
    public void A_write_outside_the_folder_is_prevented_and_reported()
    {
        Assert.Contains("Cell 4 tried to reach beyond its folder and was kept from it.", graded.NotesOf("writes-outside"), StringComparison.Ordinal);
        Assert.Contains("line 2: System.IO.IOException", graded.NotesOf("writes-outside"), StringComparison.Ordinal);
        Assert.False(File.Exists(GradedSampleClass.Outside));
    }

    [Fact]
    public void The_three_reports_agree()
    {
        var csv = graded.Csv.Skip(1).Select(row => (row[0], row[3], row[4]));
        var json = graded.Json["submissions"]!.AsArray().SelectMany(entry => entry!["exercises"]!.AsArray().Select(exercise =>
            ((string)entry["student"]!, (string)exercise!["id"]!, (string)exercise["mark"]!)));
        var junit = graded.JUnit.Descendants("testcase").Select(test => (
            (string)test.Attribute("classname")!,
            (string)test.Attribute("name")!,
            test.Elements().SingleOrDefault()?.Name.LocalName switch
            {
                null => "right",
                "failure" => "not-yet",
                "skipped" => "not-answered",
                _ => "failed",
            }));

        Assert.Equal(csv, json);
        Assert.Equal(csv, junit);
    }

    [Fact]
    public void The_table_has_a_row_for_everyone() =>
        Assert.All(Directory.GetDirectories(GradedSampleClass.Folder), folder => Assert.Contains($"│ {Path.GetFileName(folder)} ", graded.Output, StringComparison.Ordinal));
}
