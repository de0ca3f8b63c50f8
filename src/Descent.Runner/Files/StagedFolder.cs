namespace Descent.Runner;

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
        var old = Beside("old");
        if (Directory.Exists(destination)) Directory.Move(destination, old);
        try
        {
            Directory.Move(Path, destination);
        }
        catch when (Directory.Exists(old))
        {
            Directory.Move(old, destination);
            throw;
        }

        if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
    }

    /// <summary>Removes what was never committed.</summary>
    public void Dispose()
    {
        if (Directory.Exists(Path)) Directory.Delete(Path, recursive: true);
    }

    private string Beside(string state) => $"{destination}.{state}-{Environment.ProcessId}";
}
