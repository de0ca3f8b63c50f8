using System.Text.RegularExpressions;
using Xunit;

namespace Descent.Lessons.Tests;

public partial class PredictTests
{
    private static readonly double[] Alphas = [0.05, 0.5, 1.1];

    private static readonly Predict Drivers = Predict.Choose(
        "Who is nearer to the bottom?",
        ("Sam", AfterTen(0.2) < AfterTen(1.0), $"Sam is {AfterTen(0.2):F4} away."),
        ("Flo", AfterTen(1.0) < AfterTen(0.2), $"Flo is {AfterTen(1.0)} away."));

    [Fact]
    public void What_the_code_computed_decides_which_option_is_right()
    {
        var ends = Alphas.Select(AfterTen).ToArray();
        var nearest = Predict.Choose("Which α ends nearest?", $"It ends at {ends.Min()}.", [.. Alphas.Select((alpha, i) => ($"α = {alpha}", ends[i] == ends.Min()))]);

        Assert.Equal(
            "Which α ends nearest?\n  α = 0.05: Not this one. The answer is “α = 0.5”. It ends at 0.\n  α = 0.5: ✓ Right. It ends at 0.\n  α = 1.1: Not this one. The answer is “α = 0.5”. It ends at 0.",
            nearest.ToString());
    }

    [Fact]
    public void An_option_of_its_own_words_says_what_becomes_of_it_and_of_the_right_one() => Assert.Equal(
        "Who is nearer to the bottom?\n  Sam: ✓ Right. Sam is 0.0605 away.\n  Flo: Flo is 10 away. The answer is “Sam”. Sam is 0.0605 away.",
        Drivers.ToString());

    [Fact]
    public void Options_unfold_without_a_script_and_close_each_other()
    {
        var html = Drivers.ToHtml();

        Assert.DoesNotContain("<script", html);
        Assert.Equal(2, html.Split("<summary").Length - 1);
        Assert.Single(GroupNames().Matches(html).Select(match => match.Value).Distinct());
        Assert.DoesNotContain("<details open", html);
    }

    [Fact]
    public void Two_questions_do_not_close_each_other() =>
        Assert.NotEqual(GroupNames().Match(Drivers.ToHtml()).Value, GroupNames().Match(Predict.Choose("Else?", "So.", ("a", true), ("b", false)).ToHtml()).Value);

    [Fact]
    public void Words_of_a_question_are_text_and_not_markup() =>
        Assert.DoesNotContain("<i>", Predict.Choose("<i>?", "<i>", ("<i>", true), ("b<i>", false)).ToHtml());

    [Fact]
    public void An_answer_that_is_not_among_the_options_stops_the_cell() =>
        Assert.Contains("none is", Assert.Throws<ArgumentException>(() => Predict.Choose("?", "So.", ("a", false), ("b", false))).Message);

    [Fact]
    public void Two_right_options_stop_the_cell_and_are_named() =>
        Assert.Contains("2 are: “a”, “c”", Assert.Throws<ArgumentException>(() => Predict.Choose("?", ("a", true, "x"), ("b", false, "y"), ("c", true, "z"))).Message);

    private static double AfterTen(double alpha) =>
        GradientDescent.Minimize(Quadratic.FromEigenvalues(2), [10], alpha, steps: 10, stop: StopRule.GradientNorm(0)).Final.Distance;

    [GeneratedRegex("<details name=\"[^\"]+\"")]
    private static partial Regex GroupNames();
}
