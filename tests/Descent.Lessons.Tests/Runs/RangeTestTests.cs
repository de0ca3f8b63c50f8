using Xunit;

namespace Descent.Lessons.Tests;

public class RangeTestTests
{
    [Fact]
    public void The_learning_rate_grows_by_the_same_factor_from_first_to_last()
    {
        var test = RangeTest.Run(Quadratic.FromEigenvalues(1), 0.001, 0.1, steps: 3, start: [1]);

        Assert.Equal([0.001, 0.01, 0.1], test.Measured.Points.Take(3).Select(point => point.LearningRate), Within.Relative(1e-14));
        Assert.Equal((Outcome.StepLimit, 4), (test.Measured.Outcome, test.Measured.Points.Count));
    }

    [Fact]
    public void The_edge_of_a_parabola_is_where_theory_has_it_and_the_suggestion_is_stable()
    {
        foreach (var curvature in new[] { 0.5, 1, 30, 1e4 })
        {
            var test = RangeTest.Run(Quadratic.FromEigenvalues(curvature), 1e-3 / curvature, 1e3 / curvature, steps: 200, start: [1]);

            // The first learning rate of the grid beyond 2/L.
            Assert.InRange(test.Edge!.Value * curvature, 2, 2 * Math.Pow(1e6, 1 / 199.0));
            Assert.InRange(test.Suggested!.Value * curvature, 0.01, 1);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(32)]
    [InlineData(500)]
    public void What_a_range_test_suggests_for_data_gets_most_of_the_way(int size)
    {
        var cars = new LeastSquares(Datasets.Cars().Standardize());
        var test = RangeTest.Run(cars, batch: Batch.Mini(size), seed: 1);
        var run = GradientDescent.Minimize(cars, test.Suggested!.Value, steps: 500, batch: Batch.Mini(size), seed: 2);

        Assert.True(run.Excess < 0.1 * run.ExcessAt(run.Start), $"{test}: {run}");
        Assert.True(test.Edge > test.Suggested);
    }

    [Fact]
    public void A_range_that_ends_too_early_has_no_edge_and_one_that_begins_too_late_no_suggestion()
    {
        var bowl = Quadratic.FromEigenvalues(1);
        var early = RangeTest.Run(bowl, 1e-6, 1e-3, start: [1]);
        var late = RangeTest.Run(bowl, 3, 10, start: [1]);

        Assert.Equal((null, "still falls"), (early.Edge, early.ToString().Contains("still falls", StringComparison.Ordinal) ? "still falls" : early.ToString()));
        Assert.Equal((null, 3), (late.Suggested, late.Edge));
        Assert.Contains("smaller learning rate", late.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_test()
    {
        var cars = new LeastSquares(Datasets.Cars().Standardize());
        RangeTest Of(int seed) => RangeTest.Run(cars, batch: Batch.Mini(8), seed: seed);

        Assert.Equal(Of(3).ToString(), Of(3).ToString());
        Assert.NotEqual(Of(3).Measured.Final.Value, Of(4).Measured.Final.Value);
    }
}
