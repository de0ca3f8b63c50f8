namespace Descent.Hosts.Tests;

/// <summary>
/// A home and a package cache for the kernels alone. NuGet and the kernel's package manager remember a version for good, and
/// those of the person who runs the tests may remember this one from another build.
/// </summary>
internal static class KernelHome
{
    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "hosts");

    /// <summary>Moves in, for this process and all that it starts; what was downloaded stays, the library goes.</summary>
    public static void MoveIn()
    {
        var userConfig = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "NuGet", "NuGet.Config");
        var home = Path.Combine(Folder, "home");
        var packages = Path.Combine(Folder, "packages");
        foreach (var remembered in (string[])[Path.Combine(packages, "descent.lessons"), Path.Combine(home, ".packagemanagement")])
        {
            if (Directory.Exists(remembered)) Directory.Delete(remembered, recursive: true);
        }

        // Whoever takes packages from elsewhere than nuget.org has said so there.
        Directory.CreateDirectory(Path.Combine(home, ".nuget", "NuGet"));
        if (File.Exists(userConfig)) File.Copy(userConfig, Path.Combine(home, ".nuget", "NuGet", "NuGet.Config"), overwrite: true);

        // The package manager restores a project in its home, which is none of this repository's.
        foreach (var properties in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            File.WriteAllText(Path.Combine(home, properties), "<Project />");

        foreach (var variable in (string[])["HOME", "USERPROFILE", "DOTNET_CLI_HOME"])
            Environment.SetEnvironmentVariable(variable, home);
        Environment.SetEnvironmentVariable("NUGET_PACKAGES", packages);

        // A notebook is over before code that was watched closely would have paid for the watching.
        Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
    }
}
