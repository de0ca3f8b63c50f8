using CsCheck;
using Descent.Lessons.Numerics;
using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Every pass that any processor takes, on whatever processor this is.</summary>
public class FusedPassTests
{
    internal delegate double Pass(in SampleRows rows, ReadOnlySpan<double> theta, Span<double> gradient);

    private static readonly Dictionary<string, Pass> Passes = new()
    {
        ["in vectors of 256 bits"] = VectorPass<Cubic, OneVector256>.Add,
        ["in vectors of 128 bits"] = VectorPass<Cubic, TwoVectors128>.Add,
        ["number by number"] = ScalarPass<Cubic>.Add,
        ["as this processor likes it"] = FusedPass<Cubic>.Add,
    };

    public static TheoryData<string> Ways => [.. Passes.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public void Sums_are_those_of_a_plain_loop_for_any_width_any_count_and_any_order_of_rows(string way) =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 30], Gen.Int).Sample((width, count, seed) =>
        {
            var random = new Random(seed);
            var table = Made(random, width, count);
            var theta = Numbers(random, width + 1);
            var first = random.Next(count);
            int[] samples = [.. Enumerable.Range(0, 1 + random.Next(30)).Select(_ => random.Next(count))];

            Expect(table, [.. Enumerable.Range(first, count - first)], theta, gradient => Passes[way](new(table, first, count - first), theta, gradient));
            Expect(table, samples, theta, gradient => Passes[way](new(table, samples), theta, gradient));
        });

    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_remainder_of_rows_and_columns_has_its_part(string way)
    {
        var random = new Random(1);
        for (var width = 1; width <= 40; width++)
        {
            var table = Made(random, width, 13);
            var theta = Numbers(random, width + 1);
            for (var count = 1; count <= 9; count++)
                Expect(table, [.. Enumerable.Range(2, count)], theta, gradient => Passes[way](new(table, 2, count), theta, gradient));
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Without_an_intercept_all_is_as_with_one_of_zero(string way) =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 30], Gen.Int).Sample((width, count, seed) =>
        {
            var random = new Random(seed);
            var table = Made(random, width, count);
            double[] weights = Numbers(random, width), without = new double[width], with = new double[width + 1];

            Assert.Equal(Passes[way](new(table, 0, count), [0, .. weights], with), Passes[way](new(table, 0, count), weights, without));
            Assert.Equal(with[1..], without);
        });

    [Theory]
    [MemberData(nameof(Ways))]
    public void Without_a_gradient_the_loss_has_the_same_bits(string way) =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 30], Gen.Int).Sample((width, count, seed) =>
        {
            var random = new Random(seed);
            var table = Made(random, width, count);
            var theta = Numbers(random, width + 1);

            Assert.Equal(Passes[way](new(table, 0, count), theta, new double[width + 1]), Passes[way](new(table, 0, count), theta, []));
        });

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_range_of_rows_leaves_the_others_out(string way)
    {
        var random = new Random(1);
        var table = Made(random, 5, 50);
        var theta = Numbers(random, 6);

        Expect(table, [.. Enumerable.Range(13, 22)], theta, gradient => Passes[way](new(table, 13, 22), theta, gradient));
        Assert.Throws<ArgumentOutOfRangeException>(() => Passes[way](new(table, 13, 38), theta, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Passes[way](new(table, -1, 5), theta, []));
    }

    [Fact]
    public void This_processor_takes_the_widest_vectors_it_has() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 30], Gen.Int).Sample((width, count, seed) =>
        {
            var random = new Random(seed);
            var table = Made(random, width, count);
            var theta = Numbers(random, width + 1);
            var expected = Processor.HasVector256 ? "in vectors of 256 bits" : Processor.HasVector128 ? "in vectors of 128 bits" : "number by number";

            double[] By(string way)
            {
                var gradient = new double[width + 1];
                return [Passes[way](new(table, 0, count), theta, gradient), .. gradient];
            }

            Assert.Equal(By(expected), By("as this processor likes it"));
        });

    private static void Expect(SampleTable table, int[] samples, double[] theta, Func<double[], double> add)
    {
        var random = new Random(samples.Length);
        var found = Numbers(random, theta.Length);
        var (loss, gradient, scale) = (0.0, (double[])found.Clone(), 1.0);
        foreach (var i in samples)
        {
            double[] row = [1, .. table.Features.AsSpan(i * table.Width, table.Width)];
            var residual = row.Zip(theta, (x, weight) => x * weight).Sum() - table.Targets[i];
            loss += Math.Pow(residual, 3) / 3;
            for (var j = 0; j < row.Length; j++)
                gradient[j] += residual * residual * row[j];
            scale += 1 + Math.Pow(Math.Abs(residual), 3);
        }

        Assert.Equal(loss, add(found), 1e-13 * scale);
        Assert.Equal(gradient, found, Within.Absolute(1e-13 * scale));
    }

    internal static SampleTable Made(Random random, int width, int count) => new(Numbers(random, width * count), Numbers(random, count), width);

    internal static double[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];

    /// <summary>r³/3, whose slope is not a multiple of the residual r.</summary>
    internal readonly struct Cubic : ISampleLoss
    {
        public static (TLanes Loss, TLanes Slope) At<TLanes>(TLanes predictions, TLanes targets)
            where TLanes : struct, ILanes<TLanes>
        {
            var residuals = predictions - targets;
            return (residuals * residuals * residuals / TLanes.Fill(3), residuals * residuals);
        }
    }
}
