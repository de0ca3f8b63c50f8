using Xunit;

namespace Descent.Runner.Tests;

public sealed class GradebookTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Everyone_of_the_roster_has_a_row_whatever_the_platform_made_of_their_name_and_strangers_come_last()
    {
        var roster = Read("ID number;Full name;Email address;Group\n7;Ada Lovelace;ada@example.org;A\n8;\"Turing, Alan\";alan@example.org;B\n9;José;jo@example.org;A\n10;Emmy Noether;en@example.org;A\n");
        SubmissionGrade[] grades =
        [
            Grade("Ada Lovelace", "7", "3.1", 2), Grade("lovelaceada", null, "3.2", 1), Grade("turingalan", null, "3.1", 0), Grade("jo", null, "3.10", 2), Grade("=mallory", null, "3.1", 2),
        ];

        var rows = CsvText.Parse(Gradebook.ToCsv(grades, roster, new Isolation(IsolationKind.Bwrap)));

        Assert.Equal(
            [
                "id,name,email,section,lesson 3.1,lesson 3.2,lesson 3.10,total,most,remarks",
                "7,Ada Lovelace,ada@example.org,A,2,1,,3,4,",
                "8,Turing, Alan,alan@example.org,B,0,,,0,2,",
                "9,José,jo@example.org,A,,,2,2,2,",
                "10,Emmy Noether,en@example.org,A,,,,0,0,",
                ",'=mallory,,not in the roster,2,,,2,2,",
            ],
            rows.Select(row => string.Join(',', row)));
    }

    [Fact]
    public void Without_a_roster_who_handed_in_has_a_row_and_without_a_sandbox_the_first_line_warns()
    {
        var csv = Gradebook.ToCsv([Grade("ada", "7", "3.1", 2)], null, new Isolation(IsolationKind.None));

        Assert.Contains("NOT SANDBOXED", csv.Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal(["7", "ada", "", "", "2", "2", "2", "", ""], CsvText.Parse(csv)[1]);
    }

    [Theory]
    [InlineData("who,what\na,b\n", "has neither a column id nor a column name, but who, what")]
    [InlineData("id,name\n,\n", "line 2, has neither an id nor a name")]
    [InlineData("id,name\n1,a\n1,b\n", "has the id 1 twice")]
    [InlineData("id,name\n1,a,b\n", "cannot be read as a table")]
    [InlineData("id,name,group,group\n1,a,b,c\n", "cannot be read as a table")]
    [InlineData("id,name,,\n1,a,,\n", "cannot be read as a table")]
    [InlineData("id,submitted\n1,2026-12-01T10:00\n2,yesterday\n", "line 3, column submitted, has yesterday, which is not a time such as 2026-12-01T23:59")]
    public void A_roster_that_does_not_tell_who_is_who_is_refused_with_the_reason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<BadInputException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Moodles_columns_are_those_that_its_import_maps_and_its_worksheet_is_a_roster()
    {
        var roster = Read("Identifier,Full name,ID number,Email address,Status,Last modified (submission)\nParticipant 1001,Ada Lovelace,s7,ada@example.org,Submitted,\"Saturday, 28 November 2026, 11:05 PM\"\nParticipant 1002,Emmy Noether,s8,emmy@example.org,,-\n");

        Assert.Equal(
            "Full name,ID number,Email address,Lesson 3.1\r\n\"Ada Lovelace\",\"s7\",\"ada@example.org\",2\r\n\"Emmy Noether\",\"s8\",\"emmy@example.org\",\r\n",
            Gradebook.ToCsv([Grade("A. L.", "1001", "3.1", 2)], roster, new Isolation(IsolationKind.Bwrap), GradebookKind.Moodle));
        Assert.Equal(new DateTime(2026, 11, 28, 23, 5, 0), roster.Participants[0].Submitted!.Value.DateTime);
    }

    [Fact]
    public void Moodles_number_in_a_folder_is_nobodys_ID_number_and_where_it_is_not_that_of_the_name_the_name_counts()
    {
        var roster = Read("Identifier,Full name,ID number\nParticipant 12345,Ada Lovelace,7001\nParticipant 12347,Carl Friedrich Gauß,7003\nParticipant 12357,Zeno of Elea,12347\nParticipant 1,Max Müller,1\nParticipant 2,Max Müller,2\n");

        Assert.Equal("Carl Friedrich Gauß", roster.Find("Carl Friedrich Gauß", "12347")!.Name);
        Assert.Null(roster.ClashOf("Carl Friedrich Gauß", "12347"));
        Assert.Equal("2", roster.Find("Max Müller (2)", "2")!.Number);
        Assert.Null(roster.Find("Max Müller (12345)", "12345"));
        Assert.Equal("Ada Lovelace", roster.Find("Ada Lovelace", "12357")!.Name);
        Assert.Equal("Ada Lovelace came in under the number 12357, which in roster.csv is that of Zeno of Elea; the name counts.", roster.ClashOf("Ada Lovelace", "12357"));
        Assert.Equal("Ada Lovelace", Read("id,name\n12345,Zeno of Elea\n7001,Ada Lovelace\n").Find("Ada Lovelace", "12345")!.Name);
    }

    [Fact]
    public void Moodles_export_of_grades_is_a_roster_and_nobodys_number_in_a_folder_becomes_an_ID_number()
    {
        var roster = Read("First name,Last name,ID number,Email address\nAda,Lovelace,7001,ada@example.org\nEmmy,Noether,7002,emmy@example.org\n");

        Assert.Equal(
            "Full name,ID number,Email address,Lesson 3.1\r\n\"Ada Lovelace\",\"7001\",\"ada@example.org\",2\r\n\"Emmy Noether\",\"7002\",\"emmy@example.org\",\r\n\"Zoe Nobody\",\"\",\"\",1\r\n",
            Gradebook.ToCsv([Grade("Ada Lovelace", "12345", "3.1", 2), Grade("Zoe Nobody", "7002x", "3.1", 1)], roster, new Isolation(IsolationKind.Bwrap), GradebookKind.Moodle));
    }

    [Fact]
    public void A_table_that_calls_Moodles_numbers_IDs_is_read_by_them_and_one_that_has_nobody_of_the_class_is_refused()
    {
        Assert.Equal("12345", Assert.Single(Read("ID,Vollständiger Name\nParticipant 12345,Ada Lovelace\n").Participants).Number);
        var roster = Read("id,name\n1,Ben Ito\n2,Cem Ünal\n");

        roster.RefuseStrangers([("Zoe Nobody", "9"), ("Ben Ito", "8")]);
        Assert.Contains(
            "roster.csv has no one of the 2 who handed in: Ada Lovelace (12345) is the first of them, and Ben Ito the first in roster.csv.",
            Assert.Throws<BadInputException>(() => roster.RefuseStrangers([("Ada Lovelace", "12345"), ("Dan", null)])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_roster_in_Latin_1_is_refused_and_one_in_what_Excel_calls_Unicode_text_is_read()
    {
        File.WriteAllText(folder["latin.csv"], "name\nGauß\n", System.Text.Encoding.Latin1);
        File.WriteAllText(folder["utf16.csv"], "id\tname\n1\tGauß\n", System.Text.Encoding.Unicode);

        Assert.Contains("latin.csv is not text in UTF-8. In a spreadsheet, save it as CSV UTF-8", Assert.Throws<BadInputException>(() => Roster.Read(folder["latin.csv"])).Message, StringComparison.Ordinal);
        Assert.Equal("Gauß", Assert.Single(Roster.Read(folder["utf16.csv"]).Participants).Name);
    }

    [Fact]
    public void Canvass_columns_are_those_of_its_own_export_which_is_a_roster()
    {
        var roster = Read("Student,ID,SIS User ID,SIS Login ID,Section,Quiz (17)\n    Points Possible,,,,,10\n\"Lovelace, Ada\",123,s7,ada,Group A,9\n");

        Assert.Equal(
            "Student,ID,SIS User ID,SIS Login ID,Section,Lesson 3.1\r\n\"    Points Possible\",\"\",\"\",\"\",\"\",2\r\n\"Lovelace, Ada\",\"123\",\"s7\",\"ada\",\"Group A\",1\r\n",
            Gradebook.ToCsv([Grade("lovelaceada", "123", "3.1", 1)], roster, new Isolation(IsolationKind.Bwrap), GradebookKind.Canvas));
    }

    [Fact]
    public void Of_two_hand_ins_that_only_the_roster_knows_for_one_students_the_newest_counts_and_every_report_says_so()
    {
        var roster = Read("id,name,email\n1,Ada Lovelace,ada.lovelace@example.org\n");
        var now = DateTimeOffset.UnixEpoch.AddDays(20000);
        SubmissionGrade[] grades =
        [
            Grade("Ada Lovelace", null, "3.1", 1) with { HandedIn = now, File = "one/Ada Lovelace/new.ipynb" }, Grade("ada.lovelace", null, "3.1", 2) with { HandedIn = now.AddHours(-1) }, Grade("ada.lovelace", null, "3.2", 2),
        ];

        var decided = new GradingRules(null, Roster: roster).Apply(grades);

        const string Remark = "This lesson was also handed in as Ada Lovelace: new.ipynb counts, and this one does not.";
        Assert.Equal(["1", "Ada Lovelace", "ada.lovelace@example.org", "", "1", "2", "3", "4", Remark], CsvText.Parse(Gradebook.ToCsv(decided, roster, MadeUpGrades.Sandboxed))[1]);
        Assert.Equal([false, true, false], decided.Select(grade => !grade.Counts));
        var own = Assert.Single(Roster.Owners(decided, roster)).Own;
        var (student, teacher) = (StudentPage.Render("Ada", own, null), ClassPage.Render([("Ada", "a.html", own)], null));
        Assert.Contains("<p class=\"lead\">3 of 4 points</p>", student, StringComparison.Ordinal);
        Assert.Contains("<td>3.1, 3.2</td><td class=\"number\">3 of 4</td>", teacher, StringComparison.Ordinal);
        Assert.Contains("1 of 2 submissions is all right.", teacher, StringComparison.Ordinal);
        Assert.All(
            [student, teacher, GradeReports.ToCsv(decided, MadeUpGrades.Sandboxed), GradeReports.ToJUnit(decided, MadeUpGrades.Sandboxed)],
            report => Assert.Contains(Remark, report, StringComparison.Ordinal));
        var reread = JsonReport.Read(folder.Write("a.json", JsonReport.Write(MadeUpGrades.Graded([.. decided])))).Grades;
        Assert.Equal(new OtherHandIn("Ada Lovelace", "one/Ada Lovelace/new.ipynb"), reread[1].Instead);
        Assert.All(GradingRules.Undecided(reread), grade => Assert.True(grade.Counts));
    }

    [Fact]
    public void Of_equally_new_hand_ins_of_one_student_the_best_counts_nothing_counts_for_no_one_and_what_cannot_be_read_only_where_it_is_all_there_is()
    {
        var roster = Read("id,name\n1,Ada Lovelace\n");
        var now = DateTimeOffset.UnixEpoch.AddDays(20000);
        var unread = Grade("Lovelace Ada", null, "3.1", 0) with { HandedIn = now.AddDays(1), Exercises = [new ExerciseGrade("3.1-0", new Judged(Mark.NotAnswered, Grader.Unread), CheckCell.Missing, 1)] };
        var nothing = unread with { File = "", HandedIn = null, Notes = ["Nothing was handed in for this lesson."] };

        Assert.Equal([false, true, false], Decide(Grade("Ada Lovelace", null, "3.1", 0) with { HandedIn = now.AddSeconds(1) }, Grade("Lovelace, Ada", null, "3.1", 2) with { HandedIn = now }, unread));
        Assert.Equal([true], Decide(nothing, unread with { Student = "Ada Lovelace" }));
        Assert.Equal([true], Decide(nothing, nothing with { Student = "Ada Lovelace" }));
        Assert.Equal([false, true], Decide(nothing with { Notes = [.. nothing.Notes, "work.zip is an archive."] }, unread with { Student = "Ada Lovelace" }));

        IEnumerable<bool> Decide(params SubmissionGrade[] grades) => HandIns.Decide(grades, roster).Select(grade => grade.Counts);
    }

    private static SubmissionGrade Grade(string student, string? id, string lesson, int right) => new(
        student,
        "file",
        lesson,
        [.. Enumerable.Range(0, 2).Select(i => new ExerciseGrade($"{lesson}-{i}", new Judged(i < right ? Mark.Right : Mark.NotYet, ""), CheckCell.Intact, 1))],
        [],
        TimeSpan.Zero)
    {
        Id = id,
    };

    private Roster Read(string text) => Roster.Read(folder.Write("roster.csv", text));
}
