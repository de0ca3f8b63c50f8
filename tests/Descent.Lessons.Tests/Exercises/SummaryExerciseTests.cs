using Xunit;

namespace Descent.Lessons.Tests;

public class SummaryExerciseTests
{
    private static readonly LeastSquares Cars = new(Datasets.Cars().Standardize());

    private static readonly Func<object, Judgment> Quiz = Judge.Quiz(
        "ab",
        "Both.",
        new("1", 'a', 'b', "Believes b", "think of a bowl."),
        new("2", 'b', 'a', "Believes a", "think of a slope."));

    [Fact]
    public void A_quiz_counts_what_is_right_and_names_the_first_lesson_to_read_again()
    {
        Assert.True(Quiz(" AB ").IsRight);
        Assert.True(Quiz("1. a, 2. b").IsRight);
        Assert.Equal("1 of 2 are right. The first that is not is question 2: think of a slope. Lesson 2 has it.", Quiz("aa").Feedback);
        Assert.Equal("Believes b", Quiz("ba").Misconception);
        Assert.Contains("0 of 2", Quiz("ba").Feedback);
        Assert.Equal([1, 0.5, 0], new[] { "ab", "aa", "ba" }.Select(answer => Quiz(answer).Share));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("abb")]
    [InlineData("ac")]
    [InlineData(1)]
    public void A_quiz_wants_a_letter_for_every_question(object answer) =>
        Assert.Contains("wants a string of 2 letters from a to b", Quiz(answer).Feedback);

    [Fact]
    public void A_run_on_an_easier_problem_is_not_a_solution()
    {
        var easier = new LeastSquares(Datasets.Cars().Standardize(), l2: 1);

        Assert.Contains("minimizes something else", Check(Cosine(easier, new double[6])).Feedback);
        Assert.Contains("minimizes something else", Check(GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [0], 0.1, 10)).Feedback);
    }

    [Fact]
    public void A_run_from_the_minimizer_is_not_a_solution() =>
        Assert.Contains("does not start", Check(Cosine(Cars, [.. Cars.Minimizer])).Feedback);

    [Fact]
    public void A_run_beyond_the_budget_is_not_a_solution() =>
        Assert.Contains("the budget is 2000", Check(Cosine(Cars, new double[6], steps: 2001)).Feedback);

    [Fact]
    public void A_rule_that_knows_the_answer_is_not_a_solution() =>
        Assert.Contains("update rules of this course", Check(GradientDescent.Minimize(Cars, new double[6], 1, 1, new Leap([.. Cars.Minimizer]))).Feedback);

    [Fact]
    public void A_solution_is_scored_against_the_reference_and_the_limit()
    {
        var verdict = Check(Cosine(Cars, new double[6]));

        Assert.Equal(VerdictState.Right, verdict.State);
        Assert.Contains("The reference ends at 5.84", verdict.Feedback);
        Assert.Contains("no θ is lower than 5.8255", verdict.Feedback);
    }

    [Fact]
    public void The_average_of_a_run_counts_where_it_took_one()
    {
        Run Constant(int? averageFrom) => GradientDescent.Minimize(
            Cars, new double[6], 0.03, steps: 2000, batch: Batch.Stochastic, seed: 3, stop: StopRule.Samples(2000), averageFrom: averageFrom, record: 2);

        Assert.Equal(VerdictState.Right, Check(Constant(averageFrom: 1000)).State);
        Assert.Contains("ends at f = 5.83", Check(Constant(averageFrom: 1000)).Feedback);
        Assert.Equal("Keeps α constant to the end", Check(Constant(averageFrom: null)).Misconception);
        Assert.Contains("hovers, or is still on its way", Check(Constant(averageFrom: null)).Feedback);
    }

    [Fact]
    public void An_average_that_is_worse_than_the_end_costs_nothing()
    {
        var run = GradientDescent.Minimize(
            Cars, new double[6], new CosineWarmRestarts(0.06, 2000), 2000, batch: Batch.Stochastic, seed: 3, stop: StopRule.Samples(2000), averageFrom: 0, record: 2);

        Assert.Equal(VerdictState.Right, Check(run).State);
    }

    [Fact]
    public void A_schedule_that_throws_gets_a_verdict()
    {
        var isOver = false;
        var once = Schedule.Custom("once", _ => isOver ? throw new InvalidOperationException("Enough.") : 0.01);
        var run = Stochastic(Cars, new double[6], once, steps: 2000);
        isOver = true;

        Assert.Contains("Your function threw InvalidOperationException: Enough.", Check(run).Feedback);
    }

    [Fact]
    public void A_schedule_is_asked_once_for_every_step_however_many_seeds_are_tried()
    {
        var asked = 0;
        var run = Stochastic(Cars, new double[6], Schedule.Custom("counted", _ => 0.01 / (1 + (0 * asked++))), steps: 2000);
        asked = 0;
        Check(run);

        Assert.Equal(2001, asked);
    }

    private static Verdict Check(Run run) => Exercise.Find("7-b").Check(run);

    private static Run Cosine(LeastSquares cars, double[] start, int steps = 2000) => Stochastic(cars, start, new CosineWarmRestarts(0.06, steps), steps);

    private static Run Stochastic(LeastSquares cars, double[] start, Schedule learningRate, int steps) => GradientDescent.Minimize(
        cars, start, learningRate, steps, batch: Batch.Stochastic, seed: 3, stop: StopRule.GradientNorm(0), record: 2);

    private sealed record Leap(double[] To) : UpdateRule
    {
        protected internal override int StateLengthFor(int dimension) => 0;

        protected internal override void DirectChecked(Span<double> gradient, Span<double> state)
        {
            for (var i = 0; i < gradient.Length; i++)
                gradient[i] = -To[i];
        }
    }
}
