using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Descent.Runner.Protocol;

namespace Descent.Runner.Worker;

/// <summary>Finds what a <c>#r "nuget: …"</c> means that is not part of this program, and loads it once.</summary>
/// <param name="notebookFolder">Where the search for a <c>nuget.config</c> starts.</param>
/// <param name="packagesFolder">Where restored packages are kept for all notebooks of a run; null where none are to be restored.</param>
internal sealed class PackageSource(string notebookFolder, string? packagesFolder) : IPackageSource
{
    private readonly PackageRestore? restore = packagesFolder is null ? null : new(notebookFolder, packagesFolder);

    /// <summary>How a package is named in messages.</summary>
    public static string Title(string name, string version) => version == "*" ? name : $"{name} {version}";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CellReference>> ResolveAsync(string name, string version, CancellationToken cancellation)
    {
        if (restore is null)
            throw new ReferenceNotFoundException($"The package {Title(name, version)} is not part of the course. Packages other than the course's are not restored.");

        var folder = await restore.RestoreAsync(name, version);
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, library) => LoadNative(folder, library);

        return [.. Directory.EnumerateFiles(folder, "*.dll").Select(NotebookFiles.Load).OfType<Assembly>().Select(OwnLibraries.Of)];
    }

    private static nint LoadNative(string folder, string name)
    {
        string[] candidates = [name, $"{name}.dll", $"lib{name}.so", $"{name}.so", $"lib{name}.dylib"];
        var path = candidates.Select(candidate => Path.Combine(folder, candidate)).FirstOrDefault(File.Exists);
        return path is null ? nint.Zero : NativeLibrary.Load(path);
    }
}

/// <summary>Restores a package with the .NET SDK: a generated project is built, and its output holds every DLL.</summary>
internal sealed partial class PackageRestore(string notebookFolder, string packagesFolder)
{
    /// <summary>The folder with the package's DLLs and those of its dependencies.</summary>
    /// <exception cref="ReferenceNotFoundException">The SDK could not restore it.</exception>
    public async Task<string> RestoreAsync(string name, string version)
    {
        var finished = Path.Combine(packagesFolder, $"{name}.{version}".Replace('*', '_'));
        if (Directory.Exists(finished)) return finished;

        // Below the folder of the run, which is removed also where this process has been killed.
        var work = Directory.CreateDirectory(Path.Combine(packagesFolder, $"restore-{Path.GetRandomFileName()}")).FullName;
        try
        {
            var project = Path.Combine(work, "restore.csproj");
            Project(name, version).Save(project);
            var output = Path.Combine(work, "out");
            await BuildAsync(PackageSource.Title(name, version), project, output);
            File.Delete(Path.Combine(output, "restore.dll"));

            try
            {
                Directory.Move(output, finished);
            }
            catch (IOException) when (Directory.Exists(finished))
            {
                // Another notebook asked for the same package and was first.
            }

            return finished;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private XElement Project(string name, string version) => new(
        "Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement(
            "PropertyGroup",
            new XElement("TargetFramework", $"net{Environment.Version.ToString(2)}"),
            new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
            new XElement("SelfContained", false),
            new XElement("CopyLocalLockFileAssemblies", true),
            new XElement("EnableDefaultItems", false),
            new XElement("ProduceReferenceAssembly", false),
            new XElement("GenerateDependencyFile", false),
            new XElement("DebugType", "none"),
            // The project lies elsewhere, but the sources are those of the notebook.
            new XElement("RestoreRootConfigDirectory", notebookFolder)),
        new XElement(
            "ItemGroup",
            new XElement(
                "PackageReference",
                new XAttribute("Include", name),
                new XAttribute("Version", version))));

    private static async Task BuildAsync(string package, string project, string output)
    {
        // No build server: a process that stays behind would outlive the notebook. No settings from above the folder:
        // the SDK looks for them before it has read the project, which therefore cannot say so itself.
        var start = new ProcessStartInfo(
            DotnetCommand.Path,
            [
                "build", project, "-o", output, "--disable-build-servers", "-v", "quiet", "--nologo",
                "-p:ImportDirectoryBuildProps=false", "-p:ImportDirectoryBuildTargets=false", "-p:ImportDirectoryPackagesProps=false",
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The limit is the notebook's, not the SDK's.
        start.Environment.Remove(DotnetCommand.HeapLimitVariable);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errorText = process.StandardError.ReadToEndAsync();
        var text = await process.StandardOutput.ReadToEndAsync() + await errorText;
        await process.WaitForExitAsync();
        if (process.ExitCode == 0) return;

        throw new ReferenceNotFoundException(
            $"The package {package} could not be restored. {Reason(text)} "
            + "Check its name and version, and the sources in the nuget.config beside the notebook.");
    }

    private static string Reason(string buildText)
    {
        var errors = ErrorLine().Matches(buildText).Select(match => match.Groups["text"].Value.Trim()).Distinct();
        var reason = string.Join(' ', errors);
        return reason.Length > 0 ? reason : buildText.Trim();
    }

    [GeneratedRegex(@"error (?<text>[A-Z]+\d+:.*?)(?: \[[^\]]*restore\.csproj\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
