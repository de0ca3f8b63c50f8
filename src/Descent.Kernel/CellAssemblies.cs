using System.Reflection;
using System.Runtime.Loader;

namespace Descent.Kernel;

/// <summary>Loads compiled cells, and runs them.</summary>
/// <remarks>
/// Not collectible: tried, it cost no time, but nothing was freed when a session was reset, not even by a full collection.
/// A page's runtime frees no code at all.
/// </remarks>
internal sealed class CellAssemblies() : AssemblyLoadContext("cells")
{
    private readonly Dictionary<string, Assembly> known = new(StringComparer.OrdinalIgnoreCase);

    // Each cell keeps what it defined in a slot of its own; the first slot is that of a host object, which there is not.
    private object?[] slots = new object?[8];
    private int count = 1;

    /// <summary>What the cells have defined, in order.</summary>
    public IEnumerable<object> Instances => slots.OfType<object>();

    /// <summary>Lets cells run with these libraries.</summary>
    public void Add(IEnumerable<CellReference> libraries)
    {
        foreach (var library in libraries)
        {
            if (library.Assembly is { } assembly) known.TryAdd(library.Name, assembly);
        }
    }

    /// <summary>Runs a cell; the value is that of its last expression, or null.</summary>
    /// <exception cref="Exception">Whatever the cell throws.</exception>
    public Task<object?> RunAsync(CompiledCell cell)
    {
        using var image = new MemoryStream(cell.Image);
        using var symbols = cell.Symbols is null ? null : new MemoryStream(cell.Symbols);
        var assembly = LoadFromStream(image, symbols);
        known[cell.Compilation.AssemblyName!] = assembly;

        var entry = cell.Compilation.GetEntryPoint(CancellationToken.None)!;
        var run = assembly.GetType(entry.ContainingType.MetadataName)!
            .GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .CreateDelegate<Func<object?[], Task<object?>>>();
        if (++count >= slots.Length) Array.Resize(ref slots, 2 * slots.Length);
        return run(slots);
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) => known.GetValueOrDefault(assemblyName.Name!);
}
