using System.Text.RegularExpressions;
using Descent.Runner.Files;
using Descent.Runner.Notebooks;

namespace Descent.Runner.Grading;

/// <summary>A file that someone handed in.</summary>
/// <param name="Student">Who.</param>
/// <param name="Path">The file; empty for a student whose folder holds none.</param>
internal sealed record Submission(string Student, string Path)
{
    // Links may lead anywhere, and hidden folders hold editors' copies.
    private static readonly EnumerationOptions OwnFiles = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
    };

    private static readonly EnumerationOptions TopFolders = new() { AttributesToSkip = OwnFiles.AttributesToSkip };

    /// <summary>The submissions in what was named: notebooks, folders of notebooks, or a folder with one for each student.</summary>
    /// <param name="named">Files and folders.</param>
    /// <param name="lessonFiles">File names of the course's own notebooks, which say nothing about who handed one in.</param>
    /// <exception cref="BadInputException">Something named does not exist, cannot be read, or holds no notebook.</exception>
    public static IReadOnlyList<Submission> Find(IEnumerable<string> named, IReadOnlySet<string> lessonFiles) =>
        [.. named.SelectMany(name => InputFile.Read(name, _ => FindIn(FullPath(name), name, lessonFiles))).Distinct()];

    /// <remarks>Without a slash at the end, which the folders of files do not have either.</remarks>
    private static string FullPath(string name) => System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(name));

    private static Submission[] FindIn(string path, string named, IReadOnlySet<string> lessonFiles)
    {
        if (File.Exists(path)) return [new Submission(StudentOf(System.IO.Path.GetDirectoryName(path)!, path, lessonFiles), path)];
        if (!Directory.Exists(path)) throw new BadInputException($"{named} does not exist. Name a notebook, or a folder of them.");

        Submission[] found =
        [
            .. Directory.EnumerateFiles(path, "*.ipynb", OwnFiles)
                .Order(StringComparer.Ordinal)
                .Select(file => new Submission(StudentOf(path, file, lessonFiles), file)),
        ];
        if (found.Length == 0) throw new BadInputException($"{named} holds no .ipynb file. Name a notebook, or a folder of them.");

        // Where every student has a folder, an empty one is a student, too.
        var isClass = found.All(submission => System.IO.Path.GetDirectoryName(submission.Path) != path);
        var students = isClass ? Directory.EnumerateDirectories(path, "*", TopFolders).Select(folder => System.IO.Path.GetFileName(folder)) : [];
        return
        [
            .. found.Concat(students.Except(found.Select(submission => submission.Student)).Select(student => new Submission(student, "")))
                .OrderBy(submission => submission.Student, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The folder below the one that was named; for a notebook directly in it, that folder itself where the file has
    /// the name of a lesson, and else the name of the file.
    /// </summary>
    private static string StudentOf(string folder, string file, IReadOnlySet<string> lessonFiles)
    {
        var parts = System.IO.Path.GetRelativePath(folder, file).Split(System.IO.Path.DirectorySeparatorChar);
        if (parts.Length > 1) return parts[0];
        return lessonFiles.Contains(parts[0]) ? new DirectoryInfo(folder).Name : System.IO.Path.GetFileNameWithoutExtension(file);
    }
}

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
