using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Descent.Kernel;

/// <summary>Finds out what a cell calls, and what its names mean.</summary>
internal static class CallHelp
{
    /// <summary>The argument list that a place is in, innermost first; null where it is in none.</summary>
    public static BaseArgumentListSyntax? ArgumentsAt(SyntaxNode root, int position)
    {
        foreach (var node in Completion.TokenBefore(root, position).Parent?.AncestorsAndSelf() ?? [])
        {
            if (node is BlockSyntax) return null;
            if (node is not BaseArgumentListSyntax list) continue;

            var (open, close) = (list.GetFirstToken(), list.GetLastToken(includeZeroWidth: true));
            if (position >= open.Span.End && (close.IsMissing || position <= close.SpanStart)) return list;
        }

        return null;
    }

    /// <summary>Everything that could be called with an argument list, and which of it is; accessible or not, as the compiler finds it.</summary>
    public static (IReadOnlyList<ISymbol> All, ISymbol? Chosen) Callees(SemanticModel model, BaseArgumentListSyntax list)
    {
        IEnumerable<ISymbol> all = list.Parent switch
        {
            InvocationExpressionSyntax call => Methods(model, call.Expression),
            BaseObjectCreationExpressionSyntax creation => Constructors(model.GetTypeInfo(creation).Type),
            PrimaryConstructorBaseTypeSyntax parent => Constructors(model.GetTypeInfo(parent.Type).Type),
            ConstructorInitializerSyntax initializer => Constructors(model.GetSymbolInfo(initializer).Symbol?.ContainingType),
            ElementAccessExpressionSyntax access => model.GetIndexerGroup(access.Expression),
            _ => [],
        };
        var chosen = list.Parent is null ? null : model.GetSymbolInfo(list.Parent).Symbol;
        var symbols = all.Where(symbol => model.IsAccessible(list.SpanStart, symbol)).ToList();
        return (symbols, symbols.Find(symbol => SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, chosen?.OriginalDefinition)));
    }

    /// <summary>The parameter that a place in an argument list is for; null where there is none.</summary>
    public static IParameterSymbol? ParameterAt(ISymbol callee, BaseArgumentListSyntax list, int position)
    {
        var parameters = callee switch
        {
            IMethodSymbol method => method.Parameters,
            IPropertySymbol property => property.Parameters,
            _ => [],
        };
        var index = list.Arguments.GetSeparators().Count(comma => comma.Span.End <= position);
        if (index < list.Arguments.Count && list.Arguments[index].NameColon is { } name && name.Name.SpanStart <= position)
            return parameters.FirstOrDefault(parameter => parameter.Name == name.Name.Identifier.ValueText);

        return index < parameters.Length ? parameters[index] : parameters.LastOrDefault() is { IsParams: true } rest ? rest : null;
    }

    /// <summary>The signatures of the call that a place is in.</summary>
    public static SignatureHelp? Find(SemanticModel model, int position)
    {
        if (ArgumentsAt(model.SyntaxTree.GetRoot(), position) is not { } list) return null;
        var (all, chosen) = Callees(model, list);
        if (all.Count == 0) return null;

        // While a call is being written, none is chosen. The first then that takes what is there already.
        chosen ??= all.FirstOrDefault(symbol => (list.Arguments.Count == 0 || ParameterAt(symbol, list, position) is not null) && Fits(model, symbol, list)) ?? all[0];
        var active = ParameterAt(chosen, list, position);
        return new SignatureHelp(
            [.. all.Select(symbol => new Signature(
                SymbolText.Declaration(symbol, model, position),
                SymbolText.Summary(symbol, model.Compilation),
                SymbolText.Parameters(symbol, model, position)))],
            all.ToList().IndexOf(chosen),
            active?.Ordinal ?? -1);
    }

    /// <summary>What the name at a place means.</summary>
    public static QuickInfo? Explain(SemanticModel model, int position)
    {
        var token = model.SyntaxTree.GetRoot().FindToken(position);
        if (!token.IsKind(SyntaxKind.IdentifierToken) && token.GetPreviousToken() is var before && before.Span.End == position) token = before;
        if (token.Parent is not { } node || (!token.IsKind(SyntaxKind.IdentifierToken) && node is not (PredefinedTypeSyntax or ThisExpressionSyntax or ImplicitObjectCreationExpressionSyntax))) return null;
        if (SymbolOf(model, node) is not { } symbol || symbol is IErrorTypeSymbol) return null;

        return new QuickInfo(
            SymbolText.Declaration(symbol, model, position),
            SymbolText.Summary(symbol, model.Compilation),
            SymbolText.Parameters(symbol, model, position),
            SymbolText.Returns(symbol, model.Compilation),
            token.SpanStart,
            token.Span.End);
    }

    /// <summary>Whether a call could be one of a method, going by the arguments that are there.</summary>
    private static bool Fits(SemanticModel model, ISymbol callee, BaseArgumentListSyntax list)
    {
        return list.Arguments.All(argument => argument.Expression.IsMissing
            || (ParameterAt(callee, list, argument.Expression.SpanStart) is { } parameter
                && (Takes(parameter.Type, argument) || (parameter.IsParams && Takes(ElementOf(parameter.Type), argument)))));

        bool Takes(ITypeSymbol? type, ArgumentSyntax argument) =>
            type is ITypeParameterSymbol || (type is not null && model.ClassifyConversion(argument.Expression, type).IsImplicit);
    }

    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element] } => element,
        _ => null,
    };

    private static ISymbol? SymbolOf(SemanticModel model, SyntaxNode node)
    {
        if (model.GetDeclaredSymbol(node) is { } declared) return declared;

        // The name in a `new` is that of a constructor, and the name in `Name: value` that of a parameter.
        if (node.Parent is ObjectCreationExpressionSyntax creation && creation.Type == node && model.GetSymbolInfo(creation).Symbol is { } constructor)
            return constructor;
        var info = model.GetSymbolInfo(node);
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault() ?? model.GetTypeInfo(node).Type;
    }

    private static ImmutableArray<ISymbol> Methods(SemanticModel model, ExpressionSyntax called)
    {
        var methods = model.GetMemberGroup(called);
        if (!methods.IsEmpty) return methods;
        return model.GetTypeInfo(called).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } ? [invoke] : [];
    }

    private static IEnumerable<ISymbol> Constructors(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Struct } value => value.InstanceConstructors.Where(constructor => !constructor.IsImplicitlyDeclared),
        INamedTypeSymbol named => named.InstanceConstructors,
        _ => [],
    };
}
