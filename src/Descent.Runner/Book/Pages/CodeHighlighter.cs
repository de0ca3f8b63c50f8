using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Descent.Runner.Book.Pages;

/// <summary>Names the parts of C# as the compiler reads it; their colors are the style sheet's.</summary>
internal static class CodeHighlighter
{
    /// <summary>Code as a <c>pre</c> element. Languages that are not known stay plain.</summary>
    /// <param name="code">The code.</param>
    /// <param name="language">Its name as after a markdown fence.</param>
    /// <param name="label">What to call the block where it has to scroll.</param>
    public static string ToHtml(string code, string language, string label)
    {
        var text = code.Trim('\n');
        return $"<pre class=\"code\" data-scroll=\"{WebUtility.HtmlEncode(label)}\"><code>"
            + (language is "csharp" or "cs" or "c#" ? Color(text) : WebUtility.HtmlEncode(text))
            + "</code></pre>";
    }

    private static string Color(string code)
    {
        var html = new StringBuilder();
        foreach (var token in CSharpSyntaxTree.ParseText(code, CellSession.Syntax).GetRoot().DescendantTokens()) Append(html, token);
        return html.ToString();
    }

    private static void Append(StringBuilder html, SyntaxToken token)
    {
        Append(html, token.LeadingTrivia);
        Append(html, token.Text, ClassOf(token));
        Append(html, token.TrailingTrivia);
    }

    private static void Append(StringBuilder html, SyntaxTriviaList between)
    {
        foreach (var trivia in between)
        {
            if (trivia.GetStructure() is { } structure && !IsComment(trivia))
            {
                foreach (var token in structure.DescendantTokens()) Append(html, token);
            }
            else
            {
                Append(html, trivia.ToFullString(), IsComment(trivia) ? "comment" : null);
            }
        }
    }

    private static void Append(StringBuilder html, string text, string? name)
    {
        if (text.Length == 0) return;
        html.Append(name is null ? WebUtility.HtmlEncode(text) : $"<span class=\"{name}\">{WebUtility.HtmlEncode(text)}</span>");
    }

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;

    /// <summary>What the style sheet calls a token; null for nothing.</summary>
    private static string? ClassOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => "number",
        SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedRawStringEndToken => "string",
        SyntaxKind.IdentifierToken => token.Parent switch
        {
            IdentifierNameSyntax { IsVar: true } or IdentifierNameSyntax { Identifier.Text: "nameof", Parent: InvocationExpressionSyntax } => "keyword",
            BaseTypeDeclarationSyntax or TypeParameterSyntax => "className",
            _ => null,
        },
        _ when token.Parent is DirectiveTriviaSyntax => "preprocessorKeyword",
        var kind => SyntaxFacts.IsKeywordKind(kind) ? "keyword" : null,
    };
}
