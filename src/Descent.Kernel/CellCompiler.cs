using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;

namespace Descent.Kernel;

/// <summary>A cell as compiled.</summary>
/// <param name="Compilation">The compiler's view of it.</param>
/// <param name="Image">The assembly.</param>
/// <param name="Symbols">Its lines; null where none can be had.</param>
internal sealed record CompiledCell(CSharpCompilation Compilation, byte[] Image, byte[]? Symbols);

/// <summary>Compiles cells, each of which sees those before it.</summary>
/// <param name="references">The libraries that every cell can use.</param>
internal sealed class CellCompiler(IEnumerable<CellReference> references)
{
    /// <summary>The list of .NET Interactive's kernel; its <c>display</c> and the like come last.</summary>
    private static readonly string[] Imports =
    [
        "System",
        "System.Text",
        "System.Collections",
        "System.Collections.Generic",
        "System.Threading.Tasks",
        "System.Linq",
        typeof(CellFunctions).FullName!,
    ];

    /// <remarks>
    /// Not optimized, as in .NET Interactive: optimized, whole notebooks took as long, and calls could go missing from traces.
    /// A page interprets what the compiler made, and has no traces with lines anyway.
    /// </remarks>
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        usings: Imports,
        optimizationLevel: OperatingSystem.IsBrowser() ? OptimizationLevel.Release : OptimizationLevel.Debug,
        allowUnsafe: true,
        concurrentBuild: !OperatingSystem.IsBrowser(),
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
        // Libraries made for another .NET than this one, which is no news.
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    private readonly Dictionary<string, MetadataReference> references =
        references.DistinctBy(library => library.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(library => library.Name, library => library.Metadata, StringComparer.OrdinalIgnoreCase);

    private CSharpCompilation? previous;
    private int count;
    private int drafts;

    /// <summary>Lets later cells use these libraries, too. One that has the name of one there already is passed over.</summary>
    public void Add(IEnumerable<CellReference> libraries)
    {
        foreach (var library in libraries) references.TryAdd(library.Name, library.Metadata);
    }

    /// <summary>A cell as the next one of the session, which it does not become by that.</summary>
    /// <param name="code">C# without directives.</param>
    /// <param name="more">Libraries beside those of the session.</param>
    /// <param name="before">The cell before it, where that is not the session's last one.</param>
    /// <param name="isFirst">Whether it sees nothing of the session.</param>
    public CSharpCompilation Draft(string code, IEnumerable<CellReference> more, CSharpCompilation? before, bool isFirst)
    {
        var all = new Dictionary<string, MetadataReference>(references, references.Comparer);
        foreach (var library in more) all.TryAdd(library.Name, library.Metadata);
        return Create(code, "cell", $"Draft#{++drafts}", all.Values, before ?? (isFirst ? null : previous));
    }

    /// <summary>Compiles a cell, which then is the one that the next sees first.</summary>
    /// <exception cref="CompilationException">It does not compile.</exception>
    public CompiledCell Compile(string code, string path, CancellationToken cancellation)
    {
        // Numbered, because names must not come twice, and one that threw is still there to be seen by the next.
        var compilation = Create(code, path, $"Submission#{++count}", references.Values, previous);
        var cell = Emit(compilation, cancellation);
        previous = compilation;
        return cell;
    }

    /// <summary>Whether there is anything to run in a cell: in one of nothing but usings there is not.</summary>
    public static bool HasCode(CSharpCompilation compilation) => compilation.SyntaxTrees[0].GetCompilationUnitRoot().Members.Count > 0;

    /// <summary>Whether a cell's last line is a value to show: an expression without a semicolon, or what it returns.</summary>
    public static bool HasResult(CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees[0];
        var root = tree.GetCompilationUnitRoot();
        if (root.DescendantNodes(node => node is CompilationUnitSyntax or GlobalStatementSyntax or StatementSyntax).OfType<ReturnStatementSyntax>().Any())
            return true;

        return root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true, Expression: var last } }
            && compilation.GetSemanticModel(tree).GetTypeInfo(last).ConvertedType?.SpecialType != SpecialType.System_Void;
    }

    private static CSharpCompilation Create(string code, string path, string name, IEnumerable<MetadataReference> libraries, CSharpCompilation? before) =>
        CSharpCompilation.CreateScriptCompilation(
            name,
            CSharpSyntaxTree.ParseText(code, CellText.Syntax, path, Encoding.UTF8),
            libraries,
            Options.WithScriptClassName(name),
            before,
            returnType: typeof(object));

    private static CompiledCell Emit(CSharpCompilation compilation, CancellationToken cancellation)
    {
        // Where brackets do not match, complaints about anything else are noise.
        ThrowIfAnyError(compilation.GetParseDiagnostics(cancellation));

        // Symbols are written by a thread that a page does not have. Its cells' errors have no lines.
        using var image = new MemoryStream();
        using var symbols = OperatingSystem.IsBrowser() ? null : new MemoryStream();
        var emitted = compilation.Emit(
            image,
            symbols,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb),
            cancellationToken: cancellation);
        ThrowIfAnyError(emitted.Diagnostics);
        return new CompiledCell(compilation, image.ToArray(), symbols?.ToArray());
    }

    private static void ThrowIfAnyError(ImmutableArray<Diagnostic> diagnostics)
    {
        if (diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) throw new CompilationException(diagnostics);
    }
}

/// <summary>A cell that does not compile.</summary>
internal sealed class CompilationException(ImmutableArray<Diagnostic> diagnostics) : Exception("The cell does not compile.")
{
    /// <summary>All errors, each with its place in the cell; the failure's line is the first one's.</summary>
    public CellFailure Describe()
    {
        var errors = diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => (Start: diagnostic.Location.GetLineSpan().StartLinePosition, Diagnostic: diagnostic))
            .OrderBy(error => error.Start)
            .Select(error => (
                Line: error.Start.Line + 1,
                Text: $"line {error.Start.Line + 1}, column {error.Start.Character + 1}: "
                    + $"{error.Diagnostic.Id} {error.Diagnostic.GetMessage()}"))
            .ToList();
        return new CellFailure(CellFailure.CompilationError, string.Join('\n', errors.Select(error => error.Text)), errors[0].Line, Trace: []);
    }
}
