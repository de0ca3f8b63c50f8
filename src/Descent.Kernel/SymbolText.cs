using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Descent.Kernel;

/// <summary>Puts symbols and their documentation into words.</summary>
internal static partial class SymbolText
{
    private static readonly SymbolDisplayFormat OwnMember = SymbolDisplayFormat.MinimallyQualifiedFormat
        .RemoveMemberOptions(SymbolDisplayMemberOptions.IncludeContainingType);

    /// <summary>How a symbol is declared.</summary>
    public static string Declaration(ISymbol symbol, SemanticModel model, int position)
    {
        // What a cell has defined belongs to a class that no one has written.
        var format = symbol.ContainingType is null or { IsScriptClass: true } ? OwnMember : SymbolDisplayFormat.MinimallyQualifiedFormat;
        var text = symbol.ToMinimalDisplayString(model, position, format);
        return symbol is INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Enum } type
            ? $"{type.TypeKind.ToString().ToLowerInvariant()} {text}"
            : symbol is INamespaceSymbol ? $"namespace {text}" : text;
    }

    /// <summary>The summary of a symbol's documentation as text, or nothing.</summary>
    public static string Summary(ISymbol symbol, Compilation compilation) => Text(Documentation(symbol, compilation)?.Element("summary"));

    /// <summary>What a method's documentation says it returns, or nothing.</summary>
    public static string Returns(ISymbol symbol, Compilation compilation) => Text(Documentation(symbol, compilation)?.Element("returns"));

    /// <summary>The parameters of something to call; of a type, those of its primary constructor are its own.</summary>
    public static IReadOnlyList<ParameterHelp> Parameters(ISymbol symbol, SemanticModel model, int position)
    {
        var parameters = symbol switch
        {
            IMethodSymbol method => method.Parameters,
            IPropertySymbol property => property.Parameters,
            INamedTypeSymbol { DelegateInvokeMethod: { } invoke } => invoke.Parameters,
            _ => [],
        };
        if (parameters.IsEmpty) return [];

        var documentation = Documentation(symbol, model.Compilation);
        return
        [
            .. parameters.Select(parameter => new ParameterHelp(
                parameter.Name,
                parameter.ToMinimalDisplayString(model, position, SymbolDisplayFormat.MinimallyQualifiedFormat),
                Text(documentation?.Elements("param").FirstOrDefault(param => param.Attribute("name")?.Value == parameter.Name)))),
        ];
    }

    private static XElement? Documentation(ISymbol symbol, Compilation compilation, int depth = 0)
    {
        var documented = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension.OriginalDefinition : symbol.OriginalDefinition;
        if (Parse(documented.GetDocumentationCommentXml()) is not { } documentation)
        {
            // A record is documented with its parameters; its constructor has no words of its own.
            return documented is IMethodSymbol { MethodKind: MethodKind.Constructor } && depth == 0 ? Documentation(documented.ContainingType, compilation, 1) : null;
        }

        if (documentation.Element("inheritdoc") is not { } inherited || depth > 4) return documentation;

        var source = inherited.Attribute("cref")?.Value is { } id
            ? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation)
            : Base(documented);
        return source is null ? documentation : Documentation(source, compilation, depth + 1);
    }

    private static ISymbol? Base(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { OverriddenMethod: { } method } => method,
        IPropertySymbol { OverriddenProperty: { } property } => property,
        INamedTypeSymbol type => type.BaseType is { SpecialType: SpecialType.None } parent ? parent : type.Interfaces.FirstOrDefault(),
        _ => symbol.ContainingType?.AllInterfaces.SelectMany(type => type.GetMembers(symbol.Name))
            .FirstOrDefault(member => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(member), symbol)),
    };

    private static XElement? Parse(string? xml)
    {
        if (string.IsNullOrEmpty(xml)) return null;
        try
        {
            var element = XElement.Parse(xml, LoadOptions.PreserveWhitespace);
            return element.HasElements ? element : null;
        }
        catch (XmlException)
        {
            return null; // A comment in a cell, half written.
        }
    }

    private static string Text(XElement? element) => element is null ? "" : Spaces().Replace(string.Concat(element.Nodes().Select(Words)), " ").Trim();

    private static string Words(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" } see when !see.Nodes().Any() =>
            see.Attribute("langword")?.Value ?? ShortName(see.Attribute("cref")?.Value ?? see.Attribute("href")?.Value ?? ""),
        XElement { Name.LocalName: "paramref" or "typeparamref" } name => name.Attribute("name")?.Value ?? "",
        XElement { Name.LocalName: "para" or "item" or "description" or "br" } block => $" {string.Concat(block.Nodes().Select(Words))} ",
        XElement other => string.Concat(other.Nodes().Select(Words)),
        _ => "",
    };

    /// <summary>The name at the end of <c>M:Descent.Lessons.GradientDescent.Minimize(…)</c>.</summary>
    private static string ShortName(string id)
    {
        if (id.Length < 2 || id[1] != ':') return id;
        var name = id[2..].Split('(')[0];
        return Arity().Replace(name[(name.LastIndexOf('.') + 1)..], "");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"`+\d+")]
    private static partial Regex Arity();
}
