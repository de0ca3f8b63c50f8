using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Figures that move.</summary>
public class ExploreFigureTests
{
    private static readonly Quadratic Parabola = Quadratic.FromEigenvalues(2);

    [Fact]
    public void A_slider_has_a_frame_per_value_that_carries_only_what_moves()
    {
        double[] values = [0.1, 0.2, 0.3];
        var figure = Figures.Explore("α", values, alpha => Figures.Hops(GradientDescent.Minimize(Parabola, [8], alpha, steps: 5)), start: 0.2);
        var json = FigureJson.Of(figure);

        var frames = json.GetProperty("frames").EnumerateArray().ToArray();
        Assert.Equal(["0", "1", "2"], frames.Select(frame => frame.GetProperty("name").GetString()));
        Assert.All(frames, frame => Assert.Equal([1, 2], frame.GetProperty("traces").EnumerateArray().Select(i => i.GetInt32())));
        Assert.Equal([8, 6.4], frames[0].GetProperty("data")[0].Numbers("x").Take(2));
        Assert.Equal([8, 3.2], frames[2].GetProperty("data")[0].Numbers("x").Take(2));
        Assert.Equal(["0.1", "0.2", "0.3"], json.GetProperty("slider").GetProperty("values").EnumerateArray().Select(value => value.GetString()));
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
    public void Play_has_a_button_and_explore_has_none()
    {
        Figure Draw(double steps) => Figures.Hops(GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [4], 0.1, steps: (int)steps));

        Assert.Contains("Play</button>", Figures.Play("step", [1, 2, 3], Draw).ToHtml());
        Assert.DoesNotContain("</button>", Figures.Explore("steps", [1, 2, 3], Draw).ToHtml());
    }
}
