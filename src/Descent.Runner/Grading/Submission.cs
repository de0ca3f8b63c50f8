using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Descent.Runner.Files;
using Descent.Runner.Notebooks;

namespace Descent.Runner.Grading;

/// <summary>How what was handed in lies in a folder.</summary>
internal enum SubmissionLayout
{
    /// <summary>As it looks.</summary>
    Auto,

    /// <summary>A download from Moodle: folders such as <c>Ada Lovelace_12345_assignsubmission_file_</c>.</summary>
    Moodle,

    /// <summary>A download from Canvas: files such as <c>lovelaceada_123_456_3.1-learning-rate.ipynb</c>.</summary>
    Canvas,

    /// <summary>Repositories of GitHub Classroom: folders such as <c>assignment-user</c>.</summary>
    Classroom,

    /// <summary>A course of nbgrader: <c>submitted/student/assignment/</c>.</summary>
    Nbgrader,

    /// <summary>Files, each a student's.</summary>
    Flat,

    /// <summary>A folder for each student.</summary>
    Folders,
}

/// <summary>A file that someone handed in.</summary>
/// <param name="Student">Who.</param>
/// <param name="Path">The file; empty for a student who has handed in none.</param>
internal sealed record Submission(string Student, string Path)
{
    /// <summary>The student's number; null where there is none.</summary>
    public string? Id { get; init; }

    /// <summary>The folder that was named, or that a named file lies in; it tells two of one name apart.</summary>
    public string Root { get; init; } = "";

    /// <summary>The name of the student's folder in a download from Moodle, which takes feedback back under it; null elsewhere.</summary>
    public string? Folder { get; init; }

    /// <summary>What a teacher should know about other files of the student; once for each student.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>Finds submissions in files and folders.</summary>
/// <param name="lessonFiles">File names of the course's own notebooks, which say nothing about who handed one in.</param>
/// <param name="layout">How they lie.</param>
internal sealed class SubmissionFinder(IReadOnlySet<string> lessonFiles, SubmissionLayout layout = SubmissionLayout.Auto)
{
    private const string Notebook = ".ipynb";

    // Hidden folders hold editors' copies; links may lead anywhere, and are named and not followed.
    private static readonly EnumerationOptions Own = new() { AttributesToSkip = FileAttributes.Hidden };

    private readonly Dictionary<string, SubmissionLayout> taken = [];

    /// <summary>What each folder was taken for, where that was not said.</summary>
    public IReadOnlyDictionary<string, SubmissionLayout> Taken => taken;

    /// <summary>The submissions in what was named: notebooks, folders of notebooks, or a folder with one for each student.</summary>
    /// <exception cref="BadInputException">Something named does not exist, cannot be read, or holds no notebook.</exception>
    public IReadOnlyList<Submission> Find(IEnumerable<string> named)
    {
        // One file named twice is one hand-in, and of two folders of one student without any, nothing that there is to say is lost.
        return Apart(
        [
            .. named.SelectMany(name => InputFile.Read(name, _ => FindIn(FullPath(name), name)))
                .GroupBy(submission => (submission.Student, submission.Id, submission.Path))
                .Select(same => same.First() with { Remarks = [.. same.SelectMany(submission => submission.Remarks).Distinct()] }),
        ]);
    }

    /// <summary>Two of one name are two if they have two numbers, and then have them in their names; which may be what yet another is called.</summary>
    private static Submission[] Apart(Submission[] all)
    {
        var names = all.GroupBy(submission => submission.Student).Where(group => group.Select(submission => submission.Id).Distinct().Count() > 1).Select(group => group.Key).ToHashSet();
        return names.Count == 0 ? all : Apart([.. all.Select(submission => names.Contains(submission.Student) ? submission with { Student = $"{submission.Student} ({submission.Id ?? "no number"})" } : submission)]);
    }

    /// <remarks>Without a slash at the end, which the folders of files do not have either.</remarks>
    private static string FullPath(string name) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(name));

