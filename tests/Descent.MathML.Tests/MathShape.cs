using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Descent.MathML.Tests;

/// <summary>Describes MathML by what a reader sees of it, so that the output of two converters can be compared.</summary>
/// <remarks>
/// <para>
/// What counts: symbols and their order, slanted or upright; scripts, and whether they are set as limits; fractions,
/// roots, accents; brackets that grow, and their sizes; tables with the sides of their cells; display style; and the
/// spaces, in eighteenths of an em, that come of operators, of their form, and of <c>mspace</c>.
/// </para>
/// <para>
/// What differs by design, and does not count: which element holds a symbol (<c>mi</c> or <c>mo</c>), nested rows,
/// classes and styles; whether a number or a bold word is one element or several, and <c>:=</c> one operator or two;
/// whether primes are a superscript or stand beside the symbol; whether a superscript after a small closing bracket
/// takes the whole bracket for its base; the characters of a bar and of a tilde; which of two characters shows
/// <c>\mid</c>, <c>\perp</c> and a colon that is a relation.
/// </para>
/// <para>
/// Spaces do not count in scripts, where Temml leaves those of the browser's dictionary and TeX has none, nor at large
/// operators, named functions, dots, and brackets that grow, where Temml does not follow TeX. The expected rows of
/// <see cref="TexToMathMLTests"/> hold those.
/// </para>
/// </remarks>
internal sealed partial class MathShape
{
    private const string Brackets = "([{⟨|‖⌊⌈)]}⟩⌋⌉";
    private const string Primes = "′″‴⁗";
    private const string Accents = "ˆ‾˜→˙¨⏟⏞";
    private const string SlantedByDefault = "ϵϑϕϱϖ∂∇";

    private enum Style
    {
        Display,
        Text,
        Script,
    }

    /// <summary>The description of a <c>math</c> element.</summary>
    public static string Of(string math)
    {
        var root = XElement.Parse(math);
        return Join(Row(root.Elements(), (string?)root.Attribute("display") == "block" ? Style.Display : Style.Text));
    }

    private static string Join(IEnumerable<string> tokens) => string.Join(' ', tokens);

    private static List<string> Row(IEnumerable<XElement> elements, Style style)
    {
        var tokens = new List<string>();
        var gap = 0;
        XElement? before = null;
        foreach (var element in Definitions(elements.SelectMany(Flatten)))
        {
            if (Width(element) is { } width)
            {
                gap += width;
                continue;
            }

            if (Symbol(element) == "")
                continue; // Temml's bracket for \left. and \right.

            var (left, right) = Spaces(element);
            var space = before is null ? gap : gap + left;
            var isLoose = IsLoose(First(element)) || (before is not null && IsLoose(Last(before)));
            if (space != 0 && style != Style.Script && !isLoose)
                tokens.Add($"<{space}>");
            tokens.AddRange(Item(element, style));
            gap = right;
            before = element;
        }

        if (tokens is [.., "\u2061"])
            tokens.RemoveAt(tokens.Count - 1); // Temml has a function of nothing, too.
        return tokens;
    }

    /// <summary>Makes one operator of the colon and the equals sign that Temml has for <c>:=</c>.</summary>
    private static List<XElement> Definitions(IEnumerable<XElement> elements)
    {
        var list = elements.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            if ((list[i - 1].Value, list[i].Value) is (":", "=") && (string?)list[i].Attribute("lspace") == "0em")
            {
                list.RemoveAt(i);
                list[i - 1] = new XElement("mo", ":=");
            }
        }

