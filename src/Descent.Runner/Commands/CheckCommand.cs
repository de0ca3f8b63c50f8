using System.CommandLine;
using Spectre.Console;

namespace Descent.Runner;

/// <summary>Grades coursework.</summary>
internal static class CheckCommand
{
    /// <summary>The verb <c>check</c>.</summary>
    public static Command Create()
    {
        var options = new CheckOptions();
        var command = new Command(
            "check",
            "Runs submissions, each in a process of its own, and judges their exercises (docs/coursework.md says more).");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(options.Read(parsed), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CheckRequest request, CancellationToken cancellation)
    {
        var all = Question.ReadAll(request.NotebooksFolder);
        RefuseUnknown("--lessons", request.Lessons, all.Select(question => question.Lesson));
        RefuseUnknown("--points", request.Points.Keys, all.Select(question => question.Id));
        List<Question> questions = [.. all.Where(question => request.Lessons.Count == 0 || request.Lessons.Contains(question.Lesson))];
        if (request.ShowsAnswers)
        {
            Console.WriteLine(AnswerBook.Read(request.NotebooksFolder, questions));
            return ExitCode.Success;
        }

        if (request.Named.Count == 0) throw new BadInputException("Name the notebooks or folders to check, or ask for --answers.");

        var lessonFiles = NotebookFolder.List(request.NotebooksFolder).Select(path => Path.GetFileName(path)).ToHashSet();
        var submissions = Submission.Find(request.Named, lessonFiles);
        if (!Confinement.IsEnforced)
            await Console.Error.WriteLineAsync("This system cannot keep submissions from changing files outside their folder. See docs/coursework.md.");

        var grader = new Grader(all, request.Points, request.Limits);
        var grades = await CheckProgress.ShowAsync(
            submissions.Count,
            finished => grader.GradeAsync(submissions, finished, cancellation));
        grades = Select(grades, request.Lessons, grader);

        GradeTable.Print(AnsiConsole.Console, grades);

        // All texts are made before the first is written: a report that cannot be made leaves no other behind.
        List<(string Path, string Text)> reports = [.. request.Reports.Select(report => (report.Path, report.ToText(grades)))];
        foreach (var (path, text) in reports)
        {
            AtomicFile.Write(path, text);
            Console.WriteLine($"Written: {path}");
        }

        return grades.All(grade => grade.IsAllRight) ? ExitCode.Success : ExitCode.NotebookError;
    }

    /// <summary>The lessons asked for, with a row for each that a student did not hand in; all where none is asked for.</summary>
    private static IReadOnlyList<SubmissionGrade> Select(IReadOnlyList<SubmissionGrade> grades, IReadOnlyList<string> lessons, Grader grader) => lessons.Count == 0
        ? grades
        :
        [
            .. grades.GroupBy(grade => grade.Student).SelectMany(student => student
                .Where(grade => grade.Lesson is null || lessons.Contains(grade.Lesson))
                .Concat(lessons.Except(student.Select(grade => grade.Lesson)).Select(lesson => grader.Nothing(student.Key, lesson!)))),
        ];

    private static void RefuseUnknown(string option, IEnumerable<string> named, IEnumerable<string> known)
    {
        if (named.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            throw new BadInputException($"{option} names {unknown}; there are {string.Join(", ", known.Distinct())}.");
    }
}
