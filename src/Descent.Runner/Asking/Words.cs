using System.Net;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis;

namespace Descent.Runner.Asking;

/// <summary>Takes the HTML of a paragraph apart.</summary>
internal static partial class Sentences
{
    private const int ShortestCharacters = 25;

    /// <summary>Its sentences, each HTML that stands by itself.</summary>
    /// <remarks>Formulas go without what a page of HTML takes for granted; their TeX is in the cell that they are from.</remarks>
    public static IReadOnlyList<string> Of(string html)
    {
        html = Spaces().Replace(OfFormulas().Replace(html, ""), " ");
        List<string> sentences = [];
        var (start, depth) = (0, 0);
        foreach (Match piece in TagOrEnd().Matches(html))
        {
            if (piece.Value is ['<', '/', ..]) depth--;
            else if (piece.Value[0] == '<' && !Empty().IsMatch(piece.Value)) depth++;
            else if (piece.Value[0] != '<' && depth == 0) Take(piece.Index + piece.Length);
        }

        Take(html.Length);
        return sentences;

        // What is very short belongs to what comes before it: "Stop. Feel the tilt."
        void Take(int end)
        {
            var sentence = html[start..end].Trim();
            start = end;
            if (sentence.Length == 0) return;
            if (sentences.Count > 0 && TextOf(sentence).Length < ShortestCharacters) sentences[^1] += $" {sentence}";
            else sentences.Add(sentence);
        }
    }

    /// <summary>The text of HTML, without its tags.</summary>
    public static string TextOf(string html) => WebUtility.HtmlDecode(Spaces().Replace(Tag().Replace(html, ""), " ")).Trim();

    [GeneratedRegex("""<[^>]*>|[.!?][")”’]*(?:\s+)(?=[A-Z<“"(0-9])""")]
    private static partial Regex TagOrEnd();

    [GeneratedRegex("^<(?:br|img|input|hr)\\b|/>$")]
    private static partial Regex Empty();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("(?<=<math[^>]*) (?:alttext|xmlns)=\"[^\"]*\"")]
    private static partial Regex OfFormulas();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

/// <summary>What the code of a cell says in words: what it claims, and what it draws.</summary>
internal static partial class CodeWords
{
    /// <summary>Figures that are made of other figures.</summary>
    private static readonly string[] Frames = ["Explore", "Play", "Beside", "DragStart"];

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
        CSharpSyntaxTree.ParseText(code, CellSession.Syntax).GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Hump();
}
