namespace Descent.Runner;

/// <summary>An empty folder for one submission to run in, gone afterwards.</summary>
internal sealed class WorkFolder : IDisposable
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("descent-check-").FullName;

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The submission left something that cannot be removed. The system clears its temporary folder by itself.
        }
    }
}
