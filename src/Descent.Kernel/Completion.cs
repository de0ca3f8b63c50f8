using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Descent.Kernel;

/// <summary>Finds out what fits at a place of a cell.</summary>
/// <param name="model">The cell as the compiler understands it.</param>
/// <param name="position">The place.</param>
internal sealed class Completion(SemanticModel model, int position)
{
    /// <summary>More than anyone scrolls through.</summary>
    private const int Most = 200;

    private static readonly string[] Keywords =
    [
        "await", "bool", "break", "case", "catch", "char", "class", "const", "continue", "decimal", "default", "do", "double", "else", "enum",
        "false", "finally", "float", "for", "foreach", "if", "in", "int", "interface", "is", "long", "nameof", "new", "null", "object", "out",
        "params", "record", "ref", "return", "static", "string", "struct", "switch", "throw", "true", "try", "typeof", "using", "var", "when",
        "while", "with", "yield",
    ];

    private readonly SyntaxNode root = model.SyntaxTree.GetRoot();

    /// <summary>What fits.</summary>
    public CompletionList List()
    {
        var left = TokenBefore(root, position);
        var start = position;
        if (IsInText(left)) return new CompletionList(position, [], IsComplete: true);
        if (left.Span.End >= position && (left.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsKeywordKind(left.Kind())) && left.Span.Length > 0)
        {
            start = left.SpanStart;
            left = left.GetPreviousToken();
        }

        var word = root.GetText().ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, position));
        var (found, isMember) = Find(left, start);
        var groups = found.Where(candidate => candidate.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .GroupBy(candidate => candidate.Text)
            .Select(group => group.First())
            .OrderBy(candidate => candidate.Rank)
            .ThenBy(candidate => candidate.Text, StringComparer.OrdinalIgnoreCase)
            .ThenBy(candidate => candidate.Text, StringComparer.Ordinal)
            .ToList();
        if (!isMember)
            groups.AddRange(Keywords.Where(keyword => keyword.StartsWith(word, StringComparison.Ordinal)).Select(keyword => new Candidate(keyword, null, 9, CompletionKind.Keyword)));

        return new CompletionList(start, [.. groups.Take(Most).Select(Describe)], groups.Count <= Most);
    }

    /// <summary>The last token that begins before a place.</summary>
    internal static SyntaxToken TokenBefore(SyntaxNode root, int position)
    {
        var token = root.FindToken(position);
        while (token.SpanStart >= position && token.GetPreviousToken() is var before && !before.IsKind(SyntaxKind.None)) token = before;
        return token;
    }

    private bool IsInText(SyntaxToken left)
    {
        var trivia = root.FindTrivia(Math.Max(0, position - 1));
        var isInComment = trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia or SyntaxKind.DisabledTextTrivia;
        if (isInComment && position > trivia.SpanStart) return true;

        return left.Kind() switch
        {
            SyntaxKind.NumericLiteralToken => position <= left.Span.End,
            SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken =>
                position < left.Span.End || left.ContainsDiagnostics || (left.IsKind(SyntaxKind.InterpolatedStringTextToken) && position == left.Span.End),
            SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken => true,
            _ => false,
        };
    }

    /// <summary>What could be there, and whether it can only be a member of something.</summary>
    private (IEnumerable<Candidate> Candidates, bool IsMember) Find(SyntaxToken left, int start)
    {
        var isUsing = left.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { StaticKeyword.RawKind: 0, Alias: null };
        if (left.IsKind(SyntaxKind.DotToken))
            return (Visible(Members(left.Parent)).Where(symbol => !isUsing || symbol is INamespaceSymbol).Select(symbol => Of(symbol, symbol is INamespaceSymbol ? 0 : 1)), true);

        if (left.Parent is InitializerExpressionSyntax { Parent: { } owner } initializer
            && left.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.CommaToken
            && Settable(owner, initializer) is { Count: > 0 } members)
        {
            return (members.Select(symbol => Of(symbol, 0)), true);
        }

        if (left.Parent is UsingDirectiveSyntax)
            return (Visible(model.LookupNamespacesAndTypes(position)).Where(symbol => !isUsing || symbol is INamespaceSymbol).Select(symbol => Of(symbol, symbol is INamespaceSymbol ? 0 : 1)), true);

        var scope = Visible([.. model.LookupSymbols(start), .. LambdaParameters(left)]).Select(symbol => Of(symbol, RankOf(symbol)));
        return ([.. Arguments(left), .. Expected(left), .. scope], false);
    }

    /// <summary>The parameters of the lambdas that end here: where nothing is written of their bodies, they are in no scope.</summary>
    private IEnumerable<ISymbol> LambdaParameters(SyntaxToken left) => (left.Parent?.AncestorsAndSelf() ?? [])
        .OfType<LambdaExpressionSyntax>()
        .Where(lambda => left.SpanStart >= lambda.ArrowToken.SpanStart)
        .SelectMany(lambda => model.GetSymbolInfo(lambda).Symbol is IMethodSymbol method ? method.Parameters : []);

    /// <summary>What comes after a dot.</summary>
    private IEnumerable<ISymbol> Members(SyntaxNode? dotted)
    {
        var before = dotted switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            // Where the next line goes on with a name, `x.` looks like the beginning of a type.
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax binding => binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>()
                .FirstOrDefault(access => access.WhenNotNull.Span.Contains(binding.Span))?.Expression,
            _ => null,
        };
        if (before is null) return [];

        var info = model.GetSymbolInfo(before);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        var type = model.GetTypeInfo(before).Type;
        if (symbol is null || (before.Parent is QualifiedNameSyntax && type is null or IErrorTypeSymbol && symbol is not INamespaceSymbol))
        {
            var expression = SyntaxFactory.ParseExpression(before.ToString());
            symbol = model.GetSpeculativeSymbolInfo(before.SpanStart, expression, SpeculativeBindingOption.BindAsExpression).Symbol ?? symbol;
            type = model.GetSpeculativeTypeInfo(before.SpanStart, expression, SpeculativeBindingOption.BindAsExpression).Type ?? type;
        }

        if (symbol is INamespaceSymbol space) return model.LookupNamespacesAndTypes(position, space);
        if (symbol is INamedTypeSymbol named) return model.LookupSymbols(position, named).Where(member => member.IsStatic || member is ITypeSymbol);
        if (type is null or IErrorTypeSymbol) return [];

        if (dotted is MemberBindingExpressionSyntax && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        var members = model.LookupSymbols(position, type, includeReducedExtensionMethods: true)
            .Where(member => member is not ITypeSymbol && (!member.IsStatic || member is IMethodSymbol { ReducedFrom: not null }));

        // A variable called as its type: both may be meant.
        return symbol?.Name == type.Name ? members.Concat(model.LookupStaticMembers(position, type)) : members;
    }

    /// <summary>The properties and fields that an initializer can still set.</summary>
    private List<ISymbol> Settable(SyntaxNode owner, InitializerExpressionSyntax initializer)
    {
        var type = owner is WithExpressionSyntax with ? model.GetTypeInfo(with.Expression).Type : model.GetTypeInfo(owner).Type;
        if (type is null or IArrayTypeSymbol || initializer.IsKind(SyntaxKind.ArrayInitializerExpression)) return [];

        var set = initializer.Expressions.OfType<AssignmentExpressionSyntax>().Select(assignment => assignment.Left.ToString()).ToHashSet();
        return
        [
            .. Visible(model.LookupSymbols(position, type)).Where(member => !member.IsStatic && !set.Contains(member.Name)
                && member is IPropertySymbol { SetMethod: not null, IsIndexer: false } or IFieldSymbol { IsReadOnly: false, IsConst: false }),
        ];
    }

    /// <summary>The names of the parameters that a call can still name.</summary>
    private IEnumerable<Candidate> Arguments(SyntaxToken left)
    {
        if (left.Parent is not BaseArgumentListSyntax list || !(left.Kind() is SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.CommaToken)) return [];

        var named = list.Arguments.Select(argument => argument.NameColon?.Name.Identifier.ValueText).ToHashSet();
        var before = list.Arguments.Count(argument => argument.Span.End <= left.SpanStart && argument.NameColon is null && argument.Span.Length > 0);
        return CallHelp.Callees(model, list).All
            .SelectMany(symbol => symbol is IMethodSymbol method ? method.Parameters.Skip(before) : [])
            .Where(parameter => !named.Contains(parameter.Name))
            .Select(parameter => new Candidate($"{parameter.Name}:", parameter, 1, CompletionKind.Argument));
    }

    /// <summary>The values of the enum that has to be there.</summary>
    private IEnumerable<Candidate> Expected(SyntaxToken left)
    {
        var type = left.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } => model.GetTypeInfo(declaration.Type).Type,
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => model.GetTypeInfo(property.Type).Type,
            AssignmentExpressionSyntax assignment => model.GetTypeInfo(assignment.Left).Type,
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison => model.GetTypeInfo(comparison.Left).Type,
            CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax choice } => model.GetTypeInfo(choice.Expression).Type,
            BaseArgumentListSyntax or NameColonSyntax when left.Parent.FirstAncestorOrSelf<BaseArgumentListSyntax>() is { } list =>
                CallHelp.Callees(model, list) is var (all, chosen) && (chosen ?? all.FirstOrDefault(symbol => CallHelp.ParameterAt(symbol, list, position) is not null)) is { } callee
                    ? CallHelp.ParameterAt(callee, list, position)?.Type
                    : null,
            _ => null,
        };
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) type = nullable.TypeArguments[0];
        return type is { TypeKind: TypeKind.Enum }
            ? type.GetMembers().OfType<IFieldSymbol>().Select(value => new Candidate($"{type.ToMinimalDisplayString(model, position)}.{value.Name}", value, 0, CompletionKind.EnumMember))
            : [];
    }

    private static IEnumerable<ISymbol> Visible(IEnumerable<ISymbol> symbols) => symbols.Where(symbol =>
        symbol.CanBeReferencedByName && !(symbol is IMethodSymbol { IsImplicitlyDeclared: true }) && !IsHidden(symbol));

    private static bool IsHidden(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "EditorBrowsableAttribute" && attribute.ConstructorArguments is [{ Value: (int)System.ComponentModel.EditorBrowsableState.Never }]);

    /// <summary>What a learner has named comes before what libraries have.</summary>
    private static int RankOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => 2,
        { ContainingType.IsScriptClass: true } => 3,
        INamespaceSymbol => 6,
        ITypeSymbol { ContainingNamespace.Name: "Lessons" } => 4,
        _ => 5,
    };

    private static Candidate Of(ISymbol symbol, int rank) => new(symbol.Name, symbol, rank, symbol switch
    {
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IFieldSymbol { ContainingType.IsScriptClass: true } => CompletionKind.Variable,
        IMethodSymbol => CompletionKind.Method,
        IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => CompletionKind.EnumMember,
        IFieldSymbol => CompletionKind.Field,
        IPropertySymbol or IEventSymbol => CompletionKind.Property,
        INamespaceSymbol => CompletionKind.Namespace,
        _ => CompletionKind.Type,
    });

    private CompletionItem Describe(Candidate candidate) => candidate.Symbol is { } symbol
        ? new CompletionItem(
            candidate.Text,
            candidate.Kind,
            SymbolText.Declaration(symbol, model, position),
            symbol is IParameterSymbol { ContainingSymbol: { } callee }
                ? SymbolText.Parameters(callee, model, position).FirstOrDefault(parameter => parameter.Name == symbol.Name)?.Documentation ?? ""
                : SymbolText.Summary(symbol, model.Compilation))
        : new CompletionItem(candidate.Text, candidate.Kind, candidate.Text, "");

    /// <param name="Text">What to write.</param>
    /// <param name="Symbol">What it stands for; null for a keyword.</param>
    /// <param name="Rank">How likely it is: 0 comes first.</param>
    /// <param name="Kind">What it is.</param>
    private sealed record Candidate(string Text, ISymbol? Symbol, int Rank, CompletionKind Kind);
}
