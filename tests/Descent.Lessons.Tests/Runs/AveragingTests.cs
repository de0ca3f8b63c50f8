using Xunit;

namespace Descent.Lessons.Tests;

public class AveragingTests
{
    [Fact]
    public void Averaging_the_iterates_cancels_most_of_the_noise()
    {
        var noisy = new AdditiveGradientNoise(Quadratic.FromEigenvalues(1), 1, samples: 1000, seed: 5);
        var run = GradientDescent.Minimize(noisy, [3], 0.1, steps: 50_000, batch: Batch.Stochastic.WithReplacement(), seed: 7, averageFrom: 1000);

        var spread = Math.Sqrt(Theory.NoiseFloorVariance(0.1, 1, 1, 1));
        Assert.True(Math.Abs(run.Average![0]) < spread / 10);
        Assert.Null(GradientDescent.Minimize(noisy, [3], 0.1, steps: 10, averageFrom: 11).Average);
    }

    [Fact]
    public void Averaging_takes_the_mean_from_the_given_step_on()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [8], 0.5, steps: 3, averageFrom: 1);

        Assert.Equal((4.0 + 2 + 1) / 3, run.Average![0], 1e-12);
    }
}
