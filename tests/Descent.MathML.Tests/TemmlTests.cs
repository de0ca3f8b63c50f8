using System.Text.Json;
using Xunit;

namespace Descent.MathML.Tests;

/// <summary>Holds the converter against Temml, whose answers are in <c>temml/golden.json</c>.</summary>
public sealed class TemmlTests
{
    private const string Regenerate = """
        npm install --no-save --prefix artifacts/temml temml@0.13.5
        node tests/Descent.MathML.Tests/temml/generate.mjs
        """;

    private static readonly Formula[] Formulas =
    [
        .. CourseFormulas.All
            .Concat(TexSamples.All.Select(tex => new Formula(tex, Display: true)))
            .Concat(TexSamples.All.Where(IsAllowedInASentence).Select(tex => new Formula(tex, Display: false)))
            .Concat(TexSymbols.Names.Select(name => new Formula($"a{name} b", Display: true)))
            .Distinct(),
    ];

    private static readonly Dictionary<Formula, string> Golden = ReadGolden();

    public static TheoryData<string, bool> Known =>
        new(Formulas.Where(Golden.ContainsKey).Select(formula => (formula.Tex, formula.Display)));

    [Fact]
    public void Temml_has_converted_every_formula_of_the_course_and_every_sample()
    {
        var missing = Formulas.Where(formula => !Golden.ContainsKey(formula)).ToArray();
        if (missing.Length > 0)
            LeaveListForTheScript();

        Assert.True(
            missing.Length == 0,
            $"{missing.Length} formulas are not in golden.json, {missing.FirstOrDefault()?.Tex} among them. With Node, "
                + $"run in the root of the repository\n\n{Regenerate}\n\nand then dotnet test again.");
        Assert.True(CourseFormulas.All.Length > 100, "Hardly any formula was found in notebooks/*.ipynb.");
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void A_formula_has_the_structure_and_the_spacing_that_Temml_gives_it(string tex, bool display) => Assert.Equal(
        MathShape.Of(Golden[new Formula(tex, display)]),
        MathShape.Of(TexToMathML.Convert(tex, display)));

    [Theory]
    [InlineData("x^2", "x_2")]
    [InlineData("x^{2y}", "x^2y")]
    [InlineData("a-b", "a{-}b")]
    [InlineData("a=-b", "a=b")]
    [InlineData("a=b", "a{=}b")]
    [InlineData("a, b", "a{,}b")]
    [InlineData(@"a\,b", "ab")]
    [InlineData("(a)", @"\left(a\right)")]
    [InlineData(@"\bigl(a", @"\Bigl(a")]
    [InlineData(@"\Gamma", @"\gamma")]
    [InlineData("d", @"\mathrm{d}")]
    [InlineData(@"\log x", "logx")]
    [InlineData(@"\sum_i", @"\tfrac{\sum_i}{1}")]
    [InlineData(@"\frac12", @"\tfrac12")]
    [InlineData(@"\hat x", @"\bar x")]
    [InlineData(@"\begin{matrix}a&b\end{matrix}", @"\begin{aligned}a&b\end{aligned}")]
    public void The_comparison_tells_apart_what_looks_different(string one, string other) => Assert.NotEqual(
        MathShape.Of(TexToMathML.Convert(one, display: true)),
        MathShape.Of(TexToMathML.Convert(other, display: true)));

    /// <summary>LaTeX and Temml want an alignment of this kind on lines of its own.</summary>
    private static bool IsAllowedInASentence(string tex) => !tex.Contains("{align*}", StringComparison.Ordinal);

    private static Dictionary<Formula, string> ReadGolden()
    {
        using var stream = typeof(TemmlTests).Assembly.GetManifestResourceStream("golden.json")!;
        using var json = JsonDocument.Parse(stream);
        return json.RootElement.GetProperty("formulas").EnumerateArray().ToDictionary(
            row => new Formula(row.GetProperty("tex").GetString()!, row.GetProperty("display").GetBoolean()),
            row => row.GetProperty("mathml").GetString()!);
    }

    private static void LeaveListForTheScript()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "temml")).FullName;
        File.WriteAllText(
            Path.Combine(folder, "formulas.json"),
            JsonSerializer.Serialize(Formulas.Select(formula => new { tex = formula.Tex, display = formula.Display })));
    }
}
