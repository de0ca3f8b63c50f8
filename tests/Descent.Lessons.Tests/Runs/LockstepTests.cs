using CsCheck;
using Descent.Lessons.Numerics;
using MathNet.Numerics.Random;
using Xunit;

namespace Descent.Lessons.Tests;

public class LockstepTests
{
    private static readonly AdditiveGradientNoise Well = new(new DoubleWell(), sigma: 1, samples: 50, seed: 1);
    private static readonly AdditiveGradientNoise Bowl = new(Quadratic.FromEigenvalues(0.5, 1, 2), sigma: 0.3, samples: 20, seed: 2);
    private static readonly LeastSquares Data = new(Datasets.Linear([1, 2], 30, 0.5, 1));
    private static readonly LogisticRegression Classes = new(Datasets.Classes(40, 1, 1));

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(33)]
    public void Random_numbers_in_step_are_those_that_each_seed_has_alone(int count)
    {
        var all = new MersenneTwisters(firstSeed: 3, count);
        var alone = Enumerable.Range(3, count).Select(seed => new MersenneTwister(seed, threadSafe: false)).ToArray();
        var drawn = new int[count];
        for (var i = 0; i < 2000; i++) // Through three times the words that a generator keeps.
        {
            var limit = i % 3 == 0 ? int.MaxValue : 1000 + i;
            all.Next(limit, drawn);

            for (var k = 0; k < count; k++)
                Assert.Equal((int)(alone[k].NextDouble() * limit), drawn[k]);
        }
    }

    [Fact]
    public void Batches_in_step_are_those_that_each_seed_has_alone()
    {
        foreach (var batch in new[] { Batch.Stochastic, Batch.Mini(4), Batch.Mini(50), Batch.Stochastic.WithReplacement(), Batch.Mini(25).WithReplacement() })
        {
            var all = new BatchSamplers(batch, sampleCount: 11, firstSeed: 1, runs: 9);
            var alone = Enumerable.Range(1, 9).Select(seed => new BatchSampler(batch, 11, seed)).ToArray();
            for (var step = 0; step < 50; step++)
            {
                int[][] expected = [.. alone.Select(sampler => sampler.Next().ToArray())];
                Assert.Equal(Enumerable.Range(0, expected[0].Length).SelectMany(i => expected.Select(samples => samples[i])), all.Next().ToArray());
            }
        }
    }

    public static TheoryData<FiniteSum, LearningRateRule, UpdateRule, Batch> Settings => [..
        from objective in (FiniteSum[])[Well, Bowl, Data, Classes]
        from rate in (LearningRateRule[])[0.1, new CosineWarmRestarts(0.2, 10, 2), new ReduceOnPlateau(0.1, patience: 1)]
        from rule in UpdateRuleTests.Rules.Select(row => row.Data.Item1)
        from batch in (Batch[])[Batch.Stochastic, Batch.Mini(7), Batch.Stochastic.WithReplacement(), Batch.Mini(3).WithReplacement()]
        select (objective, rate, rule, batch)];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Every_seed_ends_where_it_ends_alone(FiniteSum objective, LearningRateRule rate, UpdateRule rule, Batch batch)
    {
        double[] start = [.. Enumerable.Repeat(0.7, objective.Dimension)];
        var ends = MonteCarlo.Minimize(37, objective, start, rate, steps: 25, batch, rule);

        Assert.Equal(37, ends.Length);
        for (var seed = 1; seed <= ends.Length; seed++)
            AreTheSame(GradientDescent.Minimize(objective, start, rate, 25, rule, batch, seed, record: 2).Final, ends[seed - 1]);
    }

    [Fact]
    public void Where_only_some_seeds_diverge_each_ends_as_alone()
    {
        var far = new AdditiveGradientNoise(new DoubleWell(), sigma: 5, samples: 50, seed: 1);
        var ends = MonteCarlo.Minimize(100, far, [1], 0.22, steps: 60, Batch.Stochastic);

        Assert.InRange(ends.Count(end => end.Step == 0), 1, 99);
        for (var seed = 1; seed <= 100; seed++)
            AreTheSame(GradientDescent.Minimize(far, [1], 0.22, 60, batch: Batch.Stochastic, seed: seed, record: 2).Final, ends[seed - 1]);
    }

    [Fact]
    public void Runs_that_start_where_nothing_is_left_to_do_stay_there()
    {
        var ends = MonteCarlo.Minimize(3, Bowl, [0, 0, 0], 0.1, steps: 5, Batch.Stochastic);

        Assert.All(ends, end => Assert.Equal(0, end.Step));
    }

    [Fact]
    public void A_rule_of_ones_own_sees_the_gradient_of_one_run()
    {
        var ends = MonteCarlo.Minimize(4, Bowl, [1, 1, 1], 0.1, steps: 5, Batch.Stochastic, new Unit());

        for (var seed = 1; seed <= 4; seed++)
            AreTheSame(GradientDescent.Minimize(Bowl, [1, 1, 1], 0.1, 5, new Unit(), Batch.Stochastic, seed, record: 2).Final, ends[seed - 1]);
    }

    [Fact]
    public void Several_points_at_once_have_the_values_and_gradients_of_each() =>
        Gen.Double[-3, 3].Array[1, 40].Sample(xs =>
        {
            var well = new DoubleWell(0.2);
            double[] values = new double[xs.Length], gradients = new double[xs.Length];
            well.ValuesAndGradientsAt(xs, [], values, gradients, new double[2], []);

            Assert.Equal(xs.Select(x => (((x * x) - 1) * ((x * x) - 1) / 4) + (0.2 * x)), values);
            Assert.Equal(xs.Select(x => (((x * x) - 1) * x) + 0.2), gradients);
            Assert.Equal(xs.Select(x => well.Value([x])), values);
            Assert.Equal(xs.Select(x => well.Gradient([x])[0]), gradients);
        });

    private static void AreTheSame(RunPoint alone, RunPoint together)
    {
        Assert.Equal(alone.Theta, together.Theta);
        Assert.Equal(alone with { Theta = [], Seconds = 0 }, together with { Theta = [], Seconds = 0 });
    }

    /// <summary>A direction of length 1, which needs all of the gradient.</summary>
    private sealed record Unit : UpdateRule
    {
        protected internal override int StateLengthFor(int dimension) => 0;

        protected internal override void DirectChecked(Span<double> gradient, Span<double> state)
        {
            var length = Norms.Length(gradient);
            foreach (ref var entry in gradient)
                entry /= length;
        }
    }
}
