using Xunit;

namespace Descent.Lessons.Tests;

public class JudgeTests
{
    private static readonly Func<object, Judgment> Letters = Judge.Choice(
        right: 'b',
        "Yes.",
        new("Believes a", 'a', "Think of a."),
        new("Believes c", 'c', "Think of c."));

    private static readonly Func<object, Judgment> Double = Judge.Function<Func<double, double>>(
        x => 2 * x,
        f => [f(1), f(3)],
        "Yes.",
        new("Squares", x => x * x, "That is a square."),
        new("Negates", x => -2 * x, "Check the sign."));

    [Fact]
    public void A_choice_is_a_letter_in_either_case()
    {
        Assert.True(Letters("b").IsRight);
        Assert.True(Letters(" B ").IsRight);
        Assert.True(Letters('b').IsRight);
        Assert.Equal("Believes c", Letters("c").Misconception);
        Assert.Contains("\"a\", \"b\", \"c\", but got \"d\"", Letters("d").Feedback);
        Assert.Contains("wants a letter", Letters(2).Feedback);
    }

    [Fact]
    public void A_function_is_tried_on_all_inputs_and_its_misconception_recognized()
    {
        Assert.True(Double((Func<double, double>)(x => x + x)).IsRight);
        Assert.Equal("Squares", Double((Func<double, double>)(x => x * x)).Misconception);
        Assert.Null(Double((Func<double, double>)(x => 7 * x)).Misconception);
        Assert.Contains("wants a Func<double, double>, but got Func<int, double[]>", Double((Func<int, double[]>)(_ => [])).Feedback);
    }

    [Fact]
    public void A_function_that_never_returns_gets_a_verdict()
    {
        Func<double, double> endless = _ =>
        {
            while (true)
                Thread.Sleep(10);
        };

        Assert.Contains("did not return within 5 seconds", Double(endless).Feedback);
    }

    [Fact]
    public void A_run_is_asked_for_when_something_else_is_given() =>
        Assert.Contains("wants a Run, but got double", Judge.Run(_ => Judgment.Right("Yes."))(0.1).Feedback);
}
