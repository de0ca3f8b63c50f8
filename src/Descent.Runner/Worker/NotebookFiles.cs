using System.Reflection;
using System.Runtime.Loader;

namespace Descent.Runner.Worker;

/// <summary>The files that a notebook's cells name.</summary>
/// <param name="folder">Where their paths start.</param>
internal sealed class NotebookFiles(string folder) : IFileSource
{
    /// <summary>A library, as this process has it; null for a file that is none.</summary>
    /// <remarks>What this process has already, by name, stays: two copies of one library do not get along.</remarks>
    public static Assembly? Load(string path)
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

    /// <inheritdoc/>
    public CellReference? FindLibrary(string path)
    {
        var file = Path.GetFullPath(path, folder);
        if (!File.Exists(file)) return NativeLibraries.Find(path);

        // It may need what lies beside it.
        AssemblyLoadContext.Default.Resolving += (_, name) =>
            Path.Combine(Path.GetDirectoryName(file)!, $"{name.Name}.dll") is var beside && File.Exists(beside) ? Load(beside) : null;
        return Load(file) is { } library ? NativeLibraries.Of(library) : null;
    }

    /// <inheritdoc/>
    public string? ReadText(string path)
    {
        var file = Path.GetFullPath(path, folder);
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }
}
