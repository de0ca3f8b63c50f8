namespace Descent.Runner.Tests;

/// <summary>Where NuGet keeps the packages that this repository was restored with.</summary>
internal static class PackageCache
{
    public static string Folder { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
