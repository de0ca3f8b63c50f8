using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class ContinueTests
{
    private static readonly LeastSquares Cars = new(Datasets.Cars().Standardize());
    private static readonly Quadratic Bowl = Quadratic.FromEigenvalues(0.3, 2);

    private static readonly LearningRateRule[] Rates =
    [
        .. ScheduleTests.Shown.Select(row => row.Data.Item1),
        new ReduceOnPlateau(0.5, 0.5, patience: 1, threshold: 0.01, cooldown: 1),
        new ReduceOnPlateau(new ExponentialDecay(0.5, 0.01), 0.3, patience: 0, threshold: 0.1),
        new Backtracking(4),
        new Backtracking(new StepDecay(3, 0.9, 5), 0.8, 0.3),
    ];

    private static readonly Batch[] Batches = [Batch.Full, Batch.Stochastic, Batch.Mini(50), Batch.Mini(32).WithReplacement(), Batch.Mini(1000)];

    public static TheoryData<LearningRateRule, UpdateRule, Batch> Combinations => [..
        from rate in Rates
        from rule in UpdateRuleTests.Rules.Select(row => row.Data.Item1)
        from batch in Batches
        where rate is not Backtracking || (rule is Plain && batch.Size is null)
        select (rate, rule, batch)];

    [Theory]
    [MemberData(nameof(Combinations))]
    public void A_run_that_goes_on_is_the_run_that_never_stopped(LearningRateRule rate, UpdateRule rule, Batch batch) =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[2, 30], Gen.Int[0, 60], Gen.Bool).Sample(
            (first, second, third, record, averageFrom, clips) =>
            {
                var settings = new RunSettings
                {
                    Objective = Cars,
                    LearningRate = rate,
                    UpdateRule = rule,
                    Batch = batch,
                    Seed = 5,
                    Steps = first,
                    Stop = StopRule.GradientNorm(0),
                    Record = record,
                    AverageFrom = averageFrom,
                    Clip = clips ? 2 : null,
                };
                var whole = (settings with { Steps = first + second + third }).Minimize();
                if (whole.Outcome == Outcome.StepLimit)
                    AreTheSame(whole, settings.Minimize().Continue(second).Continue(third));
            },
            iter: 5);

    [Fact]
    public void A_run_can_go_on_more_than_once_and_stays_as_it_is()
    {
        var run = GradientDescent.Minimize(Cars, 0.05, 30, new Adam(), Batch.Mini(32), seed: 1, record: 7, averageFrom: 3);
        var before = run.Points.Select(Plain).ToArray();

        var once = run.Continue(20);
        AreTheSame(once, run.Continue(20));
        AreTheSame(once.Continue(9), run.Continue(29));
        Assert.Equal(before, run.Points.Select(Plain));
        Assert.Equal((30, 50), (run.StepLimit, once.StepLimit));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(11)]
    public void Wherever_a_run_stops_what_it_goes_on_to_record_is_thinned_the_same(int record)
    {
        for (var steps = 1; steps <= 40; steps++)
        {
            foreach (var more in new[] { 1, 2, 7, 25 })
            {
                foreach (var batch in new[] { Batch.Full, Batch.Mini(50) })
                {
                    Run Whole(int total) => GradientDescent.Minimize(Cars, 0.05, total, batch: batch, seed: 2, record: record);
                    AreTheSame(Whole(steps + more), Whole(steps).Continue(more));
                }
            }
        }
    }

    [Fact]
    public void A_cancelled_run_goes_on_where_it_was()
    {
        using var source = new CancellationTokenSource();
        var cancelled = GradientDescent.Minimize(
            Cars, 0.05, 100, new Momentum(0.9), Batch.Mini(32), seed: 1, record: 20, progress: new CancelAt(0.4, source), cancellation: source.Token);

        Assert.Equal(Outcome.Cancelled, cancelled.Outcome);
        Assert.InRange(cancelled.Steps, 40, 60);
        var whole = GradientDescent.Minimize(Cars, 0.05, 100, new Momentum(0.9), Batch.Mini(32), seed: 1, record: 20);
        AreTheSame(whole, cancelled.Continue(100 - cancelled.Steps));
    }

    [Fact]
    public void A_budget_that_is_spent_begins_anew_and_one_that_is_not_goes_on()
    {
        var spent = GradientDescent.Minimize(Bowl, [1, 1], 0.1, steps: 100, stop: StopRule.Samples(30));
        var again = spent.Continue(100);
        var cut = GradientDescent.Minimize(Bowl, [1, 1], 0.1, steps: 20, stop: StopRule.Samples(30)).Continue(100);

        Assert.Equal((Outcome.BudgetSpent, 30), (spent.Outcome, spent.Steps));
        Assert.Equal((Outcome.BudgetSpent, 60), (again.Outcome, again.Steps));
        Assert.Equal((Outcome.BudgetSpent, 90), (again.Continue(100).Outcome, again.Continue(100).Steps));
        Assert.Equal((Outcome.StepLimit, 33), (spent.Continue(3).Outcome, spent.Continue(3).Steps));
        Assert.Equal((Outcome.BudgetSpent, 60), (spent.Continue(3).Continue(100).Outcome, spent.Continue(3).Continue(100).Steps));
        Assert.Equal((Outcome.BudgetSpent, 30), (cut.Outcome, cut.Steps));
        Assert.Equal((Outcome.BudgetSpent, 50), (spent.Continue(100, StopRule.Samples(50)).Outcome, spent.Continue(100, StopRule.Samples(50)).Steps));
        AreTheSame(GradientDescent.Minimize(Bowl, [1, 1], 0.1, steps: 60), spent.Continue(30), but: Outcome.BudgetSpent);
    }

    [Fact]
    public void A_budget_of_time_counts_the_time_before()
    {
        var slow = GradientDescent.Minimize(Bowl, [1, 1], 1e-9, steps: int.MaxValue - 1, stop: StopRule.WallTime(TimeSpan.FromMilliseconds(20)), record: 2);
        var again = slow.Continue(int.MaxValue - slow.Steps - 1);

        Assert.Equal(Outcome.BudgetSpent, again.Outcome);
        Assert.InRange(slow.Final.Seconds, 0.02, double.MaxValue);
        Assert.InRange(again.Final.Seconds, slow.Final.Seconds + 0.02, double.MaxValue);
    }

    [Fact]
    public void A_stop_rule_about_distance_still_compares_with_the_first_start()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [8], 0.5, steps: 2, stop: StopRule.RelativeDistance(0.0625)).Continue(10);

        Assert.Equal((Outcome.Converged, 4), (run.Outcome, run.Steps));
    }

    [Fact]
    public void A_run_that_has_converged_goes_on_with_another_stop_rule_only()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [8], 0.5, stop: StopRule.GradientNorm(1));

        Assert.Contains("‖∇f‖ ≤ 1", Assert.Throws<InvalidOperationException>(() => run.Continue(5)).Message, StringComparison.Ordinal);
        AreTheSame(GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [8], 0.5, steps: 8), run.Continue(5, StopRule.Default));
    }

    [Fact]
    public void A_run_that_diverged_cannot_go_on() =>
        Assert.Contains(
            "smaller learning rate",
            Assert.Throws<InvalidOperationException>(() => GradientDescent.Minimize(Bowl, [1, 1], 9).Continue(5)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    [InlineData(400)]
    public void A_run_that_diverges_after_going_on_ends_as_if_it_had_never_stopped(int record)
    {
        foreach (var batch in new[] { Batch.Full, Batch.Mini(50) })
        {
            var settings = new RunSettings { Objective = Cars, LearningRate = 50, Steps = 400, Batch = batch, Seed = 1, Record = record };
            var whole = settings.Minimize();
            Assert.Equal(Outcome.Diverged, whole.Outcome);
            foreach (var steps in Enumerable.Range(1, 90))
            {
                if ((settings with { Steps = steps }).Minimize() is { Outcome: Outcome.StepLimit } part)
                    AreTheSame(whole, part.Continue(400 - steps));
            }
        }
    }

    private static void AreTheSame(Run whole, Run parts, Outcome? but = null)
    {
        if (but is null)
            Assert.Equal(whole.Outcome, parts.Outcome);
        Assert.Equal(whole.StepLimit, parts.StepLimit);
        Assert.Equal(whole.Points.Select(Plain), parts.Points.Select(Plain));
        Assert.Equal(whole.Points.Select(point => point.Theta), parts.Points.Select(point => point.Theta));
        Assert.Equal(whole.Average, parts.Average);
        Assert.Equal(whole.LowestLoss, parts.LowestLoss);
        Assert.Equal(whole.Tail, parts.Tail);
    }

    private static RunPoint Plain(RunPoint point) => point with { Seconds = 0, Theta = [] };

    private sealed class CancelAt(double fraction, CancellationTokenSource source) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value >= fraction)
                source.Cancel();
        }
    }

    [Fact]
    public void A_stop_rule_given_later_counts_from_the_start_of_the_whole_run()
    {
        var first = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 1), [1, 1], 0.01, 100_000, stop: StopRule.Samples(100));
        var third = first.Continue(100_000).Continue(100_000, StopRule.Samples(250));

        Assert.Equal(200, first.Continue(100_000).Final.Samples);
        Assert.Equal(250, third.Final.Samples);
    }
}
