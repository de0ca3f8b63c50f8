using System.Reflection;
using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Every kind of figure on every kind of run that could break it: a picture and words, never an exception.</summary>
public class FigureEdgeCaseTests
{
    private const int LargestFigure = 400_000; // Bytes of HTML, sliders included.

    private static readonly Quadratic Parabola = Quadratic.FromEigenvalues(2);
    private static readonly Quadratic Valley = Quadratic.FromEigenvalues(1, 10);

    /// <summary>Start, learning rate and most steps of runs that are hard to draw, by what is hard about them.</summary>
    private static readonly Dictionary<string, (double Start, double LearningRate, int Steps)> Hard = new()
    {
        ["overflows at once"] = (1, 1e200, 50),
        ["overflows after 300 orders of magnitude"] = (1, 50, 5000),
        ["shrinks over 300 orders of magnitude"] = (1e150, 0.099, 20_000),
        ["has a single point"] = (0, 0.1, 5),
        ["stands still"] = (1, 1e-300, 5),
        ["is tiny"] = (1e-300, 0.1, 5),
        ["is huge"] = (1e150, 0.1, 5),
        ["has a million points"] = (1, 1e-6, 999_999),
    };

    private static readonly Dictionary<string, Func<Run, Run, Figure>> Kinds = new()
    {
        ["hops"] = (onParabola, _) => Figures.Hops(onParabola),
        ["path"] = (_, inValley) => Figures.Path(inValley),
        ["surface"] = (_, inValley) => Figures.Surface(("run", inValley)),
        ["loss"] = (_, inValley) => Figures.Loss(("run", inValley)),
        ["linear loss against samples"] = (_, inValley) => Figures.Loss(new Comparison(("run", inValley)), TimeAxis.Samples, isLogarithmic: false),
        ["loss with a guide"] = (_, inValley) => Figures.Loss(new Comparison(("run", inValley)), rate: 0.5),
        ["loss over seeds"] = (_, inValley) => Figures.LossOverSeeds(("runs", [inValley, inValley, inValley])),
        ["loss and schedule"] = (_, inValley) => Figures.LossAndSchedule(inValley),
        ["axes"] = (_, inValley) => Figures.ErrorByEigenvalue(inValley),
        ["sensitivity"] = (onParabola, _) => Figures.Sensitivity([1e-300, 1, 1e300], ("same", _ => onParabola)),
        ["distribution"] = (onParabola, _) => Figures.Distribution("θ", ("ends", [.. onParabola.Points.Select(point => point.Theta[0]), double.NaN, double.PositiveInfinity])),
        ["series"] = (onParabola, _) => Figures.Series("θ", ("path", [double.NaN, .. onParabola.Points.Select(point => point.Theta[0]), double.PositiveInfinity])),
        ["spectral map"] = (_, inValley) => Figures.SpectralMap(("run", inValley)),
        ["range test"] = (onParabola, _) => Figures.RangeTest(RangeTest.Run(onParabola.Objective, start: [.. onParabola.Start.Theta])),
        ["step"] = (onParabola, _) => onParabola.Points.Count > 1 ? Figures.Step(onParabola) : Figures.Hops(onParabola),
        ["beside"] = (onParabola, inValley) => Figures.Beside(Figures.Path(inValley), Figures.Loss(("run", onParabola))),
        ["dragged start"] = (_, inValley) => Figures.DragStart([.. inValley.Start.Theta], _ => Figures.Path(inValley)),
        ["play"] = (onParabola, inValley) => Figures.Play("run", [1, 2], (int run) => Figures.Loss(("run", run == 1 ? onParabola : inValley))),
        ["two sliders"] = (_, inValley) => Figures.Explore(("α", [1, 2]), ("β", [0, 1]), (_, _) => Figures.Path(inValley)),
        ["slider"] = (onParabola, inValley) => Figures.Explore("α", [1, 2], value => Figures.Loss(("run", value == 1 ? onParabola : inValley))),
    };

    public static TheoryData<string, string> Cases => new MatrixTheoryData<string, string>(Kinds.Keys, Hard.Keys);

