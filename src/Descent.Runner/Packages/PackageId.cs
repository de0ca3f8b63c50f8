namespace Descent.Runner;

/// <summary>A package by name and version.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Version">The version asked for; <c>*</c> is the newest.</param>
internal sealed record PackageId(string Name, string Version)
{
    private const string Prefix = "nuget:";

    /// <summary>Whether a <c>#r</c> names a package, and not a file.</summary>
    public static bool IsPackage(string directive) =>
        directive.TrimStart().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads <c>nuget: Name, Version</c>; the version may be left out.</summary>
    public static PackageId Parse(string directive)
    {
        var parts = directive.TrimStart()[Prefix.Length..].Split(',', count: 2, StringSplitOptions.TrimEntries);
        return new PackageId(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : "*");
    }

    /// <inheritdoc/>
    public override string ToString() => Version == "*" ? Name : $"{Name} {Version}";
}
