using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Schedules, sensitivity to the learning rate, and series of numbers.</summary>
public class ScheduleFigureTests
{
    [Fact]
    public void Schedules_are_drawn_as_they_are()
    {
        var json = FigureJson.Of(Figures.Schedules(4, ("constant", 0.1), ("halving", new StepDecay(0.8, 0.5, every: 1))));

        Assert.Equal([0.1, 0.1, 0.1, 0.1], json.Trace("constant").Numbers("y"));
        Assert.Equal([0.8, 0.4, 0.2, 0.1], json.Trace("halving").Numbers("y"));
    }

    [Fact]
    public void Sensitivity_shows_the_end_of_each_run_and_leaves_out_those_that_overflow()
    {
        Run At(double learningRate) => GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [4], learningRate, steps: 2000);
        var figure = Figures.Sensitivity([0.001, 1.5, 3], ("plain", At));
        var json = FigureJson.Of(figure);

        Assert.Equal([0.001, 1.5, 3], json.Trace("plain").Numbers("x"));
        Assert.Null(json.Trace("plain").Numbers("y")[2]);
        Assert.Contains("1 of 3 overflow", figure.AltText);
        Assert.Contains("α = 1.5", figure.AltText);
    }

    [Fact]
    public void Sensitivity_marks_1_percent_of_the_start_and_every_overflow_in_its_methods_color()
    {
        Run At(double learningRate) => GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [4], learningRate, steps: 2000);
        Run Tenth(double learningRate) => At(learningRate / 10);
        var figure = Figures.Sensitivity([0.5, 5, 50], ("plain", At), ("a tenth", Tenth));
        var json = FigureJson.Of(figure);

        Assert.Equal([0.08, 0.08], json.Trace("1% of the start").Numbers("y"));
        var crosses = json.Traces().Where(trace => Symbol(trace) == "x" && !trace.GetProperty("showlegend").GetBoolean()).ToArray();
        Assert.Equal([5, 50], crosses[0].Numbers("x"));
        Assert.Equal([50], crosses[1].Numbers("x"));
        Assert.Equal([json.Trace("plain"), json.Trace("a tenth")], crosses, (line, cross) =>
            line.GetProperty("line").GetProperty("color").GetString() == cross.GetProperty("marker").GetProperty("color").GetString());
        Assert.NotEqual(crosses[0].Numbers("y")[1], crosses[1].Numbers("y")[0]); // They do not hide each other.
        Assert.Equal("x", Symbol(json.Trace("overflow"))); // Once in the legend.
        Assert.DoesNotContain("above the picture", figure.ToJson());
    }

    [Fact]
    public void Sensitivity_says_where_every_learning_rate_overflows()
    {
        Run At(double learningRate) => GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [4], learningRate, steps: 2000);

        Assert.Equal("plain: no learning rate works.", Figures.Sensitivity([3, 4], ("plain", At)).AltText);
    }

    [Fact]
    public void A_run_that_leaves_nothing_is_the_lowest_and_does_not_count_as_overflow()
    {
        Run At(double learningRate) => GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [4], learningRate, steps: 5);

        Assert.Equal("plain: lowest, 0, at α = 1; 0 of 2 overflow.", Figures.Sensitivity([0.5, 1], ("plain", At)).AltText);
    }

    [Fact]
    public void Runs_that_start_below_0_have_their_axis_and_crosses_above_the_minimum()
    {
        var wells = new DoubleWell(0.3);
        Run At(double learningRate) => GradientDescent.Minimize(wells, [-0.5], learningRate, steps: 50);
        var json = FigureJson.Of(Figures.Sensitivity([0.01, 50], ("plain", At)));

        var above = wells.Value([-0.5]) - wells.Value([wells.DeepMinimum]);
        Assert.True(wells.Value([-0.5]) < 0);
        Assert.Equal(Math.Log10(10 * above), json.Range("yaxis").To, 1e-9);
        Assert.InRange(json.Traces().Last(trace => Symbol(trace) == "x").Numbers("y").Single()!.Value, 9.98 * above, 10 * above);
    }

    [Fact]
    public void A_loss_that_is_too_high_for_the_picture_is_a_triangle_at_its_upper_edge()
    {
        Run At(double learningRate) => GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [4], learningRate, steps: 20);
        var json = FigureJson.Of(Figures.Sensitivity([0.5, 3], ("plain", At)));
        var triangle = json.Traces()[^1];

        Assert.Equal("triangle-up-open", Symbol(triangle));
        Assert.Equal([3], triangle.Numbers("x"));
        Assert.InRange(Math.Log10(triangle.Numbers("y").Single()!.Value), json.Range("yaxis").To - 1e-3, json.Range("yaxis").To);
        Assert.False(triangle.GetProperty("cliponaxis").GetBoolean());
        Assert.True(json.Trace("above the picture").GetProperty("showlegend").GetBoolean());
    }

    private static string? Symbol(System.Text.Json.JsonElement trace) => trace.GetProperty("marker").TryGetProperty("symbol", out var symbol) ? symbol.GetString() : null;

    [Fact]
    public void A_range_test_is_drawn_with_its_suggestion_and_its_edge()
    {
        var test = RangeTest.Run(Quadratic.FromEigenvalues(1), 0.01, 10, steps: 50, start: [4]);
        var figure = Figures.RangeTest(test);
        var json = FigureJson.Of(figure);

        Assert.Equal(test.Measured.Points.SkipLast(1).Select(point => point.LearningRate), json.Traces()[0].Numbers("x").Select(x => x!.Value), Within.Relative(1e-4));
        Assert.Equal(test.Suggested!.Value, json.Traces()[1].Numbers("x").Single()!.Value, 1e-4);
        Assert.Equal(test.Edge!.Value, json.Traces()[2].Numbers("x").Single()!.Value, 1e-3);
        Assert.Equal(test.ToString(), figure.AltText);
    }

    [Fact]
    public void The_learning_rate_under_a_loss_is_the_one_that_the_run_has_used()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [1], new ReduceOnPlateau(2, 0.25, patience: 2), steps: 6);

        Assert.Equal([2, 2, 2, 2, 0.5, 0.5, 0.5], FigureJson.Of(Figures.LossAndSchedule(run)).Traces()[1].Numbers("y"));
    }

    [Fact]
    public void A_series_stands_against_steps_and_says_between_what_it_stays()
    {
        var figure = Figures.Series("v", ("up and down", [0, 2, double.NaN, -1]));
        var json = FigureJson.Of(figure);

        Assert.Equal([0, 1, 2, 3], json.Trace("up and down").Numbers("x"));
        Assert.Equal([0, 2, null, -1], json.Trace("up and down").Numbers("y"));
        Assert.Contains("up and down: from 0 to −1, between −1 and 2.", figure.AltText);
    }

    [Fact]
    public void A_constant_beside_what_moves_is_a_gray_dashed_line_with_nothing_to_tell()
    {
        var figure = Figures.Series("v", ("edge", [1, 1, 1]), ("measured", [0, 2, 1]));
        var line = FigureJson.Of(figure).Trace("edge").GetProperty("line");

        Assert.Equal((Palette.Theory, "dash"), (line.GetProperty("color").GetString(), line.GetProperty("dash").GetString()));
        Assert.StartsWith("edge: 1 throughout.", figure.AltText);
        Assert.Equal("solid", FigureJson.Of(Figures.Series("v", ("alone", [1, 1, 1]))).Trace("alone").GetProperty("line").GetProperty("dash").GetString());
    }
}
