using Descent.Runner.Files;

namespace Descent.Runner.Notebooks;

/// <summary>Finds the course's notebooks.</summary>
internal static class NotebookFolder
{
    /// <summary>The nearest folder called <c>notebooks</c>, looking here and then upwards; null where there is none.</summary>
    public static string? Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "notebooks");
            if (Directory.Exists(candidate)) return candidate;
        }

        return null;
    }

    /// <summary>The notebooks of a folder in the order of their lessons: 3.2 comes before 3.10.</summary>
    /// <exception cref="BadInputException">There are none, or the folder cannot be read.</exception>
    public static IReadOnlyList<string> List(string folder)
    {
        var files = InputFile.Read(folder, _ => Directory.GetFiles(folder, "*.ipynb"));
        return files.Length > 0
            ? [.. files.OrderBy(path => LessonNumber.Rank(LessonNumber.OfFile(path))).ThenBy(Path.GetFileName, StringComparer.Ordinal)]
            : throw new BadInputException($"{folder} holds no .ipynb file. Name the folder of the notebooks.");
    }

    /// <summary>The notebooks of a folder and those below it, but not an editor's own copies; there may be none.</summary>
    /// <exception cref="BadInputException">A folder cannot be read.</exception>
    public static IReadOnlyList<string> ListAll(string folder) =>
    [
        .. InputFile.Read(folder, _ => Directory.GetFiles(folder, "*.ipynb", SearchOption.AllDirectories))
            .Where(path => !path.Contains(".ipynb_checkpoints", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}

/// <summary>The number of a lesson, with which the names of its file and of its exercises begin: 3.1.</summary>
internal static class LessonNumber
{
    /// <summary>What a file's name begins with: 3.1 in <c>3.1-learning-rate.ipynb</c>, <c>3.1 ada.ipynb</c> and <c>3.1.ipynb</c>.</summary>
    public static string OfFile(string path) => Path.GetFileNameWithoutExtension(path).Split('-', '_', ' ')[0];

    /// <summary>The lesson of an exercise: 3.1 for <c>3.1-a</c>.</summary>
    public static string OfExercise(string id) => id.Split('-')[0];

    /// <summary>By what lessons are ordered: 3.2 comes before 3.10, and what is no number after all that are.</summary>
    public static Version Rank(string number)
    {
        if (Version.TryParse(number, out var rank)) return rank;
        return int.TryParse(number, out var major) && major >= 0
            ? new Version(major, 0)
            : new Version(int.MaxValue, 0);
    }
}
