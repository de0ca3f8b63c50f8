using CsCheck;
using Xunit;
using Predict = Descent.Lessons.Theory;

namespace Descent.Lessons.Tests;

public class ScheduleTheoryTests
{
    [Theory]
    [InlineData(0.1, 0.33967, 5e-6)]
    [InlineData(0.5, 0.0020760, 5e-8)]
    public void Exponential_decay_stops_on_the_way(double initial, double fraction, double within)
    {
        var schedule = new ExponentialDecay(initial, 0.1);
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [1], schedule, steps: 5000);

        Assert.Equal(fraction, Predict.RemainingFraction(schedule, 1, 5000), within);
        Assert.Equal(fraction, run.Final.Theta[0], within);
        Assert.Equal(initial / (1 - Math.Exp(-0.1)), Predict.TotalTravel(schedule, 5000), 1e-12);
    }

    [Fact]
    public void Inverse_time_decay_travels_any_distance_with_finite_noise()
    {
        var schedule = new InverseTimeDecay(0.1, 0.1);

        // Σ 1/(10 + t) is a tail of the harmonic series.
        Assert.Equal(Math.Log(1_000_009.5 / 9.5), Predict.TotalTravel(schedule, 1_000_000), 1e-2);
        Assert.True(schedule.Values(1_000_000).Sum(rate => rate * rate) < 0.11);
    }

    [Fact]
    public void The_spectral_radius_is_the_rate_of_a_run_for_every_rule() =>
        Gen.Select(Gen.Double[0.05, 0.95], Gen.Double[0, 0.95], Gen.Int[0, 2]).Sample((fractionOfEdge, beta, kind) =>
        {
            UpdateRule rule = kind switch { 0 => new HeavyBall(beta), 1 => new Momentum(beta), _ => new Nesterov(beta) };
            var learningRate = fractionOfEdge * Predict.LargestStableLearningRate(rule, 1);
            var radius = Predict.SpectralRadius(rule, learningRate, 1);
            var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [1], learningRate, steps: 400, rule, stop: StopRule.GradientNorm(0));

            // Swinging runs pass through zero, and a repeated root adds a factor t; the envelope tells.
            double Envelope(int from) => run.Points.Where(point => point.Step >= from && point.Step < from + 60).Max(point => point.Distance);
            if (run.Steps < 400 || Envelope(340) < 1e-250)
                return;
            Assert.Equal(Math.Log(radius), Math.Log(Envelope(340) / Envelope(100)) / 240, 0.02 + (0.1 * Math.Abs(Math.Log(radius))));
        });

    [Fact]
    public void Beyond_the_largest_stable_learning_rate_the_spectral_radius_exceeds_one() =>
        Gen.Select(Gen.Double[0, 0.99], Gen.Int[0, 3], Gen.Double[0.1, 50]).Sample((beta, kind, l) =>
        {
            UpdateRule rule = kind switch { 0 => new HeavyBall(beta), 1 => new Momentum(beta), 2 => new Nesterov(beta), _ => new Plain() };
            var edge = Predict.LargestStableLearningRate(rule, l);

            Assert.Equal(1, Predict.SpectralRadius(rule, edge, l), 1e-9);
            Assert.True(Predict.SpectralRadius(rule, 1.01 * edge, l) > 1);
            Assert.True(Predict.SpectralRadius(rule, 0.99 * edge, l) < 1);
        });

    [Fact]
    public void The_best_heavy_ball_gives_every_axis_the_same_rate() =>
        Gen.Select(Gen.Double[0.1, 1], Gen.Double[1.1, 20], Gen.Double[0, 1]).Sample((mu, l, between) =>
        {
            var (learningRate, rule) = Predict.BestHeavyBall(l, mu);

            // At the ends the roots coincide, where rounding shows as its square root.
            Assert.Equal(Predict.BestHeavyBallRate(l / mu), Predict.SpectralRadius(rule, learningRate, mu + (between * (l - mu))), 1e-6);
        });

    [Fact]
    public void The_mean_square_of_the_error_is_what_is_left_of_the_way_and_what_noise_has_added()
    {
        Assert.Equal((0.25, 1.25), Predict.MeanSquareError(2, 1, [0.5, 0.5], noiseVariance: 4));
        Assert.Equal(Predict.NoiseFloorVariance(0.3, 2, 5, 1), Predict.MeanSquareError(1, 2, ((Schedule)0.3).Values(100), 5).Noise, 1e-12);
    }

    [Fact]
    public void Steps_to_a_tolerance_are_counted_from_the_rate()
    {
        Assert.Equal(3, Predict.StepsTo(0.1, 1e-3), 1e-12);
        Assert.Equal(double.PositiveInfinity, Predict.StepsTo(1, 0.5));
        Assert.Equal(0, Predict.StepsTo(0, 0.5));
    }

    [Fact]
    public void Theory_stands_beside_a_run_in_a_table()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 10), [1, 1], 0.05, steps: 100);

        var lines = Predict.Compare(run).ToString().Split('\n');

        Assert.Matches(@"^largest stable learning rate\s+0\.2$", lines[2]);
        Assert.Matches(@"^error factor per step\s+0\.95\s+0\.95$", lines[3]);
        Assert.Throws<ArgumentException>(() => Predict.Compare(GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [1], new ExponentialDecay(0.1, 0.1))));
    }
}
