namespace Descent;

/// <summary>The repository the tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Descent.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests were moved out of the repository.");

        return folder.FullName;
    }
}
