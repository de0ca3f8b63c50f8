using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Names beside lines, ticks that can be read, and colors that mean something.</summary>
public class FigureReadabilityTests
{
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
    [InlineData(0.001, 1, null, 1)] // Powers of ten,
    [InlineData(0.01, 0.2, "0.01 0.02 0.05 0.1 0.2", null)] // round numbers where there are few of those,
    [InlineData(1e-20, 1, null, null)] // and Plotly's own choice where there are many.
    public void Logarithmic_axes_have_no_tiny_digits_between_powers_of_ten(double low, double high, string? words, int? every)
    {
        var json = FigureJson.Of(Figures.NoiseFloor((low, 1, 1), (high, 2, 2)));
        var axis = json.Layout().GetProperty("xaxis");

        Assert.Equal(words, axis.TryGetProperty("ticktext", out var text) ? string.Join(' ', text.EnumerateArray().Select(tick => tick.GetString())) : null);
        Assert.Equal(every, axis.TryGetProperty("dtick", out var step) ? step.GetInt32() : null);
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
