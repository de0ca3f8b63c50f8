using Xunit;

namespace Descent.Lessons.Tests;

public class ExerciseTests
{
    public static TheoryData<string> Ids => [.. Exercise.All.Select(exercise => exercise.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_exercise_without_an_answer_is_not_answered_and_has_hints_to_unfold(string id)
    {
        var verdict = Exercise.Find(id).Check(null);

        Assert.Equal(VerdictState.NotAnswered, verdict.State);
        Assert.InRange(Exercise.Find(id).Hints.Count, 2, 3);
        Assert.All(Exercise.Find(id).Hints, hint => Assert.Contains(Html.Encode(hint), verdict.ToHtml()));
        Assert.DoesNotContain("worked solution", verdict.ToHtml());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_answer_of_another_type_is_told_which_one_is_wanted(string id)
    {
        var verdict = Exercise.Find(id).Check("forty-two");

        Assert.Equal(VerdictState.NotYet, verdict.State);
        Assert.Contains("wants a", verdict.Feedback);
    }

    [Fact]
    public void An_unknown_exercise_is_refused_with_the_ones_there_are() =>
        Assert.Contains("3.1-a", Assert.Throws<ArgumentException>(() => Exercise.Find("9-z")).Message);

    [Fact]
    public void A_number_is_right_within_a_thousandth()
    {
        var edge = Exercise.Find("3.1-a");

        Assert.Equal(VerdictState.Right, edge.Check(0.08).State);
        Assert.Equal(VerdictState.Right, edge.Check(0.08005).State);
        Assert.Equal(VerdictState.NotYet, edge.Check(0.0802).State);
        Assert.Equal(VerdictState.NotYet, edge.Check(double.NaN).State);
        Assert.Contains("worked solution", edge.Check(0.08).ToHtml());
    }

    public static TheoryData<object> EightHundredths =>
    [
        0.08, 0.08f, 0.08m, (Half)0.08, (double?)0.08, (Func<double>)(() => 0.08), (Func<decimal?>)(() => 0.08m),
    ];

    [Theory]
    [MemberData(nameof(EightHundredths))]
    public void A_number_may_have_any_type_and_come_from_a_method(object answer) =>
        Assert.Equal(VerdictState.Right, Exercise.Check("3.1-a", answer).State);

    [Theory]
    [InlineData((byte)164)]
    [InlineData((short)164)]
    [InlineData(164u)]
    [InlineData(164L)]
    [InlineData(164UL)]
    [InlineData(164f)]
    public void A_whole_number_may_have_any_type(object answer) => Assert.Equal(VerdictState.Right, Exercise.Check("3.2-a", answer).State);

    [Theory]
    [InlineData('8')]
    [InlineData(true)]
    [InlineData("0.08")]
    public void What_is_no_number_is_told_so(object answer) => Assert.Contains("wants a number", Exercise.Check("3.1-a", answer).Feedback);

    [Fact]
    public void A_method_or_a_property_is_an_answer_like_any_other()
    {
        double Best(double l, double mu) => 2 / (l + mu);
        double Edge() => 2.0 / 25;
        string Letter() => "c)";

        Assert.Equal(VerdictState.Right, Exercise.Check("3.1-b", Best).State);
        Assert.Equal(VerdictState.Right, Exercise.Find("3.1-b").Check(Best).State);
        Assert.Equal(VerdictState.Right, Exercise.Check("3.1-a", Edge).State);
        Assert.Equal(VerdictState.Right, Exercise.Check("3.1-a", EdgeAsProperty).State);
        Assert.Equal(VerdictState.Right, Exercise.Check("1-b", Letter).State);
        Assert.Equal(VerdictState.Right, Exercise.Check("3.1-b", (double l, double mu) => 2 / (l + mu)).State);
    }

    [Fact]
    public void A_method_that_gives_nothing_or_throws_gets_a_verdict()
    {
        double? Unanswered() => null;
        double Broken() => throw new InvalidOperationException("no idea");

        Assert.Equal(VerdictState.NotAnswered, Exercise.Check("3.1-a", Unanswered).State);
        Assert.Contains("InvalidOperationException: no idea", Exercise.Check("3.1-a", Broken).Feedback);
        Assert.Equal(VerdictState.NotAnswered, Exercise.Check("3.1-a", (object?)null).State);
        Assert.Equal(VerdictState.NotAnswered, Exercise.Check("3.1-b", (Func<double, double, double>?)null).State);
    }

    [Theory]
    [InlineData(0.45, VerdictState.Right)]
    [InlineData(0.425, VerdictState.Right)]
    [InlineData(0.474, VerdictState.NotYet)]
    [InlineData(0.4815, VerdictState.NotYet)]
    public void A_car_that_is_low_by_luck_is_not_on_the_road(double dial, VerdictState state) => Assert.Equal(state, Drive(dial).State);

    [Fact]
    public void A_lucky_bounce_stays_one_where_the_run_stops_at_once() => Assert.Contains("it bounces", Drive(0.4815, steps: 90).Feedback);

    [Theory]
    [InlineData(1.9999, "changes sides and does shrink, but by so little per step that it can take 138,149 steps: too late")]
    [InlineData(2, "never arrives")]
    [InlineData(2.001, "just beyond the edge")]
    public void A_learning_rate_near_the_edge_is_told_what_theory_says_of_it(double timesL, string feedback)
    {
        var verdict = Exercise.Check("3.1-c", timesL / new LeastSquares(Datasets.Longley().Standardize()).L);

        Assert.Contains(feedback, verdict.Feedback);
        Assert.Equal("Goes to the edge of stability", verdict.Misconception);
    }

    [Fact]
    public void The_place_of_the_bottom_and_a_flipped_sign_are_told_apart()
    {
        Assert.Equal("Gives the place of the bottom", Exercise.Check("2-b", (double x1, double s1, double x2, double s2) => x2 - (s2 * (x2 - x1) / (s2 - s1))).Misconception);
        Assert.Equal("Turns the sign around", Exercise.Check("2-b", (double x1, double s1, double x2, double s2) => -(x2 - x1) / (s2 - s1)).Misconception);
    }

    private static double EdgeAsProperty => 2.0 / 25;

    private static Verdict Drive(double dial, int steps = 100) =>
        Exercise.Check("1-a", GradientDescent.Minimize(new WindingValley(0.3, 1, 1.5, 1.3), [-7, -2], dial, steps));

    [Fact]
    public void A_function_that_throws_gets_a_verdict_that_says_so()
    {
        Func<double, double, double> broken = (_, _) => throw new InvalidOperationException("no idea");

        var verdict = Exercise.Find("3.1-b").Check(broken);

        Assert.Equal(VerdictState.NotYet, verdict.State);
        Assert.Contains("InvalidOperationException: no idea", verdict.Feedback);
    }

    [Fact]
    public void A_function_that_is_right_on_some_inputs_only_is_not_right()
    {
        Func<double, double, double> partly = (l, mu) => l > 100 ? 0 : 2 / (l + mu);

        Assert.Contains("right on 4, too large on 0, and too small or not a number on 1", Exercise.Find("3.1-b").Check(partly).Feedback);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(1e300)]
    [InlineData(1e-9)]
    public void A_learning_rate_that_does_not_work_gets_a_verdict_and_never_an_exception(double learningRate) =>
        Assert.Equal(VerdictState.NotYet, Exercise.Find("3.1-c").Check(learningRate).State);
}
