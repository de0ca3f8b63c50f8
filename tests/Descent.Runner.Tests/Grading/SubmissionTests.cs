using Xunit;

namespace Descent.Runner.Tests;

public sealed class SubmissionTests : IDisposable
{
    private static readonly HashSet<string> LessonFiles = ["3.1-learning-rate.ipynb"];

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void In_a_class_every_folder_is_a_student_an_empty_one_too()
    {
        folder.Write("ada/3.1-learning-rate.ipynb", "");
        folder.Write("ada/work/extra.ipynb", "");
        folder.Write("ada/.ipynb_checkpoints/3.1-learning-rate.ipynb", "");
        folder.Write("bob/notes.txt", "");

        Assert.Equal([("ada", "3.1-learning-rate.ipynb"), ("ada", "extra.ipynb"), ("bob", "")], Find(folder.Path));
    }

    [Fact]
    public void A_slash_at_the_end_makes_no_difference()
    {
        folder.Write("class/ada.ipynb", "");
        folder.Write("class/extra/notes.txt", "");
        folder.Write("bob/3.1-learning-rate.ipynb", "");

        Assert.Equal([("ada", "ada.ipynb")], Find(folder["class/"]));
        Assert.Equal([("bob", "3.1-learning-rate.ipynb")], Find(folder["bob/"]));
        Assert.Equal([("bob", "3.1-learning-rate.ipynb")], Find(folder["bob"], folder["bob/"]));
    }

    [Fact]
    public void A_file_is_named_after_its_student_or_lies_in_their_folder()
    {
        folder.Write("class/ada.ipynb", "");
        folder.Write("bob/3.1-learning-rate.ipynb", "");

        Assert.Equal([("ada", "ada.ipynb")], Find(folder["class"]));
        Assert.Equal([("ada", "ada.ipynb")], Find(folder["class/ada.ipynb"]));
        Assert.Equal([("bob", "3.1-learning-rate.ipynb")], Find(folder["bob"]));
        Assert.Equal([("bob", "3.1-learning-rate.ipynb")], Find(folder["bob"], folder["bob/3.1-learning-rate.ipynb"]));
    }

    [Fact]
    public void Links_are_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege there.");
        folder.Write("class/ada/3.1.ipynb", "");
        File.CreateSymbolicLink(folder["class/ada/secret.ipynb"], "/etc/hostname");
        Directory.CreateSymbolicLink(folder["class/ada/loop"], folder["class"]);

