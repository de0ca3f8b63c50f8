using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Descent.Runner;

/// <summary>Finds what a <c>#r "nuget: …"</c> means, and loads it once.</summary>
/// <param name="notebookFolder">Where the search for a <c>nuget.config</c> starts.</param>
/// <param name="packagesFolder">Where restored packages are kept for all notebooks of a run; null where none are to be restored.</param>
internal sealed class PackageResolver(string notebookFolder, string? packagesFolder)
{
    private readonly PackageRestore? restore = packagesFolder is null ? null : new(notebookFolder, packagesFolder);

    /// <summary>The package, restored if it is not part of this program.</summary>
    /// <exception cref="PackageRestoreException">It could not, or must not, be restored.</exception>
    public async Task<ResolvedPackage> ResolveAsync(PackageId package)
    {
        if (BuiltInPackages.Find(package) is { } builtIn) return builtIn;

        if (restore is null)
            throw new PackageRestoreException($"The package {package} is not part of the course. Packages other than the course's are not restored.");

        var folder = await restore.RestoreAsync(package);
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => LoadNative(folder, name);

        return new ResolvedPackage([.. Directory.EnumerateFiles(folder, "*.dll").Select(Load).OfType<Assembly>()]);
    }

    /// <remarks>What this process has already, by name, stays: two copies of one library do not get along.</remarks>
    private static Assembly? Load(string path)
    {
        try
        {
            var name = AssemblyName.GetAssemblyName(path);
            return File.Exists(Path.Combine(AppContext.BaseDirectory, $"{name.Name}.dll"))
                ? Assembly.Load(name.Name!)
                : AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
        }
        catch (BadImageFormatException)
        {
            // A native library.
            return null;
        }
    }

    private static nint LoadNative(string folder, string name)
    {
        string[] candidates = [name, $"{name}.dll", $"lib{name}.so", $"{name}.so", $"lib{name}.dylib"];
        var path = candidates.Select(candidate => Path.Combine(folder, candidate)).FirstOrDefault(File.Exists);
        return path is null ? nint.Zero : NativeLibrary.Load(path);
    }
}
