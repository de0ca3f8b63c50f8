using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Paths over contour lines and on surfaces.</summary>
public class PathFigureTests
{
    private static readonly Quadratic Valley = Quadratic.FromEigenvalues(1, 10);

    [Fact]
    public void A_path_that_leaves_the_picture_and_comes_back_is_drawn_to_its_end()
    {
        var run = GradientDescent.Minimize(Valley, [1, 1], 0.3, steps: 100, new HeavyBall(0.8));
        var path = FigureJson.Of(Figures.Path(run)).Traces()[2]; // After the ground and its halo.

        Assert.Contains("leaves the picture at step 1 for a while", Figures.Path(run).AltText);
        Assert.Equal(run.Final.Theta[0], path.Numbers("x")[^1]!.Value, 4);
    }

    [Fact]
    public void A_path_that_leaves_the_picture_is_drawn_to_there_and_the_words_say_so()
    {
        var figure = Figures.Path(GradientDescent.Minimize(Valley, [1, 1], 0.3, steps: 20));
        var json = FigureJson.Of(figure);

        Assert.Equal([1, -2], json.Traces()[1].Numbers("y"));
        Assert.Contains("leaves the picture at step 1", figure.AltText);
        Assert.Contains("diverges", figure.AltText);
    }

    [Fact]
    public void Halos_lie_under_all_lines_and_the_ends_of_all_runs_on_top()
    {
        Run With(double alpha) => GradientDescent.Minimize(Valley, [1, 1], alpha, steps: 5);
        var json = FigureJson.Of(Figures.Path(("slow", With(0.01)), ("fast", With(0.19))));

        string NameOf(int trace) => json.Traces()[trace].GetProperty("name").GetString()!;
        Assert.Equal(["slow", "fast"], [NameOf(3), NameOf(4)]);
        Assert.All([1, 2], halo => Assert.Equal("lines", json.Traces()[halo].GetProperty("mode").GetString()));
        Assert.All([5, 6], end => Assert.Single(json.Traces()[end].Numbers("x")));
        Assert.Equal(["start", "lowest point"], [NameOf(7), NameOf(8)]);
    }

    [Theory]
    [InlineData(0.02, true)] // Half as fast on the same way, or
    [InlineData(0.19, false)] // from side to side.
    public void A_run_that_lies_under_another_is_wider_so_that_both_can_be_seen(double other, bool isWider)
    {
        Run With(double alpha) => GradientDescent.Minimize(Valley, [1, 1], alpha, steps: 30);
        var json = FigureJson.Of(Figures.Path(("a", With(0.04)), ("b", With(other))));

        double Width(string name) => json.Trace(name).GetProperty("line").GetProperty("width").GetDouble();
        Assert.Equal(isWider, Width("a") > Width("b"));
    }

    [Fact]
    public void Widths_under_a_slider_are_those_of_the_position_where_most_runs_lie_on_each_other()
    {
        Run With(double alpha) => GradientDescent.Minimize(Valley, [1, 1], alpha, steps: 30);
        var json = FigureJson.Of(Figures.Explore("α", [0.19, 0.04], alpha => Figures.Path(("a", With(0.04)), ("b", With(alpha)))));

        Assert.True(json.Trace("a").GetProperty("line").GetProperty("width").GetDouble() > json.Trace("b").GetProperty("line").GetProperty("width").GetDouble());
    }

    [Fact]
    public void A_surface_lifts_the_path_onto_the_ground()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 4), [2, 1], 0.1, steps: 3);
        var json = FigureJson.Of(Figures.Surface(("run", run)));

        Assert.Equal("surface", json.Traces()[0].GetProperty("type").GetString());
        Assert.Equal("scatter3d", json.Trace("run").GetProperty("type").GetString());
        Assert.Equal(Math.Sqrt(4), json.Trace("run").Numbers("z")[0]!.Value, 1e-4);
        Assert.Equal(("markers", "circle-open"), (json.Trace("start").GetProperty("mode").GetString(), json.Trace("start").GetProperty("marker").GetProperty("symbol").GetString()));
        Assert.Equal(("markers", "diamond"), (json.Trace("lowest point").GetProperty("mode").GetString(), json.Trace("lowest point").GetProperty("marker").GetProperty("symbol").GetString()));
        Assert.Equal("√(f − f*)", json.Layout().GetProperty("scene").GetProperty("zaxis").GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void A_surface_shows_the_ground_around_the_path_and_the_minimizer()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 4), [2, 1], 0.1, steps: 3);
        var json = FigureJson.Of(Figures.Surface(("run", run)));
        var ground = json.Traces()[0];

        var x = ground.Numbers("x");
        Assert.Equal((-1, 3), (x[0]!.Value, x[^1]!.Value));
        var y = ground.Numbers("y");
        Assert.Equal((-0.5, 1.5), (y[0]!.Value, y[^1]!.Value));
    }

    [Fact]
    public void Steep_ground_is_drawn_with_a_lower_root_so_that_its_floor_can_be_seen()
    {
        var run = GradientDescent.Minimize(new Rosenbrock(), [-1.2, 1], 0.001, steps: 3);

        Assert.Contains("⁴√", Figures.Surface(("run", run)).ToJson());
    }

    [Fact]
    public void Runs_on_different_objectives_have_no_common_ground()
    {
        Run On(Objective objective) => GradientDescent.Minimize(objective, [2, 1], 0.01, steps: 5);
        var rosenbrock = ("b", On(new Rosenbrock()));

        var refusal = Assert.Throws<ArgumentException>(() => Figures.Path(("a", On(Quadratic.FromEigenvalues(1, 2))), rosenbrock));
        Assert.Contains("must all be on one objective", refusal.Message);
        Assert.Contains("Rosenbrock", refusal.Message);
        Assert.Throws<ArgumentException>(() => Figures.Surface(rosenbrock, ("a", On(Quadratic.FromEigenvalues(1, 2)))));
        Assert.Throws<ArgumentException>(() => Figures.Path(("a", On(Quadratic.FromEigenvalues(1, 2))), ("b", On(Quadratic.FromEigenvalues(1, 2.0001)))));
    }

    [Fact]
    public void Runs_on_objectives_of_the_same_values_share_a_ground()
    {
        Run Noisy(int seed) => GradientDescent.Minimize(
            new AdditiveGradientNoise(Quadratic.FromEigenvalues(1, 2), sigma: 1, samples: 50, seed), [2, 1], 0.01, steps: 5, batch: Batch.Stochastic, seed: seed);

        Assert.Contains("b: the run", Figures.Path(("a", Noisy(1)), ("b", Noisy(2))).AltText);
    }
}
