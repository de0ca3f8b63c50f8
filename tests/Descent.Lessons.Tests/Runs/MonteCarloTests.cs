using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class MonteCarloTests
{
    [Fact]
    public void Trials_get_the_seeds_from_one_and_their_results_keep_that_order() =>
        Assert.Equal(Enumerable.Range(1, 1000), MonteCarlo.Run(1000, seed => seed));

    [Fact]
    public void Runs_over_seeds_are_the_same_to_the_bit_as_one_after_the_other()
    {
        var sum = new AdditiveGradientNoise(new DoubleWell(), sigma: 1, samples: 50, seed: 1);
        double End(int seed) => GradientDescent.Minimize(sum, [1], 0.1, 100, batch: Batch.Stochastic, seed: seed).Final.Theta[0];

        Assert.Equal(Enumerable.Range(1, 64).Select(End), MonteCarlo.Run(64, End));
    }

    [Fact]
    public void A_trial_that_throws_is_not_lost() =>
        Assert.Throws<AggregateException>(() => MonteCarlo.Run<int>(4, seed => throw new InvalidOperationException($"seed {seed}")));

    [Fact]
    public void An_interval_is_the_one_printed_by_Newcombe()
    {
        // R. G. Newcombe (1998), Statistics in Medicine 17, table I, method 3.
        var (low, high) = MonteCarlo.Interval(81, 263);
        Assert.Equal(0.2553, low, 4);
        Assert.Equal(0.3662, high, 4);

        (low, high) = MonteCarlo.Interval(0, 20);
        Assert.Equal(0, low, 4);
        Assert.Equal(0.1611, high, 4);
    }

    [Fact]
    public void An_interval_holds_the_share_and_stays_within_bounds() =>
        Gen.Int[1, 10_000].SelectMany(of => Gen.Int[0, of], (of, count) => (of, count)).Sample(trial =>
        {
            var (low, high) = MonteCarlo.Interval(trial.count, trial.of);
            var share = (double)trial.count / trial.of;
            return low >= 0 && low <= share && share <= high && high <= 1;
        });
}
