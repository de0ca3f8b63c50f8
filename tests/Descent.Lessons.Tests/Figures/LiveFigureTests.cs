using System.Text.Json;
using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Figures with two sliders, and those that are drawn anew where the page runs C#.</summary>
public class LiveFigureTests
{
    private static readonly Quadratic Valley = Quadratic.FromEigenvalues(1, 10);

    private static Run From(double[] start, double alpha, double beta = 0) => GradientDescent.Minimize(Valley, start, alpha, steps: 10, new HeavyBall(beta));

    private static Figure Draggable(string key)
    {
        var figure = Figures.Explore("α", [0.05, 0.1, 0.25], alpha => Figures.DragStart([1, 1], start => Figures.Beside(
            Figures.Path(From(start, alpha)), Figures.ErrorByEigenvalue(From(start, alpha)))));
        LiveFigures.Remember(key, figure);
        return figure;
    }

    [Fact]
    public void Two_sliders_have_a_frame_for_every_pair_of_values()
    {
        double[] alphas = [0.05, 0.1, 0.15], betas = [0, 0.5];
        var figure = Figures.Explore(("α", alphas), ("β", betas), (alpha, beta) => Figures.Path(From([1, 1], alpha, beta)), start: (0.1, 0.5));
        var json = FigureJson.Of(figure);

        Assert.Equal(["α", "β"], json.GetProperty("sliders").EnumerateArray().Select(slider => slider.GetProperty("label").GetString()));
        Assert.Equal(6, json.GetProperty("frames").GetArrayLength());
        foreach (var (i, (alpha, beta)) in alphas.SelectMany(alpha => betas.Select(beta => (alpha, beta))).Index())
            Assert.Equal(From([1, 1], alpha, beta).Points.Select(point => point.Theta[1]), json.GetProperty("frames")[i].GetProperty("data")[1].Numbers("y").Select(y => y!.Value), (a, b) => Math.Abs(a - b) < 1e-4);
        Assert.Contains("value=\"1\" step=\"1\" disabled", figure.ToHtml());
        Assert.Equal(2, figure.ToHtml().Split("type=\"range\"").Length - 1);
        Assert.EndsWith("A slider moves α from 0.05 to 0.15. A slider moves β from 0 to 0.5.", figure.AltText);
    }

    [Fact]
    public void A_value_between_those_that_were_prepared_is_drawn_as_if_it_had_been_one()
    {
        Draggable("between");
        var prepared = FigureJson.Of(Figures.Explore("α", [0.05, 0.17, 0.25], alpha => Figures.Beside(Figures.Path(From([1, 1], alpha)), Figures.ErrorByEigenvalue(From([1, 1], alpha)))));
        var expected = prepared.GetProperty("frames")[1];

        var drawn = JsonDocument.Parse(LiveFigures.Redraw("between", [0.17], start: null)).RootElement;

        Assert.Equal(["0.17"], drawn.GetProperty("texts").EnumerateArray().Select(text => text.GetString()));
        Assert.Equal(prepared.GetProperty("captions")[1].GetString(), drawn.GetProperty("caption").GetString());
        var traces = drawn.GetProperty("frame").GetProperty("traces").EnumerateArray().Select(trace => trace.GetInt32()).ToArray();
        foreach (var (trace, data) in expected.GetProperty("traces").EnumerateArray().Zip(expected.GetProperty("data").EnumerateArray()))
            Assert.Equal(data.ToString(), drawn.GetProperty("frame").GetProperty("data")[Array.IndexOf(traces, trace.GetInt32())].ToString());
        Assert.DoesNotContain(0, traces); // The ground stays.
    }

    [Fact]
    public void A_dragged_start_moves_every_panel_and_not_the_ground()
    {
        Draggable("dragged");

        var frame = JsonDocument.Parse(LiveFigures.Redraw("dragged", [0.1], [-1.5, 0.5])).RootElement.GetProperty("frame");

        Assert.Equal(-1.5, frame.GetProperty("data")[0].Numbers("x").First());
        Assert.Contains(frame.GetProperty("data").EnumerateArray(), data => data.Numbers("y").Max() == 1.5); // The error along the first axis.
        Assert.DoesNotContain(0, frame.GetProperty("traces").EnumerateArray().Select(trace => trace.GetInt32()));
        Assert.Equal(1, JsonDocument.Parse(LiveFigures.Redraw("dragged", [0.1], start: null)).RootElement.GetProperty("frame").GetProperty("data")[0].Numbers("x").First());
    }

    [Fact]
    public void A_figure_says_what_of_it_can_be_moved()
    {
        Draggable("described");
        LiveFigures.Remember("played", Figures.Play("step", [1, 2], (int steps) => Figures.Path(From([1, 1], 0.1 * steps))));

        var what = JsonDocument.Parse(LiveFigures.Describe("described")).RootElement;

        Assert.Equal([0.05, 0.1, 0.25], what.GetProperty("parameters")[0].GetProperty("values").EnumerateArray().Select(value => value.GetDouble()));
        Assert.False(what.GetProperty("parameters")[0].GetProperty("whole").GetBoolean());
        Assert.Equal([1, 1], what.GetProperty("start").EnumerateArray().Select(value => value.GetDouble()));
        Assert.Equal(0, what.GetProperty("panel").GetInt32());
        Assert.Equal("null", LiveFigures.Describe("played"));
        Assert.Equal("null", LiveFigures.Describe("none"));
    }

    [Fact]
    public void Where_nothing_can_be_drawn_the_reason_is_given()
    {
        Draggable("beyond");

        var problem = Assert.Throws<ArgumentOutOfRangeException>(() => LiveFigures.Redraw("beyond", [-0.1], start: null));

        Assert.Contains("learningRate must be", problem.Message);
        Assert.NotEmpty(LiveFigures.Redraw("beyond", [0.1], start: null));
    }

    [Fact]
    public void A_title_and_a_caption_of_the_author_stay_when_a_figure_is_drawn_anew()
    {
        LiveFigures.Remember("said", Figures.DragStart([1, 1], start => Figures.Path(From(start, 0.1))).Titled("Mine").Saying("Look there."));
        LiveFigures.Remember("whole", Figures.Explore("steps", [2, 20], (int steps) => Figures.Schedules(steps, ("a", 0.1)).Saying($"{steps} steps")));

        Assert.Equal("Look there.", JsonDocument.Parse(LiveFigures.Redraw("said", [], [0.5, 1])).RootElement.GetProperty("caption").GetString());
        Assert.Equal("7 steps", JsonDocument.Parse(LiveFigures.Redraw("whole", [7], start: null)).RootElement.GetProperty("caption").GetString());
    }

    [Fact]
    public void The_oldest_figures_make_room_for_new_ones()
    {
        Draggable("old");
        var figure = Draggable("new");
        for (var i = 0; i < 64; i++)
            LiveFigures.Remember($"later {i}", figure);

        Assert.Equal("null", LiveFigures.Describe("old"));
        Assert.NotEqual("null", LiveFigures.Describe("later 0"));
    }

    [Fact]
    public void Figures_beside_each_other_have_one_start_to_drag()
    {
        var alone = Figures.DragStart([1, 1], start => Figures.Path(From(start, 0.1)));

        var problem = Assert.Throws<ArgumentException>(() => Figures.Beside(alone, Figures.Path(From([1, 1], 0.1))));

        Assert.Contains("Put DragStart around Beside", problem.Message);
    }
}
