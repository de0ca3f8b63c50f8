using Xunit;

namespace Descent.MathML.Tests;

public sealed class TexErrorTests
{
    [Theory]
    [InlineData(@"x + \foo", 5, @"Unknown command \foo")]
    [InlineData(@"\left\foo x\right)", 6, @"\left needs a bracket or a dot, found \foo")]
    [InlineData("a @ b", 3, "Unknown character @")]
    [InlineData("α", 1, "Unknown character α")]
    [InlineData("x % y", 3, "Unknown character %")]
    [InlineData("x 𝑦", 3, "Unknown character 𝑦")]
    [InlineData("a\u0001", 2, "U+0001 is no character of a formula")]
    [InlineData("", 1, "The formula is empty")]
    [InlineData("  ", 1, "The formula is empty")]
    [InlineData(@"x\", 2, "A backslash with nothing after it")]
    [InlineData("{x", 3, "Expected } for the { at character 1, found the end of the formula")]
    [InlineData("x}", 2, "} without anything that it could end or divide")]
    [InlineData("a & b", 3, "& without anything")]
    [InlineData(@"a \\ b", 3, @"\\ without anything")]
    [InlineData("^2", 1, "^ has nothing to its left")]
    [InlineData("{_2}", 2, "_ has nothing to its left")]
    [InlineData("'", 1, "' has nothing to its left")]
    [InlineData(@"\,^2", 3, "^ has nothing to its left")]
    [InlineData("x^", 3, "^ needs an argument, found the end of the formula")]
    [InlineData("x_^2", 3, "_ needs an argument, found ^")]
    [InlineData(@"x^\,", 3, @"^ needs an argument, found \,")]
    [InlineData("x^{}", 3, "The argument of ^ is empty")]
    [InlineData("x^2^3", 4, "Double superscript")]
    [InlineData("x^2'", 4, "Double superscript")]
    [InlineData("x'^2'", 5, "Double superscript")]
    [InlineData("x_2_3", 4, "Double subscript")]
    [InlineData("f'''''", 2, "More than 4 primes")]
    [InlineData(@"\frac{}{2}", 6, @"The argument of \frac is empty")]
    [InlineData(@"\frac{1}{}", 9, @"The argument of \frac is empty")]
    [InlineData(@"\frac{1}", 9, @"\frac needs an argument")]
    [InlineData(@"\sqrt[]{x}", 6, @"The index of \sqrt is empty")]
    [InlineData(@"\sqrt[3", 8, "Expected ] for the [ at character 6")]
    [InlineData(@"\right)", 1, @"\right without anything")]
    [InlineData(@"\left( x", 9, @"Expected \right for the \left at character 1, found the end")]
    [InlineData(@"{\left( x}", 10, @"Expected \right for the \left at character 2, found }")]
    [InlineData(@"\left x \right)", 7, @"\left needs a bracket or a dot, found x")]
    [InlineData(@"\left( x \right", 16, @"\right needs a bracket or a dot, found the end")]
    [InlineData(@"\big x", 6, @"\big needs a bracket, found x")]
    [InlineData(@"\biglr(", 1, @"Unknown command \biglr")]
    [InlineData(@"\begin{array}{c}\end{array}", 8, "Unknown environment array")]
    [InlineData(@"\begin{cases} x", 16, @"Expected \end for the \begin at character 1")]
    [InlineData(@"\begin{cases} x \end{aligned}", 22, @"\begin{cases} at character 1 ends as aligned")]
    [InlineData(@"\begin{cases} \end{cases}", 1, "cases is empty")]
    [InlineData(@"\begin{cases} a & b & c \end{cases}", 21, "More than 2 columns")]
    [InlineData(@"\begin{aligned} a \\[2pt] b \end{aligned}", 21, @"The optional argument of \\ is not supported")]
    [InlineData(@"\end{cases}", 1, @"\end without anything")]
    [InlineData(@"\text{for $x$}", 11, @"$ is not supported within \text")]
    [InlineData(@"\text{a {b}}", 9, @"{ is not supported within \text")]
    [InlineData(@"\text{\alpha}", 7, @"\ is not supported within text")]
    [InlineData(@"\text{a", 6, @"The { after \text is never closed")]
    [InlineData(@"\text{}", 7, @"The argument of \text is empty")]
    [InlineData(@"\mathrm{ }", 9, @"The argument of \mathrm is empty")]
    [InlineData(@"\mathbb{r}", 9, "r is not supported here")]
    [InlineData(@"\mathbf{\theta}", 9, @"\ is not supported here")]
    [InlineData(@"\operatorname{a-b}", 16, "- is not supported here")]
    [InlineData(@"\operatorname", 14, @"\operatorname needs an argument, found the end")]
    public void A_formula_that_is_not_understood_is_refused_with_the_place_and_the_reason(string tex, int position, string reason)
    {
        var error = Refused(tex);

        Assert.StartsWith(reason, error.Message, StringComparison.Ordinal);
        Assert.EndsWith($"(at character {position})", error.Message, StringComparison.Ordinal);
        Assert.Equal(position - 1, error.Offset);
    }

    [Fact]
    public void No_formula_at_all_is_refused_by_the_name_of_the_argument() =>
        Assert.Throws<ArgumentNullException>("tex", () => TexToMathML.Convert(null!, display: true));

    [Theory]
    [InlineData("{", "}")]
    [InlineData("x^{", "}")]
    [InlineData(@"\hat", "")]
    [InlineData(@"\sqrt[", "]x")]
    [InlineData(@"\left(", @"\right)")]
    [InlineData(@"\begin{matrix}", @"\end{matrix}")]
    public void Nesting_beyond_the_limit_is_refused(string open, string close)
    {
        var levels = 9000 / (open.Length + close.Length);
        var tex = string.Concat(Enumerable.Repeat(open, levels)) + "x" + string.Concat(Enumerable.Repeat(close, levels));

        Assert.StartsWith("Nested deeper than 100 levels", Refused(tex).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_is_refused() =>
        Assert.StartsWith("U+D800 is no character of a formula", Refused("a\ud800").Message, StringComparison.Ordinal);

    [Fact]
    public void One_level_beyond_the_limit_is_refused() => Refused(TexToMathMLTests.Nested(101));

    [Fact]
    public void A_formula_that_is_too_long_is_refused()
    {
        TexToMathML.Convert(new string('x', 10_000), display: true);

        Assert.EndsWith("(at character 10001)", Refused(new string('x', 10_001)).Message, StringComparison.Ordinal);
    }

    private static TexException Refused(string tex) =>
        Assert.Throws<TexException>(() => TexToMathML.Convert(tex, display: true));
}
