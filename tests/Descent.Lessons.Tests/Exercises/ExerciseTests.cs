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