        Assert.Equal([("ada", "3.1.ipynb")], Find(folder["class"]));
    }

    [Fact]
    public void A_Moodle_download_has_people_with_numbers_and_one_of_them_once()
    {
        folder.Write("class/Åsa Øst_12345_assignsubmission_file_/3.1-learning-rate.ipynb", "");
        folder.Write("class/Åsa Øst_12345_assignsubmission_onlinetext_/onlinetext.html", "");
        folder.Write("class/李 雷_12346_assignsubmission_file_/work.ipynb", "");
        folder.Write("class/李 雷_12347_assignsubmission_file_/work.ipynb", "");
        var finder = new SubmissionFinder(LessonFiles);

        var found = finder.Find([folder["class"]]);

        Assert.Equal([("Åsa Øst", "12345"), ("李 雷 (12346)", "12346"), ("李 雷 (12347)", "12347")], found.Select(submission => (submission.Student, submission.Id!)));
        Assert.Equal(SubmissionLayout.Moodle, Assert.Single(finder.Taken).Value);
    }

    [Theory]
    [InlineData("lovelaceada_123_456_3.1-learning-rate.ipynb", "lovelaceada", "123")]
    [InlineData("turingalan_LATE_7_8_my_work-1.ipynb", "turingalan", "7")]
    public void A_Canvas_download_has_files_with_numbers(string file, string student, string id)
    {
        folder.Write($"class/{file}", "");

        var found = Assert.Single(new SubmissionFinder(LessonFiles).Find([folder["class"]]));

        Assert.Equal((student, id), (found.Student, found.Id));
    }

    [Fact]
    public void In_nbgraders_folder_only_what_was_submitted_counts_and_of_a_classroom_the_common_name_does_not()
    {
        folder.Write("course/source/one/3.1-learning-rate.ipynb", "");
        folder.Write("course/submitted/ada/one/3.1-learning-rate.ipynb", "");
        folder.Write("room/descent-3-ada/3.1-learning-rate.ipynb", "");
        folder.Write("room/descent-3-bob/3.1-learning-rate.ipynb", "");
        Directory.CreateDirectory(folder["room/descent-3-ada/.git"]);
        Directory.CreateDirectory(folder["room/descent-3-bob/.git"]);

        Assert.Equal(["ada"], Find(folder["course"]).Select(found => found.Item1));
        Assert.Equal(["ada", "bob"], Find(folder["room"]).Select(found => found.Item1));
    }

    [Fact]
    public void What_is_no_notebook_is_named_with_what_to_do_and_leaves_no_one_out()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege there.");
        folder.Write("class/__MACOSX/ada/._3.1.ipynb", "");
        folder.Write("class/ada/3.1-LEARNING-RATE.IPYNB", "");
        folder.Write("class/bob/work.zip", "");
        folder.Write("class/cai/3.1.dib", "");
        folder.Write("class/dan/3.1.verso", "");
        Directory.CreateSymbolicLink(folder["class/eve"], folder["class/ada"]);

        var found = new SubmissionFinder(LessonFiles).Find([folder["class"]]);

        Assert.Equal(["ada", "bob", "cai", "dan", "eve"], found.Select(submission => submission.Student));
        Assert.Equal(["", "Unpack it", "save it as .ipynb", "save it as .ipynb", "is a link"], found.Select(submission =>
            new[] { "Unpack it", "save it as .ipynb", "is a link" }.FirstOrDefault(advice => submission.Remarks.Any(remark => remark.Contains(advice, StringComparison.Ordinal)), "")));
    }

    [Theory]
    [InlineData("Jose\u0301", "José")]
    [InlineData("Nguye\u0302\u0303n", "Nguyễn")]
    [InlineData("\u1112\u1161\u11AB", "한")]
    [InlineData("か\u3099", "が")]
    [InlineData("plain", "plain")]
    public void One_name_written_in_two_ways_is_one_name(string apart, string composed) => Assert.Equal(composed, StudentName.Compose(apart));

    [Fact]
    public void Of_several_hand_ins_the_newest_counts_and_of_equally_new_ones_the_nearest_and_the_others_are_named()
    {
        var now = new DateTime(2026, 11, 25, 12, 0, 0, DateTimeKind.Utc);
        string[] files = [folder.Write("ada/deep/c.ipynb", ""), folder.Write("ada/b (1).ipynb", ""), folder.Write("ada/b.ipynb", ""), folder.Write("ada/old.ipynb", "")];
        foreach (var file in files) File.SetLastWriteTimeUtc(file, now);
        File.SetLastWriteTimeUtc(files[3], now.AddHours(-1));
        var notebook = SampleNotebook.Of("x");

        var chosen = Assert.Single(HandIns.ThatCount(files.Select(file => new ReadSubmission(new Submission("ada", file), notebook, null, "3.1"))));

        Assert.Equal(files[2], chosen.Submission.Path);
        Assert.Contains("not graded: c.ipynb, b (1).ipynb, old.ipynb", Assert.Single(chosen.Submission.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_name_in_two_named_folders_is_two_students_for_one_lesson_and_one_for_two()
    {
        ReadSubmission Of(string root, string lesson) => new(new Submission("ada", $"{root}/{lesson}") { Root = root }, SampleNotebook.Of("x"), null, lesson);

        Assert.Equal(["ada (a)", "ada (b)"], HandIns.ThatCount([Of("/a", "3.1"), Of("/b", "3.1")]).Select(one => one.Submission.Student));
        Assert.Equal(["ada", "ada"], HandIns.ThatCount([Of("/a", "3.1"), Of("/b", "3.2")]).Select(one => one.Submission.Student));
    }

    [Fact]
    public void Two_named_folders_that_end_alike_are_told_apart_by_more_of_their_paths_and_nobodys_name_is_taken()
    {
        ReadSubmission Of(string student, string root) => new(new Submission(student, $"{root}/{student}.ipynb") { Root = root }, SampleNotebook.Of("x"), null, "3.1");

        var read = HandIns.ThatCount([Of("ada", "/x/a/sub"), Of("ada", "/x/b/sub"), Of("ada", "/x/c"), Of("ada", "/sub"), Of("bob", "/x/a/sub"), Of("ada (c)", "/x/c")]);

        Assert.Equal(["ada (a/sub)", "ada (b/sub)", "ada (x/c)", "ada (/sub)", "bob", "ada (c)"], read.Select(one => one.Submission.Student.Replace('\\', '/')));
        Assert.All(read, one => Assert.Empty(one.Submission.Remarks));
    }

    [Fact]
    public void Named_files_of_one_name_are_two_students_in_two_folders_and_two_hand_ins_of_one_in_the_same()
    {
        string[] files = [folder.Write("a/ada.ipynb", ""), folder.Write("b/ada.ipynb", ""), folder.Write("cy/cy.ipynb", ""), folder.Write("cy/3.1-learning-rate.ipynb", "")];

        var read = HandIns.ThatCount(new SubmissionFinder(LessonFiles).Find(files).Select(found => new ReadSubmission(found, SampleNotebook.Of("x"), null, "3.1")));

        Assert.Equal(["ada (a)", "ada (b)", "cy"], read.Select(one => one.Submission.Student));
        Assert.Contains("Handed in 2 times", Assert.Single(read[2].Submission.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_people_of_one_name_who_handed_in_no_notebook_no_one_and_nothing_is_left_out()
    {
        folder.Write("a/李 雷_1_assignsubmission_file_/work.zip", "");
        folder.Write("a/李 雷_2_assignsubmission_file_/other.zip", "");
        folder.Write("a/李 雷 (1)_3_assignsubmission_file_/3.1.ipynb", "");
        folder.Write("b/ada/first.zip", "");
        folder.Write("b/bob/3.1.ipynb", "");
        folder.Write("c/ada/second.zip", "");
        folder.Write("c/cy/3.1.ipynb", "");

        var found = new SubmissionFinder(LessonFiles).Find([folder["a"], folder["b"], folder["c"]]);

        Assert.Equal(
            ["李 雷 (1) (1): work.zip", "李 雷 (2): other.zip", "李 雷 (1) (3): ", "ada: first.zip second.zip", "bob: ", "cy: "],
            found.Select(one => $"{one.Student}: {string.Join(' ', one.Remarks.Select(remark => remark.Split(' ')[0]))}"));
    }

    [Fact]
    public void What_is_not_there_is_said() => Assert.Contains("does not exist", Assert.Throws<BadInputException>(() => Find(folder["none"])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("x.ipynb", "Exercise.Find(\"3.1-b\").Check(1)", "3.1")]
    [InlineData("x.ipynb", "Lesson.Start( \"3.1\" )", "3.1")]
    [InlineData("3.1 ada.ipynb", "1", "3.1")]
    [InlineData("x.ipynb", "Exercise.Find(\"3.1-a\").Check(1); Exercise.Find(\"3.1-b\").Check(1); Exercise.Find(\"3.2-c\").Check(1)", "3.1")]
    [InlineData("9.9-x.ipynb", "Exercise.Find(\"9.9-a\")", null)]
    public void A_lesson_is_known_by_its_exercises_its_start_or_its_name(string name, string code, string? lesson)
    {
        var notebook = SampleNotebook.Of(name, SampleNotebook.Code(code));

        Assert.Equal(lesson, SubmissionFile.LessonsOf(name, notebook, Course.Questions).SingleOrDefault());
    }

    private static IEnumerable<(string, string)> Find(params string[] named) =>
        new SubmissionFinder(LessonFiles).Find(named).Select(submission => (submission.Student, Path.GetFileName(submission.Path)));
}
