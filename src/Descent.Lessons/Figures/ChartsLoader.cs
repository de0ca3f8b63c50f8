using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Descent.Lessons;

/// <summary>
/// Loads Descent.Charts, Plotly.NET and FSharp.Core from this DLL's resources into a load context of their own.
/// </summary>
/// <remarks>
/// A notebook kernel has an FSharp.Core of its own, often older than the one Plotly.NET was built against, and the
/// first chart would die on it. Files beside this DLL do not help, because some hosts copy a package's DLLs one by one.
/// </remarks>
internal sealed class ChartsLoader : AssemblyLoadContext
{
    private const string Entry = "Descent.Charts";

    private ChartsLoader()
        : base(Entry)
    {
    }

    /// <summary>Makes the context that holds this library hand out the embedded Descent.Charts.</summary>
    /// <remarks>
    /// A module initializer runs before any method of this library is compiled, and so before the first reference
    /// to a Descent.Charts type has to be resolved.
    /// </remarks>
#pragma warning disable CA2255 // Meant for applications; here it is the one moment that is early enough.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Register()
    {
        var charts = new Lazy<ChartsLoader>(() => new ChartsLoader());
        var host = GetLoadContext(typeof(ChartsLoader).Assembly) ?? Default;
        host.Resolving += (_, name) => name.Name == Entry ? charts.Value.LoadFromAssemblyName(name) : null;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        using var dll = typeof(ChartsLoader).Assembly.GetManifestResourceStream($"charts/{assemblyName.Name}.dll");
        return dll is null ? null : LoadFromStream(dll);
    }
}
