using System.CommandLine;
using Descent.Runner.Files;
using Descent.Runner.Grading;
using Descent.Runner.Grading.Reports;
using Descent.Runner.Notebooks;
using Descent.Runner.Sandbox;

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
        var own = OwnExercises.Read(request.NotebooksFolder);
        var questions = Question.ReadAll(request.NotebooksFolder, own);
        RefuseUnknown("--lessons", request.Lessons, questions.Select(question => question.Lesson));
        RefuseUnknown("--points", request.Points.Keys, questions.Select(question => question.Id));
        string[] unasked = [.. own.All.Select(exercise => exercise.Id).Except(questions.Select(question => question.Id))];
        if (unasked.Length > 0) Console.WriteLine($"No notebook in {request.NotebooksFolder} asks for {string.Join(", ", unasked)} of {OwnExercises.FileName}.");
        if (request.ShowsAnswers)
        {
            var asked = questions.Where(question => request.Lessons.Count == 0 || request.Lessons.Contains(question.Lesson));
            Console.WriteLine(AnswerBook.Read(request.NotebooksFolder, asked));
            return ExitCode.Success;
        }

        if (request is { Shard.Count: > 1, Reports.ByHand: not null }) throw new BadInputException("--overrides is for the whole class, and --shard grades a part of it. Give --overrides to descent merge.");
        if (request.Named.Count == 0) throw new BadInputException("Name the notebooks or folders to check, or ask for --answers.");

        var lessonFiles = NotebookFolder.List(request.NotebooksFolder).Select(path => Path.GetFileName(path)).ToHashSet();
        var finder = new SubmissionFinder(lessonFiles, request.Layout);
        var submissions = finder.Find(request.Named);
        foreach (var roster in new[] { request.Reports.Roster, request.Numbers?.Roster }.OfType<Roster>()) roster.RefuseStrangers(submissions.Select(submission => (submission.Student, submission.Id)));
        var isolation = Isolation.Find(request.Isolation);
        if (GradeReports.Warning(isolation) is { } warning) Console.WriteLine(warning);

        foreach (var (folder, layout) in finder.Taken.Where(taken => taken.Value is not (SubmissionLayout.Flat or SubmissionLayout.Folders)))
            Console.WriteLine(CleanText.Line($"{folder} looks like --layout {layout.ToString().ToLowerInvariant()}, and is read so."));
        return await GradeAsync(request, new GradedClass([], isolation, EarlierGrades.CourseOf(questions, request.Limits, request.Numbers is not null), request.Shard), questions, submissions, cancellation);
    }

    private static async Task<int> GradeAsync(
        CheckRequest request, GradedClass blank, IReadOnlyList<Question> questions, IReadOnlyList<Submission> submissions, CancellationToken cancellation)
    {
        var json = request.Reports.Json;
        var earlier = request.Since is { } since ? EarlierGrades.Read(since, mayBeMissing: json is not null && Path.GetFullPath(json) == Path.GetFullPath(since), blank) : null;
        var scope = new GradingScope(request.Shard, earlier?.Known ?? GradingScope.All.Known);
        using var host = SubmissionHost.Create(blank.Isolation, [.. questions.Where(question => question.OwnFile is not null).Select(question => question.Exercise)]);
        var grader = new Grader(questions, request.Lessons, request.Limits, host, request.Numbers);
        using var journal = json is null ? null : Journal.Start(json, blank with { Grades = [.. scope.Known.Values] });
        IReadOnlyList<SubmissionGrade> grades;
        try
        {
            grades = await LiveStatus.OfGradingAsync(
                submissions.Count,
                finished => grader.GradeAsync(submissions, grade => Finish(grade, finished), scope, cancellation));
        }
        catch (OperationCanceledException) when (json is not null)
        {
            await Console.Error.WriteLineAsync($"What is graded so far is in {Journal.PathOf(json)}. The same command with --since {json} goes on from there.");
            throw;
        }

        grades = new GradingRules(request.Points, request.Deadline, request.Reports.ByHand, request.Reports.Roster).Apply(GradingRules.Undecided(grades));
        var exitCode = request.Reports.Write(blank with { Grades = grades });
        journal?.Remove();
        if (earlier is not null) Tell(request.Since!, earlier, grades, scope);
        return exitCode;

        void Finish(SubmissionGrade grade, Action<SubmissionGrade> finished)
        {
            if (!IsKnown(grade, scope)) journal?.Add(grade);
            finished(grade);
        }
    }

    private static void Tell(string since, EarlierGrades earlier, IReadOnlyList<SubmissionGrade> grades, GradingScope scope)
    {
        var known = grades.Count(grade => IsKnown(grade, scope));
        Console.WriteLine($"Since {since}: {known} of {grades.Count} were not graded again, because nothing about them has changed.");
        foreach (var change in earlier.ChangesTo(grades)) Console.WriteLine(CleanText.Line(change));
    }

    private static bool IsKnown(SubmissionGrade grade, GradingScope scope) => grade.Content is { } content && scope.Known.ContainsKey((content, grade.Lesson ?? ""));

    private static void RefuseUnknown(string option, IEnumerable<string> named, IEnumerable<string> known)
    {
        if (named.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            throw new BadInputException($"{option} names {unknown}; there are {string.Join(", ", known.Distinct())}.");
    }
}

/// <summary>Puts grades of several computers together.</summary>
internal static class MergeCommand
{
    /// <summary>The verb <c>merge</c>.</summary>
    public static Command Create()
    {
        var named = new Argument<string[]>("REPORT")
        {
            Description = "JSON reports of descent check: all shards of a class, or several classes.",
            Arity = ArgumentArity.OneOrMore,
        }.RefuseEmpty();
        var options = new ReportOptions();
        var command = new Command("merge", "Puts reports of descent check together, so that nothing is lost and nothing counts twice.") { named };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var request = options.Read(parsed);
            var merged = ReportMerge.Merge([.. (parsed.GetValue(named) ?? []).Select(path => (path, JsonReport.Read(path)))]);
            request.Roster?.RefuseStrangers(merged.Grades.Select(grade => (grade.Student, grade.Id)));
            if (GradeReports.Warning(merged.Isolation) is { } warning) Console.WriteLine(warning);
            return request.Write(merged with { Grades = new GradingRules(Points: null, ByHand: request.ByHand, Roster: request.Roster).Apply(merged.Grades) });
        });
        return command;
    }
}
