using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Descent.Lessons;

/// <summary>
/// Loads what this DLL carries as resources, Descent.Charts and Sep and all that they need, into a load context of its own.
/// </summary>
/// <remarks>
/// A notebook kernel has an FSharp.Core of its own, often older than the one Plotly.NET was built against, and the
/// first chart would die on it. Files beside this DLL do not help, because some hosts copy a package's DLLs one by one.
/// Sep could be a package of its own, but then a notebook would need two where it has one.
/// </remarks>
internal sealed class EmbeddedAssemblies : AssemblyLoadContext
{
    private static readonly string[] Entries = ["Descent.Charts", "Sep"];

    private EmbeddedAssemblies()
        : base("Descent.Lessons, embedded")
    {
    }

    /// <summary>Makes the context that holds this library hand out what is embedded.</summary>
    /// <remarks>
    /// A module initializer runs before any method of this library is compiled, and so before the first reference
    /// to a type of another DLL has to be resolved.
    /// </remarks>
#pragma warning disable CA2255 // Meant for applications; here it is the one moment that is early enough.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register()
    {
        var embedded = new Lazy<EmbeddedAssemblies>(() => new EmbeddedAssemblies());
        var host = GetLoadContext(typeof(EmbeddedAssemblies).Assembly) ?? Default;
        host.Resolving += (_, name) => Entries.Contains(name.Name) ? embedded.Value.LoadFromAssemblyName(name) : null;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        using var dll = typeof(EmbeddedAssemblies).Assembly.GetManifestResourceStream($"embedded/{assemblyName.Name}.dll");
        return dll is null ? null : LoadFromStream(dll);
    }
}
