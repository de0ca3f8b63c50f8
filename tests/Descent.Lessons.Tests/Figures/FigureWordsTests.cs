using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>What the words beside a picture say of a run.</summary>
public class FigureWordsTests
{
    private static readonly DoubleWell Wells = new();
    private static readonly Quadratic Parabola = Quadratic.FromEigenvalues(1);

    public static TheoryData<string, Run> Runs => new()
    {
        { "comes closer: after 2 steps 25% of the starting distance is left.", On(Parabola, 4, 0.5, steps: 2) },
        { "arrives: after 1 step none of the starting distance is left.", On(Parabola, 4, 1, steps: 1) },
        { "bounces: after 3 steps 100% of the starting distance is left.", On(Parabola, 4, 2, steps: 3) },
        { "diverges: after 2 steps it is 4 times as far from the minimum as at the start.", On(Parabola, 4, 3, steps: 2) },
        { "diverges: its numbers overflow after 509 steps", On(Parabola, 4, 3, steps: 1000) },
        { "is stuck: after 160 steps it is 1.38 times as far from the minimum as at the start.", On(Wells, 0.4, 0.1, steps: 1000) },
        { "crawls: after 3 steps it is 1.05 times as far from the minimum as at the start.", On(Wells, 0.4, 0.1, steps: 3) },
        { "starts at the minimum and stays there.", On(Parabola, 0, 0.1, steps: 5) },
        { "wanders at its noise floor: it starts at the minimum and is 0.18306 away from it after 5 steps.", Noisy(steps: 5) },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_picture_says_what_its_run_did(string words, Run run) => Assert.Contains($" the run {words}", Figures.Hops(run).AltText);

    [Fact]
    public void A_host_that_runs_no_script_shows_what_the_figure_says_and_how_to_see_it()
    {
        var figure = Figures.Hops(On(Parabola, 4, 0.5, steps: 2));
        var html = figure.ToHtml();
        var withoutScript = html[..html.IndexOf("<script>", StringComparison.Ordinal)];

        Assert.Contains(">This figure is drawn by a script that has not run. Trust the notebook in your editor, or run this cell, and it will appear.</div>", withoutScript);
        Assert.Contains($">{figure.AltText}</p>", withoutScript);
    }

    [Fact]
    public void Several_runs_have_a_line_each()
    {
        var (slow, fast) = (("slow", On(Parabola, 4, 0.1, steps: 2)), ("fast", On(Parabola, 4, 0.5, steps: 2)));
        var figure = Figures.Loss(slow, fast);

        Assert.Equal(["The loss above its minimum, for each run:", "slow: from", "fast: from"], figure.AltText.Split('\n').Select((line, i) => i == 0 ? line : line[..10]));
        Assert.Contains("white-space:pre-line", figure.ToHtml());
    }

    [Theory]
    [InlineData(0.5, "The measured factor agrees with it exactly.")]
    [InlineData(0.75, "The measured factor lies within 0.25 of it.")]
    public void What_agrees_exactly_is_said_to(double factor, string words) => Assert.EndsWith(words, Figures.Regimes((0.5, factor)).AltText);

    private static Run On(Objective objective, double start, double learningRate, int steps) =>
        GradientDescent.Minimize(objective, [start], learningRate, steps);

    private static Run Noisy(int steps) =>
        GradientDescent.Minimize(new AdditiveGradientNoise(Parabola, sigma: 1, samples: 10, seed: 1), [0], 0.1, steps, batch: Batch.Stochastic, seed: 1, stop: StopRule.Samples(100));
}
