using CsCheck;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Descent.Kernel.Tests;

/// <summary>Taking a cell apart, for cells put together at random.</summary>
public class CellTextTests
{
    /// <summary>Pieces that end in no line, and hold what looks like a directive but is none.</summary>
    private static readonly Gen<string> Text = Gen.OneOf(
        "var a§ = @\"\n#!time\n#r \"\"nuget: X\"\"\n\";",
        "var a§ = \"\"\"\n#!markdown\n#i \"x\"\n\"\"\";",
        "/*\n#!javascript\n#r \"x.dll\"\n*/",
        "#if false\nit's no C#\n#endif",
        "// #!time",
        "var a§ = \"#!time\";",
        "var a§ = $\"{1 + 1}#r\".Length;",
        "int F§(int n)\n{\n    return n;\n}",
        "var a§ = '\\u0041';",
        "");

    /// <summary>Directives, each on a line of its own, and what goes with them.</summary>
    private static readonly Gen<string> Directive = Gen.OneOf(
        "#!csharp",
        "#!time",
        "  #!unknown x \"y\"",
        "#r \"nuget: X, 1.0\"",
        "#r \"x.dll\" // why",
        "#i \"nuget:y\"",
        "#load \"z.csx\"",
        "#!markdown\nIt's \" /* \"\"\"\n#!csharp",
        "#!javascript\nlet s = `#r \"x\"`;\n#!c#");

    private static readonly Gen<(string Code, string Line, bool IsDirective)[]> Cell =
        Gen.Select(Gen.Bool, Text, Directive, Gen.OneOf("\n", "\r\n"), (isDirective, text, directive, end) =>
            ((isDirective ? directive : text).Replace("\n", end, StringComparison.Ordinal), end, isDirective)).Array[1, 12];

    [Fact]
    public void Every_character_that_is_no_directive_stays_at_its_place_and_every_directive_becomes_blank() => Cell.Sample(pieces =>
    {
        var (code, expected) = ("", "");
        var number = 0;
        foreach (var (text, end, isDirective) in pieces)
        {
            var piece = text.Replace("§", $"{number++}", StringComparison.Ordinal);
            code += piece + end;
            expected += (isDirective ? Blank(piece) : piece) + end;
        }

        var read = CellText.Read(code).Code;

        return read == expected && SourceText.From(read).Lines.Count == SourceText.From(code).Lines.Count;
    });

    [Fact]
    public void No_text_at_all_can_change_the_number_of_its_lines_or_characters() => Gen.OneOf(
        Gen.String,
        Gen.String[Gen.OneOf(Gen.Char["#!ri \"\n\r/*@$'{}ab\u2028"]), 0, 60],
        Gen.OneOf("#!html", "#!csharp", "#r \"x\"", "\n", "\"", "\"\"\"", "/*", "*/", "#if false\n", "#endif\n", "'", "{", "#i").Array[0, 20].Select(string.Concat)).Sample(code =>
    {
        var read = CellText.Read(code).Code;
        return read.Length == code.Length && SourceText.From(read).Lines.Count == SourceText.From(code).Lines.Count
            && code.Zip(read).All(pair => pair.First == pair.Second || pair.Second == ' ');
    });

    private static string Blank(string text) => string.Concat(text.Select(c => c is '\n' or '\r' ? c : ' '));
}
