using Xunit;

namespace Descent.Kernel.Tests;

public sealed class ErrorTests : IDisposable
{
    private readonly Cells cells = new();

    public void Dispose() => cells.Dispose();

    [Fact]
    public async Task An_exception_is_reported_with_its_cell_its_line_and_the_authors_calls_only()
    {
        await cells.RunAsync("int Divide(int x)\n{\n    return 10 / x;\n}");

        var failure = await cells.FailAsync("var zero = 0;\n\nDivide(zero)");

        Assert.Equal(("System.DivideByZeroException", 3), (failure.Name, failure.Line));
        Assert.Equal(["at Divide(Int32 x) in cell 1, line 3", "at cell 2, line 3"], failure.Trace);
        Assert.Equal(new ErrorOutput(failure.Name, failure.Message, failure.Trace), cells.Outputs[^1]);
    }

    [Theory]
    [InlineData("await Task.Yield();\nvar bad = new[] { 1 }.Select(n =>\n    n > 0 ? throw new InvalidOperationException() : n);\nbad.ToList()", 3)]
    [InlineData("class A\n{\n    public A() =>\n        throw new Exception();\n}\nvar x = 1;\nnew A()", 4)]
    [InlineData("#!csharp\n#r \"nuget: MathNet.Numerics\"\nusing System.IO;\nthrow new Exception();", 4)]
    [InlineData("#!markdown\nIt's \"\n#!csharp\nthrow new Exception();", 4)]
    [InlineData("Parallel.For(0, 1, _ =>\n{\n    throw new Exception();\n});", 3)]
    [InlineData("static class S\n{\n    static S() =>\n        throw new Exception();\n    public static int N = 1;\n}\nS.N", 4)]
    public async Task An_exception_keeps_its_line_wherever_it_comes_from(string code, int line)
    {
        var failure = await cells.FailAsync(code);

        // What runs in parallel throws an exception of its own, around this.
        Assert.True(failure.Line == line || failure.Trace.Any(call => call.EndsWith($"cell 1, line {line}", StringComparison.Ordinal)), failure.ToString());
    }

    [Fact]
    public async Task Inner_exceptions_are_told() =>
        Assert.Equal("outer ---> inner", (await cells.FailAsync("throw new Exception(\"outer\", new InvalidOperationException(\"inner\"));")).Message);

    [Fact]
    public async Task All_compile_errors_are_reported_with_their_lines()
    {
        var failure = await cells.FailAsync("int a = \"text\";\nvar b = 2;\nundefined();");

        Assert.Equal(("CompilationError", 1), (failure.Name, failure.Line));
        Assert.Equal(
            "line 1, column 9: CS0029 Cannot implicitly convert type 'string' to 'int'\nline 3, column 1: CS0103 The name 'undefined' does not exist in the current context",
            failure.Message);
        Assert.Equal($"CompilationError: {failure.Message}", Assert.Single(cells.Texts));
    }

    [Theory]
    [InlineData("1+1;", "CS0201")]
    [InlineData("var q = 1\nvar r = 2;", "line 1, column 10: CS1002")]
    [InlineData("namespace N { class A {} }", "CS7021")]
    [InlineData("extern alias foo;", "CS7015")]
    [InlineData("#r nuget: Foo", "CS7010")]
    [InlineData("Span<int> s = stackalloc int[2]; s.Length", "CS8345")]
    public async Task What_the_real_kernel_does_not_compile_is_not_compiled_here(string code, string error) =>
        Assert.Contains(error, (await cells.FailAsync(code)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task What_a_failing_cell_put_out_before_stays()
    {
        await cells.FailAsync("Console.Write(\"before\");\nthrow new Exception(\"now\");");

        Assert.Equal(["before", "System.Exception: now"], cells.Texts);
    }

    [Fact]
    public async Task A_value_that_cannot_be_rendered_is_an_error_of_its_cell()
    {
        var failure = await cells.FailAsync("class Moody { public override string ToString() => throw new Exception(\"not today\"); }\nnew Moody()");

        Assert.Contains("not today", failure.Message, StringComparison.Ordinal);
    }
}