    private Submission[] FindIn(string path, string named)
    {
        if (File.Exists(path)) return [new Submission(StudentOf(Path.GetDirectoryName(path)!, path), path) { Root = Path.GetDirectoryName(path)! }];
        if (!Directory.Exists(path)) throw new BadInputException($"{named} does not exist. Name a notebook, or a folder of them.");

        var how = layout == SubmissionLayout.Auto ? Recognize(path) : layout;
        if (layout == SubmissionLayout.Auto) taken[named] = how;
        var root = how == SubmissionLayout.Nbgrader && Directory.Exists(Path.Combine(path, "submitted")) ? Path.Combine(path, "submitted") : path;
        var entries = Directory.EnumerateFileSystemEntries(root, "*", Own).Select(entry => Path.GetFileName(entry)).Where(name => name != "__MACOSX").Order(StringComparer.Ordinal).ToArray();
        var isClass = how is SubmissionLayout.Moodle or SubmissionLayout.Nbgrader or SubmissionLayout.Classroom || !entries.Any(entry => IsNotebook(entry) && File.Exists(Path.Combine(root, entry)));
        var prefix = how == SubmissionLayout.Classroom ? CommonPrefix([.. entries.Where(entry => Directory.Exists(Path.Combine(root, entry)))]) : "";

        // Platforms may give one student several folders, and systems write one name in several ways.
        var found = entries
            .Where(entry => !isClass || IsLink(Path.Combine(root, entry)) || Directory.Exists(Path.Combine(root, entry)) || AdviceOn(entry, isAllThereIs: false) is not null)
            .Select(entry => (Entry: Path.Combine(root, entry), Who: NameOf(entry, root, how, prefix)))
            .GroupBy(pair => pair.Who)
            .SelectMany(group => Of(group.Key, [.. group.Select(pair => pair.Entry)], isClass, path))
            .OrderBy(submission => submission.Student, StringComparer.Ordinal)
            .ToArray();
        return found.Any(submission => submission.Path.Length > 0)
            ? found
            : throw new BadInputException($"{named} holds no .ipynb file. Name a notebook, or a folder of them.");
    }

    private StudentName NameOf(string entry, string root, SubmissionLayout how, string prefix) => how switch
    {
        SubmissionLayout.Moodle => StudentName.InMoodle(StudentName.Compose(entry)) ?? new StudentName(StudentName.Compose(entry), null),
        SubmissionLayout.Canvas when StudentName.InCanvas(entry) is { } student => student with { Name = StudentName.Compose(student.Name) },
        _ => new StudentName(StudentName.Compose(Directory.Exists(Path.Combine(root, entry)) ? entry[prefix.Length..] : StudentOf(root, Path.Combine(root, entry))), null),
    };

    private static IEnumerable<Submission> Of(StudentName who, string[] entries, bool isClass, string root)
    {
        var (files, links) = (new List<string>(), new List<string>());
        foreach (var entry in entries) Collect(entry, files, links);
        var notebooks = files.Where(IsNotebook).Order(StringComparer.Ordinal).ToArray();
        string[] remarks =
        [
            .. links.Select(link => $"{Path.GetFileName(link)} is a link, which may lead anywhere, and was not followed."),
            .. files.Where(file => !IsNotebook(file)).Select(file => AdviceOn(file, isClass && notebooks.Length == 0)).OfType<string>().Take(5),
        ];
        var folder = entries.Select(entry => Path.GetFileName(entry)).Where(entry => StudentName.InMoodle(entry) is not null).MaxBy(entry => entry.Contains("_assignsubmission_file", StringComparison.Ordinal));
        if (notebooks.Length == 0) return isClass || remarks.Length > 0 ? [new Submission(who.Name, "") { Id = who.Id, Root = root, Folder = folder, Remarks = remarks }] : [];
        return notebooks.Select((file, i) => new Submission(who.Name, file) { Id = who.Id, Root = root, Folder = folder, Remarks = i == 0 ? remarks : [] });
    }

    private static void Collect(string entry, List<string> files, List<string> links)
    {
        if (IsLink(entry))
        {
            links.Add(entry);
        }
        else if (File.Exists(entry))
        {
            files.Add(entry);
        }
        else if (Path.GetFileName(entry) != "__MACOSX")
        {
            foreach (var inner in Directory.EnumerateFileSystemEntries(entry, "*", Own)) Collect(inner, files, links);
        }
    }