        return list;
    }

    private static IEnumerable<XElement> Flatten(XElement element) => element.Name.LocalName switch
    {
        "mrow" or "mpadded" when !IsOverline(element) && Width(element) is null => element.Elements().SelectMany(Flatten),
        "mn" => Split(element, NumberParts().Matches(element.Value).Select(match => match.Value)),
        "mi" when element.Value.Length > 1 && !char.IsAsciiLetter(element.Value[0]) =>
            Split(element, element.Value.EnumerateRunes().Select(rune => rune.ToString())),
        _ => [element],
    };

    /// <summary>Gives an element for each part, all where the whole is: there an operator's form would be sought.</summary>
    private static IEnumerable<XElement> Split(XElement element, IEnumerable<string> parts) => parts.Select(part =>
        part == "\u202F" ? new XElement("mspace", new XAttribute("width", "0.1667em")) : new XElement(element.Name, part));

    private static bool IsOverline(XElement element) =>
        element.Name.LocalName == "menclose" || Css(element).Contains("border-top", StringComparison.Ordinal);

    private static string Css(XElement element) => (string?)element.Attribute("style") ?? "";

    private static bool Grows(XElement leaf) => leaf.Name.LocalName == "mo"
        && Brackets.Contains(leaf.Value, StringComparison.Ordinal) && (string?)leaf.Attribute("stretchy") != "false";

    private static bool IsScripted(XElement element) =>
        element.Name.LocalName is "msub" or "msup" or "msubsup" or "munder" or "mover" or "munderover";

    /// <summary>The characters of an identifier or operator, otherwise null.</summary>
    private static string? Symbol(XElement element) => element.Name.LocalName is "mi" or "mo"
        ? element.Value.Replace("\uFE0E", "", StringComparison.Ordinal) switch
        {
            "|" when (string?)element.Attribute("lspace") == "0.22em" => "∣",
            ":" when (string?)element.Attribute("lspace") == "0.2222em" => "∶",
            "⟂" => "⊥",
            "¯" => "‾",
            "~" => "˜",
            var symbol => symbol,
        }
        : null;

    private static IEnumerable<string> Item(XElement element, Style style)
    {
        var parts = element.Elements().ToArray();
        var inner = style == Style.Display ? Style.Text : Style.Script;
        string Part(int index, Style of) => Join(Row([parts[index]], of));

        return element.Name.LocalName switch
        {
            "mi" or "mo" => Leaf(element),
            "mn" => [element.Value],
            "mtext" => [$"text({element.Value.Replace('\u00A0', ' ')})"],
            "mfrac" => [$"frac({Part(0, inner)}; {Part(1, inner)})"],
            "msqrt" => [$"sqrt({Join(Row(parts, style))})"],
            "mroot" => [$"root({Part(0, style)}; {Part(1, Style.Script)})"],
            "mstyle" => [$"style({StyleOf(element)}; {Join(Row(parts, StyleOf(element)))})"],
            "mtable" => [Table(parts, StyleOf(element))],
            "mover" or "munder" when parts[1].Name.LocalName == "mo" && Accents.Contains(Symbol(parts[1])!, StringComparison.Ordinal) =>
                [$"accent{Symbol(parts[1])}({Part(0, style)})"],
            _ when IsScripted(element) => Scripted(element, parts, style),
            _ when IsOverline(element) => [$"overline({Join(Row(parts, style))})"],
            var name => throw new NotSupportedException($"{name} is not among the elements that are compared."),
        };
    }

    private static Style StyleOf(XElement element) =>
        (string?)element.Attribute("displaystyle") == "true" ? Style.Display : Style.Text;

    private static string Table(IEnumerable<XElement> rows, Style style) =>
        $"table({style}; {string.Join(@" \\ ", rows.Select(row => Cells(row, style)))})";

    private static string Cells(XElement row, Style style)
    {
        var cells = row.Elements().Select(cell => (Side: SideOf(cell), Tokens: Row(cell.Elements(), style))).ToList();
        while (cells is [.., { Tokens: [] }])
            cells.RemoveAt(cells.Count - 1); // Temml fills up a row that is short of cells.
        return string.Join(" & ", cells.Select(cell => $"{cell.Side}: {Join(cell.Tokens)}"));
    }

    private static string SideOf(XElement cell) => SideOfCell()
        .Match(Css(cell) + (string?)cell.Attribute("class")).Value.Replace("tml-", "", StringComparison.Ordinal);

    private static IEnumerable<string> Leaf(XElement element)
    {
        var symbol = Symbol(element)!;
        if (Grows(element))
            return [symbol + ((string?)element.Attribute("minsize") ?? "grows")];
        if (Primes.Contains(symbol, StringComparison.Ordinal))
            return Enumerable.Repeat("′", Primes.IndexOf(symbol, StringComparison.Ordinal) + 1);

        var canSlant = symbol is [var c] && (char.IsAsciiLetter(c) || c is >= 'Α' and <= 'ω' || SlantedByDefault.Contains(c, StringComparison.Ordinal));
        var isUpright = element.Name.LocalName == "mo" || (string?)element.Attribute("mathvariant") == "normal";
        return [canSlant && isUpright ? $"upright({symbol})" : symbol];
    }

    private static List<string> Scripted(XElement element, XElement[] parts, Style style)
    {
        var name = element.Name.LocalName;
        var isSup = name is "msup" or "mover";
        var sub = isSup ? [] : Row([parts[1]], Style.Script);
        var sup = name is "msub" or "munder" ? [] : Row([parts[^1]], Style.Script);

        var tokens = Row([parts[0]], style);
        var nucleus = tokens.Count - 1 - tokens.AsEnumerable().Reverse().TakeWhile(token => token == "′").Count();
        var primes = sup.TakeWhile(token => token == "′").Count();
        tokens.AddRange(sup[..primes]);
        sup.RemoveRange(0, primes);
        if (sub.Count + sup.Count == 0)
            return tokens;

        var start = tokens[nucleus] is ")" or "]" or "}" or "⟩" or "|" or "‖" or "⌋" or "⌉" ? nucleus : 0;
        var limits = name[1] is 'u' or 'o' ? "limits" : "scripts";
        return [.. tokens[..start], $"{limits}({Join(tokens[start..])}; _ {Join(sub)}; ^ {Join(sup)})"];
    }

    [GeneratedRegex("[0-9]+|[^0-9]+")]
    private static partial Regex NumberParts();

    [GeneratedRegex("(?<=text-align:)(left|right)|tml-(left|right)")]
    private static partial Regex SideOfCell();
}
