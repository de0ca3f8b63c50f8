using Xunit;

namespace Descent.Lessons.Tests.Labeled;

/// <summary>The labeled set itself: whether it is large and mixed enough, and whether measuring bears its labels out.</summary>
public sealed class LabeledRunsTests
{
    private static readonly string[] Diagnoses =
    [
        "Diverging", "Oscillating", "Crawling", "IllConditioned", "NoiseFloor", "StalledBySchedule", "UnderDamped",
        "OverDamped", "Stuck", "NoMinimum", "BudgetSpent", "Converging", "Arrived",
    ];

    private static readonly LabeledRun[] Tuning = [.. TuningRuns.All()];
    private static readonly LabeledRun[] HeldOut = [.. HeldOutRuns.All()];

    private static IEnumerable<LabeledRun> Both => Tuning.Concat(HeldOut);

    [Fact]
    public void Each_half_has_a_hundred_runs_and_six_of_every_diagnosis()
    {
        foreach (var half in new[] { Tuning, HeldOut })
        {
            Assert.True(half.Length >= 100);
            foreach (var diagnosis in Diagnoses)
                Assert.True(half.Count(run => run.Accept[0] == diagnosis) >= 6, $"{diagnosis} has less than six runs.");
        }
    }

    [Fact]
    public void Labels_are_one_to_three_diagnoses() => Assert.All(Both, run =>
    {
        Assert.InRange(run.Accept.Length, 1, 3);
        Assert.Equal(run.Accept.Distinct(), run.Accept);
        Assert.Empty(run.Accept.Except(Diagnoses));
    });

    [Fact]
    public void No_two_runs_have_the_same_name_or_the_same_settings()
    {
        Assert.Empty(Both.GroupBy(run => run.Name).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Empty(Both
            .GroupBy(labeled => labeled.Make() is var run
                ? $"{run.Objective} {run.LearningRate} {run.UpdateRule} {run.Batch} {run.StepLimit} {run.Outcome} {string.Join(' ', run.Start.Theta)}"
                : "")
            .Where(same => same.Count() > 1)
            .Select(same => string.Join(" = ", same)));
    }

    [Fact]
    public void Each_half_has_every_kind_of_objective_schedule_update_rule_and_batch()
    {
        foreach (var half in new[] { Tuning, HeldOut })
        {
            Run[] runs = [.. half.Select(labeled => labeled.Make())];
            HasAll(
                runs.Select(run => run.Objective.GetType()),
                typeof(Quadratic), typeof(LeastSquares), typeof(LogisticRegression), typeof(Rosenbrock), typeof(Himmelblau), typeof(Beale),
                typeof(Saddle), typeof(DoubleWell), typeof(Plateau), typeof(AbsoluteValue), typeof(BowlWithJump), typeof(WindingValley),
                typeof(AdditiveGradientNoise), typeof(Hidden), typeof(HiddenSum), typeof(Rescaled), typeof(PerCoordinate));
            HasAll(
                runs.Select(run => run.LearningRate.GetType()),
                typeof(Constant), typeof(StepDecay), typeof(ExponentialDecay), typeof(InverseTimeDecay), typeof(CosineWarmRestarts));
            HasAll(
                runs.Select(run => run.UpdateRule.GetType()),
                typeof(Plain), typeof(Momentum), typeof(HeavyBall), typeof(Nesterov), typeof(RmsProp), typeof(Adam));
            HasAll(runs.Select(run => run.Outcome), Enum.GetValues<Outcome>());
            Assert.Contains(runs, run => run.Batch == Batch.Full);
            Assert.Contains(runs, run => run.Batch == Batch.Stochastic);
            Assert.Contains(runs, run => run.Batch.Size > 1);
            Assert.Contains(runs, run => run.Objective.Dimension == 1);
            Assert.Contains(runs, run => run.Objective.Dimension == 50);
        }
    }

    [Fact]
    public void A_run_made_twice_ends_the_same() => Assert.All(Both, labeled =>
    {
        var (first, second) = (labeled.Make(), labeled.Make());
        Assert.Equal(first.Outcome, second.Outcome);
        Assert.Equal(first.Final.Theta, second.Final.Theta);
        Assert.Equal(first.Final.Value, second.Final.Value);
    });

    [Fact]
    public void What_diverges_ends_above_its_start_and_nothing_else_ends_far_above_it()
    {
        Assert.All(Both.Where(labeled => labeled.Accept[0] == "Diverging"), labeled =>
        {
            var run = labeled.Make();
            Assert.True(run.Outcome == Outcome.Diverged || run.Final.Value > run.Start.Value);
        });
        Assert.All(Both.Where(labeled => !labeled.Accept.Contains("Diverging")), labeled =>
        {
            var run = labeled.Make();
            Assert.NotEqual(Outcome.Diverged, run.Outcome);
            Assert.True(run.Final.Value <= run.Start.Value + (0.1 * Math.Abs(run.Start.Value)), $"{run.Start.Value} → {run.Final.Value}");
        });
    }

    [Fact]
    public void Measuring_bears_every_label_out() => Assert.Empty(Both
        .Select(labeled => (labeled.Name, Objection: Defence.Objection(labeled)))
        .Where(judged => judged.Objection is not null)
        .Select(judged => $"{judged.Name}: {judged.Objection}"));

    [Fact]
    public void What_is_best_has_arrived_in_few_steps() => Assert.All(Both.Where(labeled => labeled.IsBest), labeled =>
    {
        var run = labeled.Make();
        Assert.Equal("Arrived", labeled.Accept[0]);
        Assert.Equal(Outcome.Converged, run.Outcome);
        Assert.InRange(run.Steps, 0, 200);
    });

    private static void HasAll<T>(IEnumerable<T> actual, params T[] expected) => Assert.Empty(expected.Except(actual));
}
