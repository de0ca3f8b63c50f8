using System.Globalization;
using Xunit;

namespace Descent.Hosts.Tests;

/// <summary>What the real kernel does with a cell, which the kernel of our own is held to.</summary>
public sealed class KernelFactTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("string name = null; name")]
    [InlineData("double? number = null; number")]
    public async Task A_null_as_the_last_expression_is_shown(string code)
    {
        var output = Assert.Single(await InKernelAsync(code));

        Assert.Equal("result", output.Kind);
        Assert.StartsWith("<div class=\"dni-plaintext\"><pre>&lt;null&gt;</pre></div>", output.Forms[Output.Html]);
    }

    [Theory]
    [InlineData("string name = null;")]
    [InlineData("await Task.Delay(1)")]
    [InlineData("using System.Net;")]
    [InlineData("int f(int x) => x;")]
    [InlineData("// nothing")]
    public async Task What_has_no_value_shows_nothing(string code) => Assert.Empty(await InKernelAsync(code));

    [Theory]
    [InlineData("1 + 1", "result", Output.Html, "<div class=\"dni-plaintext\"><pre>2</pre></div>")]
    [InlineData("1.5", "result", Output.Html, "<div class=\"dni-plaintext\"><pre>1.5</pre></div>")]
    [InlineData("\"<b>\"", "result", Output.PlainText, "<b>")]
    [InlineData("new[] { 1, 2, 3 }", "result", Output.Html, "<div class=\"dni-plaintext\"><pre>[ 1, 2, 3 ]</pre></div>")]
    [InlineData("HTML(\"<b>x</b>\")", "result", Output.Html, "<b>x</b>")]
    [InlineData("display(1)", "display", Output.Html, "<div class=\"dni-plaintext\"><pre>1</pre></div>")]
    [InlineData("1.5.Display();", "display", Output.Html, "<div class=\"dni-plaintext\"><pre>1.5</pre></div>")]
    [InlineData("\"x\".Display(\"text/plain\");", "display", Output.PlainText, "x")]
    [InlineData("Console.Write(\"a\"); Console.WriteLine(\"b\");", "stdout", Output.PlainText, "ab\n")]
    [InlineData("{ int unused; }", "warning", Output.PlainText, "CS0168: The variable 'unused' is declared but never used")]
    [InlineData("string? name = null;", "warning", Output.PlainText, "CS8632: ")]
    [InlineData("nope", "error", Output.PlainText, "(1,1): error CS0103: The name 'nope' does not exist in the current context")]
    [InlineData("#r \"missing.dll\"", "error", Output.PlainText, "(1,1): error CS0006: Metadata file 'missing.dll' could not be found")]
    [InlineData("throw new InvalidOperationException(\"no\");", "error", Output.PlainText, "System.InvalidOperationException: no")]
    [InlineData("#!nope\n1", "error", Output.PlainText, "(1,1): error DNI101: Unknown magic command '#!nope'")]
    public async Task A_cell_puts_out(string code, string kind, string form, string start)
    {
        var output = Assert.Single(await InKernelAsync(code));

        Assert.Equal(kind, output.Kind);
        Assert.StartsWith(start, Assert.Contains(form, output.Forms).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_cell_that_throws_keeps_what_it_defined_before()
    {
        await using var kernel = new KernelInProcess();
        await kernel.RunAsync("int kept = 7; throw new Exception();", TestContext.Current.CancellationToken);

        Assert.Contains(await kernel.RunAsync("kept", TestContext.Current.CancellationToken), output => output.Forms[Output.Html].Contains(">7<"));
    }

    [Theory]
    [InlineData("in process")]
    [InlineData("published tool")]
    public async Task A_cell_as_VS_Code_writes_it_runs(string host)
    {
        if (host == "published tool") await KernelTool.RestoreAsync(TestContext.Current.CancellationToken);
        await using KernelSession kernel = host == "in process" ? new KernelInProcess() : await KernelTool.StartAsync(TestContext.Current.CancellationToken);

        var outputs = await kernel.RunAsync(
            $"""
            #!csharp

            using System.Text;
            {Notebook.LoadsLibrary}
            using Descent.Lessons;

            display(new StringBuilder("built"));
            Figures.Schedules(steps: 10, ("α", new Constant(0.1)))
            """,
            TestContext.Current.CancellationToken);

        Assert.DoesNotContain(outputs, output => output.Kind is "error" or "warning");
        Assert.Contains("built", outputs[^2].Forms[Output.Html]);
        Assert.NotNull(Drift.FigureOf(outputs[^1]));
    }

    [Fact]
    public async Task Exercises_of_a_teachers_own_are_found_beside_the_notebook_and_a_students_numbers_are_theirs()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await KernelTool.RestoreAsync(cancellation);
        var folder = Directory.CreateTempSubdirectory("descent-own-").FullName;
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder, "exercises.json"),
                """{"exercises": [{"id": "w1-a", "title": "Sum", "kind": "number", "answer": 7, "praise": "So it is.", "hints": [], "solution": {"code": "7", "why": "3 + 4"}}]}""",
                cancellation);
            var config = await File.ReadAllTextAsync(Path.Combine(Notebook.Folder, "nuget.config"), cancellation);
            await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), config.Replace("\"packages\"", $"\"{Path.Combine(Notebook.Folder, "packages")}\"", StringComparison.Ordinal), cancellation);
            await using var kernel = await KernelTool.StartAsync(cancellation, folder);

            var outputs = await kernel.RunAsync(
                $"""
                {Notebook.LoadsLibrary}
                using Descent.Lessons;
                Lesson.Start("3.1", student: "ada");
                var edge = Exercise.Find("3.1-a");
                string.Join(" ", Exercise.Find("w1-a").Check(7).Feedback, edge == edge.For("ada"), edge == edge.Variants[0])
                """,
                cancellation);

            Assert.Equal("So it is. True False", outputs[^1].Forms[Output.PlainText]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_cell_runs_in_the_culture_of_whoever_sent_it()
    {
        CultureInfo.CurrentCulture = new CultureInfo("de-DE") { NumberFormat = { NumberDecimalSeparator = "," } };

        var output = Assert.Single(await InKernelAsync("(1.5).ToString()"));

        Assert.Equal("1,5", output.Forms[Output.PlainText]);
    }

    private static async Task<List<Output>> InKernelAsync(string code)
    {
        await using var kernel = new KernelInProcess();
        var outputs = await kernel.RunAsync(code, TestContext.Current.CancellationToken);

        // Its HTML(…) is made for another patch of a package than it is restored with; that is no fault of the code.
        return [.. outputs.Where(output => !output.ToString().StartsWith("warning text/plain: CS1702", StringComparison.Ordinal))];
    }
}
