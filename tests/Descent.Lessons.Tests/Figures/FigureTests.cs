using System.Text.Json;
using Xunit;

namespace Descent.Lessons.Tests;

public class FigureTests
{
    private static readonly Quadratic Parabola = Quadratic.FromEigenvalues(2);
    private static readonly Quadratic Valley = Quadratic.FromEigenvalues(1, 10);

    [Fact]
    public void Loss_draws_what_is_left_to_lose_on_a_logarithmic_axis()
    {
        var run = GradientDescent.Minimize(Parabola, [8], 0.25, steps: 3);
        using var json = JsonDocument.Parse(Figures.Loss(("α = 0.25", run)).ToJson());

        var trace = Assert.Single(json.RootElement.GetProperty("data").EnumerateArray());
        Assert.Equal("α = 0.25", trace.GetProperty("name").GetString());
        Assert.Equal([0, 1, 2, 3], Numbers(trace, "x"));
        Assert.Equal([64, 16, 4, 1], Numbers(trace, "y"));
        var layout = json.RootElement.GetProperty("layout");
        Assert.Equal("log", layout.GetProperty("yaxis").GetProperty("type").GetString());
        Assert.Equal("step t", layout.GetProperty("xaxis").GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void Hops_draws_the_curve_the_run_and_the_error_in_two_panels()
    {
        var run = GradientDescent.Minimize(Parabola, [8], 0.25, steps: 3);
        using var json = JsonDocument.Parse(Figures.Hops(run).ToJson());

        var traces = json.RootElement.GetProperty("data").EnumerateArray().ToArray();
        Assert.Equal(["x", "x", "x2"], traces.Select(trace => trace.GetProperty("xaxis").GetString()));
        Assert.Equal([8, 4, 2, 1], Numbers(traces[1], "x"));
        Assert.Equal([64, 16, 4, 1], Numbers(traces[1], "y"));
        Assert.Equal([1, 0.5, 0.25, 0.125], Numbers(traces[2], "y"));
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(1)]
    [InlineData(3)]
    public void Hops_show_all_of_a_curve_below_the_side_that_the_run_comes_from(double start)
    {
        var wells = new DoubleWell(0.1);
        using var json = JsonDocument.Parse(Figures.Hops(GradientDescent.Minimize(wells, [start], 0.01, steps: 3)).ToJson());

        var range = json.RootElement.GetProperty("layout").GetProperty("yaxis").GetProperty("range").EnumerateArray().Select(end => end.GetDouble()).ToArray();
        Assert.InRange(wells.Value([.. wells.Minimizer]), range[0], range[1]);
        Assert.InRange(wells.Value([start]), range[0], range[1]);
    }

    [Fact]
    public void Hops_in_a_valley_below_0_are_shown_down_to_its_bottom()
    {
        var well = new DoubleWell(0.3);
        using var json = JsonDocument.Parse(Figures.Hops(GradientDescent.Minimize(well, [1], 0.1, steps: 3)).ToJson());

        var bottom = json.RootElement.GetProperty("layout").GetProperty("yaxis").GetProperty("range")[0].GetDouble();
        Assert.InRange(bottom, -1, well.Value([well.DeepMinimum]));
    }

    [Fact]
    public void Hops_over_a_jump_show_it_as_a_cliff_and_not_as_a_slope()
    {
        using var json = JsonDocument.Parse(Figures.Hops(GradientDescent.Minimize(new BowlWithJump(), [3], 0.2, steps: 3)).ToJson());

        var curve = json.RootElement.GetProperty("data")[0];
        var fall = Numbers(curve, "x").Zip(Numbers(curve, "y")).Where(point => Math.Abs(point.First!.Value - 1) < 1e-6).ToArray();
        Assert.Equal(1.5, fall.Max(point => point.Second)!.Value, 1e-6);
        Assert.Equal(0.5, fall.Min(point => point.Second)!.Value, 1e-6);
    }

    [Fact]
    public void A_path_that_leaves_the_picture_is_drawn_to_there_and_the_words_say_so()
    {
        var figure = Figures.Path(GradientDescent.Minimize(Valley, [1, 1], 0.3, steps: 20));
        using var json = JsonDocument.Parse(figure.ToJson());

        Assert.Equal([1, -2], Numbers(json.RootElement.GetProperty("data")[1], "y"));
        Assert.Contains("leaves the picture at step 1", figure.AltText);
        Assert.Contains("diverges", figure.AltText);
    }

    [Fact]
    public void The_errors_of_a_rotated_bowl_are_taken_along_its_own_axes()
    {
        var rotated = Quadratic.FromMatrix(new[,] { { 5.5, 4.5 }, { 4.5, 5.5 } });
        using var json = JsonDocument.Parse(Figures.ErrorByEigenvalue(GradientDescent.Minimize(rotated, [1, 0], 0.05, steps: 10)).ToJson());

        var traces = json.RootElement.GetProperty("data").EnumerateArray().ToDictionary(trace => trace.GetProperty("name").GetString()!, trace => Numbers(trace, "y"));
        Assert.Equal(Math.Sqrt(0.5) * Math.Pow(1 - 0.05, 10), traces["λ = 1"][^1]!.Value, 1e-4);
        Assert.Equal(Math.Sqrt(0.5) * Math.Pow(1 - 0.5, 10), traces["λ = 10"][^1]!.Value, 1e-4);
    }

    [Fact]
    public void A_slider_has_a_frame_per_value_that_carries_only_what_moves()
    {
        double[] values = [0.1, 0.2, 0.3];
        var figure = Figures.Explore("α", values, alpha => Figures.Hops(GradientDescent.Minimize(Parabola, [8], alpha, steps: 5)), start: 0.2);
        using var json = JsonDocument.Parse(figure.ToJson());

        var frames = json.RootElement.GetProperty("frames").EnumerateArray().ToArray();
        Assert.Equal(["0", "1", "2"], frames.Select(frame => frame.GetProperty("name").GetString()));
        Assert.All(frames, frame => Assert.Equal([1, 2], frame.GetProperty("traces").EnumerateArray().Select(i => i.GetInt32())));
        Assert.Equal([8, 6.4], Numbers(frames[0].GetProperty("data")[0], "x").Take(2));
        Assert.Equal([8, 3.2], Numbers(frames[2].GetProperty("data")[0], "x").Take(2));
        Assert.Equal(["0.1", "0.2", "0.3"], json.RootElement.GetProperty("slider").GetProperty("values").EnumerateArray().Select(value => value.GetString()));
        Assert.Contains("""<input type="range" min="0" max="2" value="1" """, figure.ToHtml());
    }

    [Fact]
    public void A_slider_whose_figures_have_different_marks_is_refused()
    {
        var run = GradientDescent.Minimize(Parabola, [8], 0.1, steps: 5);
        var figure = Figures.Explore("n", [1, 2], n => Figures.Loss([.. Enumerable.Repeat(("run", run), (int)n)]));

        Assert.Throws<ArgumentException>(figure.ToJson);
    }

    [Fact]
    public void A_long_run_is_thinned_to_what_a_screen_shows_and_keeps_its_ends()
    {
        var run = GradientDescent.Minimize(Valley, [1, 1], 0.0001, steps: 1999);
        using var json = JsonDocument.Parse(Figures.Loss(("run", run)).ToJson());

        var x = Numbers(json.RootElement.GetProperty("data")[0], "x");
        Assert.InRange(x.Length, 100, 400);
        Assert.Equal((0, 1999), (x[0], x[^1]));
    }

    private static double?[] Numbers(JsonElement trace, string property) =>
        [.. trace.GetProperty(property).EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? null : (double?)value.GetDouble())];
}
