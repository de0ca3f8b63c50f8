using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Descent.Runner.Book.Pages;
using Microsoft.CodeAnalysis;

namespace Descent.Runner.Book.Reference;

/// <summary>The page of the library's public types and members.</summary>
internal static class ReferencePage
{
    private static readonly SymbolDisplayFormat Signature = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        propertyStyle: SymbolDisplayPropertyStyle.NameOnly,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The page of the library that this program was built with.</summary>
    public static BookPage Create() => BookPage.Beside(
        PageName.Reference,
        "Library reference",
        "Every type that the notebooks use, with formulas, ranges and exceptions.",
        [.. ApiReference.Groups.Select(group => (Heading(group), Render(group)))],
        hasFigures: false);

    private static BookHeading Heading(ApiGroup group) =>
        new(2, $"group-{group.Title.Split(' ')[0].ToLowerInvariant()}", group.Title, group.Title);

    private static string Render(ApiGroup group)
    {
        var content = new StringBuilder($"<p>{WebUtility.HtmlEncode(group.Question)}</p>\n");
        foreach (var type in group.Types) Append(content, type);
        return content.ToString();
    }

    private static void Append(StringBuilder content, INamedTypeSymbol type)
    {
        var documentation = DocumentationHtml.Of(type);
        content.Append(CultureInfo.InvariantCulture, $"""
            <section class="api">
            <h3 id="{type.Name}">{type.Name}</h3>
            <p>{documentation?.Summary}</p>
            {documentation?.Details()}

            """);
        foreach (var member in type.GetMembers().Where(member => member.DeclaredAccessibility == Accessibility.Public))
        {
            // A member without a comment of its own is the compiler's, or documented where it is declared first.
            if (DocumentationHtml.Of(member) is not { } text) continue;

            var line = $"<code>{WebUtility.HtmlEncode(member.ToDisplayString(Signature))}</code> {text.Summary}";
            content.Append(text.Details() is { Length: > 0 } details
                ? $"<details class=\"member\"><summary>{line}</summary>{details}</details>\n"
                : $"<p class=\"member\">{line}</p>\n");
        }

        content.Append("</section>\n");
    }
}

/// <summary>Links a lesson's code to the reference: each type where the lesson names it first.</summary>
internal sealed partial class ReferenceLinks
{
    private readonly HashSet<string> linked = new(StringComparer.Ordinal);

    /// <summary>Highlighted code with links.</summary>
    public string AddTo(string highlightedCode) => Piece().Replace(highlightedCode, match =>
        match.Groups["name"] is { Success: true, Value: var name } && ApiReference.TypeNames.Contains(name) && linked.Add(name)
            ? $"<a class=\"api\" href=\"{PageName.UrlOf(PageName.Reference)}#{name}\">{name}</a>"
            : match.Value);

    /// <summary>A comment or text, any other tag or entity, or a name that follows no point.</summary>
    [GeneratedRegex("""<span class="(?:comment|string)[^"]*">.*?</span>|<[^>]*>|&\w+;|(?<![\w.])(?<name>[A-Z]\w*)""", RegexOptions.Singleline)]
    private static partial Regex Piece();
}
