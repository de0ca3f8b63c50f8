using System.CommandLine;
using System.Globalization;
using Descent.Runner.Files;
using Descent.Runner.Grading;
using Descent.Runner.Notebooks;
using Descent.Runner.Sandbox;
using Spectre.Console;

namespace Descent.Runner.Cli;

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

        var lessonFiles = NotebookFolder.List(request.NotebooksFolder).Select(path => Path.GetFileName(path)).ToHashSet();
        var finder = new SubmissionFinder(lessonFiles, request.Layout);
        var submissions = finder.Find(request.Named);
        var isolation = Isolation.Find(request.Isolation);
        if (GradeReports.Warning(isolation) is { } warning) Console.WriteLine(warning);

        foreach (var (folder, layout) in finder.Taken.Where(taken => taken.Value is not (SubmissionLayout.Flat or SubmissionLayout.Folders)))
            Console.WriteLine(CleanText.Line($"{folder} looks like --layout {layout.ToString().ToLowerInvariant()}, and is read so."));
        using var host = SubmissionHost.Create(isolation);
        var grader = new Grader(questions, request.Lessons, request.Points, request.Limits, host);
        var grades = await LiveStatus.OfGradingAsync(
            submissions.Count,
            finished => grader.GradeAsync(submissions, finished, cancellation));
        GradeTable.Print(AnsiConsole.Console, grades);

        // All texts are made before the first is written: a report that cannot be made leaves no other behind.
        List<(string Path, string Text)> reports = [.. request.Reports.Select(report => (report.Path, report.ToText(grades, isolation)))];
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

