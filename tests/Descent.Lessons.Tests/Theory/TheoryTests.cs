using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class TheoryTests
{
    [Theory]
    [InlineData(0.05, Regime.Crawling)]
    [InlineData(0.1, Regime.Monotone)]
    [InlineData(0.99, Regime.Monotone)]
    [InlineData(1, Regime.OneStep)]
    [InlineData(1.01, Regime.Alternating)]
    [InlineData(1.99, Regime.Alternating)]
    [InlineData(2, Regime.Bouncing)]
    [InlineData(2.01, Regime.Diverging)]
    public void The_product_of_learning_rate_and_curvature_decides_the_regime(double product, Regime regime)
    {
        Assert.Equal(regime, Theory.RegimeOf(product, 1));
        Assert.Equal(regime, Theory.RegimeOf(product / 7, 7));
    }

    [Fact]
    public void Just_below_the_largest_stable_learning_rate_runs_shrink_and_just_above_they_grow() =>
        Gen.Select(Gen.Double[0.1, 100], Gen.Double[0.1, 100]).Sample((a, b) =>
        {
            var bowl = Quadratic.FromEigenvalues(a, b);
            var edge = Theory.LargestStableLearningRate(bowl.L);
            Run At(double learningRate) => GradientDescent.Minimize(bowl, [1, 1], learningRate, steps: 5000);

            Assert.True(At(0.999 * edge).Final.Distance < 1);
            Assert.True(At(1.001 * edge).Final.Distance > 1.5);
        }, iter: 50);

    [Fact]
    public void The_measured_rate_is_the_predicted_one_on_random_bowls() =>
        Gen.Select(Gen.Double[1, 3], Gen.Double[4, 9], Gen.Double[0.02, 0.2]).Sample((mu, l, learningRate) =>
        {
            // Late steps of a run from an even start, where only the slowest axis is left.
            var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(mu, l), [1, 1], learningRate, steps: 400, stop: StopRule.GradientNorm(0));
            var (near, far) = (run.Points[100], run.Points[150]);
            if (far.Distance < 1e-280 || Math.Abs(Math.Abs(1 - (learningRate * l)) - Math.Abs(1 - (learningRate * mu))) < 0.05)
                return;

            Assert.Equal(Theory.Rate(learningRate, l, mu), Math.Pow(far.Distance / near.Distance, 1.0 / 50), 1e-3);
        });

    [Fact]
    public void The_best_learning_rate_has_the_smallest_rate() =>
        Gen.Select(Gen.Double[0.1, 1], Gen.Double[1, 10], Gen.Double[0.5, 1.5]).Sample((mu, l, factor) =>
        {
            var best = Theory.BestLearningRate(l, mu);
            var rate = Theory.Rate(best, l, mu);

            Assert.Equal(Theory.BestRate(l / mu), rate, 1e-12);
            Assert.True(Theory.Rate(factor * best, l, mu) >= rate - 1e-12);
        });

    [Fact]
    public void Steps_are_predicted_even_where_the_rate_rounds_to_one()
    {
        Assert.Equal(1, Theory.BestRate(1e19));
        Assert.Equal(0.5e19 * Math.Log(1e6), Theory.StepsAtBestLearningRate(1e19, 1e-6), 1e10);
        Assert.Equal(0, Theory.StepsAtBestLearningRate(1, 1e-6));
    }

    [Fact]
    public void Steps_to_a_tolerance_are_counted_from_the_rate()
    {
        Assert.Equal(3, Theory.StepsTo(0.1, 1e-3), 1e-12);
        Assert.Equal(double.PositiveInfinity, Theory.StepsTo(1, 0.5));
        Assert.Equal(0, Theory.StepsTo(0, 0.5));
    }

    [Fact]
    public void Power_iteration_finds_the_largest_curvature_from_gradients_and_never_exceeds_it()
    {
        var regression = new LeastSquares(Datasets.Cars().Standardize());
        double Estimate(int iterations) => Theory.EstimateL(regression, new double[6], iterations, seed: 3);

        Assert.Equal(regression.L, Estimate(50), 1e-9);
        Assert.All(Enumerable.Range(1, 20), iterations => Assert.True(Estimate(iterations) <= regression.L * (1 + 1e-12)));
        Assert.Equal(Estimate(5), Estimate(5));
    }

    [Fact]
    public void Theory_stands_beside_a_run_in_a_table()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 10), [1, 1], 0.05, steps: 100);

        var lines = Theory.Compare(run).ToString().Split('\n');

        Assert.Matches(@"^largest stable learning rate\s+0\.2$", lines[2]);
        Assert.Matches(@"^error factor per step\s+0\.95\s+0\.95$", lines[3]);
    }
}
