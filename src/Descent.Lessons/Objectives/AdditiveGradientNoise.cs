using System.Runtime.CompilerServices;
using MathNet.Numerics.Random;

namespace Descent.Lessons;

/// <summary>
/// Any function seen through n noisy samples, fᵢ(θ) = f(θ) + εᵢᵀθ: each sample's gradient is ∇f(θ) + εᵢ, everywhere with
/// the same noise. The mean over all samples is f itself, with its curvature and its minimizer.
/// </summary>
/// <remarks>
/// The εᵢ are Gaussian numbers centered and made orthogonal, so that up to rounding (1/n) Σ εᵢ = 0 and
/// (1/n) Σ εᵢεᵢᵀ = σ² I exactly, and not only on average. A batch of B samples drawn with replacement has a gradient of variance
/// σ²/B per coordinate; drawn without, of σ²/B · (n − B)/(n − 1). This is the noise that the theory of SGD assumes.
/// </remarks>
public sealed class AdditiveGradientNoise : FiniteSum
{
    private readonly double[] noise; // εᵢ, sample by sample.

    /// <summary>Noise on a function's gradient.</summary>
    /// <param name="objective">f.</param>
    /// <param name="sigma">σ, the standard deviation of one sample's gradient in every coordinate, 0 or greater.</param>
    /// <param name="samples">Number of samples n, more than <paramref name="objective"/> has parameters.</param>
    /// <param name="seed">Seed of the random numbers; the same seed makes the same noise.</param>
    /// <exception cref="ArgumentException">An argument is null or outside its range.</exception>
    public AdditiveGradientNoise(Objective objective, double sigma, int samples, int seed)
    {
        ArgumentNullException.ThrowIfNull(objective);
        Sigma = Require.NotNegative(sigma);
        SampleCount = Require.AtLeast(objective.Dimension + 1, samples);
        Objective = objective;
        var random = new MersenneTwister(seed, threadSafe: false);
        noise = (GaussianNumbers.Whitened(random, samples, objective.Dimension) * sigma).ToRowMajorArray();
    }

    /// <summary>f.</summary>
    public Objective Objective { get; }

    /// <summary>σ.</summary>
    public double Sigma { get; }

    /// <inheritdoc/>
    public override int Dimension => Objective.Dimension;

    /// <inheritdoc/>
    public override int SampleCount { get; }

    /// <inheritdoc/>
    public override double L => Objective.L;

    /// <inheritdoc/>
    public override double Mu => Objective.Mu;

    /// <inheritdoc/>
    public override IReadOnlyList<double>? Minimizer => Objective.Minimizer;

    /// <inheritdoc/>
    public override string ToString() => $"{Objective}, with gradient noise σ = {Text.Number(Sigma)}";

    /// <inheritdoc/>
    protected internal override double ValueAt(ReadOnlySpan<double> theta) => Objective.ValueAt(theta);

    /// <inheritdoc/>
    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient) =>
        Objective.ValueAndGradientAt(theta, gradient);

    /// <inheritdoc/>
    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, ReadOnlySpan<int> samples, Span<double> gradient)
    {
        var value = Objective.ValueAndGradientAt(theta, gradient);
        var share = 1.0 / samples.Length;
        foreach (var sample in samples)
        {
            var epsilon = noise.AsSpan(sample * theta.Length, theta.Length);
            for (var j = 0; j < epsilon.Length; j++)
            {
                gradient[j] += share * epsilon[j];
                value += share * epsilon[j] * theta[j];
            }
        }

        return value;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void ValuesAndGradientsAt(
        ReadOnlySpan<double> thetas, ReadOnlySpan<int> batches, Span<double> values, Span<double> gradients, Span<double> scratch, Span<int> batch)
    {
        Objective.ValuesAndGradientsAt(thetas, [], values, gradients, scratch, batch);
        if (batches.IsEmpty)
            return;

        var dimension = thetas.Length / values.Length;
        var share = 1.0 / (batches.Length / values.Length);
        for (var first = 0; first < batches.Length; first += values.Length)
        {
            for (int j = 0, at = 0; j < dimension; j++)
            {
                for (var k = 0; k < values.Length; k++, at++)
                {
                    var epsilon = share * noise[(batches[first + k] * dimension) + j];
                    gradients[at] += epsilon;
                    values[k] += epsilon * thetas[at];
                }
            }
        }
    }
}
