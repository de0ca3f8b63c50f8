using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Descent.Runner.Worker;

/// <summary>The libraries of this program that cells can use: a notebook runs against the build at hand, not a feed.</summary>
internal static class OwnLibraries
{
    /// <summary>Those of .NET.</summary>
    public static IReadOnlyList<CellReference> Framework { get; } =
    [
        .. Directory.EnumerateFiles(FrameworkFolder, "*.dll").Select(FromFrameworkFile).OfType<CellReference>(),
    ];

    /// <summary>The packages that are part of this program, each loaded once, in the default context.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<CellReference>> Packages { get; } = FindPackages();

    private static string FrameworkFolder => Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>What is loaded already, for the compiler and for cells.</summary>
    public static CellReference Of(Assembly assembly) => new(assembly.GetName().Name!, Read(assembly.Location), assembly);

    /// <summary>A library of .NET by name; null where there is none.</summary>
    public static CellReference? Find(string name) => Framework.FirstOrDefault(library => library.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static Dictionary<string, IReadOnlyList<CellReference>> FindPackages()
    {
        // The library brings its dependency along, as its package does.
        var numerics = Of(Assembly.Load("MathNet.Numerics"));
        return new() { ["Descent.Lessons"] = [Of(Assembly.Load("Descent.Lessons")), numerics], ["MathNet.Numerics"] = [numerics] };
    }

    private static CellReference? FromFrameworkFile(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var isManaged = name is "mscorlib" or "netstandard" or "WindowsBase" || name.StartsWith("System", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal);
        return isManaged && !name.EndsWith(".Native", StringComparison.Ordinal) && !name.StartsWith("Microsoft.DiaSymReader", StringComparison.Ordinal)
            ? new CellReference(name, Read(path))
            : null;
    }

    private static PortableExecutableReference Read(string path) => MetadataReference.CreateFromFile(path);
}

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
        if (!File.Exists(file)) return OwnLibraries.Find(path);

        // It may need what lies beside it.
        AssemblyLoadContext.Default.Resolving += (_, name) =>
            Path.Combine(Path.GetDirectoryName(file)!, $"{name.Name}.dll") is var beside && File.Exists(beside) ? Load(beside) : null;
        return Load(file) is { } library ? OwnLibraries.Of(library) : null;
    }

    /// <inheritdoc/>
    public string? ReadText(string path)
    {
        var file = Path.GetFullPath(path, folder);
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }
}
