using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class CosineWarmRestartsTests
{
    [Fact]
    public void A_cosine_stays_between_its_floor_and_its_peak() =>
        Gen.Select(RandomSchedules.Cosines, Gen.Int[0, int.MaxValue].Array[100]).Sample((cosine, steps) =>
            // floor + (peak − floor) can round to the number next to the peak.
            Assert.All(steps.Concat(Enumerable.Range(0, 100)), step => Assert.InRange(cosine.At(step), cosine.Floor, cosine.Peak)));

    [Fact]
    public void A_cosine_restarts_at_the_sums_of_its_cycles_and_only_there() =>
        Gen.Select(RandomSchedules.Rate, Gen.Int[1, 20], Gen.Int[1, 5]).Sample((peak, period, multiplier) =>
        {
            const int horizon = 3000;
            var cosine = new CosineWarmRestarts(peak, period, multiplier);
            var restarts = new List<int>();
            for (int start = 0, length = period; start < horizon; start += length, length *= multiplier)
                restarts.Add(start);

            Assert.Equal(restarts, Enumerable.Range(0, horizon).Where(cosine.IsRestart));
            Assert.All(restarts, restart => Assert.Equal(peak, cosine.At(restart)));
            Assert.All(Enumerable.Range(0, horizon).Except(restarts), step => Assert.True(cosine.At(step) < peak));
        });

    [Fact]
    public void A_cosine_falls_within_every_cycle()
    {
        var cosine = new CosineWarmRestarts(0.1, 10, 3, 0.001);

        Assert.All(Enumerable.Range(1, 4000), step => Assert.True(cosine.IsRestart(step) || cosine.At(step) < cosine.At(step - 1)));
    }

    [Fact]
    public void The_sixth_cycle_begins_at_step_1210_where_a_logarithm_would_miss_it()
    {
        // PyTorch 1.13.0, asked for epoch 1210 at once, is a cycle late: its logarithm comes out at 4.999….
        var cosine = new CosineWarmRestarts(0.1, 10, 3);

        Assert.True(cosine.IsRestart(1210));
        Assert.Equal(0.1, cosine.At(1210));
        Assert.Equal(0.05 * (1 + Math.Cos(Math.PI * 809 / 810)), cosine.At(1209), 1e-15);
        Assert.Equal(0.05 * (1 + Math.Cos(Math.PI / 2430)), cosine.At(1211), 1e-15);
    }

    [Fact]
    public void The_longest_cycles_do_not_overflow()
    {
        var cosine = new CosineWarmRestarts(0.1, int.MaxValue - 1, int.MaxValue);

        Assert.Equal(0.1, cosine.At(int.MaxValue - 1));
        Assert.Equal(0.1, cosine.At(int.MaxValue), 1e-15);
        Assert.Equal(0, cosine.At(int.MaxValue - 2), 1e-15);
    }
}
