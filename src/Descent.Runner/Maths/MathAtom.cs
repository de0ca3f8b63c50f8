using System.Xml.Linq;

namespace Descent.Runner;

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
