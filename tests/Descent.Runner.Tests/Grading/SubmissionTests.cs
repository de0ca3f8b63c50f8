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
    public void What_is_not_there_is_said() => Assert.Contains("does not exist", Assert.Throws<BadInputException>(() => Find(folder["none"])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("x.ipynb", "Exercise.Find(\"3.1-b\").Check(1)", "3.1")]
    [InlineData("x.ipynb", "Lesson.Start( \"3.1\" )", "3.1")]
    [InlineData("3.1 ada.ipynb", "1", "3.1")]
    [InlineData("9.9-x.ipynb", "Exercise.Find(\"9.9-a\")", null)]
    public void A_lesson_is_known_by_its_exercises_its_start_or_its_name(string name, string code, string? lesson)
    {
        var notebook = SampleNotebook.Of(name, SampleNotebook.Code(code));

        Assert.Equal(lesson, SubmissionFile.LessonOf(name, notebook, Course.Questions));
    }

    private static IEnumerable<(string, string)> Find(params string[] named) =>
        Submission.Find(named, LessonFiles).Select(submission => (submission.Student, Path.GetFileName(submission.Path)));
}
