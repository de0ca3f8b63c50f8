using Xunit;

namespace Descent.Lessons.Tests;

public class SchedulesExercisesTests
{
    private static readonly Schedule Good = new InverseTimeDecay(1, 0.16);

    [Fact]
    public void A_schedule_that_reaches_the_target_is_right_and_is_told_the_limit()
    {
        var verdict = Exercise.Find("3.3-c").Check(Pace(Good));

        Assert.Equal(VerdictState.Right, verdict.State);
        Assert.Contains("The least that any schedule can reach here is 0.06249", verdict.Feedback);
    }

    [Fact]
    public void No_schedule_beats_the_limit_that_the_praise_names()
    {
        // The greedy best learning rate for every step, from α = λm/(1 + λ²m).
        var (m, rates) = (100.0, new double[2000]);
        for (var t = 0; t < rates.Length; t++)
        {
            rates[t] = 0.2 * m / (1 + (0.04 * m));
            m /= 1 + (0.04 * m);
        }

        var verdict = Exercise.Find("3.3-c").Check(Pace(Schedule.Custom("best", t => rates[Math.Min(t, 1999)])));

        Assert.Contains($"Mean loss {Text.Number(5 * m)}:", verdict.Feedback);
        Assert.Contains($"can reach here is {Text.Number(5 * m)}.", verdict.Feedback);
    }

    [Fact]
    public void An_easier_problem_is_refused()
    {
        Run[] easier =
        [
            Pace(Good, sigma: 0.1),
            Pace(Good, curvature: 1),
            Pace(Good, start: 0.1),
            Pace(Good, steps: 20_000),
            Pace(Good, batch: Batch.Mini(100)),
            Pace(Good, updateRule: new HeavyBall(0.9)),
            GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [1], 0.5, steps: 2000),
        ];

        Assert.All(easier, run => Assert.Contains("another problem", Exercise.Find("3.3-c").Check(run).Feedback));
    }

    [Fact]
    public void A_learning_rate_beyond_the_edge_gets_a_verdict() =>
        Assert.Contains("moves away", Exercise.Find("3.3-c").Check(Pace(20)).Feedback);

    [Fact]
    public void A_schedule_that_walks_uphill_gets_a_verdict() =>
        Assert.Contains("−0.1 at step 1999; a learning rate must be", Exercise.Find("3.3-c").Check(Pace(new Uphill())).Feedback);

    [Theory]
    [InlineData(0.0005)]
    [InlineData(0.015)]
    [InlineData(5)]
    public void No_constant_learning_rate_reaches_the_target(double learningRate) =>
        Assert.Equal("Keeps the learning rate constant", Exercise.Find("3.3-c").Check(Pace(learningRate)).Misconception);

    [Fact]
    public void A_function_that_divides_by_multiplier_less_one_fails_where_all_cycles_are_equal()
    {
        Func<int, int, int, int> closed = (period, multiplier, n) => period * ((int)Math.Pow(multiplier, n) - 1) / (multiplier - 1);

        Assert.Equal("Divides by zero where cycles are equal", Exercise.Check("3.3-b", closed).Misconception);
        Assert.Contains("the multiplier may be 1", Exercise.Check("3.3-b", closed).Feedback);
        Assert.Equal("Divides by zero where cycles are equal", Exercise.Check("3.3-b", (int period, int multiplier, int n) => period * (Math.Pow(multiplier, n) - 1) / (multiplier - 1)).Misconception);
        Assert.Contains("For (25, 1, 4) it gives 0.", Exercise.Check("3.3-b", (int period, int multiplier, int n) => multiplier == 1 ? 0 : closed(period, multiplier, n)).Feedback);
    }

    private sealed record Uphill : Schedule
    {
        protected internal override double LearningRateAt(int step) => step == 1999 ? -0.1 : 0.01;
    }

    private static Run Pace(
        Schedule schedule, double sigma = 1, double curvature = 0.2, double start = 10, int steps = 2000, Batch? batch = null, UpdateRule? updateRule = null)
    {
        var bowl = new AdditiveGradientNoise(Quadratic.FromEigenvalues([.. Enumerable.Repeat(curvature, 50)]), sigma, samples: 1000, seed: 2);
        return GradientDescent.Minimize(
            bowl, [.. Enumerable.Repeat(start, 50)], schedule, steps, updateRule, batch ?? Batch.Stochastic.WithReplacement(), seed: 1, record: 2);
    }
}
