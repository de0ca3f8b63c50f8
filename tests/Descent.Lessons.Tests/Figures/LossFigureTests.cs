using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Loss over time.</summary>
public class LossFigureTests
{
    private static readonly Quadratic Parabola = Quadratic.FromEigenvalues(2);
    private static readonly Quadratic Valley = Quadratic.FromEigenvalues(1, 10);
    private static readonly LeastSquares Cars = new(Datasets.Cars().Standardize());

    [Fact]
    public void Losses_near_the_largest_number_are_drawn() =>
        Assert.NotEmpty(Figures.Loss(("a", GradientDescent.Minimize(Quadratic.FromEigenvalues(1e308, 1e307), [1, 1], 1e-310, 5))).ToHtml());

    [Fact]
    public void Loss_draws_what_is_left_to_lose_on_a_logarithmic_axis()
    {
        var run = GradientDescent.Minimize(Parabola, [8], 0.25, steps: 3);
        var json = FigureJson.Of(Figures.Loss(("α = 0.25", run)));

        var trace = Assert.Single(json.Traces());
        Assert.Equal("α = 0.25", trace.GetProperty("name").GetString());
        Assert.Equal([0, 1, 2, 3], trace.Numbers("x"));
        Assert.Equal([64, 16, 4, 1], trace.Numbers("y"));
        var layout = json.Layout();
        Assert.Equal("log", layout.GetProperty("yaxis").GetProperty("type").GetString());
        Assert.Equal("step t", layout.GetProperty("xaxis").GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void The_words_under_a_loss_are_about_what_the_axis_shows()
    {
        var known = GradientDescent.Minimize(Cars, new double[6], 0.1, steps: 20);
        var unknown = GradientDescent.Minimize(Objective.Custom(1, x => Math.Exp(-x[0]), x => [-Math.Exp(-x[0])], "e⁻ˣ"), [0], 0.1, steps: 3);

        Assert.Equal($"The loss above its minimum goes from {Text.Number(known.ExcessAt(known.Start))} to {Text.Number(known.Excess)} in 20 steps: the run {known.Explain().Diagnosis.Verb()}.", Figures.Loss(("it", known)).AltText);
        Assert.StartsWith($"The loss above its minimum, for each run:\none: from {Text.Number(known.ExcessAt(known.Start))} to ", Figures.Loss(("one", known), ("two", known)).AltText);
        Assert.StartsWith($"f(θ) goes from 1 to {Text.Number(unknown.Final.Value)} in 3 steps", Figures.Loss(("", unknown)).AltText);
    }

    [Theory]
    [InlineData(400, "the run crawls")]
    [InlineData(2000, "the run is not there yet")]
    public void A_run_is_not_said_to_crawl_when_its_loss_is_seen_to_fall_tenfold(int steps, string words)
    {
        var run = GradientDescent.Minimize(Parabola, [8], 0.0005, steps);

        Assert.Equal(Diagnosis.Crawling, run.Explain().Diagnosis);
        Assert.Contains(words, Figures.Loss(("", run)).AltText);
    }

    [Theory]
    [InlineData(TimeAxis.Steps, "step t", 20)]
    [InlineData(TimeAxis.Samples, "sample gradients used", 20 * 49)]
    [InlineData(TimeAxis.Epochs, "epochs", 2.5)]
    public void Loss_counts_time_as_asked(TimeAxis against, string title, double end)
    {
        var run = GradientDescent.Minimize(Cars, new double[6], 0.1, steps: 20, batch: Batch.Mini(49), seed: 1);
        var json = FigureJson.Of(Figures.Loss(new Comparison(("mini", run)), against));

        Assert.Equal(title, json.Title("xaxis"));
        Assert.Equal(end, json.Trace("mini").Numbers("x")[^1]!.Value, 1e-4);
    }

    [Fact]
    public void Loss_on_a_linear_axis_keeps_what_a_logarithm_would_lose()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [4], 1, steps: 2);
        var linear = FigureJson.Of(Figures.Loss(new Comparison(("run", run)), isLogarithmic: false));
        var logarithmic = FigureJson.Of(Figures.Loss(new Comparison(("run", run))));

        Assert.Equal([8, 0], linear.Trace("run").Numbers("y"));
        Assert.Equal([8, 1e-300], logarithmic.Trace("run").Numbers("y"));
        Assert.InRange(Math.Pow(10, logarithmic.Range("yaxis").From), 7, 8); // No axis reaches as far down as the line.
    }

