using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class MomentumTheoryTests
{
    [Fact]
    public void The_spectral_radius_is_the_rate_of_a_run_for_every_form_of_momentum() =>
        Gen.Select(Gen.Double[0.05, 0.95], Gen.Double[0, 0.95], Gen.Int[0, 2]).Sample((fractionOfEdge, beta, kind) =>
        {
            UpdateRule rule = kind switch { 0 => new HeavyBall(beta), 1 => new Momentum(beta), _ => new Nesterov(beta) };
            var learningRate = fractionOfEdge * Theory.LargestStableLearningRate(rule, 1);
            var radius = Theory.SpectralRadius(rule, learningRate, 1);
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
            var edge = Theory.LargestStableLearningRate(rule, l);

            Assert.Equal(1, Theory.SpectralRadius(rule, edge, l), 1e-9);
            Assert.True(Theory.SpectralRadius(rule, 1.01 * edge, l) > 1);
            Assert.True(Theory.SpectralRadius(rule, 0.99 * edge, l) < 1);
        });

    [Fact]
    public void The_best_heavy_ball_gives_every_axis_the_same_rate() =>
        Gen.Select(Gen.Double[0.1, 1], Gen.Double[1.1, 20], Gen.Double[0, 1]).Sample((mu, l, between) =>
        {
            var (learningRate, rule) = Theory.BestHeavyBall(l, mu);

            // At the ends the roots coincide, where rounding shows as its square root.
            Assert.Equal(Theory.BestHeavyBallRate(l / mu), Theory.SpectralRadius(rule, learningRate, mu + (between * (l - mu))), 1e-6);
        });

    [Fact]
    public void The_ends_of_the_range_have_answers_too()
    {
        Assert.InRange(Theory.BestHeavyBall(1e20, 1e-14).UpdateRule.Beta, 0.99, 1);
        Assert.Equal(double.PositiveInfinity, Theory.SpectralRadius(new Nesterov(0), 1e200, 1e200));
    }
}
