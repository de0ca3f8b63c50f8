using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Descent.Lessons;
using Descent.Runner.Files;
using Descent.Runner.Sandbox;

namespace Descent.Runner.Grading.Reports;

/// <summary>What an earlier grading found: in its report, and in the journal of one that was stopped.</summary>
/// <param name="Report">The grades of its report; none where there is only a journal, or nothing.</param>
/// <param name="Known">Grades that hold still.</param>
internal sealed record EarlierGrades(IReadOnlyList<SubmissionGrade> Report, IReadOnlyDictionary<(string Digest, string Lesson), SubmissionGrade> Known)
{
    /// <summary>Reads them.</summary>
    /// <param name="path">The JSON report of the earlier grading.</param>
    /// <param name="mayBeMissing">Whether there may be none, because this grading writes it.</param>
    /// <param name="now">How it is graded now: grades that came about otherwise do not hold.</param>
    /// <exception cref="BadInputException">There is none, or it cannot be read.</exception>
    public static EarlierGrades Read(string path, bool mayBeMissing, GradedClass now)
    {
        GradedClass? report = File.Exists(path) ? JsonReport.Read(path) : null;
        GradedClass? journal = File.Exists(Journal.PathOf(path)) ? JsonReport.ReadJournal(Journal.PathOf(path)) : null;
        if (report is null && journal is null && !mayBeMissing)
            throw new BadInputException($"--since {path} does not exist. Name a report that --json wrote, or write this one there with --json {path}.");

        var known = new Dictionary<(string, string), SubmissionGrade>();
        foreach (var grade in new[] { report, journal }.OfType<GradedClass>().Where(earlier => earlier.Course == now.Course && earlier.Isolation.Kind == now.Isolation.Kind).SelectMany(earlier => earlier.Grades))
        {
            if (grade.Content is { } content && !grade.Exercises.Any(exercise => exercise.Judged.Feedback.StartsWith(Grader.NotRun, StringComparison.Ordinal))) known[(content, grade.Lesson ?? "")] = grade;
        }

        return new EarlierGrades(report?.Grades ?? [], known);
    }

    /// <summary>What is different from the report, a line for each submission; nothing where there was none.</summary>
    public IEnumerable<string> ChangesTo(IReadOnlyList<SubmissionGrade> grades)
    {
        if (Report.Count == 0) yield break;
        var before = Report.GroupBy(KeyOf).ToDictionary(group => group.Key, group => group.First());
        foreach (var grade in grades)
        {
            var who = $"{grade.Student} {grade.Lesson}".TrimEnd();
            if (!before.Remove(KeyOf(grade), out var old))
            {
                yield return $"{who}: new, {Of(grade)}";
                continue;
            }

            var marks = grade.Exercises.Join(old.Exercises, one => one.Exercise, one => one.Exercise, (one, was) => (one, was)).Where(pair => pair.one.Judged.Mark != pair.was.Judged.Mark).Select(pair => $"{pair.one.Exercise} {Name(pair.was)} → {Name(pair.one)}").ToArray();
            if (marks.Length > 0 || grade.Points != old.Points || grade.MostPoints != old.MostPoints)
                yield return $"{who}: {Of(old)} → {Of(grade)}{(marks.Length > 0 ? $" ({string.Join(", ", marks)})" : "")}";
        }

        foreach (var gone in before.Values) yield return $"{gone.Student} {gone.Lesson}".TrimEnd() + $": no longer there, was {Of(gone)}";

        static string Of(SubmissionGrade grade) => string.Create(CultureInfo.InvariantCulture, $"{grade.Points:0.###}/{grade.MostPoints:0.###}");
        static string Name(ExerciseGrade exercise) => JsonNamingPolicy.KebabCaseLower.ConvertName(exercise.Judged.Mark.ToString());
    }

    /// <summary>A digest of all that verdicts depend on beside the submissions.</summary>
    /// <param name="questions">What the course asks.</param>
    /// <param name="limits">What a submission may use.</param>
    /// <param name="isVaried">Whether each student has numbers of their own.</param>
    public static string CourseOf(IEnumerable<Question> questions, RunLimits limits, bool isVaried = false)
    {
        object[] parts =
        [
            typeof(Exercise).Module.ModuleVersionId, typeof(EarlierGrades).Module.ModuleVersionId, limits, .. questions.Select(question => $"{question.Id} {question.Variable} {question.Check} {question.Stub}{question.OwnFile}"), .. isVaried ? ["numbers"] : Array.Empty<string>(),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..32];
    }

    private static (string, string?, string?, string) KeyOf(SubmissionGrade grade) => (CleanText.Line(grade.Student), grade.Id, grade.Lesson, grade.Lesson is null ? CleanText.Line(grade.File) : "");
}

/// <summary>The grades that there are so far, beside the report that they will be in: one that is stopped loses none of them.</summary>
internal sealed class Journal : IDisposable
{
    private readonly string path;
    private readonly StreamWriter writer;
    private readonly Lock gate = new();

    private Journal(string path)
    {
        this.path = path;
        writer = new StreamWriter(path, append: true) { AutoFlush = true };
    }

    /// <summary>Where the journal of a report is.</summary>
    public static string PathOf(string report) => $"{report}.journal";

    /// <summary>Starts one, with all that is known already.</summary>
    /// <param name="report">The JSON report that comes of it.</param>
    /// <param name="graded">How it is graded, and what is known.</param>
    public static Journal Start(string report, GradedClass graded)
    {
        AtomicFile.Write(PathOf(report), string.Concat(graded.Grades.Select(JsonReport.WriteLine).Prepend(JsonReport.WriteHead(graded)).Select(line => $"{line}\n")));
        return new Journal(PathOf(report));
    }

    /// <summary>Writes down a grade; from any thread.</summary>
    public void Add(SubmissionGrade grade)
    {
        lock (gate) writer.Write($"{JsonReport.WriteLine(grade)}\n");
    }

    /// <summary>Removes it: all is in the report.</summary>
    public void Remove()
    {
        writer.Dispose();
        File.Delete(path);
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();
}
