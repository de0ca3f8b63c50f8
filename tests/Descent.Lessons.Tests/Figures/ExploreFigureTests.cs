using System.Globalization;
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
        Assert.All(frames, frame => Assert.Equal([1, 2, 5], frame.GetProperty("traces").EnumerateArray().Select(i => i.GetInt32())));
        Assert.Equal([8, 6.4], frames[0].GetProperty("data")[0].Numbers("x").Take(2));
        Assert.Equal([8, 3.2], frames[2].GetProperty("data")[0].Numbers("x").Take(2));
        Assert.Equal(["0.1", "0.2", "0.3"], json.GetProperty("sliders")[0].GetProperty("values").EnumerateArray().Select(value => value.GetString()));
        Assert.Contains("""<input type="range" min="0" max="2" value="1" """, figure.ToHtml());
    }

    [Fact]
    public void A_slider_whose_figures_have_different_marks_is_refused()
    {
        var run = GradientDescent.Minimize(Parabola, [8], 0.1, steps: 5);
        var figure = Figures.Explore("n", [1, 2], n => Figures.Loss([.. Enumerable.Repeat(("run", run), n)]));

        Assert.Throws<ArgumentException>(figure.ToJson);
    }

    [Fact]
    public void Play_has_a_button_and_explore_has_none()
    {
        Figure Draw(int steps) => Figures.Hops(GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [4], 0.1, steps));

        Assert.Contains("Play</button>", Figures.Play("step", [1, 2, 3], Draw).ToHtml());
        Assert.DoesNotContain("</button>", Figures.Explore("steps", [1, 2, 3], Draw).ToHtml());
    }

    [Fact]
    public void A_long_name_of_a_slider_stands_above_it_where_both_do_not_fit_in_a_line()
    {
        var html = Figures.Explore("samples per step", [1, 2], n => Figures.Schedules(10, ("a", 0.1 * n))).ToHtml();

        Assert.Matches("<label style=\"[^\"]*flex-wrap:wrap[^\"]*\">", html);
        Assert.Matches("<input type=\"range\"[^>]*style=\"flex:1 1 12em;min-width:12em\">", html);
    }

    [Fact]
    public void A_slider_over_whole_numbers_gives_whole_numbers()
    {
        var given = new List<int>();
        Figure Draw(int period)
        {
            given.Add(period);
            return Figures.Schedules(100, ("cosine", new CosineWarmRestarts(0.5, period)));
        }

        var figure = Figures.Explore("period", [10, 25, 10_000], Draw, start: 25);

        Assert.Equal([10, 25, 10_000], given);
        Assert.Equal(["10", "25", "10,000"], FigureJson.Of(figure).GetProperty("sliders")[0].GetProperty("values").EnumerateArray().Select(value => value.GetString()));
        Assert.Contains("A slider moves period from 10 to 10,000.", figure.AltText);
        Assert.Contains("Play</button>", Figures.Play("step", [.. Enumerable.Range(1, 3)], (int step) => Draw(step)).ToHtml());
    }

    [Fact]
    public void A_figure_says_what_its_author_has_to_say_at_every_position_of_a_slider()
    {
        var figure = Figures.Explore("α", [0.1, 0.2], alpha => Linked(alpha).Saying($"Which one is it at {alpha.ToString(CultureInfo.InvariantCulture)}?"));

        Assert.Equal(["Which one is it at 0.1?", "Which one is it at 0.2?"], FigureJson.Of(figure).GetProperty("captions").EnumerateArray().Select(caption => caption.GetString()));
        Assert.StartsWith("Which one is it at 0.1?", figure.AltText);
        Assert.Equal(Linked(0.1).Title, Linked(0.1).Saying("Look.").Title);
        Assert.Contains("aria-label=\"Look.\"", Linked(0.1).Saying("Look.").ToHtml());
        Assert.Contains("call Saying on the figures", Assert.Throws<InvalidOperationException>(() => figure.Saying("Look.")).Message);
    }

    [Fact]
    public void Figures_beside_each_other_have_their_titles_and_fill_two_columns()
    {
        var json = FigureJson.Of(Linked(0.1));

        Assert.Equal(
            ["Path over the contour lines", "Error along each axis of the bowl", "Loss against steps"],
            json.Layout().GetProperty("annotations").EnumerateArray().Select(title => title.GetProperty("text").GetString()));
        Assert.Equal([0, 1], json.Layout().GetProperty("yaxis").Numbers("domain"));
        Assert.True(json.Layout().GetProperty("xaxis").Numbers("domain")[1] < json.Layout().GetProperty("xaxis2").Numbers("domain")[0]);
        Assert.Equal(json.Layout().GetProperty("xaxis2").Numbers("domain"), json.Layout().GetProperty("xaxis3").Numbers("domain"));
        Assert.True(json.Layout().GetProperty("yaxis3").Numbers("domain")[1] < json.Layout().GetProperty("yaxis2").Numbers("domain")[0]);
        Assert.Equal([0, 1], json.GetProperty("narrow").Numbers("xaxis3.domain"));
        Assert.Equal("Path over the contour lines · Error along each axis of the bowl · Loss against steps", Linked(0.1).Title);
        Assert.EndsWith("\nλ = 10: from 1 to 0.\nThe loss above its minimum goes from 13 to 0.11825 in 20 steps: the run comes closer.", Linked(0.1).AltText);
        Assert.Equal("A run", Figures.Beside("A run", Linked(0.1), Linked(0.2)).Title);
        Assert.Equal(3, json.GetProperty("narrow").GetProperty("annotations").GetArrayLength());
    }

    [Fact]
    public void One_slider_moves_all_figures_that_stand_beside_each_other()
    {
        var figure = Figures.Explore("α", [0.05, 0.1, 0.19], Linked);
        var moved = FigureJson.Of(figure).GetProperty("frames")[2].GetProperty("data").EnumerateArray().ToArray();

        // The path on its halo and its end, an error for each axis, and the loss; the ground, the start and the goal stay.
        Assert.Equal(6, moved.Length);
        Assert.Equal([4, 4 - (0.19 * 4)], moved[0].Numbers("x").Take(2));
        Assert.Equal(Math.Abs(1 - 1.9), moved[4].Numbers("y")[1]!.Value, 12);
        Assert.Contains("min=\"0\" max=\"2\"", figure.ToHtml());
        Assert.Single(figure.ToHtml().Split("<input").Skip(1));
    }

    [Fact]
    public void The_axes_have_room_for_every_position_of_the_slider()
    {
        var figure = Figures.Explore("x", [1, 4, 2], x => Figures.Path(GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 10), [x, 1], 0.1, steps: 3)));

        Assert.Equal((-5, 5), FigureJson.Of(figure).Range("xaxis"));
    }

    [Fact]
    public void The_ground_fills_the_axes_that_all_positions_of_a_slider_share()
    {
        Figure At(double x) => Figures.Path(GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 10), [x, 1], 0.19, steps: 30));
        foreach (var draw in new Func<double, Figure>[] { At, x => At(x).Saying("Look."), x => Figures.Beside(Figures.Loss(("", OnBowl(0.1))), At(x)) })
        {
            var json = FigureJson.Of(Figures.Explore("x", [1.0, 4.0], draw));
            var axis = json.Layout().TryGetProperty("xaxis2", out _) ? "xaxis2" : "xaxis";

            var ground = json.Traces().Single(trace => trace.GetProperty("type").GetString() == "contour");
            Assert.Equal(json.Range(axis), (ground.Numbers("x")[0]!.Value, ground.Numbers("x")[^1]!.Value));
        }
    }

    [Fact]
    public void A_run_that_stays_in_what_all_positions_share_is_not_said_to_leave_the_picture()
    {
        Figure At(double x) => Figures.Path(GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 10), [x, 1], 0.21, steps: 4));

        Assert.Contains("leaves the picture", At(1).AltText);
        Assert.DoesNotContain("leaves the picture", Figures.Explore("x", [1.0, 4.0], At).AltText);
    }

    [Fact]
    public void A_name_that_several_figures_have_is_in_the_legend_once()
    {
        var (slow, fast) = (("slow", OnBowl(0.05)), ("fast", OnBowl(0.15)));
        var json = FigureJson.Of(Figures.Beside(Figures.Path(slow, fast), Figures.Loss(slow, fast)));

        Assert.Equal(["slow", "fast", "start", "lowest point"], json.Traces().Where(trace => trace.GetProperty("showlegend").GetBoolean()).Select(trace => trace.GetProperty("name").GetString()));
        Assert.Equal(6, json.Traces().Count(trace => trace.TryGetProperty("legendgroup", out _)));
    }

    [Fact]
    public void Figures_of_one_kind_beside_each_other_have_titles_that_tell_them_apart()
    {
        var figure = Figures.Beside(Figures.Loss(("", OnBowl(0.05))).Titled("slow"), Figures.Loss(("", OnBowl(0.1))).Titled("fast"));

        Assert.Equal(["slow", "fast"], FigureJson.Of(figure).Layout().GetProperty("annotations").EnumerateArray().Select(title => title.GetProperty("text").GetString()));
        Assert.Equal("slow · fast", figure.Title);
        Assert.StartsWith("slow: The loss", figure.AltText);
        Assert.Contains("\nfast: The loss", figure.AltText);
        Assert.Equal("slow: Look.", $"{Figures.Loss(("", OnBowl(0.05))).Titled("slow").Saying("Look.")}");
    }

    [Fact]
    public void A_color_means_one_thing_in_the_legend_of_several_figures()
    {
        var run = OnBowl(0.1);
        var json = FigureJson.Of(Figures.Beside(
            Figures.Path(("a run", run)),
            Figures.Series("x", ("x", [1, 2, 3]), ("a run", [2, 3, 4])),
            Figures.Schedules(10, ("plain", 0.1), ("other", 0.2))));

        string ColorOf(System.Text.Json.JsonElement trace) => trace.GetProperty("line").GetProperty("color").GetString()!;
        var named = json.Traces().Where(trace => trace.TryGetProperty("legendgroup", out _) && trace.GetProperty("name").GetString() is not ("start" or "lowest point"))
            .GroupBy(trace => trace.GetProperty("name").GetString()!, ColorOf).ToArray();
        Assert.All(named, name => Assert.Single(name.Distinct()));
        Assert.Equal(named.Length, named.Select(name => name.First()).Distinct().Count());
        Assert.Equal(Palette.Blue, ColorOf(json.Trace("plain"))); // It has this color in all lessons.
        Assert.Equal(named.Single(name => name.Key == "a run").First(), json.Traces()[3].GetProperty("marker").GetProperty("color").GetString()); // The end of its path.
    }

    [Fact]
    public void A_figure_of_two_panels_stays_together_beside_others()
    {
        var run = OnBowl(0.1);
        var json = FigureJson.Of(Figures.Beside(Figures.LossAndSchedule(run), Figures.Path(run)));

        Assert.Equal("x", json.Layout().GetProperty("xaxis2").GetProperty("matches").GetString());
        Assert.Equal(json.Layout().GetProperty("xaxis").Numbers("domain"), json.Layout().GetProperty("xaxis2").Numbers("domain"));
        Assert.Equal(2, json.Layout().GetProperty("annotations").GetArrayLength());
    }

    [Fact]
    public void Figures_in_space_may_stand_beside_others()
    {
        var run = OnBowl(0.1);
        var json = FigureJson.Of(Figures.Beside(Figures.Loss(("run", run)), Figures.Surface(("run", run))));

        Assert.True(json.Layout().GetProperty("scene2").GetProperty("domain").Numbers("x")[0] > 0.5);
        Assert.Equal([0, 1], json.GetProperty("narrow").Numbers("scene2.domain.x"));
    }

    private static Figure Linked(double alpha)
    {
        var run = OnBowl(alpha);
        return Figures.Beside(Figures.Path(run), Figures.ErrorByEigenvalue(run), Figures.Loss(("", run)));
    }

    private static Run OnBowl(double alpha) => GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 10), [4, 1], alpha, steps: 20);

    [Fact]
    public void Figures_with_other_panels_are_refused_by_name()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 10), [1, 1], 0.1, steps: 5);

        Assert.Throws<ArgumentException>("draw", () => Figures.Explore("a", [1, 2], (int a) => a == 2 ? Figures.Loss(new Comparison(("a", run))) : Figures.LossAndSchedule(run)));
    }
}
