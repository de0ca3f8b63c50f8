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
        Assert.Contains("\"a\", \"b\", \"c\", but it got \"d\"", Letters("d").Feedback);
        Assert.Contains("wants a letter", Letters(2).Feedback);
    }

    [Theory]
    [InlineData("b)")]
    [InlineData("(b)")]
    [InlineData("B.")]
    [InlineData("\"b\"")]
    [InlineData("[B]:")]
    public void A_letter_may_be_written_as_in_a_list(string answer) => Assert.True(Letters(answer).IsRight);

    [Theory]
    [InlineData("b c")]
    [InlineData("ab")]
    [InlineData("")]
    [InlineData(")")]
    [InlineData("both")]
    public void Several_letters_and_none_are_no_choice(string answer) => Assert.Contains("wants a letter", Letters(answer).Feedback);

    [Fact]
    public void A_function_may_take_and_give_other_numbers()
    {
        Assert.True(Double((Func<double, float>)(x => (float)(2 * x))).IsRight);
        Assert.True(Double((Func<decimal, decimal>)(x => 2 * x)).IsRight);
        Assert.True(Double((Func<double, int>)(x => (int)(2 * x))).IsRight);
        Assert.Contains("but it got Func<int, double>", Double((Func<int, double>)(x => 2 * x)).Feedback);
        Assert.Contains("wants a Func<double, double>", Double((Func<double, string>)(_ => "6")).Feedback);
        Assert.Contains("wants a Func<double, double>", Double((Action<double>)(_ => { })).Feedback);
    }

    [Fact]
    public void A_function_that_fails_somewhere_is_told_where()
    {
        Func<double, double> until3 = x => x < 3 ? 2 * x : throw new InvalidOperationException("too far");

        Assert.Equal(
            "Of 2 trial inputs your function is right on 1, too large on 0, and too small or not a number on 1. For (3) your function threw InvalidOperationException: too far",
            Double(until3).Feedback);
        Assert.Contains("For (3) it gives NaN.", Double((Func<double, double>)(x => x < 3 ? 2 * x : double.NaN)).Feedback);
        Assert.Contains("For (1) it gives ∞.", Double((Func<double, double>)(_ => double.PositiveInfinity)).Feedback);
    }

    [Fact]
    public void A_flipped_sign_is_told_even_where_no_one_foresaw_it()
    {
        var half = Judge.Function<Func<double, double>>(x => x / 2, f => [f(1), f(3)], "Yes.");

        Assert.Equal("Every value has the right size but the wrong sign.", half((Func<double, double>)(x => -x / 2)).Feedback);
    }

    [Fact]
    public void A_function_is_tried_on_all_inputs_and_its_misconception_recognized()
    {
        Assert.True(Double((Func<double, double>)(x => x + x)).IsRight);
        Assert.Equal("Squares", Double((Func<double, double>)(x => x * x)).Misconception);
        Assert.Null(Double((Func<double, double>)(x => 7 * x)).Misconception);
        Assert.Contains("wants a Func<double, double>, but it got Func<int, double[]>", Double((Func<int, double[]>)(_ => [])).Feedback);
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
        Assert.Contains("wants a Run, but it got double", Judge.Run(_ => Judgment.Right("Yes."))(0.1).Feedback);
}
