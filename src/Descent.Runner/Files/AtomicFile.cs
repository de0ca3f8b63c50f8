namespace Descent.Runner.Files;

/// <summary>Writes files that are either complete or not there.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside <paramref name="path"/> and renames, so that no reader sees half a file.</summary>
    public static void Write(string path, string text)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var unfinished = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        try
        {
            File.WriteAllText(unfinished, text);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (ArgumentOutOfRangeException e)
        {
            // .NET's name for a file that outgrows its disk's or its user's limit.
            throw new IOException($"{path} is larger than its file system allows.", e);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
