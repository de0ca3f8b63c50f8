namespace Descent.Runner;

/// <summary>Reads the notebooks a command is about.</summary>
internal static class InputNotebooks
{
    /// <summary>The notebooks folder named, or else the nearest one.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public static string FindFolder(string? named)
    {
        if (named is null) return FindNearest("or name it with --notebooks");

        return Directory.Exists(named)
            ? Path.GetFullPath(named)
            : throw new BadInputException($"{named} is not a folder. Name the folder of the notebooks.");
    }

    /// <summary>The nearest notebooks folder.</summary>
    /// <param name="otherwise">What to do instead of going to the course's folder.</param>
    /// <exception cref="BadInputException">There is none.</exception>
    public static string FindNearest(string otherwise) =>
        NotebookFolder.Find(Directory.GetCurrentDirectory())
        ?? throw new BadInputException($"There is no notebooks folder here or above. Go to the course's folder, {otherwise}.");

    /// <summary>The notebooks of a folder, in lesson order.</summary>
    /// <exception cref="BadInputException">There are none, or the folder cannot be read.</exception>
    public static IReadOnlyList<string> List(string folder) => InputFile.Read(folder, NotebookFolder.List) is { Count: > 0 } files
        ? files
        : throw new BadInputException($"{folder} holds no .ipynb file. Name the folder of the notebooks.");

    /// <summary>Reads one file.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    /// <exception cref="NotebookFormatException">It is not a notebook.</exception>
    public static Notebook Read(string path) => NotebookReader.Parse(path, ReadBytes(path));

    /// <summary>The bytes of one file, for whoever wants to know more than the notebook.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    public static byte[] ReadBytes(string path) => Directory.Exists(path)
        ? throw new BadInputException($"{path} is a folder. Name the notebooks in it.")
        : InputFile.Read(path, File.ReadAllBytes);
}
