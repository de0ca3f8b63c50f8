using System.Xml.Linq;

namespace Descent.MathML;

/// <summary>TeX's classes of atoms: what stands next to what decides the space between them.</summary>
internal enum TexClass
{
    /// <summary>A letter, a number, a fraction.</summary>
    Ord,

    /// <summary>A large operator or a named function.</summary>
    Op,

    /// <summary>A binary operation.</summary>
    Bin,

    /// <summary>A relation or an arrow.</summary>
    Rel,

    /// <summary>An opening bracket.</summary>
    Open,

    /// <summary>A closing bracket.</summary>
    Close,

    /// <summary>A comma and the like.</summary>
    Punct,

    /// <summary>Something between brackets that grow.</summary>
    Inner,

    /// <summary>A space the author asked for. It stands outside TeX's rules.</summary>
    Glue,
}

/// <summary>TeX's styles. A browser keeps its own account of sizes; this one decides spacing and limits.</summary>
internal enum MathStyle
{
    /// <summary>A formula on a line of its own.</summary>
    Display,

    /// <summary>A formula within a sentence.</summary>
    Text,

    /// <summary>Superscripts, subscripts, and fractions within a sentence.</summary>
    Script,
}

/// <summary>Where the scripts of an atom go.</summary>
internal enum MathLimits
{
    /// <summary>Always to the right.</summary>
    Beside,

    /// <summary>Above and below in display style, otherwise to the right.</summary>
    AboveInDisplay,

    /// <summary>Always above and below.</summary>
    Above,
}

/// <summary>A piece of a formula as TeX sees it, with the element that shows it.</summary>
internal sealed record MathAtom(XElement Node, TexClass Class)
{
    /// <summary>The <c>mo</c> at the heart of the node, if any: its lspace and rspace are those of the node.</summary>
    public XElement? Operator { get; init; }

    /// <summary>Where scripts go.</summary>
    public MathLimits Limits { get; init; }

    /// <summary>Whether this is a named function, applied to what follows.</summary>
    public bool IsFunction { get; init; }
}

/// <summary>Makes MathML elements.</summary>
internal static class MathElement
{
    private static readonly XNamespace Namespace = "http://www.w3.org/1998/Math/MathML";

    /// <summary>An element with what is in it.</summary>
    public static XElement Create(string name, params object[] content) => new(Namespace + name, content);

    /// <summary>Sets an attribute, or leaves it away where the value is null.</summary>
    public static XElement With(this XElement element, string attribute, string? value)
    {
        element.SetAttributeValue(attribute, value);
        return element;
    }

    /// <summary>A space. Chromium takes no negative width, but does take a negative margin.</summary>
    public static XElement Space(string width) => width.StartsWith('-')
        ? Create("mspace").With("style", $"margin-left:{width}")
        : Create("mspace").With("width", width);

    /// <summary>An upright name. Browsers slant an <c>mi</c> of one letter unless told not to.</summary>
    public static XElement Upright(string name) =>
        Create("mi", name).With("mathvariant", name.Length == 1 ? "normal" : null);

    /// <summary>A bracket that grows with what stands beside it.</summary>
    public static XElement Fence(string text, bool opens) =>
        Create("mo", text).With("form", opens ? "prefix" : "postfix").With("stretchy", "true");
}