    public static TheoryData<string> KindNames => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_run_that_is_hard_to_draw_is_drawn_and_described(string kind, string hard)
    {
        var figure = Draw(kind, hard);

        AssertIsDrawn(figure);
        Assert.True(figure.AltText.Length > 20, figure.AltText);
    }

    [Theory]
    [MemberData(nameof(KindNames))]
    public void The_same_figure_is_the_same_bytes(string kind) =>
        Assert.Equal(Draw(kind, "is tiny").ToHtml(), Draw(kind, "is tiny").ToHtml());

    [Fact]
    public void Numbers_at_the_ends_of_their_range_are_drawn()
    {
        Figure[] figures =
        [
            Figures.Regimes(),
            Figures.Regimes((0, 1), (1e300, 1e300), (double.NaN, double.NaN)),
            Figures.SpectralMap(),
            Figures.NoiseFloor((1e-300, 1e-300, 1e-300), (1e300, 1e300, 1e300)),
            Figures.NoiseFloor((1, 1, 1)),
            Figures.Shares("arrived", ("never", 0, 1), ("always", 1000, 1000)),
            Figures.Distribution("θ", ("one", [7]), ("same", [7, 7, 7])),
            Figures.Distribution("θ", ("wide", [-1e308, 1e308])),
            Figures.Series("θ", ("wide", [-1e308, double.NaN, 1e308]), ("one", [0])),
            Figures.Schedules(1_000_000, ("underflows", new ExponentialDecay(1, 1)), ("restarts", new CosineWarmRestarts(1, 1))),
            Figures.GradientAngles(new AdditiveGradientNoise(Parabola, 1, 10, 1), [1e-300], [1], draws: 50, seed: 1),
        ];

        Assert.All(figures, AssertIsDrawn);
    }

    [Fact]
    public void No_method_that_draws_is_left_out_here()
    {
        var here = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Descent.Lessons.Tests", "Figures", "FigureEdgeCaseTests.cs"));

        Assert.All(
            typeof(Figures).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(method => method.Name).Distinct(),
            name => Assert.True(here.Contains($"Figures.{name}(", StringComparison.Ordinal), $"Figures.{name} has no row in Kinds, and no figure of numbers at the ends of their range."));
    }

    [Fact]
    public void The_heaviest_slider_stays_within_the_limit()
    {
        double[] values = [.. Enumerable.Range(1, 60).Select(i => i / 100.0)];
        var figure = Figures.Explore("β", values, beta => Figures.Path(
            ("plain", GradientDescent.Minimize(Valley, [1, 1], 0.01, steps: 500)),
            ("momentum", GradientDescent.Minimize(Valley, [1, 1], 0.01, steps: 500, new Momentum(beta)))));

        Assert.InRange(figure.ToHtml().Length, 50_000, LargestFigure);
    }

    [Fact]
    public void An_array_that_a_figure_uses_twice_is_sent_once()
    {
        var run = GradientDescent.Minimize(Parabola, [1], 0.1, steps: 100);
        var one = Figures.Loss(("a", run)).ToHtml().Length;
        var many = Figures.Loss(("a", run), ("b", run), ("c", run)).ToHtml().Length;

        Assert.True(many - one < 2000, $"{many - one} more bytes for two more names of the same run");
    }

    private static void AssertIsDrawn(Figure figure)
    {
        Assert.NotEmpty(FigureJson.Of(figure).Traces());
        Assert.DoesNotContain("\"NaN\"", figure.ToJson());
        Assert.DoesNotContain("Infinity\"", figure.ToJson());
        Assert.InRange(figure.ToHtml().Length, 1000, LargestFigure);
    }

    private static Figure Draw(string kind, string hard)
    {
        var (start, learningRate, steps) = Hard[hard];
        Run On(Objective objective, double[] from) => GradientDescent.Minimize(objective, from, learningRate, steps, record: 1_000_000);
        return Kinds[kind](On(Parabola, [start]), On(Valley, [start, start]));
    }
}
