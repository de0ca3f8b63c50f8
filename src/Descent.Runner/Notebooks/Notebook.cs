using System.Text.Json.Nodes;
using Descent.Runner.Files;

namespace Descent.Runner.Notebooks;

/// <summary>A notebook as written, without outputs.</summary>
/// <param name="Path">The file it was read from.</param>
/// <param name="Cells">All cells, in order.</param>
/// <param name="Metadata">What the file says about itself, unknown keys included.</param>
internal sealed record Notebook(string Path, IReadOnlyList<Cell> Cells, JsonObject Metadata)
{
    /// <summary>The file's name without its extension: <c>3.1-learning-rate</c>.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The file's name: <c>3.1-learning-rate.ipynb</c>.</summary>
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary>The cells that are run, in order.</summary>
    public IEnumerable<Cell> CodeCells => Cells.Where(cell => cell.Kind == CellKind.Code);

    /// <summary>The folder its cells run in.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
}

/// <summary>One cell of a notebook, without what an earlier run may have left in it.</summary>
/// <param name="Number">Position among all cells, counted from 1, as errors name it.</param>
/// <param name="Id">The cell's stable name; empty where the file gives none.</param>
/// <param name="Kind">What the cell holds.</param>
/// <param name="Source">Its text, with LF line ends.</param>
/// <param name="Metadata">What editors noted about it, kept as it is.</param>
/// <param name="Attachments">Images pasted into a markdown cell, kept as they are.</param>
internal sealed record Cell(
    int Number,
    string Id,
    CellKind Kind,
    string Source,
    JsonObject Metadata,
    JsonObject? Attachments = null);

/// <summary>What a cell holds.</summary>
internal enum CellKind
{
    /// <summary>C# that is run.</summary>
    Code,

    /// <summary>Text that is read.</summary>
    Markdown,

    /// <summary>Text that is passed over.</summary>
    Raw,
}

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
        var files = InputFile.Read(folder, _ => Directory.GetFiles(folder, "*.ipynb").Where(IsVisible).ToArray());
        return files.Length > 0
            ? [.. files.OrderBy(path => LessonNumber.Rank(LessonNumber.OfFile(path))).ThenBy(Path.GetFileName, StringComparer.Ordinal)]
            : throw new BadInputException($"{folder} holds no .ipynb file. Name the folder of the notebooks.");
    }

    /// <summary>The notebooks of a folder and those below it, but not an editor's own copies; there may be none.</summary>
    /// <exception cref="BadInputException">A folder cannot be read.</exception>
    public static IReadOnlyList<string> ListAll(string folder) =>
    [
        .. InputFile.Read(folder, _ => Directory.GetFiles(folder, "*.ipynb", SearchOption.AllDirectories))
            .Where(path => !path.Contains(".ipynb_checkpoints", StringComparison.Ordinal) && IsVisible(path))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether it is a file of a person's, and not one that an editor or a system has put beside it.</summary>
    private static bool IsVisible(string path) => !Path.GetFileName(path).StartsWith('.');
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
