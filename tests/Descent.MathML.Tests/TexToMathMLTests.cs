using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Descent.MathML.Tests;

public sealed partial class TexToMathMLTests
{
    [Theory]
    [MemberData(nameof(Inline))]
    public void A_formula_in_a_sentence_becomes_this_MathML(string tex, string expected) =>
        Assert.Equal(expected, Inside(TexToMathML.Convert(tex, display: false)));

    [Theory]
    [MemberData(nameof(OnItsOwnLine))]
    public void A_formula_on_its_own_line_becomes_this_MathML(string tex, string expected) =>
        Assert.Equal(expected, Inside(TexToMathML.Convert(tex, display: true)));

    [Fact]
    public void The_math_element_carries_its_TeX_escaped() => Assert.Equal(
        """<math alttext="a&lt;\text{&quot;}" xmlns="http://www.w3.org/1998/Math/MathML"><mrow><mi>a</mi><mo>&lt;</mo><mtext>"</mtext></mrow></math>""",
        TexToMathML.Convert("""a<\text{"}""", display: false));

    [Fact]
    public void A_formula_on_its_own_line_is_a_block() =>
        Assert.StartsWith("""<math display="block" alttext="x" """, TexToMathML.Convert(" x ", display: true), StringComparison.Ordinal);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_sample_is_well_formed(bool display)
    {
        foreach (var tex in TexSamples.All)
        {
            var root = XDocument.Parse(TexToMathML.Convert(tex, display)).Root!;
            Assert.Equal("{http://www.w3.org/1998/Math/MathML}math", root.Name.ToString());
            Assert.Equal(tex, (string?)root.Attribute("alttext"));
        }
    }

    [Fact]
    public void Every_symbol_of_the_table_converts()
    {
        Assert.All(TexSymbols.Names, name => XDocument.Parse(TexToMathML.Convert($"a{name} b", display: true)));
        Assert.True(TexSymbols.Names.Count() > 150);
    }

    [Fact]
    public void Nesting_up_to_the_limit_is_accepted() =>
        XDocument.Parse(TexToMathML.Convert(Nested(100), display: true));

    internal static string Nested(int levels) => new string('{', levels) + "x" + new string('}', levels);

    private static string Inside(string math) => MathTags()
        .Replace(math, "")
        .Replace("\u2061", "&af;", StringComparison.Ordinal)
        .Replace("\u00A0", "&nbsp;", StringComparison.Ordinal)
        .Replace("\u2009", "&thinsp;", StringComparison.Ordinal)
        .Replace("\u202F", "&nnbsp;", StringComparison.Ordinal);

    [GeneratedRegex("</?math[^>]*>")]
    private static partial Regex MathTags();
}
