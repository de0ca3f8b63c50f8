using System.Xml.Linq;

namespace Descent.Runner;

/// <summary>Makes MathML elements.</summary>
internal static class MathElement
{
    private static readonly XNamespace MathML = "http://www.w3.org/1998/Math/MathML";

    /// <summary>An element with what is in it.</summary>
    public static XElement Create(string name, params object[] content) => new(MathML + name, content);

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
