using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Runs on a curve of one parameter, their hops and single steps.</summary>
public class CurveFigureTests
{
    private static readonly Quadratic Parabola = Quadratic.FromEigenvalues(2);

    [Fact]
    public void Hops_draws_the_curve_the_run_and_the_error_in_two_panels()
    {
        var run = GradientDescent.Minimize(Parabola, [8], 0.25, steps: 3);
        var json = FigureJson.Of(Figures.Hops(run));

        var traces = json.Traces();
        Assert.Equal(["x", "x", "x", "x", "x", "x2"], traces.Select(trace => trace.GetProperty("xaxis").GetString()));
        Assert.Equal([8, 4, 2, 1], traces[1].Numbers("x"));
        Assert.Equal([64, 16, 4, 1], traces[1].Numbers("y"));
        Assert.Equal([1, 0.5, 0.25, 0.125], traces[^1].Numbers("y"));
        Assert.Equal((1, 1), (traces[2].Numbers("x")[0], traces[2].Numbers("y")[0])); // The dot at the end.
        Assert.Equal((8, 64), (json.Trace("start").Numbers("x")[0], json.Trace("start").Numbers("y")[0]));
        Assert.Equal((0, 0), (json.Trace("lowest point").Numbers("x")[0], json.Trace("lowest point").Numbers("y")[0]));
    }

    [Theory]
    [InlineData(60, "lines+markers")]
    [InlineData(61, "lines")]
    public void Hops_of_many_steps_are_lines_without_dots(int steps, string mode)
    {
        var traces = FigureJson.Of(Figures.Hops(GradientDescent.Minimize(Parabola, [8], 0.01, steps))).Traces();

        Assert.Equal([mode, mode], new[] { traces[1], traces[^1] }.Select(trace => trace.GetProperty("mode").GetString()));
    }

    [Theory]
    [InlineData(0.1, "top left")]
    [InlineData(0.45, "top center")]
    [InlineData(0.9, "top center")]
    public void The_product_of_a_step_stands_where_neither_the_curve_nor_the_slope_cross_it(double alpha, string side)
    {
        var json = FigureJson.Of(Figures.Step(GradientDescent.Minimize(Parabola, [8], alpha, steps: 1)));

        Assert.Equal(side, json.Traces().Single(trace => trace.GetProperty("mode").GetString() == "text").GetProperty("textposition").GetString());
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(1)]
    [InlineData(3)]
    public void Hops_show_all_of_a_curve_below_the_side_that_the_run_comes_from(double start)
    {
        var wells = new DoubleWell(0.1);
        var json = FigureJson.Of(Figures.Hops(GradientDescent.Minimize(wells, [start], 0.01, steps: 3)));

        var (bottom, top) = json.Range("yaxis");
        Assert.InRange(wells.Value([.. wells.Minimizer]), bottom, top);
        Assert.InRange(wells.Value([start]), bottom, top);
    }

    [Fact]
    public void Hops_in_a_valley_below_0_are_shown_down_to_its_bottom()
    {
        var well = new DoubleWell(0.3);
        var json = FigureJson.Of(Figures.Hops(GradientDescent.Minimize(well, [1], 0.1, steps: 3)));

        Assert.InRange(json.Range("yaxis").From, -1, well.Value([well.DeepMinimum]));
    }

    [Fact]
    public void A_jump_is_shown_as_a_cliff_and_not_as_a_slope()
    {
        var run = GradientDescent.Minimize(new BowlWithJump(), [3], 0.2, steps: 3);

        Assert.All([Figures.Hops(run), Figures.Step(run)], figure =>
        {
            var curve = FigureJson.Of(figure).Traces()[0];
            var fall = curve.Numbers("x").Zip(curve.Numbers("y")).Where(point => Math.Abs(point.First!.Value - 1) < 1e-6).ToArray();
            Assert.Equal(1.5, fall.Max(point => point.Second)!.Value, 1e-6);
            Assert.Equal(0.5, fall.Min(point => point.Second)!.Value, 1e-6);
        });
    }

    [Fact]
    public void A_step_shows_the_slope_where_it_begins_and_alpha_times_that_slope_as_its_length()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(2), [8], 0.25, steps: 3);
        var json = FigureJson.Of(Figures.Step(run, 2)); // From 4, where the slope is 8, to 2.

        Assert.Equal([4, 2], json.Trace("step = α · slope").Numbers("x"));
        Assert.Equal([16, 4], json.Trace("new height").Numbers("y"));
        var (x, y) = (json.Trace("slope").Numbers("x"), json.Trace("slope").Numbers("y"));
        Assert.Equal(8, (y[1] - y[0]) / (x[1] - x[0]));
        Assert.Contains("0.25 · 8 = 2", Figures.Step(run, 2).AltText);
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(1)]
    public void A_step_is_shown_from_below_the_lowest_point_to_the_top_of_the_side_that_the_run_comes_from(double start)
    {
        var wells = new DoubleWell(0.3);
        var json = FigureJson.Of(Figures.Step(GradientDescent.Minimize(wells, [start], 0.01, steps: 3)));

        var (bottom, top) = json.Range("yaxis");
        Assert.InRange(wells.Value([wells.DeepMinimum]), bottom, top);
        Assert.Equal(wells.Value([wells.DeepMinimum + (1.25 * (start - wells.DeepMinimum))]), top, 1e-9);
    }

    [Fact]
    public void A_step_is_drawn_with_the_learning_rate_that_it_was_made_with()
    {
        var searched = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [10], new Backtracking(8), steps: 3);

        Assert.Contains($"{Text.Number(searched.Start.LearningRate)} · 10 = {Text.Number(10 * searched.Start.LearningRate)}", Figures.Step(searched).AltText, StringComparison.Ordinal);
        Assert.NotEqual(8, searched.Start.LearningRate);
    }
}
