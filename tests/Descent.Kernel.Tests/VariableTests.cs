using Xunit;

namespace Descent.Kernel.Tests;

public sealed class VariableTests : IDisposable
{
    private readonly Cells cells = new();

    public void Dispose() => cells.Dispose();

    [Fact]
    public async Task The_variable_declared_last_is_the_one_that_is_found()
    {
        await cells.RunAsync("double? edge = null;");
        await cells.RunAsync("var edge = 2.0 / 25;");

        Assert.Equal(0.08, cells.Session.FindVariable("edge")?.Value);
        Assert.Null(cells.Session.FindVariable("ed"));
    }

    [Fact]
    public async Task A_value_is_that_of_the_moment()
    {
        await cells.RunAsync("var n = 1;");
        var variable = cells.Session.FindVariable("n")!;
        await cells.RunAsync("n = 2;");

        Assert.Equal(2, variable.Value);
        Assert.False(variable.IsComputed);
    }

    [Theory]
    [InlineData("double best(double L, double mu) => 2 / (L + mu);")]
    [InlineData("static double best(double L, double mu) => 2 / (L + mu);")]
    [InlineData("Func<double, double, double> best = (L, mu) => 2 / (L + mu);")]
    [InlineData("var best = (double L, double mu) => 2 / (L + mu);")]
    public async Task A_method_is_found_as_the_delegate_that_its_name_stands_for(string code)
    {
        await cells.RunAsync("var factor = 2;");
        await cells.RunAsync(code);

        var best = Assert.IsType<Func<double, double, double>>(cells.Session.FindVariable("best")?.Value);
        Assert.Equal(0.5, best(3, 1));
    }

    [Fact]
    public async Task A_methods_delegate_is_of_the_type_that_the_compiler_gives_it()
    {
        await cells.RunAsync("double best(double L, double mu) => 2 / (L + mu);\nobject taken = best;");

        Assert.Equal(cells.Session.FindVariable("taken")!.Value!.GetType(), cells.Session.FindVariable("best")!.Value!.GetType());
    }

    [Fact]
    public async Task A_method_without_parameters_or_value_is_a_delegate_too()
    {
        await cells.RunAsync("var calls = 0;\nint Answer() => 42;\nvoid Count() => calls++;");

        Assert.Equal(42, Assert.IsType<Func<int>>(cells.Session.FindVariable("Answer")?.Value)());
        Assert.IsType<Action>(cells.Session.FindVariable("Count")?.Value)();
        Assert.Equal(1, cells.Session.FindVariable("calls")?.Value);
    }

    [Fact]
    public async Task A_property_is_asked_for_its_value_and_throws_what_it_throws()
    {
        await cells.RunAsync("double edge => 2.0 / 25;\nint broken => throw new InvalidOperationException(\"no\");");

        Assert.Equal((true, 0.08), (cells.Session.FindVariable("edge")!.IsComputed, cells.Session.FindVariable("edge")!.Value));
        Assert.Equal("no", Assert.Throws<InvalidOperationException>(() => cells.Session.FindVariable("broken")!.Value).Message);
    }

    [Theory]
    [InlineData("int F(int n) => n;\nint F(double n) => 1;", "F")]
    [InlineData("T Same<T>(T x) => x;", "Same")]
    [InlineData("class Box { }", "Box")]
    public async Task What_has_no_value_in_CSharp_has_none_here(string code, string name)
    {
        await cells.RunAsync(code);

        Assert.Null(cells.Session.FindVariable(name));
    }
}
