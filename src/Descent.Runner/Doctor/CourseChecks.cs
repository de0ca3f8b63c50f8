using System.IO.Compression;
using System.Text.RegularExpressions;
using Descent.Runner.Files;
using Descent.Runner.Notebooks;

namespace Descent.Runner.Doctor;

/// <summary>What every notebook needs: the SDK, and the library as it was built last.</summary>
/// <param name="machine">The computer.</param>
/// <param name="notebooks">The folder of the notebooks; the course is around it.</param>
internal sealed partial class CourseChecks(Machine machine, string notebooks)
{
    private const string Library = "Descent.Lessons";

    /// <summary>The version in global.json.</summary>
    internal static readonly Version Oldest = new(10, 0, 100);

    private readonly string course = Path.GetDirectoryName(notebooks)!;

    /// <summary>Looks at all of it.</summary>
    public IEnumerable<Finding> Run()
    {
        var versions = NotebookFolder.ListAll(notebooks).SelectMany(path => Asked().Matches(InputFile.Read(path, File.ReadAllText))).Select(match => match.Groups[1].Value).Distinct().ToArray();
        return [Sdk(), Package(versions), Caches(versions)];
    }

    /// <remarks>In the course's folder, dotnet itself heeds global.json.</remarks>
    private Finding Sdk()
    {
        var ran = machine.Run(course, "dotnet", ["--version"]);
        var used = ran?.ExitCode == 0 ? ran.Output.Trim() : null;
        return Version.TryParse(used?.Split('-')[0], out var version) && version >= Oldest
            ? new(".NET SDK", Severity.Ok, used!)
            : new(".NET SDK", Severity.Problem, used ?? (ran is null ? "no dotnet on the path" : "none that global.json accepts"), $"The course needs version {Oldest} or newer. Install it: https://dotnet.microsoft.com/download");
    }

    private Finding Package(string[] versions)
    {
        var project = Path.Combine(course, "src", Library);
        var missing = versions.Where(version => Packed(version) is null).ToArray();
        if (missing.Length == 0 && versions.All(version => File.GetLastWriteTimeUtc(PackagePath(version)) >= NewestSource()))
            return new("Packed library", Severity.Ok, versions.Length == 0 ? "no notebook asks for it" : $"{Library} {string.Join(", ", versions)}");

        var (found, why) = missing.Length > 0
            ? ($"no {Library} {string.Join(", ", missing)}", $"Notebooks ask for it and look in {Path.Combine(notebooks, "packages")}.")
            : ("older than its sources", "Notebooks load the library as it was when it was packed.");
        return Directory.Exists(project)
            ? new("Packed library", Severity.Problem, found, $"{why} Pack it:\n    dotnet build \"{project}\"", () => Build(project, missing))
            : new("Packed library", Severity.Problem, found, $"{why} Its sources are not here: get the whole course.");
    }

    private string Build(string project, string[] missing)
    {
        // A damaged package would count as made already. No build server, which would stay behind.
        foreach (var path in missing.Select(PackagePath).Where(File.Exists)) File.Delete(path);
        var ran = machine.Run(course, "dotnet", ["build", project, "--disable-build-servers", "--nologo", "-v", "quiet"]);
        return ran?.ExitCode == 0
            ? $"built {project} and packed it into {Path.Combine(notebooks, "packages")}."
            : throw new IOException($"dotnet build {project} failed. {ran?.Output}{ran?.Error}".Trim());
    }

    private DateTime NewestSource() => ((string[])["src/Descent.Lessons", "src/Descent.Charts", "notebooks/solutions"])
        .Select(folder => Path.Combine(course, folder))
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        .Where(path => !Made().IsMatch(Path.GetRelativePath(course, path)))
        .Select(File.GetLastWriteTimeUtc)
        .DefaultIfEmpty(DateTime.MinValue).Max();

    private Finding Caches(string[] versions)
    {
        var stale = versions.SelectMany(version => CachedFolders(version).Where(folder => IsStale(folder, version))).ToArray();
        return stale.Length == 0
            ? new("Package caches", Severity.Ok, "nothing out of date")
            : new("Package caches", Severity.Problem, $"another build of {Library}", $"A cache never looks at a version again, so notebooks load the build that it holds. Delete:\n    {string.Join("\n    ", stale)}", () => Forget(stale));
    }

    private static string Forget(string[] folders)
    {
        foreach (var folder in folders.Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
        return $"deleted {string.Join(", ", folders)}. Restart the kernels of open notebooks.";
    }

    /// <summary>Where NuGet, which .NET Interactive uses, and Verso keep a version of the library.</summary>
    private IEnumerable<string> CachedFolders(string version)
    {
        yield return Path.Combine(machine.FolderOf("NUGET_PACKAGES", ".nuget", "packages"), Library.ToLowerInvariant(), version);

        var verso = Path.Combine(machine.Temp, "verso-nuget-packages");
        if (!Directory.Exists(verso)) yield break;
        foreach (var framework in Directory.EnumerateDirectories(verso))
            yield return Path.Combine(framework, Library, version);
    }

    private bool IsStale(string folder, string version) => Directory.Exists(folder) && Packed(version) is { } packed
        && !Directory.EnumerateFiles(folder, $"{Library}.dll", SearchOption.AllDirectories).Any(path => File.ReadAllBytes(path).SequenceEqual(packed));

    /// <summary>The library in the package of a version; null where there is none that can be read.</summary>
    private byte[]? Packed(string version)
    {
        try
        {
            using var package = ZipFile.OpenRead(PackagePath(version));
            using var entry = package.Entries.First(entry => entry.Name == $"{Library}.dll").Open();
            using var bytes = new MemoryStream();
            entry.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }

    private string PackagePath(string version) => Path.Combine(notebooks, "packages", $"{Library}.{version}.nupkg");

    /// <summary>The library's version in a notebook.</summary>
    [GeneratedRegex("#r \\\\\"nuget: *Descent\\.Lessons *, *(\\d[\\w.-]*)")]
    private static partial Regex Asked();

    /// <summary>What a build makes.</summary>
    [GeneratedRegex(@"[\\/](?:bin|obj)[\\/]")]
    private static partial Regex Made();
}
