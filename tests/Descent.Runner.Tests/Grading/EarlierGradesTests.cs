using Xunit;

namespace Descent.Runner.Tests;

public sealed class EarlierGradesTests : IDisposable
{
    private static readonly GradedClass Now = MadeUpGrades.Graded();

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_report_that_is_read_again_is_the_same_report()
    {
        var grade = MadeUpGrades.Of("<ada>\u202e", Mark.Right, Mark.NotYet, Mark.Failed) with
        {
            Id = "7",
            Place = 3,
            HandedIn = DateTimeOffset.UnixEpoch,
            Notes = ["One\nnote."],
        };
        var late = new GradingRules(null, new Deadline(DateTimeOffset.UnixEpoch.AddHours(-30), 0.1)).Apply([grade])[0];
        var text = JsonReport.Write(MadeUpGrades.Graded(late.With(1, one => one with { Code = "if (a < b) { }\nb", ByHand = new PointsByHand(0.5, "because") })) with { Shard = new Shard(2, 3) });

        Assert.Contains("\"points\": 1.3,", text, StringComparison.Ordinal);
        Assert.Equal(text, JsonReport.Write(JsonReport.Read(folder.Write("a.json", text))));
    }

    [Fact]
    public void A_journal_has_every_grade_up_to_where_it_was_cut()
    {
        using (var journal = Journal.Start(folder["a.json"], MadeUpGrades.Graded(MadeUpGrades.Of("ada", Mark.Right))))
        {
            journal.Add(MadeUpGrades.Of("bob", Mark.NotYet));
            journal.Add(MadeUpGrades.Of("cyd", Mark.NotYet));
        }

        var path = Journal.PathOf(folder["a.json"]);
        File.WriteAllText(path, File.ReadAllText(path)[..^20]);

        Assert.Equal(["ada", "bob"], JsonReport.ReadJournal(path).Grades.Select(grade => grade.Student));
        Assert.Equal(["digest of ada", "digest of bob"], EarlierGrades.Read(folder["a.json"], mayBeMissing: false, Now).Known.Keys.Select(key => key.Digest));
    }

    [Fact]
    public void Grades_hold_only_where_they_would_come_about_as_now_and_where_there_was_a_grading()
    {
        SubmissionGrade[] grades =
        [
            MadeUpGrades.Of("ada", Mark.Right),
            MadeUpGrades.Of("bob", Mark.Failed).With(0, one => one with { Judged = new Judged(Mark.Failed, Grader.NotRun + " No room.") }),
            MadeUpGrades.Of("cyd", Mark.Right) with { Content = null },
        ];
        folder.Write("a.json", JsonReport.Write(MadeUpGrades.Graded(grades)));

        Assert.Equal("digest of ada", Assert.Single(Read(Now).Keys).Digest);
        Assert.Empty(Read(Now with { Course = "other" }));
        Assert.Empty(Read(Now with { Isolation = new Isolation(IsolationKind.Podman) }));

        IReadOnlyDictionary<(string Digest, string Lesson), SubmissionGrade> Read(GradedClass now) => EarlierGrades.Read(folder["a.json"], mayBeMissing: false, now).Known;
    }

    [Fact]
    public void What_changed_is_said()
    {
        folder.Write("a.json", JsonReport.Write(MadeUpGrades.Graded(MadeUpGrades.Of("ada", Mark.NotYet, Mark.Right), MadeUpGrades.Of("bob", Mark.Right), MadeUpGrades.Of("cyd", Mark.Right))));

        Assert.Equal(
            ["ada 3.1: 1/2 → 2/2 (3.1-a not-yet → right)", "dan 3.1: new, 0/1", "cyd 3.1: no longer there, was 1/1"],
            EarlierGrades.Read(folder["a.json"], mayBeMissing: false, Now).ChangesTo([MadeUpGrades.Of("ada", Mark.Right, Mark.Right), MadeUpGrades.Of("bob", Mark.Right), MadeUpGrades.Of("dan", Mark.NotYet)]));
    }

    [Theory]
    [InlineData("{", "line 1, column 2, is not a report")]
    [InlineData("{\"version\":3,\n\"sandbox\":\"bwrap\",\n\"course\":7}", "line 3, column 11, is not a report")]
    [InlineData("{\"version\":2,\"sandbox\":\"bwrap\",\"course\":\"\",\"submissions\":[]}", "is a report of version 2, and this program reads version 3")]
    public void What_is_no_report_is_refused_with_the_place(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<BadInputException>(() => JsonReport.Read(folder.Write("a.json", text))).Message, StringComparison.Ordinal);
}