    /// <summary>What to do about a file that is no notebook; null where there is nothing to say.</summary>
    private static string? AdviceOn(string file, bool isAllThereIs) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".zip" or ".7z" or ".rar" or ".gz" or ".tar" => $"{Path.GetFileName(file)} is an archive, and hand-ins are .ipynb files. Unpack it, {SubmissionNotes.CheckAgain}",
        ".dib" or ".verso" => $"{Path.GetFileName(file)} is a notebook of another kind, and hand-ins are .ipynb files. Open it in its editor, save it as .ipynb, {SubmissionNotes.CheckAgain}",
        _ => isAllThereIs ? $"{Path.GetFileName(file)} is no notebook." : null,
    };

    private static SubmissionLayout Recognize(string path)
    {
        var entries = Directory.EnumerateFileSystemEntries(path, "*", Own).ToArray();
        string[] folders = [.. entries.Where(Directory.Exists)];
        string[] notebooks = [.. entries.Where(entry => IsNotebook(entry) && File.Exists(entry))];
        if (folders.Any(folder => StudentName.InMoodle(Path.GetFileName(folder)) is not null)) return SubmissionLayout.Moodle;
        if (notebooks.Length > 0 && notebooks.All(file => StudentName.InCanvas(Path.GetFileName(file)) is not null)) return SubmissionLayout.Canvas;
        if (folders.Any(folder => Path.GetFileName(folder) == "submitted") && folders.Any(folder => Path.GetFileName(folder) is "source" or "release" or "autograded" or "feedback")) return SubmissionLayout.Nbgrader;
        if (folders.Length > 1 && folders.All(folder => Directory.Exists(Path.Combine(folder, ".git"))) && CommonPrefix([.. folders.Select(folder => Path.GetFileName(folder))]).Length > 0) return SubmissionLayout.Classroom;
        return notebooks.Length > 0 ? SubmissionLayout.Flat : SubmissionLayout.Folders;
    }

    /// <summary>What all names begin with, up to a hyphen.</summary>
    private static string CommonPrefix(string[] names)
    {
        if (names.Length < 2) return "";
        var length = 0;
        while (names.All(name => length < name.Length && name[length] == names[0][length])) length++;
        return names[0][..(names[0][..length].LastIndexOf('-') + 1)];
    }

    private static bool IsLink(string path) => File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint);

    private static bool IsNotebook(string path) => Path.GetExtension(path).Equals(Notebook, StringComparison.OrdinalIgnoreCase);

    /// <summary>The name of a notebook; where that is a lesson's, the name of its folder.</summary>
    private string StudentOf(string folder, string file) =>
        lessonFiles.Contains(Path.GetFileName(file)) ? new DirectoryInfo(folder).Name : Path.GetFileNameWithoutExtension(file);
}

/// <summary>Reads what was handed in, which may be anything.</summary>
internal static partial class SubmissionFile
{
    private const long MostBytes = 64 * 1024 * 1024;

    /// <summary>The notebook, or what is wrong with the file; and a digest of its bytes.</summary>
    public static (Notebook? Notebook, string? Problem, string? Content) Read(string path)
    {
        string? content = null;
        var name = Path.GetFileName(path);
        try
        {
            if (new FileInfo(path).Length > MostBytes)
                return (null, $"{name} has more than {MostBytes / 1024 / 1024} MB. Clear its outputs and hand it in again.", null);

            var bytes = File.ReadAllBytes(path);
            content = Convert.ToHexStringLower(SHA256.HashData(bytes));
            return (NotebookReader.Parse(name, bytes), null, content);
        }
        catch (Exception e) when (e is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            return (null, e.Message, content);
        }
    }

    /// <summary>
    /// The lessons it belongs to, by its exercises, else by its start, else by its name: one, or several where it checks at least
    /// half of each one's exercises. There may be none.
    /// </summary>
    public static IReadOnlyList<string> LessonsOf(string path, Notebook? notebook, IReadOnlyList<Question> questions)
    {
        var code = string.Join('\n', notebook?.CodeCells.Select(cell => cell.Source) ?? []);
        var prefix = LessonNumber.OfFile(path);
        var asked = ExerciseId().Matches(code).Select(match => LessonNumber.OfExercise(match.Groups["id"].Value))
            .Where(IsLesson).GroupBy(lesson => lesson).OrderByDescending(lesson => lesson.Count()).Select(lesson => lesson.Key).ToArray();
        if (asked.Length > 0)
            return [asked[0], .. asked[1..].Where(lesson => 2 * questions.Count(question => question.Lesson == lesson && code.Contains($"Find(\"{question.Id}\").Check(", StringComparison.Ordinal)) >= questions.Count(question => question.Lesson == lesson))];

        return LessonStart().Matches(code).Select(match => match.Groups["lesson"].Value).FirstOrDefault(IsLesson) is { } started ? [started]
            : IsLesson(prefix) ? [prefix] : [];

        bool IsLesson(string number) => questions.Any(question => question.Lesson == number);
    }

    [GeneratedRegex("""Find\(\s*"(?<id>[^"-]+-[^"]+)"\s*\)""")]
    private static partial Regex ExerciseId();

    [GeneratedRegex("""Lesson\.Start\(\s*"(?<lesson>[^"]+)"\s*[,)]""")]
    private static partial Regex LessonStart();
}
