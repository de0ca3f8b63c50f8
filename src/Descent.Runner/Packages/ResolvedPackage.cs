using System.Reflection;

namespace Descent.Runner;

/// <summary>A package ready for use.</summary>
/// <param name="Loaded">Its assemblies and those of its dependencies, as this process has them.</param>
internal sealed record ResolvedPackage(IReadOnlyList<Assembly> Loaded)
{
    /// <summary>The DLLs to compile against.</summary>
    public IEnumerable<string> Paths => Loaded.Select(assembly => assembly.Location);
}
