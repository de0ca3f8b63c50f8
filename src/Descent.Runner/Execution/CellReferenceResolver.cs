using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;

namespace Descent.Runner;

/// <summary>Tells the compiler what a cell's <c>#r</c> means: a package restored before, or a file.</summary>
internal sealed class CellReferenceResolver(string folder) : MetadataReferenceResolver
{
    private readonly ScriptMetadataResolver files = ScriptMetadataResolver.Default.WithBaseDirectory(folder);
    private readonly HashSet<string> packages = [];
    private readonly PortableExecutableReference nothingNew =
        MetadataReference.CreateFromFile(typeof(object).Assembly.Location);

    /// <inheritdoc/>
    public override bool ResolveMissingAssemblies => files.ResolveMissingAssemblies;

    /// <summary>Accepts a <c>#r "nuget: …"</c>, whose DLLs the session refers to by itself.</summary>
    /// <remarks>The compiler lets one directive stand for one DLL only, and a package may have many or none.</remarks>
    public void Accept(string directive) => packages.Add(directive);

    /// <inheritdoc/>
    /// <remarks>The base path is a cell's name, and no path that anything could be relative to.</remarks>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference,
        string? baseFilePath,
        MetadataReferenceProperties properties) =>
        packages.Contains(reference)
            ? [nothingNew]
            : files.ResolveReference(reference, baseFilePath: null, properties);

    /// <inheritdoc/>
    public override PortableExecutableReference? ResolveMissingAssembly(
        MetadataReference definition,
        AssemblyIdentity referenceIdentity) =>
        files.ResolveMissingAssembly(definition, referenceIdentity);

    /// <inheritdoc/>
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
