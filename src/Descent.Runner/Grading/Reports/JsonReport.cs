using System.Text.Json;
using System.Text.Json.Serialization;
using Descent.Runner.Files;
using Descent.Runner.Sandbox;

namespace Descent.Runner.Grading.Reports;

/// <summary>A class after grading, or a shard of it, and what else its grades depend on.</summary>
/// <param name="Grades">The grades.</param>
/// <param name="Isolation">What kept submissions to themselves.</param>
/// <param name="Course">A digest of the version, the questions and the limits: other grades are to be had where it differs.</param>
/// <param name="Shard">Which part of the class.</param>
internal sealed record GradedClass(IReadOnlyList<SubmissionGrade> Grades, Isolation Isolation, string Course, Shard Shard);

/// <summary>The grades as JSON, with all that there is to say, so that they can be read again.</summary>
internal static class JsonReport
{
    private const int Version = 3;

    // The serializer's own encoder also escapes what HTML would take for markup.
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly JsonSerializerOptions OnOneLine = new(Layout) { WriteIndented = false };

    /// <summary>An object with one entry for each submission.</summary>
    public static string Write(GradedClass graded)
    {
        // A warning is part of the first line.
        var text = JsonSerializer.Serialize(Head(graded) with { Submissions = [.. graded.Grades.Select(ToEntry)] }, Layout) + "\n";
        return graded.Isolation.IsEnforced ? text : $"{{ {text[1..].TrimStart()}";
    }

    /// <summary>The report without any submission, on one line: what a journal begins with.</summary>
    public static string WriteHead(GradedClass graded) => JsonSerializer.Serialize(Head(graded), OnOneLine);

    /// <summary>A submission on one line.</summary>
    public static string WriteLine(SubmissionGrade grade) => JsonSerializer.Serialize(ToEntry(grade), OnOneLine);

    /// <summary>Reads a report of this program.</summary>
    /// <exception cref="BadInputException">It cannot be read, or is another program's or version's.</exception>
    public static GradedClass Read(string path) => Parse(path, InputFile.Read(path, File.ReadAllText), 0);

    /// <summary>Reads a journal, whose last line may have been cut.</summary>
    /// <exception cref="BadInputException">It cannot be read, or is another program's or version's.</exception>
    public static GradedClass ReadJournal(string path)
    {
        var lines = InputFile.Read(path, File.ReadAllText).Split('\n');
        var head = Parse(path, lines[0], 0);
        return head with { Grades = [.. lines[1..^1].Select((line, i) => ToGrade(Deserialize<Entry>(path, line, i + 1)))] };
    }

    private static GradedClass Parse(string path, string text, int line)
    {
        var report = Deserialize<Report>(path, text, line);
        if (report.Version != Version) throw new BadInputException($"{path} is a report of version {report.Version}, and this program reads version {Version}. Grade again without it.");
        return new GradedClass([.. report.Submissions.Select(ToGrade)], new Isolation(report.Sandbox), report.Course, report.Shard is { } shard ? new Shard(shard.Number, shard.Count) : Shard.Whole);
    }

    private static T Deserialize<T>(string path, string text, int line)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Layout) ?? throw new JsonException("It is null.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            var place = e is JsonException { LineNumber: { } row, BytePositionInLine: { } column } ? $", line {line + row + 1}, column {column + 1}," : "";
            throw new BadInputException($"{path}{place} is not a report that descent check --json wrote. {e.Message.Split(" Path:")[0]}", e);
        }
    }

    private static Report Head(GradedClass graded) => new(
        Version, graded.Isolation.Kind, graded.Course, [])
    {
        Warning = GradeReports.Warning(graded.Isolation),
        Shard = graded.Shard.Count > 1 ? new ShardEntry(graded.Shard.Number, graded.Shard.Count) : null,
    };

    private static Entry ToEntry(SubmissionGrade grade) => new(
        CleanText.Line(grade.Student),
        grade.Id,
        grade.Place,
        CleanText.Line(grade.File),
        grade.Lesson,
        grade.Content,
        grade.HandedIn is { } time ? DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds()) : null,
        grade.Late,
        grade.Points,
        grade.MostPoints,
        Math.Round(grade.Elapsed.TotalSeconds, 1),
        [.. grade.Exercises.Select(exercise => new ExerciseEntry(
            exercise.Exercise,
            exercise.Judged.Mark,
            exercise.Judged.Share,
            exercise.Points,
            exercise.MostPoints,
            exercise.CheckCell,
            Line(exercise.Judged.Answer),
            exercise.Code is { } code ? CleanText.Of(code) : null,
            Line(exercise.Judged.Misconception),
            CleanText.Of(exercise.Judged.Feedback),
            exercise.ByHand is { } byHand ? byHand with { Reason = CleanText.Line(byHand.Reason) } : null) { Title = exercise.Title, Numbers = exercise.Numbers })],
        [.. grade.Notes.Select(CleanText.Of)])
    {
        Folder = Line(grade.Folder),
        Instead = grade.Instead is { } other ? new OtherHandIn(CleanText.Line(other.Student), CleanText.Line(other.File)) : null,
    };

    private static SubmissionGrade ToGrade(Entry entry) => new(
        entry.Student,
        entry.File,
        entry.Lesson,
        [.. entry.Exercises.Select(exercise => new ExerciseGrade(
            exercise.Id,
            new Judged(exercise.Mark, exercise.Feedback, exercise.Misconception) { Share = exercise.Share, Answer = exercise.Answer },
            exercise.CheckCell,
            exercise.MostPoints)
        {
            Title = exercise.Title,
            Numbers = exercise.Numbers,
            Code = exercise.Code,
            Penalty = entry.Late?.Penalty ?? 0,
            ByHand = exercise.ByHand,
        })],
        entry.Notes,
        TimeSpan.FromSeconds(entry.Seconds))
    {
        Id = entry.Id,
        Folder = entry.Folder,
        Place = entry.Place,
        Content = entry.Content,
        HandedIn = entry.HandedIn,
        Late = entry.Late,
        Instead = entry.Instead,
    };

    private static string? Line(string? text) => text is null ? null : CleanText.Line(text);

    private sealed record Report(int Version, IsolationKind Sandbox, string Course, IReadOnlyList<Entry> Submissions)
    {
        [JsonPropertyOrder(-2)]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Warning { get; init; }

        [JsonPropertyOrder(-1)]
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public ShardEntry? Shard { get; init; }
    }

    private sealed record ShardEntry(int Number, int Count);

    private sealed record Entry(
        string Student,
        string? Id,
        int Place,
        string File,
        string? Lesson,
        string? Content,
        DateTimeOffset? HandedIn,
        Lateness? Late,
        double Points,
        double MostPoints,
        double Seconds,
        IReadOnlyList<ExerciseEntry> Exercises,
        IReadOnlyList<string> Notes)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Folder { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public OtherHandIn? Instead { get; init; }
    }

    private sealed record ExerciseEntry(
        string Id,
        Mark Mark,
        double Share,
        double Points,
        double MostPoints,
        CheckCell CheckCell,
        string? Answer,
        string? Code,
        string? Misconception,
        string Feedback,
        PointsByHand? ByHand)
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Title { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<double>? Numbers { get; init; }
    }
}
