using Xunit;

namespace Descent.Kernel.Tests;

public sealed class OutputTests : IDisposable
{
    private readonly Cells cells = new();

    public void Dispose() => cells.Dispose();

    /// <summary>As recorded from the kernel of .NET Interactive, whose default formats end in a style sheet.</summary>
    public static TheoryData<string, string> Recorded => new()
    {
        { "1+1", "<div class=\"dni-plaintext\"><pre>2</pre></div>" },
        { "null", "<div class=\"dni-plaintext\"><pre>&lt;null&gt;</pre></div>" },
        { "(string)null", "<div class=\"dni-plaintext\"><pre>&lt;null&gt;</pre></div>" },
        { "new[]{1,2,3}", "<div class=\"dni-plaintext\"><pre>[ 1, 2, 3 ]</pre></div>" },
        { "new List<string>{\"a\",\"b\"}", "<div class=\"dni-plaintext\"><pre>[ a, b ]</pre></div>" },
        { "new[]{\"<a>\"}", "<div class=\"dni-plaintext\"><pre>[ &lt;a&gt; ]</pre></div>" },
        { "new Dictionary<string,object>()", "<i>(empty)</i>" },
        {
            "new Dictionary<string,int>{[\"a\"]=1,[\"b\"]=2}",
            "<table><thead><tr><th><i>key</i></th><th>value</th></tr></thead><tbody><tr><td><div class=\"dni-plaintext\"><pre>a</pre></div></td><td><div class=\"dni-plaintext\"><pre>1</pre></div></td></tr><tr><td><div class=\"dni-plaintext\"><pre>b</pre></div></td><td><div class=\"dni-plaintext\"><pre>2</pre></div></td></tr></tbody></table>"
        },
        {
            "new { A = 1, B = \"x\" }",
            "<details open=\"open\" class=\"dni-treeview\"><summary><span class=\"dni-code-hint\"><code>{ A = 1, B = x }</code></span></summary><div><table><thead><tr></tr></thead><tbody><tr><td>A</td><td><div class=\"dni-plaintext\"><pre>1</pre></div></td></tr><tr><td>B</td><td><div class=\"dni-plaintext\"><pre>x</pre></div></td></tr></tbody></table></div></details>"
        },
        {
            "(1, \"b\")",
            "<details open=\"open\" class=\"dni-treeview\"><summary><span class=\"dni-code-hint\"><code>(1, b)</code></span></summary><div><table><thead><tr></tr></thead><tbody><tr><td>Item1</td><td><div class=\"dni-plaintext\"><pre>1</pre></div></td></tr><tr><td>Item2</td><td><div class=\"dni-plaintext\"><pre>b</pre></div></td></tr></tbody></table></div></details>"
        },
        { "1.5f/3", "<div class=\"dni-plaintext\"><pre>0.5</pre></div>" },
        { "true", "<div class=\"dni-plaintext\"><pre>True</pre></div>" },
        { "DateTime.UnixEpoch", "<span>1970-01-01 00:00:00Z</span>" },
        { "HTML(\"<b>x</b>\")", "<b>x</b>" },
    };

    [Theory]
    [MemberData(nameof(Recorded))]
    public async Task Results_are_those_of_the_real_kernel(string code, string html)
    {
        await cells.RunAsync(code);

        var output = Assert.IsType<DisplayOutput>(Assert.Single(cells.Outputs));
        Assert.True(output.IsResult);
        Assert.Equal(html, output.Data["text/html"].Split("<style>")[0]);
    }

    [Theory]
    [InlineData("display(1)", "text/html text/plain", "1")]
    [InlineData("display(1);", "text/html text/plain", "1")]
    [InlineData("1.5.Display()", "text/html text/plain", "1.5")]
    [InlineData("display(\"s\");", "text/plain", "s")]
    [InlineData("display(new[]{1,2}, \"text/plain\");", "text/plain", "[ 1, 2 ]")]
    [InlineData("\"x\".Display(\"text/plain\")", "text/plain", "x")]
    [InlineData("\"# hi\".DisplayAs(\"text/markdown\");", "text/markdown", "# hi")]
    [InlineData("HTML(\"<b>x</b>\").Display();", "text/html text/plain", "<b>x</b>")]
    [InlineData("CSS(\"b { color: red }\");", "text/html text/plain", "<style>b { color: red }</style>")]
    [InlineData("Javascript(\"a < b\");", "text/html text/plain", "<script type=\"text/javascript\">a < b</script>")]
    [InlineData("object nothing = null;\nnothing.Display();", "text/html text/plain", "<null>")]
    public async Task What_a_cell_displays_is_shown_once_and_is_no_result(string code, string forms, string text)
    {
        Assert.Equal(text, await cells.RunAsync(code));

        var output = Assert.IsType<DisplayOutput>(Assert.Single(cells.Outputs));
        Assert.False(output.IsResult);
        Assert.Equal(forms, string.Join(' ', output.Data.Keys.Order()));
    }

