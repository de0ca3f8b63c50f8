using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Descent.Runner.Doctor;

/// <summary>What every notebook needs: the SDK, and the library as it was built last.</summary>
/// <param name="machine">The computer.</param>
/// <param name="notebooks">The folder of the notebooks; the course is around it.</param>
internal sealed partial class CourseChecks(Machine machine, string notebooks)
{
    private const string Library = "Descent.Lessons";
    private const string NewestUnlessSaid = "10.0.100";

    private readonly string course = Path.GetDirectoryName(notebooks)!;

    /// <summary>Looks at all of it.</summary>
    public IEnumerable<Finding> Run()
    {
        var versions = NotebookFolder.List(notebooks).SelectMany(path => Asked().Matches(File.ReadAllText(path))).Select(match => match.Groups[1].Value).Distinct().ToArray();
        return [Sdk(), Package(versions), Caches(versions)];
    }

    private Finding Sdk()
    {
        const string Name = ".NET SDK";
        var asked = AskedSdk();
        var advice = $"The course needs .NET SDK {asked} or newer. Install it: https://dotnet.microsoft.com/download";
        if (machine.Run(course, "dotnet", ["--version"]) is not { } ran)
            return new(Name, Severity.Problem, "no dotnet on the path", advice);

        var used = ran.Output.Trim();
        return ran.ExitCode != 0 || !Version.TryParse(used.Split('-')[0], out var version)
            ? new(Name, Severity.Problem, "none that global.json accepts", advice)
            : version < Version.Parse(asked)
                ? new(Name, Severity.Problem, used, advice)
                : new(Name, Severity.Ok, used);
    }

    private string AskedSdk()
    {
        var file = Path.Combine(course, "global.json");
        if (!File.Exists(file)) return NewestUnlessSaid;

        using var json = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return json.RootElement.TryGetProperty("sdk", out var sdk) && sdk.TryGetProperty("version", out var version)
            ? version.GetString()!
            : NewestUnlessSaid;
    }

    private Finding Package(string[] versions)
    {
        const string Name = "Packed library";
        var project = Path.Combine(course, "src", Library);
        var missing = versions.Where(version => !File.Exists(PackagePath(version))).ToArray();
        if (missing.Length == 0)
        {
            return versions.Any(version => File.GetLastWriteTimeUtc(PackagePath(version)) < NewestSource())
                ? Unpacked("older than its sources", "Notebooks load the library as it was when it was packed.")
                : new(Name, Severity.Ok, versions.Length == 0 ? "no notebook asks for it" : $"{Library} {string.Join(", ", versions)}");
        }

        return Unpacked($"no {Library} {string.Join(", ", missing)}", $"Notebooks ask for it and look in {Path.Combine(notebooks, "packages")}.");

        Finding Unpacked(string found, string why) => Directory.Exists(project)
            ? new(Name, Severity.Problem, found, $"{why} Pack it: dotnet build {Path.GetRelativePath(Directory.GetCurrentDirectory(), project)}", () => Build(project))
            : new(Name, Severity.Problem, found, $"{why} Its sources are not here: get the whole course.");
    }

    private string Build(string project)
    {
        // No build server, which would stay behind.
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
        .DefaultIfEmpty(DateTime.MinValue)
        .Max();

    private Finding Caches(string[] versions)
    {
        const string Name = "Package caches";
        var stale = versions.SelectMany(version => CachedFolders(version).Where(folder => IsStale(folder, version))).ToArray();
        return stale.Length == 0
            ? new(Name, Severity.Ok, "nothing out of date")
            : new(
                Name,
                Severity.Problem,
                $"another build of {Library}",
                $"A cache never looks at a version again, so notebooks load the build that it holds. Delete: {string.Join(", ", stale)}",
                () => Forget(stale));
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

    private bool IsStale(string folder, string version)
    {
        if (!Directory.Exists(folder) || !File.Exists(PackagePath(version))) return false;

        using var package = ZipFile.OpenRead(PackagePath(version));
        using var packed = new MemoryStream();
        using (var entry = package.Entries.Single(entry => entry.Name == $"{Library}.dll").Open())
            entry.CopyTo(packed);
        return !Directory.EnumerateFiles(folder, $"{Library}.dll", SearchOption.AllDirectories)
            .Any(path => File.ReadAllBytes(path).AsSpan().SequenceEqual(packed.GetBuffer().AsSpan(0, (int)packed.Length)));
    }

    private string PackagePath(string version) => Path.Combine(notebooks, "packages", $"{Library}.{version}.nupkg");

    [GeneratedRegex("#r \\\\\"nuget: *Descent\\.Lessons *, *([^\\s\"\\\\]+)")]
    private static partial Regex Asked();

    /// <summary>What a build makes.</summary>
    [GeneratedRegex(@"[\\/](?:bin|obj)[\\/]")]
    private static partial Regex Made();
}
