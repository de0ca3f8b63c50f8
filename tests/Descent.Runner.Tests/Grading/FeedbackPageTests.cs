using Xunit;

namespace Descent.Runner.Tests;

public sealed class FeedbackPageTests : IDisposable
{
    private const string Script = "</code></pre><script>alert(1)</script><img src=x onerror=alert(2)>\u202e";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Whatever_a_submission_says_is_text_on_a_page_that_may_run_nothing()
    {
        var hostile = Answered(Script, Script, Script) with { Notes = [Script], File = Script };
        string[] pages = [StudentPage.Render(Script, [hostile], Script), ClassPage.Render([(Script, "a.html", [hostile]), ("b", "b.html", [hostile])], Script)];

        Assert.All(pages, page =>
        {
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
            Assert.DoesNotContain('\u202e', page);
            Assert.Contains("content=\"default-src 'none'; style-src 'sha256-", page, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_teachers_page_says_who_holds_what_groups_what_nothing_explains_and_names_cells_that_are_alike()
    {
        const string Long = "Func<double, double, double> best = (L, mu) => { var sum = 0.0; foreach (var one in new[] { L, mu }) sum += one; return sum == 0 ? 0 : 2 / sum; };";
        (string Name, string Url, IReadOnlyList<SubmissionGrade> Own)[] students =
        [
            ("ada", "a.html", [Answered("0.2", Long, null)]),
            ("bob", "b.html", [Answered("0.20001", Long.Replace("sum", "total", StringComparison.Ordinal) + " // mine", null)]),
            ("cyd", "c.html", [Answered("0.04", "double best(double L, double mu) => 2 / (L + mu);", "Takes 1/L for the limit")]),
        ];

        var page = ClassPage.Render(students, null);

        Assert.Contains("<td>Takes 1/L for the limit</td><td class=\"number\">1</td><td><a href=\"c.html\">cyd</a></td>", page, StringComparison.Ordinal);
        Assert.Contains("<code>0.2</code></td><td class=\"number\">2</td><td>Think again.</td><td><a href=\"a.html\">ada</a>, <a href=\"b.html\">bob</a></td>", page, StringComparison.Ordinal);
        Assert.Contains("but for names, spaces and comments", page, StringComparison.Ordinal);
        Assert.DoesNotContain("word for word", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Short_answers_and_other_calls_are_not_alike_and_names_are()
    {
        Assert.Equal(AnswerCell.FormOf("var a = f(1); // x").Text, AnswerCell.FormOf("var  b = f( 1 );").Text);
        Assert.NotEqual(AnswerCell.FormOf("var a = Math.Sin(1);").Text, AnswerCell.FormOf("var a = Math.Cos(1);").Text);
        var question = Course.Questions[0];
        Assert.Null(AnswerCell.Of(question, SampleNotebook.Of("a", SampleNotebook.Code($"#!csharp\n{question.Stub}\n// later".Replace("#!csharp\n", "", StringComparison.Ordinal)))));
        Assert.Equal($"{question.Stub}\n2.ToString()", AnswerCell.Of(question, SampleNotebook.Of("a", SampleNotebook.Code($"{question.Stub}\n2.ToString()"), SampleNotebook.Code("3"))));
    }

    [Fact]
    public void A_student_reads_nothing_that_only_a_teacher_can_do_and_nothing_twice()
    {
        var failed = MadeUpGrades.Of("ada", Mark.Failed, Mark.NotYet)
            .With(0, one => one with { Judged = one.Judged with { Feedback = "Cell 9, which should give the answer, failed. The cell ran longer than 20 s and was stopped. Look for a loop without end, or raise --cell-timeout." } })
            .With(1, one => one with { Judged = one.Judged with { Feedback = "Your function did not return within 5 seconds. Look for a loop that never ends, and restart the kernel: the function is still running." } });
        var late = new Lateness(1, 0.1);

        var page = StudentPage.Render(
            "ada",
            [
                failed with
                {
                    Late = late,
                    Notes =
                    [
                        "3.1.ipynb, cell 9 (id a): Timeout: The cell ran longer than 20 s and was stopped. Look for a loop without end, or raise --cell-timeout.",
                        "homework.zip is an archive, and hand-ins are .ipynb files. Unpack it, and check again.",
                        "r.csv does not tell who ada is, and so which numbers are theirs: 3.1-a could not be judged. Correct the name or number there, and check again.",
                        "This notebook has the numbers of \"s01\", and was judged by the course's own. Check it with --variant and the table that it was made from.",
                        "Cell 3 uses Process, which no exercise needs. Have a look at it.",
                    ],
                },
                failed with { Lesson = null, File = "", Exercises = [], Notes = ["The folder holds no .ipynb file."] },
            ],
            null);

        Assert.Contains("<ul><li>homework.zip is an archive, and hand-ins are .ipynb files.</li><li>1 day late.</li></ul>", page, StringComparison.Ordinal);
        Assert.Contains("<p>Cell 9, which should give the answer, failed. The cell ran longer than 20 s and was stopped. Look for a loop without end.</p>", page, StringComparison.Ordinal);
        Assert.Contains("Look for a loop that never ends.</p>", page, StringComparison.Ordinal);
        Assert.Contains("<h2>Nothing that could be graded</h2>\n<ul><li>The folder holds no .ipynb file.</li></ul>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("0 of 0", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("J. R. Smith_7_assignsubmission_file_")]
    [InlineData("สมชาย ใจดี_8_assignsubmission_file_")]
    [InlineData("Wolfeschlegelsteinhausenbergerdorff Wolfeschlegelsteinhausenbergerdorff_9_assignsubmission_file_")]
    public void Moodle_gets_its_folders_back_under_the_names_that_it_gave_them(string name)
    {
        FeedbackFolder.Write(folder["pages"], [MadeUpGrades.Of("whoever", Mark.Right) with { File = $"class/{name}/3.1.ipynb" }], null, MadeUpGrades.Sandboxed);

        Assert.True(File.Exists(folder[$"pages/students/{name}/feedback.html"]));
    }

    [Fact]
    public void Two_of_one_name_have_two_files_no_name_leads_out_of_the_folder_and_none_of_another_grading_stays()
    {
        SubmissionGrade[] grades =
        [
            MadeUpGrades.Of("../../evil", Mark.Right), MadeUpGrades.Of("Ada", Mark.Right) with { Id = "1" }, MadeUpGrades.Of("ada", Mark.Right) with { Id = "2" }, MadeUpGrades.Of(".", Mark.Right), MadeUpGrades.Of("CON", Mark.Right),
        ];
        FeedbackFolder.Write(folder["pages"], [MadeUpGrades.Of("gone", Mark.Right)], null, MadeUpGrades.Sandboxed);

        FeedbackFolder.Write(folder["pages"], grades, null, MadeUpGrades.Sandboxed);

        Assert.Equal(
            ["class.html", "students/Ada.html", "students/CON_.html", "students/ada (2).html", "students/evil.html", "students/student.html"],
            Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder["pages"], path).Replace('\\', '/')).Order(StringComparer.Ordinal));
        folder.Write("pages/thesis.docx", "");
        Assert.Contains("has thesis.docx in it", Assert.Throws<BadInputException>(() => FeedbackFolder.Write(folder["pages"], grades, null, MadeUpGrades.Sandboxed)).Message, StringComparison.Ordinal);
    }

    private static SubmissionGrade Answered(string answer, string code, string? misconception) => MadeUpGrades.Of("x", Mark.NotYet, Mark.Right)
        .With(0, one => one with { Judged = one.Judged with { Answer = answer, Misconception = misconception, Feedback = misconception ?? one.Judged.Feedback } })
        .With(1, one => one with { Code = code });
}
