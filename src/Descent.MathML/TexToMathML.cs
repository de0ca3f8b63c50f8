using System.Xml;
using System.Xml.Linq;

namespace Descent.MathML;

/// <summary>Converts the part of TeX that the course uses to MathML, which browsers typeset by themselves.</summary>
/// <remarks>
/// Whatever is not known is an error: a formula that comes out wrong without a word is worse than a page that
/// does not build. The steps are <see cref="TexReader"/> (tokens), <see cref="TexParser"/> (elements) and
/// <see cref="MathRow"/> (spacing); <see cref="TexSymbols"/> holds the vocabulary.
/// </remarks>
public static class TexToMathML
{
    private const int LongestFormula = 10_000;

    /// <summary>Gives the <c>math</c> element of a formula.</summary>
    /// <param name="tex">The formula, without the dollars around it; at most 10,000 characters.</param>
    /// <param name="display">True for a formula on a line of its own.</param>
    /// <returns>XML. Its <c>alttext</c> is the formula.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tex"/> is null.</exception>
    /// <exception cref="TexException">The formula is malformed, or uses something that is not supported.</exception>
    public static string Convert(string tex, bool display)
    {
        ArgumentNullException.ThrowIfNull(tex);
        Validate(tex);
        var formula = TexParser.Parse(tex, display ? MathStyle.Display : MathStyle.Text);

        return MathElement
            .Create("math", formula)
            .With("display", display ? "block" : null)
            .With("alttext", tex.Trim())
            .ToString(SaveOptions.DisableFormatting);
    }

    private static void Validate(string tex)
    {
        if (tex.Length > LongestFormula)
            throw new TexException($"The formula is longer than {LongestFormula} characters", LongestFormula);

        for (var i = 0; i < tex.Length; i++)
        {
            if (XmlConvert.IsXmlChar(tex[i]))
                continue;
            if (i + 1 == tex.Length || !XmlConvert.IsXmlSurrogatePair(tex[i + 1], tex[i]))
                throw new TexException($"U+{(int)tex[i]:X4} is no character of a formula", i);
            i++;
        }
    }
}

/// <summary>A formula that cannot be converted. The message says what is wrong and where.</summary>
public sealed class TexException : Exception
{
    internal TexException(string problem, int offset)
        : base($"{problem} (at character {offset + 1})") => Offset = offset;

    /// <summary>Where in the formula, counted in UTF-16 units from 0; the length of the formula for its end.</summary>
    public int Offset { get; }
}
