using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Descent.Runner.Asking;

/// <summary>What the code of a cell says in words: what it claims, and what it draws.</summary>
internal static partial class CodeWords
{
    private static readonly CSharpParseOptions Script = CSharpParseOptions.Default.WithKind(SourceCodeKind.Script);

    /// <summary>Figures that are made of other figures.</summary>
    private static readonly string[] Frames = ["Explore", "Play", "Beside"];

    /// <summary>The words of the claims of a cell.</summary>
    public static IEnumerable<string> ClaimsOf(string code) =>
        from call in CallsOf(code)
        where call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: "That", Expression: IdentifierNameSyntax { Identifier.Text: "Claim" or "Claims" } }
        from text in call.ArgumentList.DescendantNodes().OfType<LiteralExpressionSyntax>()
        where text.IsKind(SyntaxKind.StringLiteralExpression)
        select text.Token.ValueText;

    /// <summary>What a cell draws, in a word or two; null where it draws nothing.</summary>
    public static string? FigureOf(string code)
    {
        string[] drawn =
        [
            .. from call in CallsOf(code)
               let access = call.Expression as MemberAccessExpressionSyntax
               where access is { Expression: IdentifierNameSyntax { Identifier.Text: "Figures" } }
               select access.Name.Identifier.Text,
        ];
        return drawn.Length == 0 ? null : WordsOf(drawn.FirstOrDefault(name => !Frames.Contains(name)) ?? drawn[0]).ToLowerInvariant();
    }

    /// <summary>The words of a name: "Reduce On Plateau" for <c>ReduceOnPlateau</c>.</summary>
    public static string WordsOf(string name) => Hump().Replace(name, " ");

    private static IEnumerable<InvocationExpressionSyntax> CallsOf(string code) =>
        CSharpSyntaxTree.ParseText(code, Script).GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Hump();
}
