using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Descent.Kernel;

/// <content>What can be said about a cell without running it.</content>
/// <remarks>
/// By looking symbols up, and not with Roslyn's own completion: that comes with its workspaces, which would make a page
/// several times as large.
/// </remarks>
public sealed partial class CellSession
{
    /// <summary>Cells that are supposed to have run: the text of each, and the last one up to it that compiles.</summary>
    private readonly List<(string Code, CSharpCompilation? Compilation)> supposed = [];

    /// <summary>Lets what is said about a cell suppose that these have run before it, and no others, whether they have or not.</summary>
    /// <param name="cells">The texts of the cells, in order; none of them for what the session has run.</param>
    public void Suppose(IReadOnlyList<string> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var same = cells.Zip(supposed).TakeWhile(pair => pair.First == pair.Second.Code).Count();
        supposed.RemoveRange(same, supposed.Count - same);
        foreach (var code in cells.Skip(same))
        {
            var text = CellText.Read(code);

            // What is at hand costs nothing, and later cells want it, too.
            foreach (var directive in text.Directives.Where(directive => directive.Kind == DirectiveKind.Package))
            {
                if (packages.TryGetValue(PackageName.Parse(directive.Argument).Name, out var package)) Add(package);
            }

            // The compiler goes on from no cell that has errors, nor does a session.
            var compilation = Prepare(text, supposed.LastOrDefault().Compilation, isFirst: true);
            var hasErrors = compilation.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            supposed.Add((code, hasErrors ? supposed.LastOrDefault().Compilation : compilation));
        }
    }

    /// <summary>What the compiler, and the kernel itself, would say about a cell as the next one to run.</summary>
    /// <param name="code">The cell's text.</param>
    public IReadOnlyList<CellDiagnostic> Check(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var text = CellText.Read(code);
        var compilation = Prepare(text, supposed.LastOrDefault().Compilation, isFirst: supposed.Count > 0);
        return
        [
            .. text.Directives.Where(directive => !IsObeyed(directive)).Select(directive =>
                new CellDiagnostic("", Complaint(directive), CellSeverity.Warning, directive.Line, 1, directive.Line, directive.Argument.Length + 1)),
            .. compilation.GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden && diagnostic.Location.SourceTree == compilation.SyntaxTrees[0])
                .Select(Describe)
                .OrderBy(diagnostic => (diagnostic.StartLine, diagnostic.StartColumn)),
        ];
    }

    /// <summary>What fits at a place of a cell.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="position">How many characters are before the cursor.</param>
    public CompletionList Complete(string code, int position) => new Completion(ModelOf(code, position), position).List();

    /// <summary>How the call that a place of a cell is in can be made; null where it is in none.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="position">How many characters are before the cursor.</param>
    public SignatureHelp? FindSignatures(string code, int position) => CallHelp.Find(ModelOf(code, position), position);

    /// <summary>What is known about the name at a place of a cell; null where there is none.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="position">How many characters are before the cursor.</param>
    public QuickInfo? Explain(string code, int position) => CallHelp.Explain(ModelOf(code, position), position);

    private static CellDiagnostic Describe(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        var severity = diagnostic.Severity switch
        {
            DiagnosticSeverity.Error => CellSeverity.Error,
            DiagnosticSeverity.Warning => CellSeverity.Warning,
            _ => CellSeverity.Info,
        };
        return new CellDiagnostic(
            diagnostic.Id,
            diagnostic.GetMessage(),
            severity,
            span.StartLinePosition.Line + 1,
            span.StartLinePosition.Character + 1,
            span.EndLinePosition.Line + 1,
            span.EndLinePosition.Character + 1);
    }

    private SemanticModel ModelOf(string code, int position)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, code.Length);
        var compilation = Prepare(CellText.Read(code), supposed.LastOrDefault().Compilation, isFirst: supposed.Count > 0);
        return compilation.GetSemanticModel(compilation.SyntaxTrees[0]);
    }

    /// <summary>The cell as the next one, with what its own directives would bring. Packages are not fetched for that.</summary>
    private CSharpCompilation Prepare(CellText text, CSharpCompilation? before = null, int depth = 0, bool isFirst = false)
    {
        var more = new List<CellReference>();
        foreach (var directive in text.Directives)
        {
            if (directive.Kind == DirectiveKind.Package && packages.TryGetValue(PackageName.Parse(directive.Argument).Name, out var package))
                more.AddRange(package);
            else if (directive.Kind == DirectiveKind.Library && options.Files?.FindLibrary(directive.Argument) is { } library)
                more.Add(library);
            else if (directive.Kind == DirectiveKind.Script && depth < DeepestScript && options.Files?.ReadText(directive.Argument) is { } script)
                before = Prepare(CellText.Read(script), before, depth + 1, isFirst);
        }

        return compiler.Draft(text.Code, more, before, isFirst);
    }

    private bool IsObeyed(Directive directive) => directive.Kind switch
    {
        DirectiveKind.Package => true,
        DirectiveKind.Library => options.Files?.FindLibrary(directive.Argument) is not null,
        DirectiveKind.Script => options.Files?.ReadText(directive.Argument) is not null,
        _ => false,
    };
}
