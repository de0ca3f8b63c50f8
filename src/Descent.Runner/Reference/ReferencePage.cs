using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Descent.Runner;

/// <summary>The page of the library's public types and members.</summary>
internal static class ReferencePage
{
    /// <summary>The page's file name, which is also its address as seen from the others.</summary>
    public const string Url = "reference.html";

    /// <summary>What the page is called.</summary>
    public const string Title = "Library reference";

    /// <summary>What it is for, in a line.</summary>
    public const string Summary = "Every type that the notebooks use, with formulas, ranges and exceptions.";

    private static readonly SymbolDisplayFormat Signature = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        propertyStyle: SymbolDisplayPropertyStyle.NameOnly,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The page's HTML.</summary>
    public static string Render(IReadOnlyList<Lesson> lessons)
    {
        var content = new StringBuilder($"<h1>{Title}</h1>\n<p class=\"lead\">\n{Summary}\n</p>\n");
        foreach (var (group, heading) in ApiReference.Groups.Zip(Headings()))
        {
            content.Append(CultureInfo.InvariantCulture, $"<h2 id=\"{heading.Id}\">{heading.Html}</h2>\n<p>{WebUtility.HtmlEncode(group.Question)}</p>\n");
            foreach (var type in group.Types) Append(content, type);
        }

        return PageFrame.Render(
            $"{Title} · Descent",
            content.ToString(),
            new BookList(lessons).Render(Url, Headings()),
            hasFigures: false);
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

    private static IEnumerable<BookHeading> Headings() => ApiReference.Groups.Select(group =>
        new BookHeading(2, $"group-{group.Title.Split(' ')[0].ToLowerInvariant()}", group.Title, group.Title));
}
