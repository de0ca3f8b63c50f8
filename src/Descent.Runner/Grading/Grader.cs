using System.Diagnostics;
using System.Text.RegularExpressions;
using Descent.Runner.Notebooks;
using Descent.Runner.Running;
using Descent.Runner.Sandbox;

namespace Descent.Runner.Grading;

/// <summary>What of a class is graded here, and what of it is known already.</summary>
/// <param name="Shard">Which students.</param>
/// <param name="Known">Grades that hold still, by the digest of what was graded and the lesson.</param>
internal sealed record GradingScope(Shard Shard, IReadOnlyDictionary<(string Digest, string Lesson), SubmissionGrade> Known)
{
    /// <summary>Everyone, and nothing is known.</summary>
    public static GradingScope All { get; } = new(Shard.Whole, new Dictionary<(string, string), SubmissionGrade>());
}

/// <summary>One of several equal parts of a class, each of which another computer grades.</summary>
/// <param name="Number">Which one, from 1.</param>
/// <param name="Count">How many there are.</param>
internal sealed record Shard(int Number, int Count)
{
    /// <summary>The whole class.</summary>
    public static Shard Whole { get; } = new(1, 1);

    /// <summary>Whether the student at a place, from 1, is in it: students take turns.</summary>
    public bool Has(int place) => (place - 1) % Count == Number - 1;

    /// <inheritdoc/>
    public override string ToString() => $"{Number}/{Count}";
}

