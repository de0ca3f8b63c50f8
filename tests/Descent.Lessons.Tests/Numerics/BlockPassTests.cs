using Descent.Lessons.Numerics;
using Xunit;

namespace Descent.Lessons.Tests;

public class BlockPassTests
{
    [Theory]
    [InlineData(4097, 3)]
    [InlineData(8192, 1)]
    [InlineData(50_000, 9)]
    public void A_pass_in_blocks_has_the_same_bits_for_any_number_of_threads(int count, int width)
    {
        var (pass, theta) = Made(count, width);
        double[] On(int threads)
        {
            var gradient = new double[width + 1];
            return [pass.Add(theta, gradient, threads), .. gradient];
        }

        var alone = On(1);
        for (var threads = 1; threads <= 16; threads++)
        {
            Assert.Equal(alone, On(threads));
            Assert.Equal(alone[0], pass.Add(theta, [], threads));
        }
    }

    [Theory]
    [InlineData(4097, 3)]
    [InlineData(8192, 1)]
    [InlineData(50_000, 9)]
    public void The_sums_of_blocks_are_those_of_one_pass(int count, int width)
    {
        var random = new Random(count);
        var table = FusedPassTests.Made(random, width, count);
        var theta = FusedPassTests.Numbers(random, width + 1);
        var (expected, found) = (new double[width + 1], new double[width + 1]);

        var loss = FusedPass<FusedPassTests.Cubic>.Add(new(table, 0, count), theta, expected);

        Assert.Equal(loss, new BlockPass<FusedPassTests.Cubic>(table, table.Width + 1).Add(theta, found, threads: 2), 1e-13 * count);
        Assert.Equal(expected, found, Within.Absolute(1e-13 * count));
    }

    [Fact]
    public void A_caller_does_the_work_alone_where_no_thread_ever_comes_to_help()
    {
        var (pass, theta) = Made(50_000, 9);
        var expected = pass.Add(theta, [], threads: 1);
        var (found, released) = (double.NaN, new ManualResetEventSlim());

        // All of the pool's threads wait, and so would whoever is queued behind them.
        for (var i = 0; i < 100; i++)
            ThreadPool.UnsafeQueueUserWorkItem(_ => released.Wait(), null);
        var caller = new Thread(() => found = pass.Add(theta, [], threads: 16)) { IsBackground = true };
        caller.Start();
        var ended = caller.Join(TimeSpan.FromSeconds(20));
        released.Set();

        Assert.True(ended);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Passes_at_the_same_time_over_one_objective_do_not_disturb_each_other()
    {
        var sum = new LeastSquares(Datasets.Diamonds().Standardize());
        double[] Gradient(int seed) => sum.Gradient(FusedPassTests.Numbers(new Random(seed), sum.Dimension));

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

    private static (BlockPass<FusedPassTests.Cubic> Pass, double[] Theta) Made(int count, int width)
    {
        var random = new Random(count);
        return (new(FusedPassTests.Made(random, width, count), width + 1), FusedPassTests.Numbers(random, width + 1));
    }
}