    [Fact]
    public async Task A_displayed_value_can_be_updated_in_its_place()
    {
        await cells.RunAsync("var shown = display(\"first\", \"text/plain\");\ndisplay(\"other\");");
        var id = Assert.IsType<DisplayOutput>(cells.Outputs[0]).DisplayId;
        Assert.NotEqual(id, Assert.IsType<DisplayOutput>(cells.Outputs[1]).DisplayId);

        await cells.RunAsync("shown.Update(2);");

        var update = Assert.IsType<DisplayOutput>(Assert.Single(cells.Outputs));
        Assert.Equal((id, true, "2"), (update.DisplayId, update.IsUpdate, update.Data["text/plain"]));
    }

    [Fact]
    public async Task Console_text_and_displayed_values_keep_their_order()
    {
        await cells.RunAsync("""
            Console.Write("a");
            Console.WriteLine("b");
            1.Display();
            Console.Error.WriteLine("c");
            "x".Display("text/plain");
            2
            """);

        Assert.Equal(["a", "b\n", "1", "c\n", "x", "2"], cells.Texts);
        Assert.Equal(new StreamOutput("stderr", "c\n"), cells.Outputs[3]);
        Assert.True(Assert.IsType<DisplayOutput>(cells.Outputs[5]).IsResult);
    }

    [Fact]
    public async Task Every_way_to_write_to_the_console_is_captured() => Assert.Equal("cef1.5\n1-2\nasync\n", await cells.RunAsync("""
        Console.Write('c');
        Console.Write(new[] { 'd', 'e' }, 1, 1);
        Console.Out.Write("f".AsSpan());
        Console.Write(1.5);
        Console.WriteLine();
        Console.WriteLine("{0}-{1}", 1, 2);
        await Console.Out.WriteLineAsync("async");
        """));

    [Fact]
    public async Task A_console_that_a_cell_has_pointed_elsewhere_is_back_for_the_next()
    {
        Assert.Equal("", await cells.RunAsync("Console.SetOut(System.IO.TextWriter.Null);\nConsole.Write(1);"));
        Assert.Equal("2", await cells.RunAsync("Console.Write(2);"));
    }

    [Fact]
    public async Task A_session_gives_the_console_back()
    {
        var (output, error) = (Console.Out, Console.Error);
        using (var other = new Cells()) await other.RunAsync("Console.Write(1);");

        Assert.Same(output, Console.Out);
        Assert.Same(error, Console.Error);
    }

    [Fact]
    public async Task Long_text_comes_in_pieces_that_split_no_character()
    {
        Assert.Equal(200_001, (await cells.RunAsync("Console.Write(\"a\" + string.Concat(Enumerable.Repeat(\"\U0001F4A1\", 100_000)));")).Length);

        Assert.All(cells.Texts, piece => Assert.InRange(piece.Length, 1, 65_536));
        Assert.All(cells.Texts, piece => Assert.False(char.IsLowSurrogate(piece[0])));
    }

    [Fact]
    public async Task A_type_that_follows_the_naming_convention_renders_itself()
    {
        await cells.RunAsync(HtmlType.Source);
        await cells.RunAsync("new Html(\"<b>bowl</b>\")");

        var output = Assert.IsType<DisplayOutput>(Assert.Single(cells.Outputs));
        Assert.Equal("<b>bowl</b>", output.Data["text/html"]);
        Assert.Contains("text/plain", output.Data.Keys);
    }

    [Fact]
    public async Task Where_values_are_not_shown_they_are_not_rendered()
    {
        cells.Session.ShowsValues = false;

        await cells.RunAsync("class Moody { public override string ToString() => throw new Exception(); }\ndisplay(new Moody()).Update(2);\nConsole.Write(1);\nnew Moody()");

        Assert.Equal([new StreamOutput("stdout", "1")], cells.Outputs);
    }

    [Theory]
    [InlineData("{ int unused; }")]
    [InlineData("string? text = null;")]
    [InlineData("[Obsolete] int Old() => 1;\nOld();")]
    public async Task Warnings_are_no_outputs(string code) => Assert.Equal("", await cells.RunAsync(code));
}
