using System.Globalization;
using MathNet.Numerics.Random;

namespace Descent.Lessons;

public static partial class Datasets
{
    /// <summary>
    /// Linear regression with a known answer: y = θ₀ + xᵀθ + noise, with features whose XᵀX/n has the eigenvalues asked for.
    /// </summary>
    /// <remarks>
    /// Every feature has mean 0, and XᵀX/n of the features is diag(eigenvalues), up to rounding: Gaussian numbers are
    /// centered, made orthogonal by MathNet's QR and scaled. The Hessian of <see cref="LeastSquares"/> has these
    /// eigenvalues, and 1 for the intercept. θ is drawn from a normal distribution of variance 1 and is the data set's
    /// <see cref="Dataset.TrueParameters"/>.
    /// </remarks>
    /// <param name="eigenvalues">One eigenvalue per feature, at least one, each greater than 0.</param>
    /// <param name="samples">Number of samples n, more than there are eigenvalues.</param>
    /// <param name="noise">Standard deviation of the Gaussian noise in y, 0 or greater.</param>
    /// <param name="seed">Seed of the random numbers; the same seed makes the same data set.</param>
    /// <exception cref="ArgumentException">An argument is outside its range.</exception>
    public static Dataset Linear(double[] eigenvalues, int samples, double noise, int seed)
    {
        var width = Require.AllPositive(eigenvalues).Length;
        Require.AtLeast(width + 1, samples);
        Require.NotNegative(noise);

        var random = new MersenneTwister(seed, threadSafe: false);
        var parameters = GaussianNumbers.Independent(random, width + 1);
        var x = GaussianNumbers.Whitened(random, samples, width);
        var errors = GaussianNumbers.Independent(random, samples);
        var features = new double[samples * width];
        var targets = new double[samples];
        for (var i = 0; i < samples; i++)
        {
            targets[i] = parameters[0] + (noise * errors[i]);
            for (var j = 0; j < width; j++)
            {
                var feature = Math.Sqrt(eigenvalues[j]) * x[i, j];
                features[(i * width) + j] = feature;
                targets[i] += parameters[j + 1] * feature;
            }
        }

        return new Dataset(
            $"Linear regression with eigenvalues {string.Join(", ", eigenvalues.Select(Text.Number))}",
            Made(seed),
            [.. Enumerable.Range(1, width).Select(j => $"x{j.ToString(CultureInfo.InvariantCulture)}")],
            "y",
            features,
            targets,
            parameters);
    }

    /// <summary>Two round Gaussian classes of variance 1 in the plane, as many samples in each.</summary>
    /// <remarks>
    /// The classes 0 and 1 take turns; their means are (−s, −s)/√8 and (s, s)/√8, a distance s = separation apart. No rule
    /// is right more often than Φ(s/2): 50% of the time at 0, 84% at 2, 99.4% at 5; at about 8 or more a straight line
    /// will separate a few hundred samples completely. The log odds of class 1 are s(x₁ + x₂)/√2, which gives the data
    /// set's <see cref="Dataset.TrueParameters"/>.
    /// </remarks>
    /// <param name="samples">Number of samples, 3 or more; when odd, class 0 has one more.</param>
    /// <param name="separation">s, the distance between the means of the classes, 0 or greater.</param>
    /// <param name="seed">Seed of the random numbers; the same seed makes the same data set.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Dataset Classes(int samples, double separation, int seed)
    {
        Require.AtLeast(3, samples);
        Require.NotNegative(separation);

        var features = GaussianNumbers.Independent(new MersenneTwister(seed, threadSafe: false), 2 * samples);
        var targets = new double[samples];
        for (var i = 0; i < samples; i++)
        {
            targets[i] = i % 2;
            var mean = (targets[i] - 0.5) * separation / Math.Sqrt(2);
            features[2 * i] += mean;
            features[(2 * i) + 1] += mean;
        }

        var slope = separation / Math.Sqrt(2);
        return new Dataset($"Two classes {Text.Number(separation)} apart", Made(seed), ["x1", "x2"], "class", features, targets, [0, slope, slope]);
    }

    private static string Made(int seed) => $"Made by Descent.Lessons from random numbers with the seed {seed.ToString(CultureInfo.InvariantCulture)}";
}
