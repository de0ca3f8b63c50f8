using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Names beside lines, ticks that can be read, and colors that mean something.</summary>
public class FigureReadabilityTests
{
    [Fact]
    public void A_finger_that_scrolls_the_page_and_a_wheel_over_a_figure_zoom_nothing()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 10), [1, 1], 0.1, steps: 10);
        var flat = FigureJson.Of(Figures.Beside(Figures.Path(run), Figures.Loss(("run", run))));

        Assert.False(flat.GetProperty("layout").GetProperty("dragmode").GetBoolean());
        Assert.All((string[])["xaxis", "yaxis", "xaxis2", "yaxis2"], axis => Assert.True(flat.GetProperty("layout").GetProperty(axis).GetProperty("fixedrange").GetBoolean()));
        Assert.False(FigureJson.Of(Figures.Surface(("run", run))).GetProperty("config").GetProperty("scrollZoom").GetBoolean());
    }

    [Fact]
    public void Lines_that_end_together_have_their_names_beside_them_and_a_legend_on_a_narrow_screen()
    {
        var json = FigureJson.Of(Figures.Schedules(100, ("slow", new ExponentialDecay(0.1, 0.001)), ("fast", new ExponentialDecay(0.1, 0.1)), ("faster", new ExponentialDecay(0.1, 0.11))));
        var layout = json.Layout();

        Assert.False(layout.GetProperty("showlegend").GetBoolean());
        var colors = json.Traces().ToDictionary(line => line.GetProperty("name").GetString()!, line => line.GetProperty("line").GetProperty("color").GetString());
        string Beside(string name) => $"<span style=\"color:{colors[name]}\">━</span> {name}";
        Assert.Equal([Beside("faster"), Beside("fast"), Beside("slow")], layout.GetProperty("annotations").EnumerateArray().Select(label => label.GetProperty("text").GetString()));
        Assert.True(json.GetProperty("narrow").GetProperty("showlegend").GetBoolean());
        Assert.Empty(json.GetProperty("narrow").GetProperty("annotations").EnumerateArray());
    }

    [Theory]
    [InlineData(1200, 16_000, "2,000", "5,000", "10,000")]
    [InlineData(1e-6, 9e-6, "10<sup>−6</sup>", "2·10<sup>−6</sup>", "5·10<sup>−6</sup>")]
    [InlineData(0.0004, 0.0011, "0.0005", "0.0007", "0.001")]
    public void Ticks_of_a_short_logarithmic_axis_are_written_as_on_other_axes(double low, double high, params string[] ticks)
    {
        var axis = FigureJson.Of(Figures.NoiseFloor((0.1, low, low), (0.2, high, high))).Layout().GetProperty("yaxis");
        var shown = axis.GetProperty("ticktext").EnumerateArray().Select(tick => tick.GetString()!).ToArray();

        Assert.Superset(ticks.ToHashSet(), shown.ToHashSet());
        Assert.True(shown.Length >= 4);
        Assert.DoesNotContain(shown, tick => tick.Contains('E'));
    }

    [Theory]
    [InlineData("a", "b", "c", false)]
    [InlineData("inverse-time", "exponential", "warm restarts", true)]
    public void Legends_of_several_rows_have_room_above_the_lines_on_a_narrow_screen(string first, string second, string third, bool hasRoom)
    {
        var json = FigureJson.Of(Figures.Schedules(100, (first, 0.1), (second, 0.2), (third, 0.3)));

        Assert.Equal(hasRoom, json.GetProperty("narrow").TryGetProperty("margin.t", out _));
    }

    [Fact]
    public void Names_of_lines_that_end_close_together_are_moved_apart()
    {
        var json = FigureJson.Of(Figures.Schedules(100, ("a", 0.1), ("b", 0.1), ("c", 0.1)));

        var shifts = json.Layout().GetProperty("annotations").EnumerateArray().Select(label => label.GetProperty("yshift").GetDouble()).ToArray();
        Assert.Equal([16, 16], shifts.Zip(shifts.Skip(1), (below, above) => above - below));
    }

    [Theory]
    [InlineData("a", "a name too long to stand beside a line", 100)]
    [InlineData("a", "b", 50)]
    public void Long_names_and_lines_that_end_early_have_a_legend(string first, string second, int steps)
    {
        Run For(int most) => GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [1], 0.01, steps: most);
        var json = FigureJson.Of(Figures.Loss((first, For(100)), (second, For(steps))));

        Assert.True(json.Layout().GetProperty("showlegend").GetBoolean());
        Assert.Empty(json.Layout().GetProperty("annotations").EnumerateArray());
    }

    [Fact]
    public void A_run_that_diverges_leaves_the_picture_and_does_not_squeeze_the_others()
    {
        Run For(double alpha) => GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [1], alpha, steps: 200);
        var mixed = FigureJson.Of(Figures.Loss(("a", For(0.01)), ("b", For(0.02)), ("c", For(3))));
        var alone = FigureJson.Of(Figures.Loss(("c", For(3))));

        Assert.InRange(mixed.Range("yaxis").To, 2, Math.Log10(0.5e3 * 2));
        Assert.InRange(alone.Range("yaxis").To, 50, 200); // Its own growth is all there is to see.
    }

    [Theory]
    [InlineData(0.001, 1, "10<sup>−3</sup> 10<sup>−2</sup> 10<sup>−1</sup> 1")] // Powers of ten,
    [InlineData(0.01, 100, "0.01 0.1 1 10 100")] // in plain digits where they are short,
    [InlineData(0.01, 0.2, "0.01 0.02 0.05 0.1 0.2")] // round numbers where there are few of those,
    [InlineData(1e-20, 1, "10<sup>−20</sup> 10<sup>−16</sup> 10<sup>−12</sup> 10<sup>−8</sup> 10<sup>−4</sup> 1")] // and not all where there are many.
    public void Logarithmic_axes_have_no_tiny_digits_between_powers_of_ten(double low, double high, string words)
    {
        var json = FigureJson.Of(Figures.NoiseFloor((low, 1, 1), (high, 2, 2)));
        var axis = json.Layout().GetProperty("xaxis");

        Assert.Equal(words, string.Join(' ', axis.GetProperty("ticktext").EnumerateArray().Select(tick => tick.GetString())));
        Assert.Equal(json.Layout().GetProperty("yaxis").GetProperty("tickfont").GetProperty("size").GetInt32(), axis.GetProperty("tickfont").GetProperty("size").GetInt32());
    }

    [Fact]
    public void A_known_name_has_its_color_wherever_it_stands_and_the_others_take_what_is_left()
    {
        Assert.Equal([Palette.Vermilion, Palette.Blue, Palette.Green], Palette.Of(["stochastic", "plain, best α", "mini-batch of 64"]));
        Assert.Equal([Palette.Blue, Palette.Vermilion, Palette.Green], Palette.Of(["new", "stochastic", "newer"]));
        Assert.Equal([Palette.Vermilion, Palette.Blue], Palette.Of(["stochastic", "one sample"])); // Never one color for two.
        Assert.Equal(Palette.Purple, Palette.Known("mini-batch of 8")); // The longest name that fits.
        Assert.Null(Palette.Known("steps"));
    }

    [Fact]
    public void A_terrain_is_even_to_the_eye_and_paths_stand_out_from_it_on_light_and_dark_pages()
    {
        var json = FigureJson.Of(Figures.Path(GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 10), [1, 1], 0.1, steps: 5)));
        var light = json.Traces()[0].GetProperty("colorscale");
        var dark = json.GetProperty("dark").EnumerateArray().Single(part => part.GetProperty("trace").GetInt32() == 0).GetProperty("changes").GetProperty("colorscale");
        foreach (var scale in new[] { light, dark })
        {
            var lightness = scale.EnumerateArray().Select(stop => Lightness(stop[1].GetString()!)).ToArray();
            var steps = lightness.Zip(lightness.Skip(1), (a, b) => Math.Abs(b - a)).ToArray();
            Assert.InRange(steps.Max() - steps.Min(), 0, 1.5);
            Assert.All(Enumerable.Range(0, 6), i => Assert.All(lightness, value => Assert.True(Math.Abs(value - Lightness(Palette.At(i))) > 10)));
        }
    }

    /// <summary>CIE L*, from 0 for black to 100 for white.</summary>
    private static double Lightness(string hex)
    {
        double Linear(int at) => Convert.ToInt32(hex.Substring(at, 2), 16) / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        return (116 * Math.Cbrt((0.2126 * Linear(1)) + (0.7152 * Linear(3)) + (0.0722 * Linear(5)))) - 16;
    }

    [Fact]
    public void A_line_that_goes_up_and_down_at_every_point_is_thin()
    {
        double Width(double[] values) => FigureJson.Of(Figures.Series("x", ("a", values))).Traces()[0].GetProperty("line").GetProperty("width").GetDouble();

        Assert.True(Width([.. Enumerable.Range(0, 300).Select(i => Math.Pow(-1, i))]) < Width([.. Enumerable.Range(0, 300).Select(i => Math.Sin(i / 20.0))]));
    }

    [Fact]
    public void Runs_that_differ_in_method_have_their_methods_colors_in_every_figure()
    {
        var sum = new LeastSquares(Datasets.Linear([1], samples: 50, noise: 1, seed: 1));
        Run With(Batch batch) => GradientDescent.Minimize(sum, [3, 3], 0.1, steps: 5, batch: batch, seed: 1);
        (string, Run)[] runs = [("mini", With(Batch.Mini(5))), ("all", With(Batch.Full)), ("one", With(Batch.Stochastic))];
        foreach (var figure in new[] { Figures.Loss(runs), Figures.Path(runs) })
        {
            var json = FigureJson.Of(figure);
            Assert.Equal([Palette.MiniBatch, Palette.FullBatch, Palette.Stochastic], runs.Select(run => json.Trace(run.Item1).GetProperty("line").GetProperty("color").GetString()));
        }
    }
}
