using System.Globalization;
using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Whether <see cref="Run.Explain"/> says what a teacher would say; see <see cref="LabeledRuns"/>.</summary>
public class ExplanationTests
{
    private const double LeastAccuracy = 0.97;

    [Fact]
    public void Every_obvious_run_is_explained_as_labeled() => AssertAccuracy(1, LabeledRuns.All.Where(run => run.Obvious));

    [Fact]
    public void The_held_out_half_is_explained_as_labeled() => AssertAccuracy(LeastAccuracy, LabeledRuns.HeldOut);

    [Fact]
    public void The_development_half_is_explained_as_labeled() => AssertAccuracy(LeastAccuracy, LabeledRuns.Development);

    [Fact]
    public void Every_explanation_has_evidence_a_reason_and_a_lesson() => Assert.All(LabeledRuns.All, labeled =>
    {
        var explanation = labeled.Run.Explain();

        Assert.False(string.IsNullOrWhiteSpace(explanation.Evidence), $"no evidence: {labeled.Name}");
        Assert.False(string.IsNullOrWhiteSpace(explanation.Reason), $"no reason: {labeled.Name}");
        Assert.Matches("^[1-7](\\.[1-9])?$", explanation.Lesson);
        Assert.DoesNotContain("NaN", explanation.ToString(), StringComparison.Ordinal);
    });

    [Fact]
    public void Every_suggestion_makes_its_run_better() => Assert.All(LabeledRuns.All, labeled =>
    {
        if (labeled.Run.Explain().Suggestion is not { } suggestion)
            return;

        var after = suggestion.Apply();
        Assert.True(suggestion.IsBetter(labeled.Run, after), $"{labeled}: {labeled.Run}\n  {suggestion.Change}: {suggestion}\n  {after}");
        if (suggestion.Change is not Change.MoreSteps)
            Assert.InRange(after.Final.Samples, 0, Math.Max(labeled.Run.Final.Samples, (long)labeled.Run.StepLimit * SamplesOfAStep(labeled.Run)));
    });

    [Fact]
    public void Only_runs_that_have_arrived_or_are_stuck_have_nothing_suggested() => Assert.All(
        LabeledRuns.All.Where(run => run.Run.Explain().Suggestion is null),
        labeled => Assert.Contains(labeled.Run.Explain().Diagnosis, new[] { Diagnosis.Arrived, Diagnosis.Stuck, Diagnosis.NoMinimum }));

    [Fact]
    public void Captions_tables_and_explanations_say_the_same() => Assert.All(LabeledRuns.All, labeled =>
    {
        var run = labeled.Run;
        var verb = run.Explain().Diagnosis.Verb();

        // A run that crawls and whose loss nevertheless fell tenfold has come far: a picture says only that it is not there yet.
        var (start, end) = run.IsLowestKnown ? (run.ExcessAt(run.Start), run.Excess) : (run.Start.Value, run.Final.Value);
        var words = run.Explain().Diagnosis == Diagnosis.Crawling && end > 0 && start >= 10 * end ? "is not there yet" : verb;
        Assert.Contains($"the run {words}", Figures.Loss(("it", run)).AltText, StringComparison.Ordinal);
        Assert.Contains($"the run {words}", Figures.LossAndSchedule(run).AltText, StringComparison.Ordinal);
        Assert.Contains(run.Explain().Diagnosis.ToString(), new Comparison(("it", run)).ToString(), StringComparison.Ordinal);
        if (run.Objective is { Dimension: 2, Minimizer: not null } && run.Start.Distance > 0)
            Assert.Contains($"The run {verb}", Figures.Path(run).AltText, StringComparison.Ordinal);
    });

    [Fact]
    public void A_run_that_goes_on_is_explained_as_one_that_never_stopped() => Assert.All(LabeledRuns.All.Where(run => run.Run is { Outcome: Outcome.StepLimit, Steps: > 20 }), labeled =>
    {
        var half = (labeled.Run.Settings with { Steps = labeled.Run.StepLimit / 2 }).Minimize();
        if (half.Outcome != Outcome.StepLimit)
            return;

        var (whole, resumed) = (labeled.Run.Explain(), half.Continue(labeled.Run.StepLimit - half.Steps).Explain());
        Assert.Equal(whole.Diagnosis, resumed.Diagnosis);
        Assert.Equal(whole.Evidence, resumed.Evidence);
    });

    [Theory]
    [InlineData("standardized cars with a tiny α creep", "3.1", "which is 2/(L + μ)")]
    [InlineData("raw cars with momentum creep as well", "3.4", "standardized features, which bring κ to")]
    [InlineData("cars one by one with α = 0.02", "3.2", "Each step sees only one sample, and")]
    [InlineData("cars in batches of 4, drawn with replacement", "3.2", "Each step sees only 4 samples, and")]
    [InlineData("cars meet an α that decays too fast", "3.3", "throughout, without decay")]
    [InlineData("a bowl with αL = 2 goes to and fro forever", "3.1", "a step undoes the one before")]
    [InlineData("|x| with α = 0.4 hops over its tip", "4", "does not shrink with the slope")]
    [InlineData("a warm-up leads to αL = 3", "3.1", "The learning rate 3 is beyond the largest stable one, 2,")]
    [InlineData("a long warm-up is followed by too fast a decay", "3.3", "has fallen from 0.02 to")]
    [InlineData("a warmed up α arrives in a bowl", "3.1", "The learning rate 0.1 is within the stable range")]
    [InlineData("a noisy bowl with αL = 2.4", "3.1", "beyond the largest stable one")]
    [InlineData("cars two by two blow up with αL = 1.5, which all at once they would stand", "3.2", "With all samples the learning rate")]
    public void An_explanation_names_the_lesson_that_covers_it_and_says_what_that_lesson_says(string name, string lesson, string words)
    {
        var explanation = LabeledRuns.All.Single(run => run.Name == name).Run.Explain();

        Assert.Equal(lesson, explanation.Lesson);
        Assert.Contains(words, explanation.ToString());
    }