/// <summary>Grades submissions, as many at once as there are cores.</summary>
/// <param name="questions">What the course asks, in all lessons.</param>
/// <param name="lessons">The lessons to grade; all where there is none.</param>
/// <param name="limits">What each submission may use.</param>
/// <param name="host">What submissions run in.</param>
/// <param name="numbers">Which numbers each student has; null where all have the course's own.</param>
internal sealed class Grader(
    IReadOnlyList<Question> questions,
    IReadOnlyList<string> lessons,
    RunLimits limits,
    SubmissionHost host,
    StudentNumbers? numbers = null)
{
    /// <summary>What the feedback begins with where the system, and not the submission, is to blame.</summary>
    public const string NotRun = "The submission could not be run.";

    /// <summary>What the feedback says of the cell that should give the answer, before it says why.</summary>
    public const string CellFailed = ", which should give the answer, failed. ";

    /// <summary>The feedback where there is no notebook, or none that can be read.</summary>
    public const string Unread = "There is no notebook to look at.";

    private static readonly Judged NumbersUnknown = new(Mark.Failed, "It is not known which numbers are yours, because your teacher's table does not name you as your hand-in does. Ask your teacher.");

    private static readonly Judged NotRead = new(Mark.NotAnswered, Unread);

    /// <summary>Grades them; of students who handed in nothing for a lesson that was asked for, too.</summary>
    /// <param name="submissions">What was handed in.</param>
    /// <param name="finished">Told each grade when it is ready, from several threads.</param>
    /// <param name="scope">What of them, and what is known already.</param>
    /// <param name="cancellation">Stops everything.</param>
    /// <returns>The grades of each student together, students in the order of their first submissions.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; no process is left behind.</exception>
    public async Task<IReadOnlyList<SubmissionGrade>> GradeAsync(
        IReadOnlyList<Submission> submissions,
        Action<SubmissionGrade> finished,
        GradingScope scope,
        CancellationToken cancellation)
    {
        // All are read before the first one runs: whatever it does, it does not change another.
        var all = HandIns.ThatCount(submissions.SelectMany(Read));
        var places = all.Select(one => one.Submission.Student).Distinct().Select((student, i) => (student, i)).ToDictionary(pair => pair.student, pair => pair.i + 1);
        ReadSubmission[] read = [.. all.Where(one => scope.Shard.Has(places[one.Submission.Student]))];
        var grades = await OnAllCores.RunAsync(
            read,
            async (submission, token) =>
            {
                var grade = IsAsked(submission) ? Known(submission, scope) ?? await GradeAsync(submission, token) : null;
                if (grade is not null) finished(grade);
                return grade;
            },
            cancellation);

        return
        [
            .. read.GroupBy(one => one.Submission.Student).SelectMany(student =>
            {
                SubmissionGrade[] own = [.. grades.OfType<SubmissionGrade>().Where(grade => grade.Student == student.Key)];

                // What was said of files of lessons that were not asked for may be about one that was, such as an archive.
                string[] unsaid = [.. student.Where(one => !IsAsked(one)).SelectMany(one => one.Submission.Remarks).Where(remark => !remark.StartsWith(HandIns.Again, StringComparison.Ordinal))];
                var missing = lessons.Except(own.Select(grade => grade.Lesson)).Select((lesson, i) => Nothing(student.First().Submission, lesson!, i == 0 ? unsaid : []));
                return own.Concat(missing).Select(grade => grade with { Place = places[student.Key] });
            }),
        ];
    }

    private IEnumerable<ReadSubmission> Read(Submission submission)
    {
        if (submission.Path.Length == 0) return [new ReadSubmission(submission, null, null, null)];
        var (notebook, problem, content) = SubmissionFile.Read(submission.Path);
        var found = SubmissionFile.LessonsOf(submission.Path, notebook, questions);
        return found.Count == 0
            ? [Of(submission, null)]
            : found.Select((lesson, i) => Of(i == 0 ? submission : submission with { Remarks = [] }, lesson));

        ReadSubmission Of(Submission one, string? lesson) => new(one, notebook, problem, lesson) { Content = content, NumbersOf = numbers?.Of(one) };
    }

    /// <summary>What an earlier grading found of the same file; null where it has not had it.</summary>
    private static SubmissionGrade? Known(ReadSubmission read, GradingScope scope) =>
        read.Digest is { } digest && scope.Known.TryGetValue((digest, read.Lesson ?? ""), out var known) ? WhoseAndWhen(known, read) : null;

    private static SubmissionGrade WhoseAndWhen(SubmissionGrade grade, ReadSubmission read) => grade with
    {
        Student = read.Submission.Student,
        Id = read.Submission.Id,
        Folder = read.Submission.Folder,
        File = read.Submission.Path.Length == 0 ? "" : Path.GetRelativePath(Directory.GetCurrentDirectory(), read.Submission.Path),
        Content = read.Digest,
        HandedIn = read.Submission.Path.Length == 0 ? null : File.GetLastWriteTimeUtc(read.Submission.Path),
    };

    /// <summary>Whether it is of a lesson that was asked for; what shows no lesson may be.</summary>
    private bool IsAsked(ReadSubmission read) =>
        lessons.Count == 0 || (read.Lesson is { } lesson ? lessons.Contains(lesson) : read.Submission.Path.Length > 0);

    private async Task<SubmissionGrade> GradeAsync(ReadSubmission read, CancellationToken cancellation)
    {
        var (submission, notebook, problem, lesson) = read;
        var clock = Stopwatch.StartNew();
        var asked = QuestionsOf(lesson);
        if (notebook is null || lesson is null)
        {
            var why = submission.Path.Length > 0 ? problem ?? "No exercise, Lesson.Start or file name tells which lesson this is." : submission.Remarks.Count == 0 ? "The folder holds no .ipynb file." : null;
            return Of([.. asked.Select(question => Grade(question, NotRead, null))], why is null ? [] : [why]);
        }

        if (read.NumbersOf is { Length: > 0 } student) asked = [.. asked.Select(question => question.For(student))];
        var (judged, failures, notices) = await RunAsync(notebook, [.. asked.Where(question => !IsUnknown(question))], cancellation);
        var named = numbers is null
            ? StudentNumbers.ClaimIn(notebook) is { } claim ? [$"This notebook has the numbers of {claim}, and was judged by the course's own. {StudentNumbers.Advice[1]}"] : []
            : numbers.Notes(read, asked, judged);
        return Of(
            [.. asked.Select(question => Grade(question, IsUnknown(question) ? NumbersUnknown : Blame(judged[question.Id], question, notebook, failures), notebook))],
            named.Concat(SubmissionNotes.Of(notebook, failures, notices, host.Isolation)));

        bool IsUnknown(Question question) => read.NumbersOf is { Length: 0 } && question.Exercise.Variants.Count > 1;

        SubmissionGrade Of(IReadOnlyList<ExerciseGrade> exercises, IEnumerable<string> notes) =>
            WhoseAndWhen(new SubmissionGrade("", "", lesson, exercises, [.. notes, .. submission.Remarks], clock.Elapsed), read);
    }

    private async Task<SubmissionResult> RunAsync(Notebook notebook, IReadOnlyList<Question> asked, CancellationToken cancellation)
    {
        try
        {
            return await SubmissionRun.RunAsync(notebook, asked, host, limits, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The system has no process or no room left, for example; others may have more luck.
            var verdict = new Judged(Mark.Failed, $"{NotRun} {e.Message}");
            return new SubmissionResult(asked.ToDictionary(question => question.Id, _ => verdict), new Dictionary<int, CellFailure>(), []);
        }
    }

    private SubmissionGrade Nothing(Submission who, string lesson, string[] remarks) => new(
        who.Student,
        File: "",
        lesson,
        [.. QuestionsOf(lesson).Select(question => Grade(question, NotRead, null))],
        [remarks.Length > 0 ? "Nothing that can be read was handed in for this lesson." : "Nothing was handed in for this lesson.", .. remarks],
        TimeSpan.Zero)
    {
        Id = who.Id,
        Folder = who.Folder,
    };

    private IReadOnlyList<Question> QuestionsOf(string? lesson) => [.. questions.Where(question => question.Lesson == lesson)];

    private static ExerciseGrade Grade(Question question, Judged judged, Notebook? notebook) =>
        new(question.Id, judged, CheckCellOf(question, notebook), MostPoints: 1)
        {
            Code = notebook is null ? null : AnswerCell.Of(question, notebook),
            Title = question.OwnFile is null ? null : question.Exercise.Title,
            Numbers = question.Exercise == question.Exercise.Variants[0] ? null : question.Exercise.Numbers,
        };

    private static CheckCell CheckCellOf(Question question, Notebook? notebook)
    {
        var code = notebook?.CodeCells.ToArray() ?? [];
        if (code.Any(cell => cell.Source.TrimEnd().Split('\n')[^1].Trim() == question.Check)) return CheckCell.Intact;
        return code.Any(cell => cell.Source.Contains($"\"{question.Id}\"", StringComparison.Ordinal)) ? CheckCell.Changed : CheckCell.Missing;
    }

    /// <summary>Where there is no answer because the cell that should give it failed, that is the verdict; so it is where that cell did not compile, and the variable is still the lesson's.</summary>
    private static Judged Blame(Judged judged, Question question, Notebook notebook, IReadOnlyDictionary<int, CellFailure> failures)
    {
        var name = Regex.Escape(question.Variable);
        var culprit = judged switch
        {
            { Mark: Mark.NotAnswered } => notebook.CodeCells.LastOrDefault(cell => failures.ContainsKey(cell.Number) && Regex.IsMatch(cell.Source, $@"\b{name}\s*=[^=]")),
            { Mark: Mark.NotYet, Share: 0 } => notebook.CodeCells.LastOrDefault(cell => Regex.IsMatch(cell.Source, $@"\b{name}\s*(=[^=]|\([^()]*\)\s*(=>|\{{))")),
            _ => null,
        };
        if (culprit is null || !failures.TryGetValue(culprit.Number, out var failure) || (judged.Mark == Mark.NotYet && !IsStale())) return judged;
        return new Judged(Mark.Failed, $"Cell {culprit.Number}{CellFailed}{SubmissionNotes.OnOneLine(failure)}{HintOn(failure, culprit.Source, question)}");

        // A cell that throws may have given an answer first; one that does not compile has not.
        bool IsStale() => failure!.Name == CellFailure.CompilationError
            && !notebook.CodeCells.Any(cell => cell.Number > culprit.Number && !failures.ContainsKey(cell.Number) && cell.Source.Contains($"\"{question.Id}\"", StringComparison.Ordinal));
    }

    /// <summary>What to say of beginners' commonest slips, of which the compiler's message says little.</summary>
    private static string HintOn(CellFailure failure, string source, Question question)
    {
        if (failure.Name != CellFailure.CompilationError) return "";
        if (Regex.Match(source, @"=\s*-?(?<whole>\d+),(?<rest>\d+)\s*;") is { Success: true } comma) return $" C# writes the number with a point: {comma.Groups["whole"].Value}.{comma.Groups["rest"].Value}.";
        return failure.Message.Contains($"The name '{question.Variable}' does not exist", StringComparison.Ordinal) && question.Declaration is { Length: > 0 } declaration
            ? $" Keep what stands before the name: {declaration} …" : "";
    }
}
