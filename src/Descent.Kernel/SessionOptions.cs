using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Descent.Kernel;

/// <summary>What a session is given by its host: everything that needs a process, a thread or a file.</summary>
public sealed record SessionOptions
{
    /// <summary>The libraries every cell can use: those of .NET.</summary>
    public required IReadOnlyList<CellReference> References { get; init; }

    /// <summary>Is told what cells put out, in order; may be called from any thread that a cell has started.</summary>
    public required Action<CellOutput> Output { get; init; }

    /// <summary>Packages that are at hand, by name: for these, whatever version a cell asks for, no one else is asked.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CellReference>> Packages { get; init; } = new Dictionary<string, IReadOnlyList<CellReference>>();

    /// <summary>Where all other packages come from; null where there are none.</summary>
    public IPackageSource? PackageSource { get; init; }

    /// <summary>Where <c>#r "library.dll"</c> and <c>#load "script.csx"</c> are found; null where there are no files.</summary>
    public IFileSource? Files { get; init; }
}

/// <summary>A library that cells can use.</summary>
/// <param name="Name">The assembly's name, without version.</param>
/// <param name="Metadata">What cells are compiled against.</param>
/// <param name="Assembly">What they run with; null for a library that the runtime finds by name.</param>
public sealed record CellReference(string Name, MetadataReference Metadata, Assembly? Assembly = null)
{
    /// <summary>A library from the bytes of its file.</summary>
    /// <param name="name">The assembly's name.</param>
    /// <param name="image">The file.</param>
    /// <param name="documentation">Reads the XML file beside it when it is needed, or null where there is none.</param>
    /// <param name="assembly">What cells run with; null for a library that the runtime finds by name.</param>
    public static CellReference FromImage(string name, byte[] image, Func<string?>? documentation = null, Assembly? assembly = null) =>
        new(name, MetadataReference.CreateFromImage(image, documentation: Documentation(documentation), filePath: name), assembly);

    /// <summary>A library that is loaded already, from memory and without a copy of it.</summary>
    /// <param name="assembly">The library.</param>
    /// <param name="documentation">Reads its XML file when it is needed, or null where there is none.</param>
    /// <exception cref="InvalidOperationException">It has been made while running, and cannot be read.</exception>
    public static unsafe CellReference FromLoaded(Assembly assembly, Func<string?>? documentation = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var name = assembly.GetName().Name!;
        if (!System.Reflection.Metadata.AssemblyExtensions.TryGetRawMetadata(assembly, out var blob, out var length))
            throw new InvalidOperationException($"{name} cannot be read here. Hand it in from the bytes of its file.");

        var metadata = AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)blob, length));
        return new CellReference(name, metadata.GetReference(Documentation(documentation), filePath: name), assembly);
    }

    private static LibraryDocumentation? Documentation(Func<string?>? read) => read is null ? null : new LibraryDocumentation(read);
}

/// <summary>The documentation of a library, read when it is first asked for.</summary>
/// <param name="read">The text of the XML file that the compiler made, or null where there is none.</param>
public sealed class LibraryDocumentation(Func<string?> read) : DocumentationProvider
{
    private readonly Lazy<Dictionary<string, string>> members = new(() => Parse(read()), LazyThreadSafetyMode.PublicationOnly);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <inheritdoc/>
    protected override string? GetDocumentationForSymbol(string documentationMemberID, CultureInfo preferredCulture, CancellationToken cancellationToken = default) =>
        members.Value.GetValueOrDefault(documentationMemberID);

    private static Dictionary<string, string> Parse(string? text)
    {
        var members = new Dictionary<string, string>();
        foreach (var member in text is null ? [] : XElement.Parse(text, LoadOptions.PreserveWhitespace).Descendants("member"))
        {
            if (member.Attribute("name")?.Value is { } name) members[name] = member.ToString(SaveOptions.DisableFormatting);
        }

        return members;
    }
}

/// <summary>Gets packages.</summary>
public interface IPackageSource
{
    /// <summary>The libraries of a package and of all that it needs.</summary>
    /// <param name="name">The package's id.</param>
    /// <param name="version">The version asked for; <c>*</c> is the newest.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ReferenceNotFoundException">It cannot be had; the message says why, and what to do.</exception>
    Task<IReadOnlyList<CellReference>> ResolveAsync(string name, string version, CancellationToken cancellation);
}

/// <summary>Reads the files that cells name.</summary>
public interface IFileSource
{
    /// <summary>The library at a path, or null where there is none.</summary>
    /// <param name="path">As the cell has it.</param>
    CellReference? FindLibrary(string path);

    /// <summary>The text at a path, or null where there is none.</summary>
    /// <param name="path">As the cell has it.</param>
    string? ReadText(string path);
}

/// <summary>A package that cannot be had; the message is for the reader of the notebook.</summary>
/// <param name="message">Which one, why, and what to do.</param>
public sealed class ReferenceNotFoundException(string message) : Exception(message);
