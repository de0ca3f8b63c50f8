using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Descent.MathML.Tests;

// Spaces, in eighteenths of an em. Where an operator does not say what it keeps free, a browser's dictionary does; this
// one is TeX's, which gives products and ratios a trace more.
internal sealed partial class MathShape
{
    private const string Large = "∑∏⋃⋂∫∬∮";
    private const string Binary = "+−±∓∗⋅×÷⋆∘⊙⊕⊗∪∩∖∧∨";
    private const string WithoutSpace = "\u2061!/∀∃¬∂∇" + Primes + Brackets;
    private const string Dots = "…⋯⋱";
    private const int Thick = 5;

    /// <summary>The width of what is nothing but space, otherwise null.</summary>
    private static int? Width(XElement element) => element.Name.LocalName switch
    {
        "mspace" or "mrow" when NegativeMargin().Match(Css(element)) is { Success: true } margin => Eighteenths(margin.Value),
        "mspace" => Eighteenths((string?)element.Attribute("width") ?? "0"),
        "mrow" when !element.HasElements => 0,
        "mtext" when element.Value == "\u00A0" => 6,
        _ => null,
    };

    private static int Eighteenths(string length) => (int)Math.Round(
        18 * double.Parse(length.Replace("em", "", StringComparison.Ordinal).Replace("0pt", "0", StringComparison.Ordinal), CultureInfo.InvariantCulture));

    /// <summary>What an operator, bare or with scripts, keeps free on its left and right.</summary>
    private static (int Left, int Right) Spaces(XElement element)
    {
        var core = element;
        while (IsScripted(core) && Flatten(core.Elements().First()).ToArray() is [var only])
            core = only;
        if (core.Name.LocalName != "mo")
            return (0, 0);

        var symbol = Symbol(core)!;
        var (left, right) = symbol switch
        {
            "," or ";" or ":" => (0, 3),
            _ when Large.Contains(symbol, StringComparison.Ordinal) => (3, 3),
            _ when WithoutSpace.Contains(symbol, StringComparison.Ordinal) => (0, 0),
            _ when Binary.Contains(symbol, StringComparison.Ordinal) => IsPrefix(core) ? (0, 0) : (4, 4),
            _ => (Thick, Thick),
        };

        return (Own("lspace") ?? left, Own("rspace") ?? right);

        // Temml gives \mid and a colon that is a relation less than TeX does.
        int? Own(string side) => symbol is "∣" or "∶" && core.Value != symbol ? Thick
            : (string?)core.Attribute(side) is { } length ? Eighteenths(length) : null;
    }

    private static bool IsPrefix(XElement mo)
    {
        if (mo.Attribute("form") is { } form)
            return form.Value == "prefix";

        var place = mo;
        while (place.Parent is { } parent)
        {
            var siblings = parent.Elements().Where(child => Width(child) is null).ToArray();
            var isOnlyWrapped = (IsScripted(parent) && siblings[0] == place)
                || (siblings.Length == 1 && parent.Name.LocalName is "mrow" or "mpadded");
            if (!isOnlyWrapped)
                return parent.Name.LocalName is "mrow" or "math" or "mtd" or "msqrt" && siblings.Length > 1 && siblings[0] == place;
            place = parent;
        }

        return false;
    }

    private static bool IsLoose(XElement leaf) => Symbol(leaf) is { Length: > 0 } symbol && (
        (Large + Dots + "\u2061").Contains(symbol, StringComparison.Ordinal)
        || (symbol.Length > 1 && char.IsAsciiLetter(symbol[0]))
        || (Grows(leaf) && leaf.Attribute("minsize") is null));

    private static XElement First(XElement element) =>
        IsScripted(element) && Flatten(element.Elements().First()).FirstOrDefault() is { } first ? First(first) : element;

    private static XElement Last(XElement element) =>
        IsScripted(element) && Flatten(element.Elements().First()).LastOrDefault() is { } last ? Last(last) : element;

    [GeneratedRegex("(?<=margin-left:)-[0-9.]+em")]
    private static partial Regex NegativeMargin();
}
