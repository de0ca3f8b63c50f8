using System.Text.Json;
using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>What each kind of figure draws: traces, axes and numbers of its Plotly JSON, and its words.</summary>
public class FigureKindTests
{
    private static readonly LeastSquares Cars = new(Datasets.Cars().Standardize());

    [Theory]
    [InlineData(Against.Steps, "step t", 20)]
    [InlineData(Against.Samples, "sample gradients used", 20 * 49)]
    [InlineData(Against.Epochs, "epochs", 2.5)]
    public void Loss_counts_time_as_asked(Against against, string title, double end)
    {
        var run = GradientDescent.Minimize(Cars, new double[6], 0.1, steps: 20, batch: Batch.Mini(49), seed: 1);
        using var json = Json(Figures.Loss(new Comparison(("mini", run)), against));

        Assert.Equal(title, Title(json, "xaxis"));
        Assert.Equal(end, Numbers(Trace(json, "mini"), "x")[^1]!.Value, 1e-4);
    }

    [Fact]
    public void Loss_on_a_linear_axis_keeps_what_a_logarithm_would_lose()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [4], 1, steps: 2);
        using var linear = Json(Figures.Loss(new Comparison(("run", run)), isLogarithmic: false));
        using var logarithmic = Json(Figures.Loss(new Comparison(("run", run))));

        Assert.Equal([8, 0], Numbers(Trace(linear, "run"), "y"));
        Assert.Equal([8, null], Numbers(Trace(logarithmic, "run"), "y"));
    }

    [Fact]
    public void A_guide_shows_the_rate_that_theory_predicts_for_the_loss()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [4], 0.1, steps: 3);
        using var json = Json(Figures.Loss(new Comparison(("run", run)), rate: 0.9));

        Assert.Equal(Numbers(Trace(json, "run"), "y"), Numbers(Trace(json, "theory"), "y"));
        Assert.Equal("dash", Trace(json, "theory").GetProperty("line").GetProperty("dash").GetString());
    }

    [Fact]
    public void Loss_over_seeds_has_the_median_in_a_band_of_four_fifths()
    {
        Run From(double start) => GradientDescent.Minimize(Quadratic.FromEigenvalues(2), [start], 0.25, steps: 2);
        using var json = Json(Figures.LossOverSeeds(("starts", [.. Enumerable.Range(1, 11).Select(start => From(Math.Sqrt(start)))])));

        Assert.Equal([6, 1.5, 0.375], Numbers(Trace(json, "starts"), "y"));
        var band = json.RootElement.GetProperty("data")[0];
        Assert.Equal("toself", band.GetProperty("fill").GetString());
        Assert.InRange(Numbers(band, "y")[0]!.Value, 9.5, 10.7);
        Assert.InRange(Numbers(band, "y")[^1]!.Value, 1.3, 2.5);
    }

    [Fact]
    public void A_step_shows_the_slope_where_it_begins_and_alpha_times_that_slope_as_its_length()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(2), [8], 0.25, steps: 3);
        using var json = Json(Figures.Step(run, 2)); // From 4, where the slope is 8, to 2.

        Assert.Equal([4, 2], Numbers(Trace(json, "step = α · slope"), "x"));
        Assert.Equal([16, 4], Numbers(Trace(json, "new height"), "y"));
        var (x, y) = (Numbers(Trace(json, "slope"), "x"), Numbers(Trace(json, "slope"), "y"));
        Assert.Equal(8, (y[1] - y[0]) / (x[1] - x[0]));
        Assert.Contains("0.25 · 8 = 2", Figures.Step(run, 2).AltText);
    }

    [Fact]
    public void Loss_and_schedule_share_one_axis_of_steps()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [4], new StepDecay(0.4, 0.5, every: 2), steps: 4);
        using var json = Json(Figures.LossAndSchedule(run));

        Assert.Equal([0.4, 0.4, 0.2, 0.2], Numbers(json.RootElement.GetProperty("data")[1], "y"));
        Assert.Equal("x", json.RootElement.GetProperty("layout").GetProperty("xaxis2").GetProperty("matches").GetString());
        Assert.Equal("learning rate αₜ", Title(json, "yaxis2"));
    }

    [Fact]
    public void A_restart_that_no_step_was_made_with_is_not_shown()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [4], new CosineWarmRestarts(0.4, period: 2), steps: 4);

        Assert.Contains("from 0.4 to 0.2,", Figures.LossAndSchedule(run).AltText);
    }

    [Fact]
    public void Schedules_are_drawn_as_they_are()
    {
        using var json = Json(Figures.Schedules(4, ("constant", 0.1), ("halving", new StepDecay(0.8, 0.5, every: 1))));

        Assert.Equal([0.1, 0.1, 0.1, 0.1], Numbers(Trace(json, "constant"), "y"));
        Assert.Equal([0.8, 0.4, 0.2, 0.1], Numbers(Trace(json, "halving"), "y"));
    }

    [Fact]
    public void Sensitivity_shows_the_end_of_each_run_and_leaves_out_those_that_overflow()
    {
        Run At(double learningRate) => GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [4], learningRate, steps: 2000);
        var figure = Figures.Sensitivity([0.001, 1.5, 3], ("plain", At));
        using var json = Json(figure);

        Assert.Equal([0.001, 1.5, 3], Numbers(Trace(json, "plain"), "x"));
        Assert.Null(Numbers(Trace(json, "plain"), "y")[2]);
        Assert.Contains("1 of 3 overflow", figure.AltText);
        Assert.Contains("α = 1.5", figure.AltText);
    }

    [Fact]
    public void A_surface_lifts_the_path_onto_the_ground()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 4), [2, 1], 0.1, steps: 3);
        using var json = Json(Figures.Surface(("run", run)));

        Assert.Equal("surface", json.RootElement.GetProperty("data")[0].GetProperty("type").GetString());
        Assert.Equal("scatter3d", Trace(json, "run").GetProperty("type").GetString());
        Assert.Equal(Math.Sqrt(4), Numbers(Trace(json, "run"), "z")[0]!.Value, 1e-4);
        Assert.Equal("√(f − f*)", json.RootElement.GetProperty("layout").GetProperty("scene").GetProperty("zaxis").GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void A_surface_shows_the_ground_around_the_path_and_the_minimizer()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 4), [2, 1], 0.1, steps: 3);
        using var json = Json(Figures.Surface(("run", run)));
        var ground = json.RootElement.GetProperty("data")[0];

        var x = Numbers(ground, "x");
        Assert.Equal((-1, 3), (x[0]!.Value, x[^1]!.Value));
        var y = Numbers(ground, "y");
        Assert.Equal((-0.5, 1.5), (y[0]!.Value, y[^1]!.Value));
    }

    [Fact]
    public void Steep_ground_is_drawn_with_a_lower_root_so_that_its_floor_can_be_seen()
    {
        var run = GradientDescent.Minimize(new Rosenbrock(), [-1.2, 1], 0.001, steps: 3);

        Assert.Contains("⁴√", Figures.Surface(("run", run)).ToJson());
    }

    [Fact]
    public void The_spectral_map_marks_the_axes_of_a_run_where_the_heavy_ball_has_them()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 10), [1, 1], 1, steps: 3, new Momentum(0.8));
        var figure = Figures.SpectralMap(("momentum", run));
        using var json = Json(figure);

        Assert.Equal([0.2, 2], Numbers(Trace(json, "momentum"), "x"));
        Assert.Equal([0.8, 0.8], Numbers(Trace(json, "momentum"), "y"));
        var edge = Numbers(Trace(json, "edge of stability"), "x");
        Assert.Equal((2, 3.98), (edge[0], edge[^1]));
        Assert.Contains(Text.Number(Math.Sqrt(0.8)), figure.AltText);
    }

    [Fact]
    public void Both_branches_of_critical_damping_lead_from_no_momentum_to_full_momentum()
    {
        using var json = Json(Figures.SpectralMap());
        var (products, betas) = (Numbers(Trace(json, "critical damping"), "x"), Numbers(Trace(json, "critical damping"), "y"));

        Assert.Equal((0, 1, 4), (products[0], products[40], products[^1]));
        Assert.Equal((0.99, 0, 0.99), (betas[0], betas[40], betas[^1]));
    }

    [Fact]
    public void A_series_stands_against_steps_and_says_between_what_it_stays()
    {
        var figure = Figures.Series("v", ("up and down", [0, 2, double.NaN, -1]));
        using var json = Json(figure);

        Assert.Equal([0, 1, 2, 3], Numbers(Trace(json, "up and down"), "x"));
        Assert.Equal([0, 2, null, -1], Numbers(Trace(json, "up and down"), "y"));
        Assert.Contains("up and down: from 0 to −1, between −1 and 2.", figure.AltText);
    }

    [Fact]
    public void Gradient_angles_are_zero_where_the_batch_is_everything()
    {
        var figure = Figures.GradientAngles(Cars, new double[6], [1, 392], draws: 200, seed: 1);
        using var json = Json(figure);

        Assert.Equal(100, Numbers(Trace(json, "batch of 392"), "y")[0]);
        Assert.Equal(100, Numbers(Trace(json, "batch of 1"), "y").SkipLast(1).Sum()!.Value, 1e-2);
        Assert.Contains("Batch of 392: 100 % point downhill", figure.AltText);
    }

    [Fact]
    public void Shares_carry_the_interval_of_wilson()
    {
        // 10 of 100: Wilson's interval is 5.52 % to 17.44 % (Newcombe, 1998, gives the formula).
        using var json = Json(Figures.Shares("arrived", ("method", 10, 100)));

        var trace = json.RootElement.GetProperty("data")[0];
        Assert.Equal(10, Numbers(trace, "y")[0]);
        Assert.Equal(17.436 - 10, Numbers(trace.GetProperty("error_y"), "array")[0]!.Value, 2e-3);
        Assert.Equal(10 - 5.523, Numbers(trace.GetProperty("error_y"), "arrayminus")[0]!.Value, 2e-3);
        Assert.Equal("method", json.RootElement.GetProperty("layout").GetProperty("xaxis").GetProperty("ticktext")[0].GetString());
    }

    [Fact]
    public void A_distribution_counts_every_value_once()
    {
        using var json = Json(Figures.Distribution("θ", ("a", [1, 2, 2, 5]), ("b", [3, 3, 3])));

        Assert.Equal(100, Numbers(Trace(json, "a"), "y").SkipLast(1).Sum()!.Value, 1e-9);
        Assert.Equal(100, Numbers(Trace(json, "b"), "y").SkipLast(1).Sum()!.Value, 1e-9);
    }

    [Fact]
    public void Runs_that_differ_in_method_have_their_methods_colors_in_every_figure()
    {
        var sum = new LeastSquares(Datasets.Linear([1], samples: 50, noise: 1, seed: 1));
        Run With(Batch batch) => GradientDescent.Minimize(sum, [3, 3], 0.1, steps: 5, batch: batch, seed: 1);
        (string, Run)[] runs = [("mini", With(Batch.Mini(5))), ("all", With(Batch.Full)), ("one", With(Batch.Stochastic))];
        foreach (var figure in new[] { Figures.Loss(runs), Figures.Path(runs) })
        {
            using var json = Json(figure);
            Assert.Equal([Palette.MiniBatch, Palette.FullBatch, Palette.Stochastic], runs.Select(run => Trace(json, run.Item1).GetProperty("line").GetProperty("color").GetString()));
        }
    }

    [Fact]
    public void Play_has_a_button_and_explore_has_none()
    {
        Figure Draw(double steps) => Figures.Hops(GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [4], 0.1, steps: (int)steps));

        Assert.Contains("Play</button>", Figures.Play("step", [1, 2, 3], Draw).ToHtml());
        Assert.DoesNotContain("</button>", Figures.Explore("steps", [1, 2, 3], Draw).ToHtml());
    }

    private static JsonDocument Json(Figure figure) => JsonDocument.Parse(figure.ToJson());

    private static JsonElement Trace(JsonDocument json, string name) =>
        json.RootElement.GetProperty("data").EnumerateArray().Single(trace => trace.TryGetProperty("name", out var given) && given.GetString() == name);

    private static string? Title(JsonDocument json, string axis) =>
        json.RootElement.GetProperty("layout").GetProperty(axis).GetProperty("title").GetProperty("text").GetString();

    private static double?[] Numbers(JsonElement element, string property) =>
        [.. element.GetProperty(property).EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? null : (double?)value.GetDouble())];
}
