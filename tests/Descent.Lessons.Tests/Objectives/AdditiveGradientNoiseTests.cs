using Xunit;

namespace Descent.Lessons.Tests;

public class AdditiveGradientNoiseTests
{
    private const double Sigma = 1.5;

    private static readonly Quadratic Bowl = Quadratic.FromMatrix(new[,] { { 5.0, 4 }, { 4, 5 } }, minimizer: [2, -1]);
    private static readonly AdditiveGradientNoise Noisy = new(Bowl, Sigma, samples: 500, seed: 11);

    [Fact]
    public void The_noise_has_mean_zero_and_exactly_the_covariance_asked_for()
    {
        var noise = Enumerable.Range(0, Noisy.SampleCount).Select(i => Noise(Noisy, i)).ToArray();

        Assert.Equal(0, noise.Average(e => e[0]), 1e-14);
        Assert.Equal(0, noise.Average(e => e[1]), 1e-14);
        Assert.Equal(Sigma * Sigma, noise.Average(e => e[0] * e[0]), 1e-12);
        Assert.Equal(Sigma * Sigma, noise.Average(e => e[1] * e[1]), 1e-12);
        Assert.Equal(0, noise.Average(e => e[0] * e[1]), 1e-12);
    }

    [Fact]
    public void The_noise_is_bell_shaped()
    {
        // A normal distribution has 68.3% of its numbers within σ; four standard errors of 1000 numbers are 6%.
        var noise = Enumerable.Range(0, Noisy.SampleCount).SelectMany(i => Noise(Noisy, i)).ToArray();

        Assert.Equal(0.683, noise.Count(e => Math.Abs(e) < Sigma) / (double)noise.Length, 0.06);
    }

    [Fact]
    public void The_function_keeps_its_value_its_curvature_and_its_minimizer()
    {
        Assert.Equal(Bowl.Value([3, 4]), Noisy.Value([3, 4]));
        Assert.Equal(Bowl.Gradient([3, 4]), Noisy.Gradient([3, 4]));
        Assert.Equal((Bowl.L, Bowl.Mu), (Noisy.L, Noisy.Mu));
        Assert.Equal(Bowl.Minimizer, Noisy.Minimizer);
    }

    [Fact]
    public void One_samples_value_has_that_samples_gradient()
    {
        // fᵢ(θ) = f(θ) + εᵢᵀθ
        var gradient = new double[2];
        var noise = Noise(Noisy, 7);

        Assert.Equal(Bowl.Value([3, 4]) + (3 * noise[0]) + (4 * noise[1]), Noisy.ValueAndGradient([3, 4], [7], gradient), 1e-12);
    }

    [Fact]
    public void The_same_seed_makes_the_same_noise_and_another_seed_does_not()
    {
        Assert.Equal(Noise(Noisy, 3), Noise(new(Bowl, Sigma, samples: 500, seed: 11), 3));
        Assert.NotEqual(Noise(Noisy, 3), Noise(new(Bowl, Sigma, samples: 500, seed: 12), 3));
    }

    [Theory]
    [InlineData(1, 1e-12)]
    [InlineData(8, 0.03)]
    [InlineData(64, 1e-12)]
    public void A_batch_drawn_without_replacement_has_the_variance_of_its_size_and_of_what_is_left_to_draw(int size, double within)
    {
        const int Samples = 64;
        var noisy = new AdditiveGradientNoise(Quadratic.FromEigenvalues(1, 1), Sigma, Samples, seed: 5);
        var sampler = new BatchSampler(Batch.Mini(size), Samples, seed: 1);
        var batches = 2000 * Samples / size;
        var gradient = new double[2];
        var squares = 0.0;
        for (var i = 0; i < batches; i++)
        {
            noisy.ValueAndGradient([0, 0], sampler.Next(), gradient); // The gradient of the bowl is 0 here.
            squares += ((gradient[0] * gradient[0]) + (gradient[1] * gradient[1])) / 2;
        }

        Assert.Equal(Sigma * Sigma / size * (Samples - size) / (Samples - 1), squares / batches, within * Sigma * Sigma / size);
    }

    private static double[] Noise(AdditiveGradientNoise sum, int sample)
    {
        var gradient = new double[sum.Dimension];
        sum.ValueAndGradient(new double[sum.Dimension], [sample], gradient);
        return [.. gradient.Zip(sum.Gradient(new double[sum.Dimension]), (noisy, exact) => noisy - exact)];
    }
}
