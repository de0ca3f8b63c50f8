using Xunit;

namespace Descent.Kernel.Tests;

public sealed class DirectiveTests : IDisposable
{
    private readonly Cells cells = new();

    public void Dispose() => cells.Dispose();

    [Theory]
    [InlineData("#!csharp\n1 + 2", "3")]
    [InlineData("#!c#\n1 + 2", "3")]
    [InlineData("  #!csharp\r\n1 + 2", "3")]
    [InlineData("#!csharp\n\nusing System.Text;\n#r \"nuget: Descent.Lessons, 2.0.0\"\nusing Descent.Lessons;\nnew StringBuilder(nameof(Quadratic)).ToString()", "Quadratic")]
    [InlineData("var early = 1;\n#r \"nuget: MathNet.Numerics\"\nMathNet.Numerics.Constants.Pi > 3", "True")]
    [InlineData("#r \"nuget:descent.lessons\"\ntypeof(Descent.Lessons.Quadratic).Name", "Quadratic")]
    [InlineData("#!markdown\nIt's *text* \"\n/* \"\"\"\n#!csharp\n1 + 2", "3")]
    [InlineData("1 + 2\n#!markdown\n# It's over", "3")]
    public async Task What_hosts_write_is_taken(string code, string shown)
    {
        await cells.RunAsync(code);

        Assert.Equal(shown, Assert.IsType<DisplayOutput>(cells.Outputs[^1]).Data["text/plain"]);
    }

    [Theory]
    [InlineData("#!time\n6 * 7", "line 1: #!time works in some notebook hosts only, and was left out.")]
    [InlineData("6 * 7\n\n#!unknown --really \"yes\"", "line 3: #!unknown works in some notebook hosts only, and was left out.")]
    [InlineData("var a = 6;\n#!javascript\nalert('1');\nlet s = `;\n#!csharp\na * 7", "line 2: #!javascript works in some notebook hosts only, and was left out with what follows it up to line 4.")]
    [InlineData("#!fsharp\nlet x = 1\n#!html\n<b>\n#!csharp\n6 * 7", "line 1: #!fsharp works in some notebook hosts only, and was left out with what follows it up to line 4.")]
    [InlineData("#i \"nuget:/somewhere\"\n6 * 7", "line 1: #i works in some notebook hosts only, and was left out. Name the package source in the nuget.config beside the notebook.")]
    [InlineData("\n#r \"nuget: Newtonsoft.Json, 13.0.3\"\n6 * 7", "line 2: The package Newtonsoft.Json cannot be had here.")]
    [InlineData("#r \"missing.dll\"\n6 * 7", "line 1: There is no library missing.dll")]
    [InlineData("#load \"missing.csx\"\n6 * 7", "line 1: There is no file missing.csx")]
    public async Task A_directive_that_cannot_be_served_costs_itself_and_says_so(string code, string notice)
    {
        await cells.RunAsync(code);

        Assert.StartsWith(notice, Assert.IsType<StreamOutput>(cells.Outputs[0]).Text, StringComparison.Ordinal);
        Assert.Equal("stderr", Assert.IsType<StreamOutput>(cells.Outputs[0]).Name);
        Assert.Equal("42", Assert.IsType<DisplayOutput>(cells.Outputs[1]).Data["text/plain"]);
        Assert.Equal(2, cells.Outputs.Count);
    }

    [Theory]
    [InlineData("var s = @\"\n#!time\n#r \"\"nuget: No.Such\"\"\n\";\ns.Length > 0")]
    [InlineData("var s = \"\"\"\n#!markdown\n#i \"x\"\n\"\"\";\ns.Length > 0")]
    [InlineData("/*\n#!javascript\n#r \"missing.dll\"\n*/\ntrue")]
    [InlineData("#if false\n#!time\n#!markdown\n#i \"x\"\n#r \"missing.dll\"\n#load \"missing.csx\"\n#endif\ntrue")]
    [InlineData("// #!time\ntrue")]
    [InlineData("#region #!time\n#endregion\n#pragma warning disable CS0168\ntrue")]
    public async Task What_looks_like_a_directive_in_text_and_comments_is_none(string code) => Assert.Equal("True", await cells.RunAsync(code));

    [Fact]
    public async Task The_compilers_own_directives_are_its_own()
    {
        Assert.Equal("1", await cells.RunAsync("#define YES\n#nullable enable\n#if YES\nstring? text = null;\nConsole.Write(1);\n#endif"));
    }
}
