using Xunit;

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

        Assert.Equal(fraction, Theory.RemainingFraction(schedule, 1, 5000), within);
        Assert.Equal(fraction, run.Final.Theta[0], within);
        Assert.Equal(initial / (1 - Math.Exp(-0.1)), Theory.TotalTravel(schedule, 5000), 1e-12);
    }

    [Fact]
    public void Inverse_time_decay_travels_any_distance_with_finite_noise()
    {
        var schedule = new InverseTimeDecay(0.1, 0.1);

        // Σ 1/(10 + t) is a tail of the harmonic series.
        Assert.Equal(Math.Log(1_000_009.5 / 9.5), Theory.TotalTravel(schedule, 1_000_000), 1e-2);
        Assert.True(schedule.Values(1_000_000).Sum(rate => rate * rate) < 0.11);
    }

    [Fact]
    public void The_mean_square_of_the_error_is_what_is_left_of_the_way_and_what_noise_has_added()
    {
        Assert.Equal((0.25, 1.25), Theory.MeanSquareError(2, 1, [0.5, 0.5], noiseVariance: 4));
        Assert.Equal(Theory.NoiseFloorVariance(0.3, 2, 5, 1), Theory.MeanSquareError(1, 2, ((Schedule)0.3).Values(100), 5).Noise, 1e-12);
    }

    [Theory]
    [InlineData(1, 0.05)]
    [InlineData(1, 0.2)]
    [InlineData(8, 0.2)]
    public void At_a_constant_learning_rate_noise_holds_a_run_at_the_predicted_variance(int size, double learningRate)
    {
        const double Eigenvalue = 2, Sigma = 3;
        var noisy = new AdditiveGradientNoise(Quadratic.FromEigenvalues(Eigenvalue), Sigma, samples: 1000, seed: 5);
        var run = GradientDescent.Minimize(noisy, [1], learningRate, steps: 200_000, batch: Batch.Mini(size).WithReplacement(), seed: 6, record: 20_000);

        var measured = run.Points.Skip(100).Average(point => point.Theta[0] * point.Theta[0]);
        var predicted = Theory.NoiseFloorVariance(learningRate, Eigenvalue, Sigma * Sigma, size);
        Assert.Equal(1, measured / predicted, 0.06);
    }

    [Theory]
    [InlineData(1, 2000)]
    [InlineData(100, 2)]
    public void A_run_with_only_two_points_is_measured_from_one_to_the_other(int steps, int record)
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(2), [1], 0.05, steps, record: record);

        Assert.Equal(2, run.Points.Count);
        Assert.Matches(@"error factor per step\s+0\.9\s+0\.9\n", Theory.Compare(run).ToString());
    }
}