    [Theory]
    [InlineData(1, 0.05, 2000, 134)] // One step leaves 0.95² of the loss, and 134 more leave a millionth.
    [InlineData(500, 1e-4, 2, 68_575)]
    public void A_run_with_only_two_points_says_how_many_more_steps_it_takes(int steps, double learningRate, int record, double more)
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [8], learningRate, steps, record: record);

        Assert.Equal(2, run.Points.Count);
        Assert.Contains($"it takes {Text.Number(more)} more steps until only a millionth", run.Explain().Evidence);
    }

    [Fact]
    public void There_are_enough_runs_of_every_label()
    {
        Assert.InRange(LabeledRuns.All.Count, 240, int.MaxValue);
        Assert.All(Enum.GetValues<Diagnosis>(), label => Assert.InRange(LabeledRuns.All.Count(run => run.Expected == label), 4, int.MaxValue));
        Assert.Equal(LabeledRuns.All.Count, LabeledRuns.All.Select(run => run.Name).Distinct().Count());
    }

    [Fact]
    public void The_halves_share_no_run_leave_none_out_and_are_alike()
    {
        Assert.Equal(LabeledRuns.All.ToHashSet(), [.. LabeledRuns.Development, .. LabeledRuns.HeldOut]);
        Assert.Equal(LabeledRuns.All.Count, LabeledRuns.Development.Count + LabeledRuns.HeldOut.Count);
        Assert.All(Enum.GetValues<Diagnosis>(), label => Assert.InRange(
            LabeledRuns.Development.Count(run => run.Expected == label) - LabeledRuns.HeldOut.Count(run => run.Expected == label), 0, 1));
    }

    /// <summary>What must hold in a run of each label, whoever explains it: it shows when a run has changed under its label.</summary>
    [Fact]
    public void Every_run_is_still_what_its_label_says() => Assert.All(LabeledRuns.All, labeled =>
    {
        var run = labeled.Run;
        var (start, end) = (run.Start, run.Final);
        var peak = run.Points.Max(point => point.LearningRate);
        var lowest = run.Objective.Minimizer is { } minimizer ? run.Objective.Value([.. minimizer]) : 0;

        Assert.True(
            labeled.Expected switch
            {
                Diagnosis.Diverging => end.Value > 2 * start.Value,
                Diagnosis.Converging => end.Value < start.Value && run.Outcome is Outcome.StepLimit,
                Diagnosis.Arrived => end.Value <= start.Value && run.Outcome is Outcome.StepLimit or Outcome.Converged,
                Diagnosis.BudgetSpent => end.Value < start.Value && run.Outcome is Outcome.BudgetSpent,
                Diagnosis.NoMinimum => end.Value < start.Value / 2 && run.Objective.Minimizer is null,
                Diagnosis.UnderDamped or Diagnosis.OverDamped => run.UpdateRule is HeavyBall or Momentum or Nesterov && end.GradientNorm > 1e-3,
                Diagnosis.Oscillating => end.Value > lowest + 1e-3 && end.GradientNorm > 0.05,
                Diagnosis.IllConditioned => end.Value < start.Value && end.LearningRate >= start.LearningRate / 10,
                Diagnosis.Crawling => end.Value < start.Value && end.Value > lowest + 1e-3 && end.LearningRate >= start.LearningRate / 10,
                Diagnosis.NoiseFloor => run.Batch.Size is not null && end.LearningRate >= start.LearningRate,
                Diagnosis.StalledBySchedule => end.LearningRate < peak / 100 && end.GradientNorm > start.GradientNorm / 1000,
                Diagnosis.Stuck => (run.Objective.Minimizer is null || end.Value > lowest + 0.1) && end.GradientNorm < 1e-4,
                _ => false,
            },
            $"{labeled.Name}: {run}");
    });

    private static int SamplesOfAStep(Run run) => run.Batch.Size ?? (run.Objective as FiniteSum)?.SampleCount ?? 1;

    private static void AssertAccuracy(double least, IEnumerable<LabeledRun> runs)
    {
        var labeled = runs.ToArray();
        var misses = labeled
            .Select(run => (run.Name, run.Expected, Actual: run.Run.Explain().Diagnosis))
            .Where(run => run.Actual != run.Expected)
            .Select(run => $"  {run.Name}: expected {run.Expected}, got {run.Actual}")
            .ToArray();

        var accuracy = 1 - ((double)misses.Length / labeled.Length);
        Assert.True(
            accuracy >= least,
            string.Create(CultureInfo.InvariantCulture, $"{misses.Length} of {labeled.Length} runs missed, {accuracy:P0} right, at least {least:P0} wanted:\n{string.Join('\n', misses)}"));
    }
}
