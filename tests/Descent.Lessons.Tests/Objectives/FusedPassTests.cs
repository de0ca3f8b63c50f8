using System.Runtime.Intrinsics;
using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class FusedPassTests
{
    [Fact]
    public void Sums_are_those_of_a_plain_loop_for_any_width_any_count_and_any_order_of_rows() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 30], Gen.Int).Sample((width, count, seed) =>
        {
            var random = new Random(seed);
            var data = Made(random, width, count);
            var theta = Numbers(random, width + 1);
            int[] samples = [.. Enumerable.Range(0, count).Select(_ => random.Next(count))];

            Expect(data, [.. Enumerable.Range(0, count)], theta, gradient => FusedPass<Cubic>.Add(new(data, 0, count), theta, gradient));
            Expect(data, samples, theta, gradient => FusedPass<Cubic>.Add(new(data, samples), theta, gradient));
        });

    [Fact]
    public void A_range_of_rows_leaves_the_others_out()
    {
        var random = new Random(1);
        var data = Made(random, 5, 50);
        var theta = Numbers(random, 6);

        Expect(data, [.. Enumerable.Range(13, 22)], theta, gradient => FusedPass<Cubic>.Add(new(data, 13, 22), theta, gradient));
        Assert.Throws<ArgumentOutOfRangeException>(() => FusedPass<Cubic>.Add(new(data, 13, 38), theta, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => FusedPass<Cubic>.Add(new(data, -1, 5), theta, []));
    }

    [Theory]
    [InlineData(4097, 3)]
    [InlineData(8192, 1)]
    [InlineData(50_000, 9)]
    public void A_pass_in_blocks_has_the_same_bits_for_any_number_of_threads(int count, int width)
    {
        var random = new Random(count);
        var data = Made(random, width, count);
        var theta = Numbers(random, width + 1);
        var pass = new BlockPass<Cubic>(data);
        double[] On(int threads)
        {
            var gradient = new double[width + 1];
            return [pass.Add(theta, gradient, threads), .. gradient];
        }

        var alone = On(1);
        Expect(data, [.. Enumerable.Range(0, count)], theta, gradient => pass.Add(theta, gradient, 1));
        for (var threads = 1; threads <= 16; threads++)
        {
            Assert.Equal(alone, On(threads));
            Assert.Equal(alone[0], pass.Add(theta, [], threads));
        }
    }

    [Fact]
    public void Passes_at_the_same_time_over_one_objective_do_not_disturb_each_other()
    {
        var sum = new LeastSquares(Datasets.Diamonds().Standardize());
        double[] Gradient(int seed) => sum.Gradient(Numbers(new Random(seed), sum.Dimension));

        Assert.Equal(Enumerable.Range(1, 200).Select(Gradient), MonteCarlo.Run(200, Gradient));
    }

    [Fact]
    public void A_pass_shared_between_threads_allocates_nothing()
    {
        var sum = new LeastSquares(Datasets.Diamonds().Standardize());
        var (theta, gradient) = (new double[sum.Dimension], new double[sum.Dimension]);
        sum.ValueAndGradient(theta, gradient);

        Assert.Equal(0, Allocation.Of(() => sum.ValueAndGradient(theta, gradient)));
    }

    private static void Expect(Dataset data, int[] samples, double[] theta, Func<double[], double> add)
    {
        var (loss, gradient, scale) = (0.0, new double[theta.Length], 0.0);
        foreach (var i in samples)
        {
            double[] row = [1, .. data.Row(i)];
            var residual = row.Zip(theta, (x, weight) => x * weight).Sum() - data.Targets[i];
            loss += Math.Pow(residual, 3) / 3;
            for (var j = 0; j < row.Length; j++)
                gradient[j] += residual * residual * row[j];
            scale += 1 + Math.Pow(Math.Abs(residual), 3);
        }

        var found = new double[theta.Length];
        Assert.Equal(loss, add(found), 1e-13 * scale);
        Assert.Equal(gradient, found, Within.Absolute(1e-13 * scale));
    }

    private static Dataset Made(Random random, int width, int count) =>
        new("made", "here", [.. Enumerable.Range(0, width).Select(j => $"x{j}")], "y", Numbers(random, width * count), Numbers(random, count));

    private static double[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];

    /// <summary>r³/3, whose slope is not a multiple of the residual r.</summary>
    private readonly struct Cubic : ISampleLoss
    {
        public static (Vector256<double> Loss, Vector256<double> Slope) At(Vector256<double> predictions, Vector256<double> targets)
        {
            var residuals = predictions - targets;
            return (residuals * residuals * residuals / 3.0, residuals * residuals);
        }
    }
}
