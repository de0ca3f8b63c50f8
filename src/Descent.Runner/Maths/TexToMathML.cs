using System.Xml;
using System.Xml.Linq;

namespace Descent.Runner;

/// <summary>Converts the part of TeX that the course uses to MathML, which browsers typeset by themselves.</summary>
/// <remarks>
/// Whatever is not known is an error: a formula that comes out wrong without a word is worse than a page that
/// does not build. The steps are <see cref="TexReader"/> (tokens), <see cref="TexParser"/> (elements) and
/// <see cref="MathRow"/> (spacing); <see cref="TexSymbols"/> holds the vocabulary.
/// </remarks>
internal static class TexToMathML
{
    private const int LongestFormula = 10_000;

    /// <summary>Gives the <c>math</c> element of a formula.</summary>
    /// <param name="tex">The formula, without the dollars around it.</param>
    /// <param name="display">True for a formula on a line of its own.</param>
    /// <exception cref="TexException">The formula is malformed, or uses something that is not supported.</exception>
    public static string Convert(string tex, bool display)
    {
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
