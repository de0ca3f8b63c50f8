using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class LearningRateRuleTests
{
    private static readonly Quadratic Parabola = Quadratic.FromEigenvalues(1);

    [Fact]
    public void A_plateau_is_more_than_so_many_steps_in_a_row_without_improvement()
    {
        // α = 2 swings from 1 to −1 and back: the loss stays, and the third step that sees so makes the fourth shorter.
        var run = GradientDescent.Minimize(Parabola, [1], new ReduceOnPlateau(2, 0.25, patience: 2), steps: 6);

        Assert.Equal([2, 2, 2, 2, 0.5, 0.5, 0.5], run.Points.Select(point => point.LearningRate));
        Assert.Equal([1, -1, 1, -1, 1, 0.5, 0.25], run.Points.Select(point => point.Theta[0]));
    }

    [Fact]
    public void A_cooldown_lets_losses_pass_and_a_floor_ends_reductions()
    {
        var standing = GradientDescent.Minimize(Parabola, [1], new ReduceOnPlateau(1e-9, 0.1, patience: 0, cooldown: 2, floor: 3e-11), steps: 9);

        Assert.Equal([1e-9, 1e-9, 1e-10, 1e-10, 1e-10, 3e-11, 3e-11, 3e-11, 3e-11, 3e-11], standing.Points.Select(point => point.LearningRate), Within.Relative(1e-14));
    }

    [Fact]
    public void A_loss_below_0_improves_when_it_falls_and_not_when_it_rises()
    {
        // Around −100 a share of the lowest must be added, and not taken away, to make it harder.
        var rises = new Table((double[])[-100, -99.9995, -99.9991, -99.999]);
        var falls = new Table((double[])[-100, -101, -102, -103]);
        Run On(Table losses) => GradientDescent.Minimize(losses, [0], new ReduceOnPlateau(1, 0.5, patience: 0), steps: 3);

        Assert.Equal([1, 1, 0.5, 0.25], On(rises).Points.Select(point => point.LearningRate));
        Assert.Equal([1, 1, 1, 1], On(falls).Points.Select(point => point.LearningRate));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void With_batches_a_plateau_is_seen_in_the_mean_loss_of_an_epoch(bool withReplacement)
    {
        // Nothing moves, so that every full epoch has nearly the same mean: 250 samples, three steps of 100, 100 and 50 or 100 each.
        var still = new LeastSquares(Datasets.Linear([1, 1], 250, 1, 1));
        var batch = withReplacement ? Batch.Mini(100).WithReplacement() : Batch.Mini(100);
        var run = GradientDescent.Minimize(still, new ReduceOnPlateau(1e-12, 0.5, patience: 1, threshold: 0.9), steps: 15, batch: batch, seed: 1, record: 100);

        double[] expected = [.. Enumerable.Repeat(1e-12, 9), .. Enumerable.Repeat(0.5e-12, 6), 0.25e-12];
        Assert.Equal(expected, run.Points.Select(point => point.LearningRate));
    }

    [Fact]
    public void Without_a_plateau_a_schedule_stays_as_it_is()
    {
        var cosine = new CosineDecay(0.5, 20);
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 2), [1, 1], new ReduceOnPlateau(cosine, patience: 30), steps: 20);

        Assert.Equal(cosine.Values(21), run.Points.Select(point => point.LearningRate));
    }

    [Fact]
    public void Backtracking_takes_the_first_learning_rate_that_lowers_the_loss_enough()
    {
        // f(1 − α) ≤ ½ − cα holds for α ≤ 2(1 − c): of 4, 2, 1 the last with c = ¼, and then the run has arrived.
        var run = GradientDescent.Minimize(Parabola, [1], new Backtracking(4, 0.5, 0.25), steps: 5);
        var steep = GradientDescent.Minimize(Quadratic.FromEigenvalues(10), [1], new Backtracking(4, 0.5, 0.25), steps: 1);

        Assert.Equal((Outcome.Converged, 1), (run.Outcome, run.Steps));
        Assert.Equal(1, run.Start.LearningRate);
        Assert.Equal((4 / 32.0, -0.25), (steep.Start.LearningRate, steep.Final.Theta[0]));
    }

    [Fact]
    public void Backtracking_never_raises_the_loss_wherever_it_starts() =>
        Gen.Select(Gen.Double[-3, 3], Gen.Double[-3, 3], Gen.Double[0.1, 0.9], Gen.Double[1e-4, 0.5], Gen.Double[-3, 3]).Sample((x, y, factor, c, log) =>
        {
            Objective[] objectives = [new Rosenbrock(), new Himmelblau(), new Beale(), new Saddle(), new Quartic()];
            foreach (var objective in objectives)
            {
                var run = GradientDescent.Minimize(objective, [x, y], new Backtracking(Math.Pow(10, log), factor, c), steps: 50);

                Assert.NotEqual(Outcome.Diverged, run.Outcome);
                Assert.All(run.Points.Zip(run.Points.Skip(1)), pair => Assert.True(pair.Second.Value <= pair.First.Value));
            }
        }, iter: 30);

    [Fact]
    public void A_search_that_cannot_succeed_ends_where_the_point_no_longer_moves()
    {
        // The gradient points the wrong way.
        var run = GradientDescent.Minimize(new Uphill(), [1], new Backtracking(1), steps: 3);

        Assert.Equal([1, 1, 1, 1], run.Points.Select(point => point.Theta[0]));
    }

    [Fact]
    public void Every_try_counts_as_a_pass_over_the_samples()
    {
        var run = GradientDescent.Minimize(Parabola, [1], new Backtracking(4, 0.5, 0.25), steps: 1);

        Assert.Equal(4, run.Final.Samples); // The gradient, and the values for α = 4, 2 and 1.
    }

    [Fact]
    public void A_rule_that_looks_at_the_run_is_no_constant_schedule()
    {
        var run = GradientDescent.Minimize(Parabola, [1], new Backtracking(4), steps: 1);

        Assert.IsNotType<Constant>(run.LearningRate);
        Assert.Equal((4, "backtracking by 0.5 from α = 4"), (run.LearningRate.At(0), run.LearningRate.ToString()));
        Assert.Equal("α = 0.1, times 0.5 after 3 epochs without improvement", new ReduceOnPlateau(0.1, 0.5, 3).ToString());
    }

    [Fact]
    public void A_clipped_gradient_keeps_its_direction_and_is_no_longer_than_asked()
    {
        var bowl = Quadratic.FromEigenvalues(3, 4);
        var run = GradientDescent.Minimize(bowl, [1, 1], 1, steps: 1, clip: 2.5);
        var short_ = GradientDescent.Minimize(bowl, [0.1, 0.1], 0.1, steps: 1, clip: 2.5);

        Assert.Equal([1 - 1.5, 1 - 2], run.Final.Theta);
        Assert.Equal(5, run.Start.GradientNorm);
        Assert.Equal(GradientDescent.Minimize(bowl, [0.1, 0.1], 0.1, steps: 1).Final.Theta, short_.Final.Theta);
    }

    [Fact]
    public void Clipping_comes_before_the_update_rule_and_looks_at_the_gradient_of_the_batch() =>
        Gen.Int[1, 50].Sample(seed =>
        {
            var cars = new LeastSquares(Datasets.Cars().Standardize());
            double[] Step(UpdateRule rule, double? clip) =>
                [.. GradientDescent.Minimize(cars, 1, steps: 1, updateRule: rule, batch: Batch.Mini(3), seed: seed, clip: clip).Final.Theta];
            var (free, clipped) = (Step(new Plain(), null), Step(new Plain(), 0.5));
            var length = Math.Sqrt(free.Sum(x => x * x));

            Assert.Equal(free.Select(x => x * Math.Min(1, 0.5 / length)), clipped, Within.Absolute(1e-12));
            Assert.Equal(clipped.Select(x => x / 10), Step(new Momentum(0.9), 0.5), Within.Absolute(1e-12));
        });

    /// <summary>Losses as they stand in a table, whatever θ does: θ = −t α sums, read by the count of calls.</summary>
    private sealed class Table(double[] losses) : Objective
    {
        private int next;

        public override int Dimension => 1;

        protected internal override double ValueAt(ReadOnlySpan<double> theta) => losses[next];

        protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
        {
            gradient[0] = 1;
            return losses[next++];
        }
    }

    private sealed class Quartic : Objective
    {
        public override int Dimension => 2;

        protected internal override double ValueAt(ReadOnlySpan<double> theta) => Math.Pow(theta[0], 4) + Math.Pow(theta[1], 4);

        protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
        {
            for (var i = 0; i < 2; i++)
                gradient[i] = 4 * Math.Pow(theta[i], 3);
            return ValueAt(theta);
        }
    }

    private sealed class Uphill : Objective
    {
        public override int Dimension => 1;

        protected internal override double ValueAt(ReadOnlySpan<double> theta) => theta[0] * theta[0];

        protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
        {
            gradient[0] = -2 * theta[0];
            return ValueAt(theta);
        }
    }
}
