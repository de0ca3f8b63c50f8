using Xunit;

namespace Descent.Runner.Tests;

public sealed class CheckCommandTests : IDisposable
{
    private static readonly string[] AtCourse = ["--notebooks", Course.NotebooksFolder];

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Name the notebooks or folders to check")]
    [InlineData("none does not exist", "none")]
    [InlineData("holds no .ipynb file", "empty")]
    [InlineData("--lessons names 9; there are ", ".", "--lessons", "9")]
    [InlineData("--points names 9-z; there are ", ".", "--points", "9-z=2")]
    [InlineData("--points has 3.1-a=many", ".", "--points", "3.1-a=many")]
    [InlineData("--points has 3.1-a=-1", ".", "--points", "3.1-a=-1")]
    [InlineData("--shard must be one of several parts, such as 1/4 up to 4/4, not 5/4", ".", "--shard", "5/4")]
    [InlineData("--deadline must be a time such as 2026-12-01T23:59", ".", "--deadline", "tomorrow")]
    [InlineData("--late-penalty must be a number from 0 to 100", ".", "--late-penalty", "200")]
    [InlineData("--late-penalty takes off nothing without a deadline. Add --deadline", "class", "--late-penalty", "50")]
    [InlineData("--gradebook-for says whose columns a gradebook has. Add --gradebook FILE", "class", "--gradebook-for", "canvas")]
    [InlineData("which would be lost. Name a new folder", "class", "--feedback", ".")]
    [InlineData("--since none.json does not exist", "class", "--since", "none.json")]
    [InlineData("broken.json, line 1, column 2, is not a report that descent check --json wrote", "class", "--since", "broken.json")]
    [InlineData("Give --overrides to descent merge", "class", "--shard", "1/2", "--overrides", "overrides.csv")]
    [InlineData("has no column exercise", "class", "--overrides", "broken.csv")]
    [InlineData("which no folder tells. Name a table that has them with --students", "class", "--gradebook", "g.csv", "--gradebook-for", "moodle")]
    public async Task Bad_input_exits_with_2_and_says_what_is_wrong(string message, params string[] arguments)
    {
        if (arguments.Contains("--since")) Needs.Sandbox();
        folder.Write("class/3.1-ada.ipynb", "{");
        folder.Write("empty/readme.txt", "");
        folder.Write("broken.json", "{");
        folder.Write("broken.csv", "student,points,reason\nada,1,because\n");
        folder.Write("overrides.csv", "student,exercise,points,reason\nada,3.1-a,1,because\n");

        var outcome = await DescentProcess.RunAsync(folder.Path, ["check", .. arguments, .. AtCourse]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Usage:", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_are_printed_for_the_lessons_asked_for()
    {
        var outcome = await DescentProcess.RunAsync(folder.Path, ["check", "--answers", "--lessons", "3.1", .. AtCourse]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("# 3.1-a · The edge of stability", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("double? edge = 2.0 / 25;", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("## Takes 1/L for the limit", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Points_weigh_and_a_lesson_that_was_not_handed_in_counts_as_not_answered()
    {
        folder.Write("class/ada/3.1.ipynb", SampleNotebook.Code("double? edge = 2.0 / 25;"));
        folder.Write("class/bob/readme.txt", "I was ill.");

        var outcome = await CheckAsync("class", "--lessons", "3.1", "--points", "3.1-a=2.5,3.1-c=0", "--csv", "grades/all.csv");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("2.5/3.5", outcome.Output, StringComparison.Ordinal);
        var rows = CsvText.Parse(await File.ReadAllTextAsync(folder["grades/all.csv"], TestContext.Current.CancellationToken));
        Assert.Equal(
            ["ada 3.1-a right 2.5", "ada 3.1-b not-answered 0", "ada 3.1-c not-answered 0", "bob 3.1-a not-answered 0", "bob 3.1-b not-answered 0", "bob 3.1-c not-answered 0"],
            rows.Skip(1).Select(row => $"{row[0]} {row[3]} {row[4]} {row[5]}"));
    }

    [Fact]
    public async Task A_student_who_handed_in_one_lesson_of_two_has_one_row_and_one_page_and_an_archive_is_named_whatever_was_asked_for()
    {
        folder.Write("class/Eva Noll_3_assignsubmission_file_/3.1.ipynb", SampleNotebook.Code("double? edge = 2.0 / 25;"));
        folder.Write("class/Eva Noll_3_assignsubmission_file_/2.zip", "");
        folder.Write("class/Gil Ramos_4_assignsubmission_file_/homework.zip", "");
        folder.Write("roster.csv", "Identifier,Full name,ID number\nParticipant 3,Eva Noll,s3\nParticipant 4,Gil Ramos,s4\n");

        var outcome = await CheckAsync("class", "--lessons", "3.1,2", "--gradebook", "g.csv", "--feedback", "pages", "--students", "roster.csv");

        Assert.Equal(["s3 0 1", "s4 0 0"], CsvText.Parse(File.ReadAllText(folder["g.csv"])).Skip(1).Select(row => $"{row[0]} {row[4]} {row[5]}"));
        Assert.Single(Directory.GetFiles(folder["pages/students"], "*.html", SearchOption.AllDirectories), path => path.Contains("Eva", StringComparison.Ordinal));
        Assert.Contains("Gil Ramos: Nothing that can be read was handed in for this lesson.", outcome.Output, StringComparison.Ordinal);
        Assert.Single(outcome.Output.Split('\n'), line => line.StartsWith("Gil Ramos: homework.zip is an archive", StringComparison.Ordinal));
        Assert.Single(outcome.Output.Split('\n'), line => line.StartsWith("Eva Noll: 2.zip is an archive", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_teacher_no_longer_decides_counts_no_more_though_nothing_is_graded_again()
    {
        folder.Write("class/3.1-ada.ipynb", "{");
        folder.Write("overrides.csv", "student,exercise,points,reason\n3.1-ada,3.1-a,0.5,The right idea\n");
        await AgainAsync("--overrides", "overrides.csv", "--deadline", "2020-01-01T00:00", "--late-penalty", "10");
        var before = Assert.Single(JsonReport.Read(folder["a.json"]).Grades);

        var outcome = await AgainAsync();

        var after = Assert.Single(JsonReport.Read(folder["a.json"]).Grades);
        Assert.Equal((0.5, true), (before.Points, before.Late is not null));
        Assert.Equal((0, false, true), (after.Points, after.Late is not null, after.Exercises.All(exercise => exercise.ByHand is null)));
        Assert.Contains("1 of 1 were not graded again", outcome.Output, StringComparison.Ordinal);

        Task<ProgramRun> AgainAsync(params string[] options) => CheckAsync(["class", "--json", "a.json", "--since", "a.json", .. options]);
    }

    [Fact]
    public async Task Who_is_in_the_roster_and_not_in_the_class_or_the_other_way_round_is_named_in_the_terminal_and_on_the_teachers_page()
    {
        folder.Write("class/Dan Wu_5_assignsubmission_file_/3.1.ipynb", "{");
        folder.Write("class/Eva Noll_3_assignsubmission_file_/3.1.ipynb", "{");
        folder.Write("class/Gil Ramos_1_assignsubmission_file_/3.1.ipynb", "{");
        folder.Write("roster.csv", "Identifier,Full name\nParticipant 1,Zeno of Elea\nParticipant 3,Eva Noll\nParticipant 4,Gil Ramos\n");

        var outcome = await CheckAsync("class", "--feedback", "pages", "--students", "roster.csv");

        var page = File.ReadAllText(folder["pages/class.html"]);
        foreach (var remark in (string[])["Gil Ramos came in under the number 1, which in roster.csv is that of Zeno of Elea; the name counts.", "In no row of roster.csv: Dan Wu (5).", "Handed in nothing: Zeno of Elea."])
        {
            Assert.Contains(remark, outcome.Output.Split('\n'));
            Assert.Contains($"<p>{remark}</p>", page, StringComparison.Ordinal);
        }

        Assert.Single(outcome.Output.Split('\n'), line => line.StartsWith("│ Zeno of Elea │ 3.1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_handed_in_no_notebook_to_Moodle_gets_feedback_in_their_folder_from_a_merged_report_too()
    {
        folder.Write("class/Eva Noll_3_assignsubmission_file_/3.1.ipynb", "{");
        folder.Write("class/Gil Ramos_4_assignsubmission_onlinetext_/onlinetext.html", "My answer is 3.");
        folder.Write("class/Gil Ramos_4_assignsubmission_file_/homework.zip", "");

        await CheckAsync("class", "--json", "a.json", "--feedback", "pages");
        await DescentProcess.RunAsync(folder.Path, ["merge", "a.json", "--feedback", "merged"]);

        Assert.All(["pages", "merged"], pages => Assert.Equal(
            ["Eva Noll_3_assignsubmission_file_/feedback.html", "Gil Ramos_4_assignsubmission_file_/feedback.html"],
            Directory.GetFiles(folder[$"{pages}/students"], "*.html", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder[$"{pages}/students"], path).Replace('\\', '/')).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Lessons_that_were_not_asked_for_are_in_no_report_though_they_are_known()
    {
        folder.Write("class/ada/3.1-x.ipynb", SampleNotebook.Markdown("Lesson 3.1."));
        folder.Write("class/ada/3.2-x.ipynb", SampleNotebook.Markdown("Lesson 3.2."));
        await CheckAsync("class", "--json", "all.json");

        var outcome = await CheckAsync("class", "--lessons", "3.1", "--since", "all.json", "--csv", "some.csv");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(["lesson", "3.1"], CsvText.Parse(File.ReadAllText(folder["some.csv"])).Select(row => row[2]).Distinct());
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_exits_with_3_and_leaves_the_journal_to_go_on_from()
    {
        folder.Write("class/3.1-ada.ipynb", "{");
        folder.Write("taken/file", "A report cannot take the place of a folder.");

        var outcome = await CheckAsync("class", "--json", "taken");

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("could not be written", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["class", "taken", "taken.journal"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order());
        Assert.Single(JsonReport.ReadJournal(folder["taken.journal"]).Grades);
    }

    private Task<ProgramRun> CheckAsync(params string[] arguments)
    {
        Needs.Sandbox();
        return DescentProcess.RunAsync(folder.Path, ["check", .. arguments, .. AtCourse]);
    }
}
