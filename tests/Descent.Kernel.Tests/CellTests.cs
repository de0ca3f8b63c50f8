using System.Globalization;
using Xunit;

namespace Descent.Kernel.Tests;

public sealed class CellTests : IDisposable
{
    private readonly Cells cells = new();

    public void Dispose() => cells.Dispose();

    [Fact]
    public async Task Cells_share_variables_methods_types_and_usings()
    {
        await cells.RunAsync("using System.Globalization;\nvar x = 20;");
        await cells.RunAsync("int Twice(int n) => 2 * n;\nrecord Box(int Value);");
        await cells.RunAsync("x++;");

        Assert.Equal("42", await cells.RunAsync("new Box(Twice(x)).Value.ToString(CultureInfo.InvariantCulture)"));
    }

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("1 + 1 // two", "2")]
    [InlineData("int n = 3;\nn", "3")]
    [InlineData("return 12;", "12")]
    [InlineData("if (true) return 13;", "13")]
    [InlineData("(string)null", "<null>")]
    [InlineData("double? d = null;\nd", "<null>")]
    [InlineData("Math.Max(2, 3);", "")]
    [InlineData("Console.Write(\"\")", "")]
    [InlineData("await Task.Delay(1)", "")]
    [InlineData("int unused;", "")]
    [InlineData("using System.Net;", "")]
    [InlineData("", "")]
    [InlineData("// nothing", "")]
    [InlineData("var (a, b) = (1, 2); a + b", "3")]
    [InlineData("unsafe { int n = 1; int* p = &n; Console.Write(*p); }", "1")]
    [InlineData("dynamic d = \"text\"; d.Length", "4")]
    [InlineData("System.Text.Json.JsonSerializer.Serialize(new { A = 1 })", "{\"A\":1}")]
    public async Task The_last_expression_is_shown_also_when_it_is_null_and_a_statement_is_not(string code, string shown)
    {
        Assert.Equal(shown, await cells.RunAsync(code));
        Assert.All(cells.Outputs.OfType<DisplayOutput>(), output => Assert.True(output.IsResult));
    }

    [Fact]
    public async Task A_value_of_an_earlier_cell_does_not_linger()
    {
        await cells.RunAsync("5");

        Assert.Equal("", await cells.RunAsync("var y = 1;"));
    }

    [Fact]
    public async Task Await_works_at_the_top_level() =>
        Assert.Equal("7", await cells.RunAsync("await Task.Yield();\nvar n = await Task.FromResult(7);\nn"));

    [Fact]
    public async Task A_type_declared_anew_is_another_one()
    {
        await cells.RunAsync("record Box(int Value);\nvar old = new Box(1);");

        Assert.Equal("2False", await cells.RunAsync("record Box(int Value, int More);\nConsole.Write(new Box(1, 2).More);\n(object)old is Box"));
    }

    [Fact]
    public async Task What_a_cell_defined_before_it_threw_stays_and_what_does_not_compile_leaves_nothing()
    {
        await cells.FailAsync("var before = 1;\nvoid F() { }\nthrow new Exception(\"after\");");
        await cells.FailAsync("var broken = 1;\nnope();");

        Assert.Equal("1", await cells.RunAsync("F();\nbefore"));
        Assert.Contains("CS0103", (await cells.FailAsync("broken")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_culture_set_by_a_cell_ends_with_it_and_one_set_for_all_threads_stays()
    {
        var before = CultureInfo.DefaultThreadCurrentCulture;
        try
        {
            Assert.Equal("de-DE", await cells.RunAsync("using System.Globalization;\nCultureInfo.CurrentCulture = new(\"de-DE\");\nConsole.Write(CultureInfo.CurrentCulture.Name);"));
            Assert.Equal(CultureInfo.CurrentCulture.Name, await cells.RunAsync("CultureInfo.CurrentCulture.Name"));

            await cells.RunAsync("CultureInfo.DefaultThreadCurrentCulture = new(\"fr-FR\");");
            Assert.Equal("fr-FR", CultureInfo.DefaultThreadCurrentCulture?.Name);
        }
        finally
        {
            CultureInfo.DefaultThreadCurrentCulture = before;
        }
    }

    [Fact]
    public async Task A_cancelled_cell_does_not_run()
    {
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => cells.Session.RunAsync(1, "var x = 1;", cancellation.Token));

        Assert.Null(cells.Session.FindVariable("x"));
    }

    [Fact]
    public async Task A_cell_that_is_cancelled_while_its_packages_are_fetched_does_not_run()
    {
        using var cancellation = new CancellationTokenSource();
        var source = new StubPackages((_, _) =>
        {
            cancellation.Cancel();
            return [];
        });
        using var other = new Cells(source);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other.Session.RunAsync(1, "#r \"nuget: Some\"\nConsole.Write(1);", cancellation.Token));

        Assert.Empty(other.Outputs);
    }

    [Fact]
    public async Task What_a_cell_itself_cancels_is_its_failure()
    {
        var failure = await cells.FailAsync("throw new OperationCanceledException(\"mine\");");

        Assert.Equal("System.OperationCanceledException", failure.Name);
    }

    [Fact]
    public async Task A_reset_forgets_everything()
    {
        await cells.RunAsync(Cells.Start);
        await cells.RunAsync("var x = 1;");

        cells.Session.Reset();

        Assert.Null(cells.Session.FindVariable("x"));
        Assert.Contains("CS0103", (await cells.FailAsync("x")).Message, StringComparison.Ordinal);
        Assert.Contains("CS0234", (await cells.FailAsync("using Descent.Lessons;")).Message, StringComparison.Ordinal);
        Assert.Equal("2", await cells.RunAsync("var x = 2;\nx"));
    }

    [Fact]
    public async Task Many_cells_see_each_other()
    {
        await cells.RunAsync("var sum = 0;");
        for (var k = 0; k < 30; k++) await cells.RunAsync($"int F{k}(int n) => n + {k};\nsum = F{k}(sum);");

        Assert.Equal("435", await cells.RunAsync("sum"));
    }
}
