using CsCheck;
using Xunit;
using Predict = Descent.Lessons.Theory;

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
            var sampler = new BatchSampler(Batch.Mini(size), count, seed);
            var (dealt, said) = (new List<int>(), new List<(int After, int[] Soon)>());
            while (dealt.Count < count)
            {
                dealt.AddRange(sampler.Next());
                said.Add((dealt.Count, sampler.Soon(ahead).ToArray()));
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

            Assert.All(Cars.Gradient(theta).Zip(mean), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        }, iter: 50);

    [Fact]
    public void The_same_seed_makes_the_same_run_and_another_seed_another() =>
        Gen.Select(Gen.Int, Gen.Int[1, 64]).Sample((seed, size) =>
        {
            double[] Bytes(int s) => [.. GradientDescent.Minimize(Cars, new double[6], 0.01, 100, batch: Batch.Mini(size), seed: s).Points.SelectMany(point => point.Theta)];

            Assert.Equal(Bytes(seed), Bytes(seed));
            Assert.NotEqual(Bytes(seed), Bytes(seed ^ 1));
        }, iter: 20);

    [Fact]
    public void A_batch_of_all_samples_takes_the_path_of_the_full_batch()
    {
        var full = GradientDescent.Minimize(Cars, new double[6], 0.3, steps: 50);
        var all = GradientDescent.Minimize(Cars, new double[6], 0.3, steps: 50, batch: Batch.Mini(392), seed: 1);

        Assert.All(full.Final.Theta.Zip(all.Final.Theta), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
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
    public void A_budget_of_time_ends_a_run() =>
        Assert.Equal(Outcome.BudgetSpent, GradientDescent.Minimize(Cars, new double[6], 1e-9, steps: int.MaxValue, stop: StopRule.WallTime(TimeSpan.FromMilliseconds(20))).Outcome);

    [Theory]
    [InlineData(1, 0.05)]
    [InlineData(1, 0.2)]
    [InlineData(8, 0.2)]
    public void At_a_constant_learning_rate_noise_holds_a_run_at_the_predicted_variance(int size, double learningRate)
    {
        const double Eigenvalue = 2, Sigma = 3;
        var noisy = new AdditiveGradientNoise(Quadratic.FromEigenvalues(Eigenvalue), Sigma, samples: 1000, seed: 5);
        var run = GradientDescent.Minimize(noisy, [1], learningRate, steps: 200_000, batch: Batch.Mini(size).WithReplacement(), seed: 6, record: 20_000);

        var measured = run.Points.Skip(100).Average(point => point.Theta[0] * point.Theta[0]);
        var predicted = Predict.NoiseFloorVariance(learningRate, Eigenvalue, Sigma * Sigma, size);
        Assert.Equal(1, measured / predicted, 0.06);
    }

    [Fact]
    public void Averaging_the_iterates_cancels_most_of_the_noise()
    {
        var noisy = new AdditiveGradientNoise(Quadratic.FromEigenvalues(1), 1, samples: 1000, seed: 5);
        var run = GradientDescent.Minimize(noisy, [3], 0.1, steps: 50_000, batch: Batch.Stochastic.WithReplacement(), seed: 7, averageFrom: 1000);

        var spread = Math.Sqrt(Predict.NoiseFloorVariance(0.1, 1, 1, 1));
        Assert.True(Math.Abs(run.Average![0]) < spread / 10);
        Assert.Null(GradientDescent.Minimize(noisy, [3], 0.1, steps: 10, averageFrom: 11).Average);
    }

    [Fact]
    public void Averaging_takes_the_mean_from_the_given_step_on()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [8], 0.5, steps: 3, averageFrom: 1);

        Assert.Equal((4.0 + 2 + 1) / 3, run.Average![0], 1e-12);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        UpdateRule[] rules = [new Plain(), new Momentum(0.9), new HeavyBall(0.5), new Nesterov(0.5), new RmsProp(), new Adam()];
        Schedule[] schedules = [0.001, new InverseTimeDecay(0.001, 0.1), new StepDecay(0.001, 0.5, 100), new ExponentialDecay(0.001, 0.01), new CosineWarmRestarts(0.001, 50, 2)];
        Batch[] batches = [Batch.Full, Batch.Stochastic, Batch.Mini(32), Batch.Mini(32).WithReplacement()];
        foreach (var (rule, schedule, batch) in from rule in rules from schedule in schedules from batch in batches select (rule, schedule, batch))
        {
            long Allocated(int steps) => Allocation.Of(() =>
                GradientDescent.Minimize(Cars, new double[6], schedule, steps, rule, batch, seed: 1, stop: StopRule.GradientNorm(0), record: 2));

            var (shorter, longer) = (Allocated(300), Allocated(900));
            Assert.True(shorter == longer, $"{rule}, {schedule}, {batch}: {longer - shorter} bytes in 600 steps");
        }
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
