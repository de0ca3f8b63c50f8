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
        var questions = Question.ReadAll(request.NotebooksFolder);
        RefuseUnknown("--lessons", request.Lessons, questions.Select(question => question.Lesson));
        RefuseUnknown("--points", request.Points.Keys, questions.Select(question => question.Id));
        if (request.ShowsAnswers)
        {
            var asked = questions.Where(question => request.Lessons.Count == 0 || request.Lessons.Contains(question.Lesson));
            Console.WriteLine(AnswerBook.Read(request.NotebooksFolder, asked));
            return ExitCode.Success;
        }

        if (request.Named.Count == 0) throw new BadInputException("Name the notebooks or folders to check, or ask for --answers.");

        var lessonFiles = InputNotebooks.List(request.NotebooksFolder).Select(path => Path.GetFileName(path)).ToHashSet();
        var submissions = Submission.Find(request.Named, lessonFiles);
        if (!Confinement.IsEnforced)
            await Console.Error.WriteLineAsync("This system cannot keep submissions from changing files outside their folder. See docs/coursework.md.");

        var grader = new Grader(questions, request.Lessons, request.Points, request.Limits);
        var grades = await CheckProgress.ShowAsync(
            submissions.Count,
            finished => grader.GradeAsync(submissions, finished, cancellation));
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

    private static void RefuseUnknown(string option, IEnumerable<string> named, IEnumerable<string> known)
    {
        if (named.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            throw new BadInputException($"{option} names {unknown}; there are {string.Join(", ", known.Distinct())}.");
    }
}
