namespace Descent.Runner;

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
    public static IReadOnlyList<string> List(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.ipynb")
            .OrderBy(path => LessonNumber.Rank(LessonNumber.OfFile(path)))
            .ThenBy(Path.GetFileName, StringComparer.Ordinal),
    ];

    /// <summary>The notebooks of a folder and those below it, but not an editor's own copies.</summary>
    public static IReadOnlyList<string> ListAll(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.ipynb", SearchOption.AllDirectories)
            .Where(path => !path.Contains(".ipynb_checkpoints", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
