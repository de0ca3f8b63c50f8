using Xunit;

namespace Descent.Lessons.Tests;

public class RunSettingsTests
{
    private static readonly LeastSquares Cars = new(Datasets.Cars().Standardize());

    [Fact]
    public void A_run_tells_all_settings_it_was_given()
    {
        var run = GradientDescent.Minimize(
            Cars, new double[6], 0.01, 50, new Adam(), Batch.Mini(32), seed: 3, StopRule.Value(1), record: 5, averageFrom: 10);

        var settings = run.Settings;
        Assert.Same(Cars, settings.Objective);
        Assert.Equal(new double[6], settings.Start);
        Assert.Equal((new Constant(0.01), 50, new Adam()), (settings.LearningRate, settings.Steps, settings.UpdateRule));
        Assert.Equal((Batch.Mini(32), 3, StopRule.Value(1), 5, 10), (settings.Batch, settings.Seed, settings.Stop, settings.Record, settings.AverageFrom));
    }

    [Fact]
    public void The_same_settings_make_the_same_run_and_one_can_be_changed()
    {
        var run = GradientDescent.Minimize(Cars, new double[6], 0.01, 50, batch: Batch.Mini(32), seed: 3);

        Assert.Equal(run.Final.Theta, run.Settings.Minimize().Final.Theta);
        Assert.Equal(
            GradientDescent.Minimize(Cars, new double[6], 0.05, 50, batch: Batch.Mini(32), seed: 3).Final.Theta,
            (run.Settings with { LearningRate = 0.05 }).Minimize().Final.Theta);
    }

    [Fact]
    public void Settings_do_not_change_with_the_array_that_they_came_from()
    {
        double[] start = [1, 2];
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 2), start, 0.1, steps: 3);
        start[0] = 9;

        Assert.Equal([1, 2], run.Settings.Start!);
    }

    [Fact]
    public void A_setting_outside_its_range_is_refused_when_it_runs_by_the_name_of_the_argument()
    {
        var settings = new RunSettings { Objective = Quadratic.FromEigenvalues(1), Start = [1], LearningRate = 0.1 };
        string? Refused(RunSettings wrong) => Assert.ThrowsAny<ArgumentException>(() => wrong.Minimize()).ParamName;

        Assert.Equal("objective", Refused(settings with { Objective = null! }));
        Assert.Equal("start", Refused(settings with { Start = [double.NaN] }));
        Assert.Equal("learningRate", Refused(settings with { LearningRate = null! }));
        Assert.Equal("steps", Refused(settings with { Steps = 0 }));
        Assert.Equal("updateRule", Refused(settings with { UpdateRule = null! }));
        Assert.Equal("batch", Refused(settings with { Batch = null! }));
        Assert.Equal("batch", Refused(settings with { Batch = Batch.Stochastic }));
        Assert.Equal("seed", Refused(settings with { Objective = Cars, Start = null, Batch = Batch.Stochastic }));
        Assert.Equal("stop", Refused(settings with { Stop = null! }));
        Assert.Equal("stop", Refused(settings with { Objective = new Pole(), Stop = StopRule.RelativeDistance(0.1) }));
        Assert.Equal("record", Refused(settings with { Record = 1 }));
        Assert.Equal("averageFrom", Refused(settings with { AverageFrom = -1 }));
    }

    [Fact]
    public void Without_a_start_a_run_begins_where_all_parameters_are_0() =>
        Assert.Equal(
            GradientDescent.Minimize(Cars, new double[6], 0.1, steps: 20).Final.Theta,
            GradientDescent.Minimize(Cars, 0.1, steps: 20).Final.Theta);

    [Fact]
    public void A_start_must_be_given_where_zeros_lead_nowhere()
    {
        void IsAskedFor(Objective objective, string because) =>
            Assert.Contains(because, Assert.Throws<ArgumentException>("start", () => GradientDescent.Minimize(objective, 0.1)).Message, StringComparison.Ordinal);

        IsAskedFor(Quadratic.FromEigenvalues(1, 2), "gradient is 0");
        IsAskedFor(new Pole(), "not finite");
    }

    [Fact]
    public void The_lowest_loss_is_the_lowest_of_all_steps_however_few_are_recorded()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(2), [1], new Constant(0.5).Then(1.5, after: 3), steps: 10, record: 2);
        var swinging = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [1], new Constant(0.9).Then(2.5, after: 1), steps: 10, record: 2, stop: StopRule.GradientNorm(0));

        Assert.Equal(0, run.LowestLoss);
        Assert.Equal(0.005, swinging.LowestLoss, 1e-12);
        Assert.True(swinging.Final.Value > 0.005);
    }

    [Fact]
    public void The_excess_of_a_run_is_the_loss_above_the_minimum()
    {
        var run = GradientDescent.Minimize(Cars, 0.1, steps: 20);

        Assert.Equal(run.Final.Value - Cars.Value([.. Cars.Minimizer!]), run.Excess);
        Assert.Equal(run.ExcessAt(run.Final), run.Excess);
        Assert.True(run.ExcessAt(run.Start) > run.Excess && run.Excess > 0);
        Assert.Equal(double.NaN, GradientDescent.Minimize(new Pole(), [1], 0.1, steps: 5).Excess);
    }

    private sealed class Pole : Objective
    {
        public override int Dimension => 1;

        protected internal override double ValueAt(ReadOnlySpan<double> theta) => 1 / theta[0];

        protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
        {
            gradient[0] = -1 / (theta[0] * theta[0]);
            return ValueAt(theta);
        }
    }
}
