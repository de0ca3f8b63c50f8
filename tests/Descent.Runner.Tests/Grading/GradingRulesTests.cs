using Xunit;

namespace Descent.Runner.Tests;

public sealed class GradingRulesTests : IDisposable
{
    private static readonly DateTimeOffset Deadline = new(2026, 12, 1, 23, 59, 0, TimeSpan.FromHours(1));

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(-1, 0, 2)]
    [InlineData(0, 0, 2)]
    [InlineData(1, 1, 1.6)]
    [InlineData(24 * 60, 1, 1.6)]
    [InlineData((24 * 60) + 1, 2, 1.2)]
    [InlineData(24 * 60 * 30, 30, 0)]
    public void Each_begun_day_costs_its_part_of_the_points_and_all_of_them_at_most(int minutes, int days, double points)
    {
        var grade = MadeUpGrades.Of("ada", Mark.Right, Mark.Right, Mark.NotYet) with { HandedIn = Deadline.AddMinutes(minutes) };

        var ruled = Assert.Single(new GradingRules(null, new Deadline(Deadline, 0.2)).Apply([grade]));

        Assert.Equal((days, points), (ruled.Late?.Days ?? 0, ruled.Points));
    }

    [Fact]
    public void What_the_platform_says_of_the_time_counts_and_not_the_file()
    {
        var roster = Roster.Read(folder.Write("roster.csv", "name,submitted\nada,2026-12-01T22:00+01:00\n"));
        var grade = MadeUpGrades.Of("ada", Mark.Right) with { HandedIn = Deadline.AddDays(9) };

        Assert.Null(Assert.Single(new GradingRules(null, new Deadline(Deadline, 1), Roster: roster).Apply([grade])).Late);
    }

    [Fact]
    public void A_part_that_is_right_earns_its_part()
    {
        var grade = MadeUpGrades.Of("ada", Mark.NotYet).With(0, exercise => exercise with { Judged = exercise.Judged with { Share = 0.9 } });

        Assert.Equal(1.8, Assert.Single(new GradingRules(new Dictionary<string, double> { ["3.1-a"] = 2 }).Apply([grade])).Points);
    }

    [Fact]
    public void Points_by_hand_stand_as_they_are_and_every_report_says_so()
    {
        var grades = Apply("ada,3.1-b,0.75,\"Right idea, slip of the pen\"\n");

        Assert.Equal(1.55, grades[0].Points);
        Assert.Equal(2, grades[1].Points);
        const string Reason = "Right idea, slip of the pen";
        Assert.All(
            [
                JsonReport.Write(MadeUpGrades.Graded([.. grades])), GradeReports.ToCsv(grades, MadeUpGrades.Sandboxed), GradeReports.ToJUnit(grades, MadeUpGrades.Sandboxed),
                Gradebook.ToCsv(grades, null, MadeUpGrades.Sandboxed), StudentPage.Render("ada", [grades[0]], null), ClassPage.Render([("ada", "ada.html", [grades[0]])], null),
            ],
            report => Assert.Contains(Reason, report, StringComparison.Ordinal));
        Assert.Equal(1.55, Assert.Single(Reread(grades), grade => grade.Student == "ada").Points);
    }

    [Theory]
    [InlineData("bob,3.1-a,1,x", "line 2, column student, names bob, who has no grade")]
    [InlineData("twin,3.1-a,1,x", "line 2, column student, names twin, who may be twin (1) or twin (2). Write the number")]
    [InlineData("ada,3.2-a,1,x", "line 2, column exercise, names 3.2-a, of which ada has no grade; there are 3.1-a, 3.1-b")]
    [InlineData("ada,3.1-a,2,x", "line 2, column points, has 2, which is not a number from 0 to 1")]
    [InlineData("ada,3.1-a,all,x", "line 2, column points, has all")]
    [InlineData("ada,3.1-a,1,x\nada,3.1-a,0,y", "line 3, column exercise, gives ada points for 3.1-a a second time")]
    public void Points_by_hand_that_lead_nowhere_are_refused_with_their_place(string rows, string reason) =>
        Assert.Contains(reason, Assert.Throws<BadInputException>(() => Apply($"{rows}\n")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Ada Lovelace")]
    [InlineData("ada.lovelace")]
    [InlineData("7")]
    public void Points_by_hand_go_to_the_hand_in_that_counts_whichever_of_a_students_names_they_are_given_under(string name)
    {
        var roster = Roster.Read(folder.Write("roster.csv", "id,name,email\n7,Ada Lovelace,ada.lovelace@example.org\n8,Emmy Noether,\n"));
        var byHand = Overrides.Read(folder.Write("overrides.csv", $"student,exercise,points,reason\n{name},3.1-a,0.5,because\n"));
        SubmissionGrade[] grades = [MadeUpGrades.Of("ada.lovelace", Mark.NotYet), MadeUpGrades.Of("Ada Lovelace", Mark.NotYet) with { HandedIn = Deadline }, MadeUpGrades.Of("Ada Lovelace", Mark.NotYet) with { Lesson = "3.2" }];

        Assert.Equal([0, 0.5, 0], new GradingRules(null, null, byHand, roster).Apply(grades).Select(grade => grade.Points));
    }

    private static IReadOnlyList<SubmissionGrade> Reread(IReadOnlyList<SubmissionGrade> grades)
    {
        using var folder = new TempFolder();
        return JsonReport.Read(folder.Write("a.json", JsonReport.Write(MadeUpGrades.Graded([.. grades])))).Grades;
    }

    private IReadOnlyList<SubmissionGrade> Apply(string rows)
    {
        var byHand = Overrides.Read(folder.Write("overrides.csv", $"student,exercise,points,reason\n{rows}"));
        SubmissionGrade[] grades =
        [
            MadeUpGrades.Of("ada", Mark.Right, Mark.NotYet) with { HandedIn = Deadline.AddHours(1) },
            MadeUpGrades.Of("zoe", Mark.Right, Mark.Right),
            MadeUpGrades.Of("twin", Mark.Right) with { Id = "1" },
            MadeUpGrades.Of("twin", Mark.Right) with { Id = "2" },
        ];
        return new GradingRules(null, new Deadline(Deadline, 0.2), byHand).Apply(grades);
    }
}
