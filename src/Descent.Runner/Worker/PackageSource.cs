using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

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

        return [.. Directory.EnumerateFiles(folder, "*.dll").Select(NotebookFiles.Load).OfType<Assembly>().Select(NativeLibraries.Of)];
    }

    private static nint LoadNative(string folder, string name)
    {
        string[] candidates = [name, $"{name}.dll", $"lib{name}.so", $"{name}.so", $"lib{name}.dylib"];
        var path = candidates.Select(candidate => Path.Combine(folder, candidate)).FirstOrDefault(File.Exists);
        return path is null ? nint.Zero : NativeLibrary.Load(path);
    }
}
