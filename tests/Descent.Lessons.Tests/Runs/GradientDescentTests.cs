using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class GradientDescentTests
{
    [Fact]
    public void A_run_records_value_gradient_distance_and_learning_rate_at_every_step()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [8], 0.5, steps: 3);

        Assert.Equal([0, 1, 2, 3], run.Points.Select(point => point.Step));
        Assert.Equal([8, 4, 2, 1], run.Points.Select(point => point.Theta[0]));
        Assert.Equal([32, 8, 2, 0.5], run.Points.Select(point => point.Value));
        Assert.Equal([8, 4, 2, 1], run.Points.Select(point => point.GradientNorm));
        Assert.Equal([8, 4, 2, 1], run.Points.Select(point => point.Distance));
        Assert.All(run.Points, point => Assert.Equal(0.5, point.LearningRate));
        Assert.Equal(Outcome.StepLimit, run.Outcome);
    }

    [Fact]
    public void A_diverging_run_stops_at_the_first_number_that_is_not_finite_and_keeps_the_rest()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [1], 5, steps: 10_000);

        Assert.Equal(Outcome.Diverged, run.Outcome);
        Assert.InRange(run.Steps, 100, 1000);
        Assert.All(run.Points, point => Assert.True(double.IsFinite(point.Value) && point.Theta.All(double.IsFinite)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(64)]
    public void A_long_run_keeps_few_points_evenly_spaced_with_the_first_and_the_last(int most)
    {
        for (var steps = 1; steps <= 200; steps++)
        {
            var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [1], 0.001, steps, record: most);

            var recorded = run.Points.Select(point => point.Step).ToArray();
            Assert.InRange(recorded.Length, Math.Min(most, steps + 1) / 2, most);
            Assert.Equal(0, recorded[0]);
            Assert.Equal(steps, recorded[^1]);
            var gaps = recorded.Zip(recorded.Skip(1), (a, b) => b - a).ToArray();
            Assert.All(gaps.SkipLast(1), gap => Assert.Equal(gaps[0], gap));
            Assert.All(run.Points, point => Assert.Equal(Math.Pow(0.999, point.Step), point.Theta[0], 1e-12));
        }
    }

    [Fact]
    public void Recording_less_changes_nothing_but_the_recording()
    {
        var bowl = Quadratic.FromEigenvalues(1, 30);
        var all = GradientDescent.Minimize(bowl, [3, -2], 0.06, steps: 999);
        var few = GradientDescent.Minimize(bowl, [3, -2], 0.06, steps: 999, record: 5);

        Assert.Equal(all.Final.Theta, few.Final.Theta);
        Assert.Equal(all.Steps, few.Steps);
    }

    [Fact]
    public void Scaling_the_objective_up_and_the_learning_rate_down_gives_the_same_path() =>
        Gen.Select(Gen.Double[0.5, 20], Gen.Double[0.5, 20], Gen.Double[0.01, 100]).Sample((a, b, scale) =>
        {
            var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(a, b), [1, -1], 0.05, steps: 20);
            var scaled = GradientDescent.Minimize(Quadratic.FromEigenvalues(scale * a, scale * b), [1, -1], 0.05 / scale, steps: 20);

            Assert.Equal(run.Final.Theta, scaled.Final.Theta, Within.Absolute(1e-9));
        });

    [Fact]
    public void Stop_rules_end_a_run_at_the_first_point_that_meets_them()
    {
        var bowl = Quadratic.FromEigenvalues(1);
        Run Until(StopRule stop) => GradientDescent.Minimize(bowl, [8], 0.5, stop: stop);

        Assert.Equal((Outcome.Converged, 2), (Until(StopRule.GradientNorm(2)).Outcome, Until(StopRule.GradientNorm(2)).Steps));
        Assert.Equal((Outcome.Converged, 3), (Until(StopRule.Value(0.5)).Outcome, Until(StopRule.Value(0.5)).Steps));
        Assert.Equal((Outcome.Converged, 4), (Until(StopRule.RelativeDistance(0.0625)).Outcome, Until(StopRule.RelativeDistance(0.0625)).Steps));
    }

    [Theory]
    [InlineData(100, 5)]
    [InlineData(3, 6)]
    [InlineData(2, 16)]
    public void With_batches_stop_rules_about_the_loss_are_looked_at_only_where_it_is_recorded(int record, int steps)
    {
        // From 8 the loss falls to 1/32 in five steps. Of three points a run keeps those at 0, 4 and, in their turn, 6, 8, 12 and 16.
        var run = GradientDescent.Minimize(
            new Counted(), [8], 0.5, steps: 16, batch: Batch.Stochastic, seed: 1, stop: StopRule.Value(1 / 32.0), record: record);

        Assert.Equal((Outcome.Converged, steps), (run.Outcome, run.Steps));
    }

    [Fact]
    public void A_run_that_starts_at_the_minimizer_has_arrived()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [0], 1, stop: StopRule.RelativeDistance(0.1));

        Assert.Equal((Outcome.Converged, 0), (run.Outcome, run.Steps));
    }

    [Fact]
    public void Cancelling_ends_a_run_with_what_it_has()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [1], 0.1, cancellation: source.Token);

        Assert.Equal((Outcome.Cancelled, 0), (run.Outcome, run.Steps));
    }

    [Fact]
    public void A_budget_of_time_ends_a_run()
    {
        var run = GradientDescent.Minimize(
            Quadratic.FromEigenvalues(1), [1], 1e-9, steps: int.MaxValue, stop: StopRule.WallTime(TimeSpan.FromMilliseconds(20)), record: 2);

        Assert.Equal(Outcome.BudgetSpent, run.Outcome);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var cars = new LeastSquares(Datasets.Cars().Standardize());
        var rules = UpdateRuleTests.Rules.Select(row => row.Data.Item1);
        Schedule[] schedules = [0.001, new InverseTimeDecay(0.001, 0.1), new StepDecay(0.001, 0.5, 100), new ExponentialDecay(0.001, 0.01), new CosineWarmRestarts(0.001, 50, 2)];
        Batch[] batches = [Batch.Full, Batch.Stochastic, Batch.Mini(32), Batch.Mini(32).WithReplacement()];
        foreach (var (rule, schedule, batch) in from rule in rules from schedule in schedules from batch in batches select (rule, schedule, batch))
        {
            long Allocated(int steps) => Allocation.Of(() =>
                GradientDescent.Minimize(cars, new double[6], schedule, steps, rule, batch, seed: 1, stop: StopRule.GradientNorm(0), record: 2));

            var (shorter, longer) = (Allocated(300), Allocated(900));
            Assert.True(shorter == longer, $"{rule}, {schedule}, {batch}: {longer - shorter} bytes in 600 steps");
        }
    }

    [Fact]
    public void Progress_is_told_as_a_rising_fraction_that_ends_at_one()
    {
        var told = new List<double>();
        GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [1], 0.001, steps: 5000, record: 50, progress: new Told(told));

        Assert.Equal(told.Order(), told);
        Assert.Equal((0, 1), (told[0], told[^1]));
    }

    [Fact]
    public void A_run_that_records_only_its_ends_looks_at_all_samples_only_there()
    {
        var sum = new Counted();
        var run = GradientDescent.Minimize(sum, [1], 0.1, steps: 1000, batch: Batch.Stochastic, seed: 1, record: 2);

        Assert.Equal([0, 1000], run.Points.Select(point => point.Step));
        Assert.Equal(2, sum.FullPasses);
    }

    [Fact]
    public void A_diverging_run_keeps_its_last_finite_point_however_little_it_records()
    {
        var bowl = Quadratic.FromEigenvalues(1);
        var all = GradientDescent.Minimize(bowl, [1], 5, steps: 10_000, record: 10_000);
        foreach (var most in new[] { 2, 3, 10, 64 })
            Assert.Equal(all.Final with { Seconds = 0, Theta = [] }, GradientDescent.Minimize(bowl, [1], 5, steps: 10_000, record: most).Final with { Seconds = 0, Theta = [] });
    }

    [Fact]
    public void A_diverging_run_with_batches_keeps_every_recorded_point_before_the_overflow()
    {
        var full = GradientDescent.Minimize(new Counted(), [1], 5, steps: 10_000, record: 10_000);
        var batches = GradientDescent.Minimize(new Counted(), [1], 5, steps: 10_000, batch: Batch.Stochastic, seed: 1, record: 10_000);

        Assert.Equal(Outcome.Diverged, batches.Outcome);
        Assert.Equal(full.Points.Select(point => (point.Step, point.Value)), batches.Points.Select(point => (point.Step, point.Value)));
    }

    [Fact]
    public void A_diverging_run_with_batches_that_records_only_its_ends_keeps_its_start()
    {
        var run = GradientDescent.Minimize(new Counted(), [1], 5, steps: 10_000, batch: Batch.Stochastic, seed: 1, record: 2);

        Assert.Equal((Outcome.Diverged, 0), (run.Outcome, run.Steps));
        Assert.Equal(run.Start, Assert.Single(run.Points));
    }

    /// <summary>x²/2 as the mean of two samples, with a count of how often both were asked for.</summary>
    private sealed class Counted : FiniteSum
    {
        public int FullPasses { get; private set; }

        public override int Dimension => 1;

        public override int SampleCount => 2;

        protected internal override double ValueAt(ReadOnlySpan<double> theta) => theta[0] * theta[0] / 2;

        protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
        {
            FullPasses++;
            return ValueAndGradientAt(theta, [0, 1], gradient);
        }

        protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, ReadOnlySpan<int> samples, Span<double> gradient)
        {
            gradient[0] = theta[0];
            return ValueAt(theta);
        }
    }

    private sealed class Told(List<double> fractions) : IProgress<double>
    {
        public void Report(double value) => fractions.Add(value);
    }
}