/// <summary>The arguments and options of <c>check</c>.</summary>
internal sealed class CheckOptions
{
    /// <summary>Limits for work that no one has looked at: far above what a lesson needs, and soon reached by a loop without end.</summary>
    private static readonly RunLimits Defaults = new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(120), MemoryMegabytes: 1024)
    {
        OutputCharacters = 10_000_000,
    };

    private readonly Argument<string[]> named = new Argument<string[]>("FILE-OR-FOLDER")
    {
        Description = "A submission, or a folder of them: notebooks, or a folder for each student.",
        Arity = ArgumentArity.ZeroOrMore,
    }.RefuseEmpty();

    private readonly Option<string[]> lessons = new("--lessons")
    {
        Description = "Lessons every student should have handed in, such as 3.1,3.2. By default whatever is there.",
        HelpName = "LIST",
        CustomParser = result => [.. Entries(result)],
    };

    private readonly Option<Dictionary<string, double>> points = new("--points")
    {
        Description = "What right answers are worth, such as 3.1-a=2,3.1-c=0.5. By default 1.",
        HelpName = "LIST",
        CustomParser = ReadPoints,
    };

    private readonly Option<string?> json = File("--json", "Write the grades as JSON.");
    private readonly Option<string?> csv = File("--csv", "Write the grades as CSV.");
    private readonly Option<string?> junit = File("--junit", "Write the grades as JUnit XML.");
    private readonly Option<string?> gradebook = File("--gradebook", "Write a row for each student as CSV, for Moodle's and Canvas's import.");
    private readonly Option<string?> students = File("--students", "Who takes the course, as CSV with the columns id, name, email, section.");
    private readonly Option<bool> answers = new("--answers") { Description = "Print the solutions and the known wrong answers. For teachers." };
    private readonly Option<IsolationKind?> sandbox = new("--sandbox")
    {
        Description = "What keeps submissions to themselves: bwrap, docker, podman or none. By default bwrap (bubblewrap).",
        HelpName = "KIND",
        CustomParser = result => ReadName<IsolationKind>(result, "--sandbox"),
    };

    private readonly Option<SubmissionLayout> layout = new("--layout")
    {
        Description = "How submissions lie in a folder: moodle, canvas, classroom, nbgrader, flat or folders. By default as it looks.",
        HelpName = "KIND",
        CustomParser = result => ReadName<SubmissionLayout>(result, "--layout"),
    };

    private readonly NotebooksOption notebooks = new();
    private readonly LimitOptions limits = new("submission", Defaults);

    /// <summary>Adds them.</summary>
    public void AddTo(Command command)
    {
        command.Add(named);
        foreach (var option in (Option[])[lessons, points, json, csv, junit, gradebook, students, sandbox, layout, answers]) command.Add(option);
        notebooks.AddTo(command);
        limits.AddTo(command);
    }

    /// <summary>What was asked for.</summary>
    public CheckRequest Read(ParseResult parsed)
    {
        var roster = parsed.GetValue(students) is { } table ? Roster.Read(table) : null;
        return new CheckRequest(
            parsed.GetValue(named) ?? [],
            notebooks.Read(parsed),
            parsed.GetValue(lessons) ?? [],
            parsed.GetValue(points) ?? [],
            [.. Report(json, GradeReports.ToJson), .. Report(csv, GradeReports.ToCsv), .. Report(junit, GradeReports.ToJUnit), .. Report(gradebook, (grades, isolation) => Gradebook.ToCsv(grades, roster, isolation))],
            parsed.GetValue(answers),
            parsed.GetValue(sandbox),
            parsed.GetValue(layout),
            limits.Read(parsed));

        IEnumerable<ReportFile> Report(Option<string?> option, Func<IReadOnlyList<SubmissionGrade>, Isolation, string> toText) =>
            parsed.GetValue(option) is { } path ? [new ReportFile(Path.GetFullPath(path), toText)] : [];
    }

    private static Option<string?> File(string name, string description) =>
        new Option<string?>(name) { Description = description, HelpName = "FILE" }.RefuseEmpty();

    private static IEnumerable<string> Entries(System.CommandLine.Parsing.ArgumentResult result) =>
        result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static T ReadName<T>(System.CommandLine.Parsing.ArgumentResult result, string option)
        where T : struct, Enum
    {
        // By name only: the parser of the system takes numbers, too.
        var text = result.Tokens is [var token] ? token.Value : "";
        var name = Array.Find(Enum.GetNames<T>(), name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (name is not null) return Enum.Parse<T>(name);

        result.AddError($"{option} must be one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}, not {text}.");
        return default;
    }

    private static Dictionary<string, double> ReadPoints(System.CommandLine.Parsing.ArgumentResult result)
    {
        var points = new Dictionary<string, double>();
        foreach (var entry in Entries(result))
        {
            var parts = entry.Split('=');
            if (parts.Length == 2 && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var worth) && worth is >= 0 and <= 1e6)
                points[parts[0].Trim()] = worth;
            else
                result.AddError($"--points has {entry}, which is not of the form 3.1-a=2 with points from 0 to 1000000.");
        }

        return points;
    }
}

/// <summary>A check as asked for on the command line.</summary>
/// <param name="Named">Files and folders with submissions.</param>
/// <param name="NotebooksFolder">The course's own notebooks.</param>
/// <param name="Lessons">The lessons to grade; all where there is none.</param>
/// <param name="Points">What a right answer is worth, by exercise; 1 where nothing is said.</param>
/// <param name="Reports">What to write.</param>
/// <param name="ShowsAnswers">Whether the answers are printed, and nothing is graded.</param>
/// <param name="Isolation">What keeps submissions to themselves; null for what there is.</param>
/// <param name="Layout">How submissions lie in a folder.</param>
/// <param name="Limits">What each submission may use.</param>
internal sealed record CheckRequest(
    IReadOnlyList<string> Named,
    string NotebooksFolder,
    IReadOnlyList<string> Lessons,
    IReadOnlyDictionary<string, double> Points,
    IReadOnlyList<ReportFile> Reports,
    bool ShowsAnswers,
    IsolationKind? Isolation,
    SubmissionLayout Layout,
    RunLimits Limits);

/// <summary>A file to write the grades to.</summary>
/// <param name="Path">Where.</param>
/// <param name="ToText">Its form.</param>
internal sealed record ReportFile(string Path, Func<IReadOnlyList<SubmissionGrade>, Isolation, string> ToText);
