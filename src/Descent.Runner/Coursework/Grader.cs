using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Descent.Runner;

/// <summary>Grades submissions, as many at once as there are cores.</summary>
/// <param name="questions">What the course asks.</param>
/// <param name="points">What a right answer is worth, by exercise; 1 where nothing is said.</param>
/// <param name="limits">What each submission may use.</param>
internal sealed class Grader(IReadOnlyList<Question> questions, IReadOnlyDictionary<string, double> points, RunLimits limits)
{
    /// <summary>Grades one submission after the other has been handed out; results come in the order of the submissions.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled; no process is left behind.</exception>
    public async Task<IReadOnlyList<SubmissionGrade>> GradeAsync(
        IReadOnlyList<Submission> submissions,
        Action<SubmissionGrade> finished,
        CancellationToken cancellation)
    {
        var grades = new SubmissionGrade[submissions.Count];
        var options = new ParallelOptions
        {
            CancellationToken = cancellation,
            MaxDegreeOfParallelism = Environment.ProcessorCount,
        };
        await Parallel.ForAsync(0, submissions.Count, options, async (index, token) =>
        {
            grades[index] = await GradeAsync(submissions[index], token);
            finished(grades[index]);
        });
        return grades;
    }

    /// <summary>A row for a lesson of which a student handed in nothing.</summary>
    public SubmissionGrade Nothing(string student, string lesson) => new(
        student,
        File: "",
        lesson,
        [.. QuestionsOf(lesson).Select(question => new ExerciseGrade(question.Id, NotRead, CheckCell.Missing, PointsOf(question)))],
        ["Nothing was handed in for this lesson."],
        TimeSpan.Zero);

    private static Judged NotRead { get; } = new(Mark.NotAnswered, "There is no notebook to look at.");

    private async Task<SubmissionGrade> GradeAsync(Submission submission, CancellationToken cancellation)
    {
        if (submission.Path.Length == 0)
            return new SubmissionGrade(submission.Student, "", null, [], ["The folder holds no .ipynb file."], TimeSpan.Zero);

        var clock = Stopwatch.StartNew();
        var (notebook, problem) = SubmissionFile.Read(submission.Path);
        var lesson = SubmissionFile.LessonOf(submission.Path, notebook, questions);
        var asked = QuestionsOf(lesson);
        var file = Path.GetRelativePath(Directory.GetCurrentDirectory(), submission.Path);
        if (notebook is null || lesson is null)
        {
            var why = problem ?? "No exercise, Lesson.Start or file name tells which lesson this is.";
            return new SubmissionGrade(submission.Student, file, lesson, [.. asked.Select(question => Grade(question, NotRead, null))], [why], clock.Elapsed);
        }

        var (judged, failures) = await SubmissionRun.RunAsync(notebook, asked, limits, cancellation);
        return new SubmissionGrade(
            submission.Student,
            file,
            lesson,
            [.. asked.Select(question => Grade(question, Blame(judged[question.Id], question, notebook, failures), notebook))],
            [.. SubmissionNotes.Of(notebook, failures)],
            clock.Elapsed);
    }

    private IReadOnlyList<Question> QuestionsOf(string? lesson) => [.. questions.Where(question => question.Lesson == lesson)];

    private double PointsOf(Question question) => points.GetValueOrDefault(question.Id, 1);

    private ExerciseGrade Grade(Question question, Judged judged, Notebook? notebook) =>
        new(question.Id, judged, CheckCellOf(question, notebook), PointsOf(question));

    private static CheckCell CheckCellOf(Question question, Notebook? notebook)
    {
        var code = notebook?.Cells.Where(cell => cell.Kind == CellKind.Code).ToArray() ?? [];
        if (code.Any(cell => cell.Source.TrimEnd().Split('\n')[^1].Trim() == question.Check)) return CheckCell.Intact;
        return code.Any(cell => cell.Source.Contains($"\"{question.Id}\"", StringComparison.Ordinal)) ? CheckCell.Changed : CheckCell.Missing;
    }

    /// <summary>Where there is no answer because the cell that should give it failed, that is the verdict.</summary>
    private static Judged Blame(Judged judged, Question question, Notebook notebook, IReadOnlyDictionary<int, CellFailure> failures)
    {
        if (judged.Mark != Mark.NotAnswered) return judged;

        var culprit = notebook.Cells.LastOrDefault(cell =>
            cell.Kind == CellKind.Code
            && failures.ContainsKey(cell.Number)
            && Regex.IsMatch(cell.Source, $@"\b{Regex.Escape(question.Variable)}\s*=[^=]"));
        return culprit is null
            ? judged
            : new Judged(Mark.Failed, $"Cell {culprit.Number}, which should give the answer, failed. {failures[culprit.Number].Message}");
    }
}
