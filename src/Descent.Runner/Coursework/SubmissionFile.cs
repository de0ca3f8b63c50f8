using System.Text.RegularExpressions;

namespace Descent.Runner;

/// <summary>Reads what was handed in, which may be anything.</summary>
internal static partial class SubmissionFile
{
    private const long MostBytes = 64 * 1024 * 1024;

    /// <summary>The notebook, or what is wrong with the file.</summary>
    public static (Notebook? Notebook, string? Problem) Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            if (new FileInfo(path).Length > MostBytes)
                return (null, $"{name} has more than {MostBytes / 1024 / 1024} MB. Clear its outputs and hand it in again.");

            return (NotebookReader.Parse(name, File.ReadAllBytes(path)), null);
        }
        catch (Exception e) when (e is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            return (null, e.Message);
        }
    }

    /// <summary>The lesson it belongs to, by its exercises, else by its start, else by its name; null where none of them tells.</summary>
    public static string? LessonOf(string path, Notebook? notebook, IReadOnlyList<Question> questions)
    {
        var code = string.Join('\n', notebook?.CodeCells.Select(cell => cell.Source) ?? []);
        var prefix = LessonNumber.OfFile(path);
        return ExerciseId().Matches(code).Select(match => LessonNumber.OfExercise(match.Groups["id"].Value))
            .Where(IsLesson)
            .GroupBy(lesson => lesson)
            .MaxBy(lesson => lesson.Count())?.Key
            ?? LessonStart().Matches(code).Select(match => match.Groups["lesson"].Value).FirstOrDefault(IsLesson)
            ?? (IsLesson(prefix) ? prefix : null);

        bool IsLesson(string number) => questions.Any(question => question.Lesson == number);
    }

    [GeneratedRegex("""Find\(\s*"(?<id>[^"-]+-[^"]+)"\s*\)""")]
    private static partial Regex ExerciseId();

    [GeneratedRegex("""Lesson\.Start\(\s*"(?<lesson>[^"]+)"\s*\)""")]
    private static partial Regex LessonStart();
}
