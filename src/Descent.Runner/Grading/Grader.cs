using System.Diagnostics;
using System.Text.RegularExpressions;
using Descent.Runner.Notebooks;
using Descent.Runner.Running;
using Descent.Runner.Sandbox;

namespace Descent.Runner.Grading;

/// <summary>Grades submissions, as many at once as there are cores.</summary>
/// <param name="questions">What the course asks, in all lessons.</param>
/// <param name="lessons">The lessons to grade; all where there is none.</param>
/// <param name="points">What a right answer is worth, by exercise; 1 where nothing is said.</param>
/// <param name="limits">What each submission may use.</param>
/// <param name="host">What submissions run in.</param>
internal sealed class Grader(
    IReadOnlyList<Question> questions,
    IReadOnlyList<string> lessons,
    IReadOnlyDictionary<string, double> points,
    RunLimits limits,
    SubmissionHost host)
{
    private static readonly Judged NotRead = new(Mark.NotAnswered, "There is no notebook to look at.");

    /// <summary>Grades them; of students who handed in nothing for a lesson that was asked for, too.</summary>
    /// <param name="submissions">What was handed in.</param>
    /// <param name="finished">Told each grade when it is ready, from several threads.</param>
    /// <param name="cancellation">Stops everything.</param>
    /// <returns>The grades of each student together, students in the order of their first submissions.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; no process is left behind.</exception>
    public async Task<IReadOnlyList<SubmissionGrade>> GradeAsync(
        IReadOnlyList<Submission> submissions,
        Action<SubmissionGrade> finished,
        CancellationToken cancellation)
    {
        // All are read before the first one runs: whatever it does, it does not change another.
        var read = HandIns.ThatCount(submissions.SelectMany(Read));
        var grades = await OnAllCores.RunAsync(
            read,
            async (submission, token) =>
            {
                var grade = await GradeAsync(submission, token);
                if (grade is not null) finished(grade);
                return grade;
            },
            cancellation);

        return
        [
            .. read.Select(submission => submission.Submission.Student).Distinct().SelectMany(student =>
            {
                SubmissionGrade[] own = [.. grades.OfType<SubmissionGrade>().Where(grade => grade.Student == student)];
                return own.Concat(lessons.Except(own.Select(grade => grade.Lesson)).Select(lesson => Nothing(student, lesson!)));
            }),
        ];
    }

    private IEnumerable<ReadSubmission> Read(Submission submission)
    {
        if (submission.Path.Length == 0) return [new ReadSubmission(submission, null, null, null)];
        var (notebook, problem) = SubmissionFile.Read(submission.Path);
        var found = SubmissionFile.LessonsOf(submission.Path, notebook, questions);
        return found.Count == 0
            ? [new ReadSubmission(submission, notebook, problem, null)]
            : found.Select((lesson, i) => new ReadSubmission(i == 0 ? submission : submission with { Remarks = [] }, notebook, problem, lesson));
    }

    /// <summary>The grade; null for a lesson that was not asked for.</summary>
    private async Task<SubmissionGrade?> GradeAsync(ReadSubmission read, CancellationToken cancellation)
    {
        var (submission, notebook, problem, lesson) = read;
        if (submission.Path.Length == 0)
            return lessons.Count > 0 ? null : new SubmissionGrade(submission.Student, "", null, [], ["The folder holds no .ipynb file.", .. submission.Remarks], TimeSpan.Zero) { Id = submission.Id };

        var clock = Stopwatch.StartNew();
        if (lesson is not null && lessons.Count > 0 && !lessons.Contains(lesson)) return null;

        var asked = QuestionsOf(lesson);
        var file = Path.GetRelativePath(Directory.GetCurrentDirectory(), submission.Path);
        if (notebook is null || lesson is null)
        {
            var why = problem ?? "No exercise, Lesson.Start or file name tells which lesson this is.";
            return new SubmissionGrade(submission.Student, file, lesson, [.. asked.Select(question => Grade(question, NotRead, null))], [why, .. submission.Remarks], clock.Elapsed) { Id = submission.Id };
        }

        var (judged, failures, notices) = await RunAsync(notebook, asked, cancellation);
        return new SubmissionGrade(
            submission.Student,
            file,
            lesson,
            [.. asked.Select(question => Grade(question, Blame(judged[question.Id], question, notebook, failures), notebook))],
            [.. SubmissionNotes.Of(notebook, failures, notices, host.Isolation), .. submission.Remarks],
            clock.Elapsed)
        {
            Id = submission.Id,
        };
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
            var verdict = new Judged(Mark.Failed, $"The submission could not be run. {e.Message}");
            return new SubmissionResult(asked.ToDictionary(question => question.Id, _ => verdict), new Dictionary<int, CellFailure>(), []);
        }
    }

    private SubmissionGrade Nothing(string student, string lesson) => new(
        student,
        File: "",
        lesson,
        [.. QuestionsOf(lesson).Select(question => Grade(question, NotRead, null))],
        ["Nothing was handed in for this lesson."],
        TimeSpan.Zero);

    private IReadOnlyList<Question> QuestionsOf(string? lesson) => [.. questions.Where(question => question.Lesson == lesson)];

    private double PointsOf(Question question) => points.GetValueOrDefault(question.Id, 1);

    private ExerciseGrade Grade(Question question, Judged judged, Notebook? notebook) =>
        new(question.Id, judged, CheckCellOf(question, notebook), PointsOf(question));

    private static CheckCell CheckCellOf(Question question, Notebook? notebook)
    {
        var code = notebook?.CodeCells.ToArray() ?? [];
        if (code.Any(cell => cell.Source.TrimEnd().Split('\n')[^1].Trim() == question.Check)) return CheckCell.Intact;
        return code.Any(cell => cell.Source.Contains($"\"{question.Id}\"", StringComparison.Ordinal)) ? CheckCell.Changed : CheckCell.Missing;
    }

    /// <summary>Where there is no answer because the cell that should give it failed, that is the verdict.</summary>
    private static Judged Blame(Judged judged, Question question, Notebook notebook, IReadOnlyDictionary<int, CellFailure> failures)
    {
        if (judged.Mark != Mark.NotAnswered) return judged;

        var culprit = notebook.CodeCells.LastOrDefault(cell =>
            failures.ContainsKey(cell.Number)
            && Regex.IsMatch(cell.Source, $@"\b{Regex.Escape(question.Variable)}\s*=[^=]"));
        return culprit is null
            ? judged
            : new Judged(Mark.Failed, $"Cell {culprit.Number}, which should give the answer, failed. {failures[culprit.Number].Message}");
    }
}
