using System.Text;
using Descent.Runner.Notebooks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Descent.Runner.Grading;

/// <summary>The cell of a submission that gives an answer.</summary>
internal static class AnswerCell
{
    private const int LongestCode = 4000;

    /// <summary>No answer is as long; whoever hands in megabytes of code is not to keep the grader busy reading it.</summary>
    private const int LongestRead = 50_000;

    /// <summary>Its text: the last cell that checks the exercise, else the last that names the variable. Null where it is as the course gave it, or not there.</summary>
    public static string? Of(Question question, Notebook notebook)
    {
        var code = notebook.CodeCells.Select(cell => cell.Source).Where(text => text.Length <= LongestRead).ToArray();
        var source = code.LastOrDefault(text => text.Contains($"\"{question.Id}\"", StringComparison.Ordinal))
            ?? code.LastOrDefault(text => FormOf(text).Names.Contains(question.Variable));
        if (source is null || FormOf(source).Text == FormOf(question.Stub).Text) return null;

        return AnswerJudge.Shorten(source.ReplaceLineEndings("\n").Replace("\t", "    ", StringComparison.Ordinal).Trim(), LongestCode);
    }

    /// <summary>Code as the compiler reads it, and with numbered names in place of those that it makes up itself.</summary>
    public static CodeForm FormOf(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source, CellSession.Syntax).GetRoot();
        var made = root.DescendantNodes().Select(NameMadeBy).OfType<string>().Distinct().Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => $"name{pair.i}");
        var (text, count) = (new StringBuilder(), 0);
        foreach (var token in root.DescendantTokens().Where(token => !token.IsKind(SyntaxKind.EndOfFileToken)))
        {
            count++;
            text.Append(token.IsKind(SyntaxKind.IdentifierToken) && made.TryGetValue(token.ValueText, out var name) ? name : token.Text).Append(' ');
        }

        return new CodeForm(text.ToString(), count, made.Keys);
    }

    private static string? NameMadeBy(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        _ => null,
    };
}

/// <summary>What is left of code without its comments, its spaces and its author's names.</summary>
/// <param name="Text">The code.</param>
/// <param name="Tokens">How many words and signs it has.</param>
/// <param name="Names">The names that it makes up.</param>
internal sealed record CodeForm(string Text, int Tokens, IReadOnlyCollection<string> Names);
