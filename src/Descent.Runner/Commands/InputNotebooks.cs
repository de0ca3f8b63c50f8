namespace Descent.Runner;

/// <summary>Reads the notebooks a command is about.</summary>
internal static class InputNotebooks
{
    /// <summary>The notebooks folder named, or else the nearest one.</summary>
    /// <exception cref="BadInputException">There is none.</exception>
    public static string FindFolder(string? named)
    {
        if (named is null)
        {
            return NotebookFolder.Find(Directory.GetCurrentDirectory())
                ?? throw new BadInputException(
                    "There is no notebooks folder here or above. Go to the course's folder, or name it with --notebooks.");
        }

        return Directory.Exists(named)
            ? Path.GetFullPath(named)
            : throw new BadInputException($"{named} is not a folder. Name the folder of the notebooks.");
    }

    /// <summary>The notebooks of a folder, in lesson order.</summary>
    /// <exception cref="BadInputException">There are none.</exception>
    public static IReadOnlyList<string> List(string folder) => NotebookFolder.List(folder) is { Count: > 0 } files
        ? files
        : throw new BadInputException($"{folder} holds no .ipynb file. Name the folder of the notebooks.");

    /// <summary>Reads one file.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    /// <exception cref="NotebookFormatException">It is not a notebook.</exception>
    public static Notebook Read(string path)
    {
        if (Directory.Exists(path))
            throw new BadInputException($"{path} is a folder. Name the notebooks in it, or the folder with --notebooks.");

        try
        {
            return NotebookReader.Read(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path} cannot be read. {e.Message}", e);
        }
    }
}
