using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Descent.MathML.Tests;

public sealed partial class TexFuzzTests
{
    // Pieces that break formulas in the middle, and characters that XML or Unicode treats in a way of its own.
    private static readonly string[] Pieces =
    [
        "{", "}", "^", "_", "'", "&", @"\\", @"\", "[", "]", "(", "|", ".", ":=", "$", "%", "#", "~", "*", "7", " ",
        @"\left", @"\right", @"\begin{", @"\end{", @"\begin{cases}", @"\end{cases}", @"\frac", @"\sqrt[", @"\text{",
        @"\operatorname*", @"\mathbb", @"\big", @"\dots", @"\hat", @"\underbrace", @"\sum", @"\log", @"\,", "{,}000",
        "<", ">", "\"", "]]>", "\0", "\ud835", "\udc65", "\uffff", "é", "𝑥", "\n", "--", "e\u0301",
    ];

    [Fact]
    public void A_mutated_formula_gives_well_formed_MathML_or_is_refused()
    {
        var random = new Random(20260521);
        var converted = 0;
        var refused = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var tex = Mutate(random);
            try
            {
                XDocument.Parse(TexToMathML.Convert(tex, display: i % 2 == 0));
                converted++;
            }
            catch (TexException error)
            {
                Assert.InRange(int.Parse(Place().Match(error.Message).Value, CultureInfo.InvariantCulture), 1, tex.Length + 1);
                refused++;
            }
            catch (Exception error)
            {
                Assert.Fail($"{tex}: {error}");
            }
        }

        // Mutations that all end the same way would test little.
        Assert.True(converted > 2_000 && refused > 2_000, $"{converted} converted, {refused} refused");
    }

    private static string Mutate(Random random)
    {
        var tex = random.GetItems(TexSamples.All, 1)[0];
        for (var edits = random.Next(1, 5); edits > 0; edits--)
        {
            var at = random.Next(tex.Length + 1);
            var length = random.Next(0, Math.Min(4, tex.Length - at + 1));
            tex = random.Next(3) switch
            {
                0 => tex.Remove(at, length),
                1 => tex.Insert(at, random.GetItems(Pieces, 1)[0]),
                _ => tex.Insert(at, tex.Substring(random.Next(tex.Length - length + 1), length)),
            };
        }

        return tex;
    }

    [GeneratedRegex(@"(?<=\(at character )[0-9]+(?=\)$)")]
    private static partial Regex Place();
}
