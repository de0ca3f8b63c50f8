using System.Reflection;

namespace Descent.Runner;

/// <summary>The packages that are part of this program: a notebook runs against the build at hand, not a feed.</summary>
internal static class BuiltInPackages
{
    private const string Lessons = "Descent.Lessons";
    private const string Numerics = "MathNet.Numerics";

    /// <summary>Their assemblies, each loaded once, in the default context.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } = [Assembly.Load(Lessons), Assembly.Load(Numerics)];

    /// <summary>What the package brings, or null where it is none of these.</summary>
    public static ResolvedPackage? Find(PackageId package)
    {
        // The library brings its dependency along, as its package does.
        string[]? names = package.Name.ToUpperInvariant() switch
        {
            "DESCENT.LESSONS" => [Lessons, Numerics],
            "MATHNET.NUMERICS" => [Numerics],
            _ => null,
        };
        return names is null
            ? null
            : new ResolvedPackage([.. Assemblies.Where(assembly => names.Contains(assembly.GetName().Name))]);
    }
}
