using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Descent.Runner;

/// <summary>A package a cell asks for.</summary>
/// <param name="Directive">The text between the quotes, as the compiler passes it on.</param>
/// <param name="Package">What it names.</param>
/// <param name="Line">Its line in the cell.</param>
internal sealed record PackageDirective(string Directive, PackageId Package, int Line);

/// <summary>What a cell asks of its host, beside being compiled.</summary>
internal sealed record CellDirectives(IReadOnlyList<PackageDirective> Packages)
{
    private static readonly CSharpParseOptions ScriptSyntax =
        new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    /// <summary>Reads the directives of a cell.</summary>
    /// <remarks>With the compiler's own parser, to which text in strings and comments is no directive.</remarks>
    /// <exception cref="CellFailedException">The cell uses a magic command.</exception>
    public static CellDirectives Read(string code)
    {
        var root = CSharpSyntaxTree.ParseText(code, ScriptSyntax).GetCompilationUnitRoot();
        foreach (var trivia in root.DescendantTrivia())
        {
            if (trivia.IsKind(SyntaxKind.ShebangDirectiveTrivia) || trivia.IsKind(SyntaxKind.BadDirectiveTrivia))
                RefuseMagic(trivia.ToString(), LineOf(trivia.GetLocation()));
        }

        return new CellDirectives(
        [
            .. root.GetReferenceDirectives()
                .Select(directive => (Text: directive.File.ValueText, Line: LineOf(directive.GetLocation())))
                .Where(directive => PackageId.IsPackage(directive.Text))
                .Select(directive => new PackageDirective(
                    directive.Text,
                    PackageId.Parse(directive.Text),
                    directive.Line)),
        ]);
    }

    private static void RefuseMagic(string text, int line)
    {
        var isMagic = text.StartsWith("#!", StringComparison.Ordinal);
        var isSource = text.StartsWith("#i ", StringComparison.Ordinal);
        if (!isMagic && !isSource) return;

        var advice = isSource
            ? "Name the package source in the nuget.config beside the notebook."
            : "Use C# and markdown cells only.";
        throw new CellFailedException(new CellFailure(
            "NotPortable",
            $"{text.Split('\n')[0].Trim()} works in some notebook hosts only, and not here. {advice}",
            line,
            Trace: []));
    }

    private static int LineOf(Location location) => location.GetLineSpan().StartLinePosition.Line + 1;
}