    [Fact]
    public void A_loss_that_rounding_takes_to_0_leaves_the_picture_and_the_words_say_so()
    {
        const string Why = "Where a line leaves the picture below, what is left is smaller than rounding.";
        var gone = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [4], 1, steps: 2);
        var left = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [4], 0.5, steps: 2);

        Assert.EndsWith(Why, Figures.Loss(("a", gone), ("b", left)).AltText);
        Assert.DoesNotContain(Why, Figures.Loss(("b", left)).AltText);
        Assert.DoesNotContain(Why, Figures.Loss(new Comparison(("a", gone)), isLogarithmic: false).AltText);
    }

    [Fact]
    public void A_line_that_lies_under_another_is_wider_and_shows_on_both_sides_of_it()
    {
        Run For(double alpha) => GradientDescent.Minimize(Valley, [1, 1], alpha, steps: 50);
        var json = FigureJson.Of(Figures.Loss(("under", For(0.05)), ("over", For(0.0501)), ("elsewhere", For(0.15))));
        double Width(string name) => json.Trace(name).GetProperty("line").GetProperty("width").GetDouble();

        Assert.Equal(2.4, Width("under") - Width("over"), 1e-9);
        Assert.Equal(Width("over"), Width("elsewhere"));
    }

    [Fact]
    public void Bands_over_seeds_lie_under_all_lines()
    {
        Run[] Seeds(double alpha) => [.. Enumerable.Range(0, 5).Select(seed => GradientDescent.Minimize(Cars, new double[6], alpha, steps: 20, batch: Batch.Mini(4), seed: seed, stop: StopRule.GradientNorm(0)))];
        var traces = FigureJson.Of(Figures.LossOverSeeds(("a", Seeds(0.01)), ("b", Seeds(0.02)))).Traces();

        Assert.Equal([true, true, false, false], traces.Select(trace => trace.TryGetProperty("fill", out _)));
    }

    [Fact]
    public void A_guide_shows_the_rate_that_theory_predicts_for_the_loss()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [4], 0.1, steps: 3);
        var json = FigureJson.Of(Figures.Loss(new Comparison(("run", run)), rate: 0.9));

        Assert.Equal(json.Trace("run").Numbers("y"), json.Trace("theory").Numbers("y"));
        Assert.Equal("dash", json.Trace("theory").GetProperty("line").GetProperty("dash").GetString());
    }

    [Fact]
    public void Loss_over_seeds_has_the_median_in_a_band_of_four_fifths()
    {
        Run From(double start) => GradientDescent.Minimize(Quadratic.FromEigenvalues(2), [start], 0.25, steps: 2);
        var json = FigureJson.Of(Figures.LossOverSeeds(("starts", [.. Enumerable.Range(1, 11).Select(start => From(Math.Sqrt(start)))])));

        Assert.Equal([6, 1.5, 0.375], json.Trace("starts").Numbers("y"));
        var band = json.Traces()[0];
        Assert.Equal("toself", band.GetProperty("fill").GetString());
        Assert.InRange(band.Numbers("y")[0]!.Value, 9.5, 10.7);
        Assert.InRange(band.Numbers("y")[^1]!.Value, 1.3, 2.5);
    }

    [Fact]
    public void Loss_and_schedule_share_one_axis_of_steps()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [4], new StepDecay(0.4, 0.5, every: 2), steps: 4);
        var json = FigureJson.Of(Figures.LossAndSchedule(run));

        Assert.Equal([0.4, 0.4, 0.2, 0.2], json.Traces()[1].Numbers("y"));
        Assert.Equal("x", json.Layout().GetProperty("xaxis2").GetProperty("matches").GetString());
        Assert.Equal("learning rate αₜ", json.Title("yaxis2"));
    }

    [Fact]
    public void A_restart_that_no_step_was_made_with_is_not_shown()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [4], new CosineWarmRestarts(0.4, period: 2), steps: 4);

        Assert.Contains("from 0.4 to 0.2,", Figures.LossAndSchedule(run).AltText);
    }

    [Fact]
    public void A_long_run_is_thinned_to_what_a_screen_shows_and_keeps_its_ends()
    {
        var run = GradientDescent.Minimize(Valley, [1, 1], 0.0001, steps: 1999);
        var json = FigureJson.Of(Figures.Loss(("run", run)));

        var x = json.Traces()[0].Numbers("x");
        Assert.InRange(x.Length, 100, 400);
        Assert.Equal((0, 1999), (x[0], x[^1]));
    }
}
