using System.Numerics;
using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>What curvature does.</summary>
public class CurvatureFigureTests
{
    private static readonly Quadratic Valley = Quadratic.FromEigenvalues(1, 10);

    [Fact]
    public void The_errors_of_a_rotated_bowl_are_taken_along_its_own_axes()
    {
        var rotated = Quadratic.FromMatrix(new[,] { { 5.5, 4.5 }, { 4.5, 5.5 } });
        var json = FigureJson.Of(Figures.ErrorByEigenvalue(GradientDescent.Minimize(rotated, [1, 0], 0.05, steps: 10)));

        var traces = json.Traces().ToDictionary(trace => trace.GetProperty("name").GetString()!, trace => trace.Numbers("y"));
        Assert.Equal(Math.Sqrt(0.5) * Math.Pow(1 - 0.05, 10), traces["λ = 1"][^1]!.Value, 1e-4);
        Assert.Equal(Math.Sqrt(0.5) * Math.Pow(1 - 0.5, 10), traces["λ = 10"][^1]!.Value, 1e-4);
    }

    [Fact]
    public void The_spectral_map_marks_the_axes_of_a_run_where_the_heavy_ball_has_them()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 10), [1, 1], 1, steps: 3, new Momentum(0.8));
        var figure = Figures.SpectralMap(("momentum", run));
        var json = FigureJson.Of(figure);

        foreach (var (axis, product) in new[] { ("λ = 1", 0.2), ("λ = 10", 2) })
        {
            Assert.Equal(Math.Sqrt(product), json.Trace(axis).Numbers("x").Single()!.Value, 1e-4);
            Assert.Equal(Math.Sqrt(0.8), json.Trace(axis).Numbers("y").Single()!.Value, 1e-4);
        }

        var edge = json.Trace("edge of stability").Numbers("x");
        Assert.Equal(Math.Sqrt(2), edge[0]!.Value, 1e-4);
        Assert.Equal(Math.Sqrt(2 * (1 + (0.995 * 0.995))), edge[^1]!.Value, 1e-4);
        Assert.Contains(Text.Number(Math.Sqrt(0.8)), figure.AltText);
    }

    [Fact]
    public void Both_branches_of_critical_damping_lead_from_no_momentum_to_full_momentum()
    {
        var json = FigureJson.Of(Figures.SpectralMap());
        var (products, betas) = (json.Trace("critical damping").Numbers("x"), json.Trace("critical damping").Numbers("y"));

        Assert.Equal((0, 1, 2), (products[0], products[40], products[^1]));
        Assert.Equal((0.995, 0, 0.995), (betas[0], betas[40], betas[^1]));
    }

    [Theory]
    [InlineData(1, 0.8, 10)] // complex: both of size √β
    [InlineData(0.01, 0.5, 1)] // real
    public void The_roots_beside_the_map_solve_the_recursion_of_the_error(double learningRate, double beta, double eigenvalue)
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(eigenvalue), [1], learningRate, steps: 3, new Momentum(beta));
        var roots = FigureJson.Of(Figures.SpectralMap(("momentum", run))).Traces().Last(trace => trace.GetProperty("xaxis").GetString() == "x");
        var z = roots.Numbers("x").Zip(roots.Numbers("y"), (real, imaginary) => new Complex(real!.Value, imaginary!.Value)).ToArray();

        Assert.Equal(2, z.Length);
        Assert.All(z, root => Assert.True(Complex.Abs((root * root) - ((1 + beta - ((1 - beta) * learningRate * eigenvalue)) * root) + beta) < 1e-3));
        Assert.Equal(Theory.SpectralRadius(run.UpdateRule, learningRate, eigenvalue), z.Max(Complex.Abs), 1e-4);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_bar_of_colors_stands_beside_its_map_and_is_as_high(bool hasPath)
    {
        var run = GradientDescent.Minimize(Valley, [1, 1], 0.1, steps: 20, new Momentum(0.5));
        var map = Figures.SpectralMap(("momentum", run));
        var (figure, axis) = hasPath ? (Figures.Beside("both", Figures.Path(run), map), "axis3") : (map, "axis2");
        var layout = FigureJson.Of(figure).Layout();
        var (x, y, bar) = (layout.GetProperty($"x{axis}").Numbers("domain"), layout.GetProperty($"y{axis}").Numbers("domain"), layout.GetProperty("coloraxis").GetProperty("colorbar"));

        Assert.InRange(bar.GetProperty("x").GetDouble() - x[1]!.Value, 0, 0.02);
        Assert.Equal(y[1]!.Value - y[0]!.Value, bar.GetProperty("len").GetDouble(), 1e-3);
        Assert.Equal((y[1]!.Value + y[0]!.Value) / 2, bar.GetProperty("y").GetDouble(), 1e-3);
    }

    [Theory]
    [InlineData(1, -9, 1)]
    [InlineData(1000, -6, 4)]
    public void Errors_are_shown_from_ten_times_the_starting_one_down_to_a_billionth_of_it(double start, double low, double high)
    {
        var json = FigureJson.Of(Figures.ErrorByEigenvalue(GradientDescent.Minimize(Valley, [start, start / 2], 0.01, steps: 3)));

        var (from, to) = json.Range("yaxis");
        Assert.Equal(low, from, 1e-9);
        Assert.Equal(high, to, 1e-9);
    }
}
