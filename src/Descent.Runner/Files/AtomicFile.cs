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

/// <summary>A folder that is filled beside its place and put there, whole, when it is finished.</summary>
internal sealed class StagedFolder : IDisposable
{
    private readonly string destination;

    /// <summary>Starts an empty folder beside <paramref name="destination"/>.</summary>
    public StagedFolder(string destination)
    {
        this.destination = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(destination));
        Path = Beside("new");
        Directory.CreateDirectory(Path);
    }

    /// <summary>Where to write.</summary>
    public string Path { get; }

    /// <summary>Takes the destination's place. What was there is gone, so nothing stale stays behind.</summary>
    public void Commit()
    {
        const int Attempts = 10; // Another runner may put its own folder there between two of our moves.
        for (var attempt = 1; !TryCommit(isLast: attempt == Attempts); attempt++)
        {
        }
    }

    /// <summary>Removes what was never committed.</summary>
    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }

    private bool TryCommit(bool isLast)
    {
        var old = Beside("old");
        try
        {
            if (Directory.Exists(destination)) Directory.Move(destination, old);
            Directory.Move(Path, destination);
        }
        catch (IOException) when (!isLast && Directory.Exists(Path))
        {
            Restore(old);
            return false;
        }
        catch
        {
            Restore(old);
            throw;
        }

        if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
        return true;
    }

    /// <summary>Puts back what was there, or drops it where another runner has been quicker.</summary>
    private void Restore(string old)
    {
        if (!Directory.Exists(old)) return;
        if (Directory.Exists(destination)) Directory.Delete(old, recursive: true);
        else Directory.Move(old, destination);
    }

    private string Beside(string state) => $"{destination}.{state}-{System.IO.Path.GetRandomFileName()}";
}
