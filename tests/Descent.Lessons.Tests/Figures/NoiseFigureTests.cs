using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>What noise does.</summary>
public class NoiseFigureTests
{
    private static readonly LeastSquares Cars = new(Datasets.Cars().Standardize());

    [Fact]
    public void Gradient_angles_are_zero_where_the_batch_is_everything()
    {
        var figure = Figures.GradientAngles(Cars, new double[6], [1, 392], draws: 200, seed: 1);
        var json = FigureJson.Of(figure);

        Assert.Equal(100, json.Trace("batch of 392").Numbers("y")[0]);
        Assert.Equal(100, json.Trace("batch of 1").Numbers("y").SkipLast(1).Sum()!.Value, 1e-2);
        Assert.Contains("Batch of 392: 100% point downhill", figure.AltText);
    }

    [Fact]
    public void Shares_carry_the_interval_of_wilson()
    {
        // 10 of 100: Wilson's interval is 5.52% to 17.44% (Newcombe, 1998, gives the formula).
        var json = FigureJson.Of(Figures.Shares("arrived", ("method", 10, 100)));

        var trace = json.Traces()[0];
        Assert.Equal(10, trace.Numbers("x")[0]);
        Assert.Equal(17.436 - 10, trace.GetProperty("error_x").Numbers("array")[0]!.Value, 2e-3);
        Assert.Equal(10 - 5.523, trace.GetProperty("error_x").Numbers("arrayminus")[0]!.Value, 2e-3);
        Assert.Equal("method", json.Layout().GetProperty("yaxis").GetProperty("ticktext")[0].GetString());
    }

    [Fact]
    public void Shares_have_a_row_each_from_top_to_bottom_with_their_names_at_the_left()
    {
        var few = FigureJson.Of(Figures.Shares("arrived", ("a long name of a method", 10, 100), ("b", 50, 100)));
        var many = FigureJson.Of(Figures.Shares("arrived", [.. Enumerable.Range(0, 8).Select(i => ($"method {i}", i, 10))]));

        Assert.Equal(["b", "a long name of a method"], few.Layout().GetProperty("yaxis").GetProperty("ticktext").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal([1, 0], few.Traces().Select(trace => trace.Numbers("y").Single()));
        Assert.Equal("runs (%)", few.Title("xaxis"));
        Assert.Equal(["b", "a long name of a<br>method"], few.GetProperty("narrow").GetProperty("yaxis.ticktext").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(6 * 28, many.Layout().GetProperty("height").GetInt32() - few.Layout().GetProperty("height").GetInt32());
    }

    [Fact]
    public void A_distribution_counts_every_value_once()
    {
        var json = FigureJson.Of(Figures.Distribution("θ", ("a", [1, 2, 2, 5]), ("b", [3, 3, 3])));

        Assert.Equal(100, json.Trace("a").Numbers("y").SkipLast(1).Sum()!.Value, 1e-9);
        Assert.Equal(100, json.Trace("b").Numbers("y").SkipLast(1).Sum()!.Value, 1e-9);
    }
}
