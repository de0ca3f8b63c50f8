using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class FiniteSumTests
{
    private static readonly FiniteSum[] Sums =
    [
        new LeastSquares(Datasets.Linear([1, 10], samples: 30, noise: 1, seed: 5)),
        new LeastSquares(Datasets.Linear([1, 10], samples: 30, noise: 1, seed: 5), l2: 0.5),
        new LogisticRegression(Datasets.Classes(30, separation: 2, seed: 5)),
        new LogisticRegression(Datasets.Classes(30, separation: 2, seed: 5), l2: 0.5),
        new LeastSquares(Datasets.Linear([1, 2, 10], samples: 30, noise: 1, seed: 5), l2: 0.5, intercept: false),
        new LogisticRegression(Datasets.Linear([1, 2, 10], samples: 30, noise: 1, seed: 5).MapTargets(y => y > 0 ? 1 : 0), l2: 0.5, intercept: false),
        new Network(Datasets.Classes(30, separation: 2, seed: 5), hidden: []),
        new Network(Datasets.Classes(30, separation: 2, seed: 5), hidden: [], loss: NetworkLoss.CrossEntropy),
        new AdditiveGradientNoise(Quadratic.FromEigenvalues(1, 2, 3), sigma: 2, samples: 30, seed: 5),
    ];

    private static readonly Gen<double[]> Point = Gen.Double[-3, 3].Array[3];

    [Fact]
    public void The_mean_over_several_samples_is_the_mean_of_the_samples_one_by_one() =>
        Assert.All(Sums, sum => Gen.Select(Point, Gen.Int[0, 29].Array[1, 40]).Sample((theta, samples) =>
        {
            var single = new double[3];
            var expected = new double[3];
            var expectedValue = 0.0;
            foreach (var sample in samples)
            {
                expectedValue += sum.ValueAndGradient(theta, [sample], single) / samples.Length;
                for (var j = 0; j < expected.Length; j++)
                    expected[j] += single[j] / samples.Length;
            }

            ExpectAt(sum, theta, samples, expectedValue, expected);
        }));

    [Fact]
    public void The_mean_over_all_samples_in_any_order_is_the_full_pass() =>
        Assert.All(Sums, sum => Gen.Select(Point, Gen.Shuffle(Enumerable.Range(0, sum.SampleCount).ToArray())).Sample((theta, samples) =>
            ExpectAt(sum, theta, samples, sum.Value(theta), sum.Gradient(theta))));

    [Fact]
    public void Every_finite_sum_has_its_minimizer_where_the_gradient_vanishes() =>
        Assert.All(Sums.Where(sum => sum.Minimizer is not null), sum =>
            Assert.All(sum.Gradient([.. sum.Minimizer!]), entry => Assert.Equal(0, entry, 1e-12)));

    [Fact]
    public void Gradients_differ_by_no_less_than_mu_and_no_more_than_L_times_the_distance() =>
        Assert.All(Sums.Where(sum => !double.IsNaN(sum.L)), sum => Gen.Select(Point, Point).Sample((a, b) =>
        {
            var distance = Length(a.Zip(b, (p, q) => p - q));
            var difference = Length(sum.Gradient(a).Zip(sum.Gradient(b), (p, q) => p - q));
            Assert.InRange(difference, (sum.Mu * distance) - 1e-10, (sum.L * distance) + 1e-10);
        }));

    [Fact]
    public void Evaluation_allocates_nothing() => Assert.All(Sums, sum =>
    {
        double[] theta = [1, 2, 3], gradient = new double[3];
        int[] samples = [0, 5, 7];

        Assert.Equal(0, Allocation.Of(() =>
        {
            _ = sum.Value(theta);
            _ = sum.ValueAndGradient(theta, gradient);
            _ = sum.ValueAndGradient(theta, samples, gradient);
        }));
    });

    [Fact]
    public void Samples_that_are_not_there_are_refused_by_name() => Assert.All(Sums, sum =>
    {
        int[][] wrong = [[], [-1], [0, 30]];
        Assert.All(wrong, samples =>
            Assert.Equal("samples", Assert.ThrowsAny<ArgumentException>(() => sum.ValueAndGradient([1, 2, 3], samples, new double[3])).ParamName));
        Assert.Equal("theta", Assert.ThrowsAny<ArgumentException>(() => sum.ValueAndGradient([1, 2], [0], new double[3])).ParamName);
        Assert.Equal("gradient", Assert.ThrowsAny<ArgumentException>(() => sum.ValueAndGradient([1, 2, 3], [0], new double[2])).ParamName);
    });

    private static void ExpectAt(FiniteSum sum, double[] theta, int[] samples, double value, double[] gradient)
    {
        var found = new double[gradient.Length];
        Assert.Equal(value, sum.ValueAndGradient(theta, samples, found), 1e-12 * (1 + Math.Abs(value)));
        Assert.Equal(gradient, found, Within.Absolute(1e-12 * (1 + Math.Abs(value))));
    }

    private static double Length(IEnumerable<double> vector) => Math.Sqrt(vector.Sum(entry => entry * entry));
}
