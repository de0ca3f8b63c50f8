using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class BatchTests
{
    private static readonly LeastSquares Cars = new(Datasets.Cars().Standardize());

    [Fact]
    public void An_epoch_uses_every_sample_once_and_the_next_one_in_another_order() =>
        Gen.Select(Gen.Int[2, 200], Gen.Int[1, 250], Gen.Int).Sample((count, size, seed) =>
        {
            var sampler = new BatchSampler(Batch.Mini(size), count, seed);
            var (first, second) = (Epoch(sampler, count), Epoch(sampler, count));

            Assert.Equal(Enumerable.Range(0, count), first.Order());
            Assert.Equal(Enumerable.Range(0, count), second.Order());
            if (count > 20)
                Assert.NotEqual(first, second);
        });

    [Fact]
    public void What_is_said_to_come_soon_comes_later_in_the_epoch_and_nothing_is_left_out_after_its_beginning() =>
        Gen.Select(Gen.Int[1, 200], Gen.Int[1, 250], Gen.Int[0, 40], Gen.Int).Sample((count, size, ahead, seed) =>
        {
            var sampler = new BatchSampler(Batch.Mini(size), count, seed, ahead);
            var (dealt, said) = (new List<int>(), new List<(int After, int[] Soon)>());
            while (dealt.Count < count)
            {
                dealt.AddRange(sampler.Next());
                said.Add((dealt.Count, sampler.Soon().ToArray()));
            }

            Assert.All(said, at => Assert.Subset(dealt.Skip(at.After).ToHashSet(), at.Soon.ToHashSet()));
            if (size <= ahead)
                Assert.Equal(dealt.Skip(ahead), said.SelectMany(at => at.Soon));
        });

    [Fact]
    public void Where_the_size_does_not_divide_the_samples_the_last_batch_of_an_epoch_is_shorter()
    {
        var sampler = new BatchSampler(Batch.Mini(4), 10, seed: 1);

        Assert.Equal([4, 4, 2, 4, 4, 2], Enumerable.Range(0, 6).Select(_ => sampler.Next().Length));
    }

    [Fact]
    public void With_replacement_every_batch_is_full_and_samples_repeat()
    {
        var sampler = new BatchSampler(Batch.Mini(4).WithReplacement(), 10, seed: 1);
        var drawn = Enumerable.Range(0, 250).SelectMany(_ => sampler.Next().ToArray()).ToArray();

        Assert.Equal(1000, drawn.Length);
        Assert.All(drawn.CountBy(sample => sample), sample => Assert.InRange(sample.Value, 60, 150));
        Assert.NotEqual(Enumerable.Range(0, 10), drawn.Take(10).Order());
    }

    [Fact]
    public void The_gradient_over_all_samples_is_the_mean_over_the_batches_of_an_epoch_weighted_by_their_size() =>
        Gen.Select(Gen.Double[-2, 2].Array[6], Gen.Int[1, 400], Gen.Int).Sample((theta, size, seed) =>
        {
            var sampler = new BatchSampler(Batch.Mini(size), Cars.SampleCount, seed);
            var (mean, gradient) = (new double[6], new double[6]);
            for (var used = 0; used < Cars.SampleCount;)
            {
                var batch = sampler.Next();
                Cars.ValueAndGradient(theta, batch, gradient);
                used += batch.Length;
                for (var i = 0; i < mean.Length; i++)
                    mean[i] += gradient[i] * batch.Length / Cars.SampleCount;
            }

            Assert.Equal(Cars.Gradient(theta), mean, Within.Absolute(1e-9));
        }, iter: 50);

    [Fact]
    public void The_same_seed_makes_the_same_run_and_another_seed_another() =>
        Gen.Select(Gen.Int, Gen.Int[1, 64]).Sample((seed, size) =>
        {
            double[] Thetas(int s) => [.. GradientDescent.Minimize(Cars, new double[6], 0.01, 100, batch: Batch.Mini(size), seed: s).Points.SelectMany(point => point.Theta)];

            Assert.Equal(Thetas(seed), Thetas(seed));
            Assert.NotEqual(Thetas(seed), Thetas(seed ^ 1));
        }, iter: 20);

    [Fact]
    public void A_batch_of_all_samples_takes_the_path_of_the_full_batch()
    {
        var full = GradientDescent.Minimize(Cars, new double[6], 0.3, steps: 50);
        var all = GradientDescent.Minimize(Cars, new double[6], 0.3, steps: 50, batch: Batch.Mini(392), seed: 1);

        Assert.Equal(full.Final.Theta, all.Final.Theta, Within.Absolute(1e-9));
    }

    [Fact]
    public void A_run_counts_the_samples_and_epochs_it_used()
    {
        var run = GradientDescent.Minimize(Cars, new double[6], 0.01, steps: 49, batch: Batch.Mini(16), seed: 1);

        Assert.Equal([0, 16, 32], run.Points.Take(3).Select(point => point.Samples));
        Assert.Equal(392 + (24 * 16), run.Final.Samples); // 24 batches of 16 and one of 8, and 24 more.
        Assert.Equal(776 / 392.0, run.EpochsAt(run.Final), 1e-12);
        Assert.Equal(49 * 392, GradientDescent.Minimize(Cars, new double[6], 0.01, steps: 49).Final.Samples);
    }

    [Fact]
    public void A_budget_of_samples_ends_a_run_with_what_it_has()
    {
        var run = GradientDescent.Minimize(Cars, new double[6], 0.01, steps: 10_000, batch: Batch.Mini(50), seed: 1, stop: StopRule.Value(0).Or(StopRule.Samples(1000)));

        Assert.Equal(Outcome.BudgetSpent, run.Outcome);
        Assert.InRange(run.Final.Samples, 1000, 1049);
        Assert.True(double.IsFinite(run.Final.Value));
    }

    [Fact]
    public void The_full_batch_cannot_be_drawn_with_replacement() =>
        Assert.Throws<InvalidOperationException>(Batch.Full.WithReplacement);

    private static int[] Epoch(BatchSampler sampler, int count)
    {
        var used = new List<int>();
        while (used.Count < count)
            used.AddRange(sampler.Next());
        return [.. used];
    }
}
