using Descent.Charts;

namespace Descent.Lessons;

/// <content>Pictures of what curvature does.</content>
public static partial class Figures
{
    private const double RegimesEnd = 2.75;

    /// <summary>The regimes of plain gradient descent along one axis: what a step multiplies the error by, against αL.</summary>
    /// <param name="measured">Pairs of αL and the factor |error after a step| / |error before it| that a run showed; may be empty.</param>
    /// <exception cref="ArgumentNullException"><paramref name="measured"/> is null.</exception>
    public static Figure Regimes(params (double AlphaL, double Factor)[] measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        var panel = new Panel(new Axis("αL", From: 0, To: RegimesEnd), new Axis("error factor per step |1 − αL|", From: 0, To: 2), [
            new Band(0, 0.1, Palette.Gold),
            new Band(0.1, 1, Palette.Green),
            new Band(1, 2, Palette.Blue),
            new Band(2, RegimesEnd, Palette.Vermilion),
            new Curve("theory", [0, 1, RegimesEnd], [1, 0, RegimesEnd - 1], Palette.Theory, CurveStyle.Dashed),
            new Curve("measured", [.. measured.Select(m => m.AlphaL)], [.. measured.Select(m => m.Factor)], Palette.Known("measured")!, CurveStyle.Markers),
            new Labels([0.34, 0.55, 1.5, 2.38], [1.5, 1.8, 1.8, 1.8], ["← crawls", "shrinks", "alternates", "diverges"]),
        ]);
        var farthest = measured.Length > 0
            ? $" {Text.Number(measured.Length)} measured factors lie within {Text.Number(measured.Max(m => Math.Abs(m.Factor - Math.Abs(1 - m.AlphaL))))} of it."
            : "";
        return new Figure(
            "Four regimes of the learning rate",
            $"The factor |1 − αL| falls from 1 at αL = 0 to 0 at αL = 1 and climbs back to 1 at αL = 2, beyond which runs diverge.{farthest}",
            new Chart([panel]));
    }

    /// <summary>The error along each axis of a bowl against steps: every axis shrinks at a rate of its own.</summary>
    /// <param name="run">A run on a <see cref="Quadratic"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="run"/> is null or on another kind of objective.</exception>
    public static Figure ErrorByEigenvalue(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Objective is not Quadratic bowl)
            throw new ArgumentException("run must be on a Quadratic.", nameof(run));

        var points = Thinning.Thin(run.Points, point => point.Value);
        var errors = points.Select(point => bowl.ErrorAlongAxes(point.Theta)).ToArray();
        var curves = bowl.Eigenvalues.Select((eigenvalue, axis) => new Curve(
            $"λ = {Text.Number(eigenvalue)}",
            Steps(points),
            [.. errors.Select(error => Positive(Math.Abs(error[axis])))],
            axis > 0 && axis == bowl.Eigenvalues.Count - 1 ? Palette.Vermilion : Palette.At(axis < 1 ? axis : axis + 1)));

        // From the start alone, so that the axis stays where it is under a slider.
        var farthest = errors[0].Max(Math.Abs);
        var scale = farthest > 0 ? farthest : 1;
        var panel = new Panel(new Axis("step t"), new Axis("|error| along the axis", Log: true, From: 1e-9 * scale, To: 10 * scale), [.. curves]);
        var findings = bowl.Eigenvalues.Select((eigenvalue, axis) =>
            $"λ = {Text.Number(eigenvalue)}: from {Text.Number(Math.Abs(errors[0][axis]))} to {Text.Number(Math.Abs(errors[^1][axis]))}.");
        return new Figure("Error along each axis of the bowl", $"With {run.LearningRate} in {Text.Steps(run.Steps)}. {string.Join(" ", findings)}", new Chart([panel]));
    }

    /// <summary>
    /// The spectral radius of the heavy ball over (αλ, β): how fast the error along an axis shrinks per step. With the edge
    /// of stability αλ = 2(1 + β), critical damping β = (1 − √(αλ))², and the axes of given runs marked. Between the two
    /// branches of critical damping the error swings and shrinks by √β per step, whatever α is.
    /// </summary>
    /// <remarks>
    /// Plain descent is the row β = 0. Momentum(β) with learning rate α stands at α(1 − β)λ, where the heavy ball that
    /// takes its path has it.
    /// </remarks>
    /// <param name="runs">
    /// Runs to mark, and their names; may be empty. Each with a constant learning rate, Plain, HeavyBall or Momentum, and an
    /// objective with known L and μ.
    /// </param>
    /// <exception cref="ArgumentException">A run is null or cannot be marked.</exception>
    public static Figure SpectralMap(params (string Name, Run Run)[] runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        const double Widest = 4;
        var products = Grid(0, Widest, 81);
        var betas = Grid(0, 0.99, 67);
        var radii = betas.Select(beta => (IReadOnlyList<double>)[.. products.Select(product => product == 0 ? 1 : Theory.SpectralRadius(new HeavyBall(beta), product, 1))]);
        var edge = Grid(0, 0.99, 34);
        var damping = Grid(0, 2, 81);
        var colors = Palette.Of(["edge of stability", "critical damping", .. runs.Select(run => run.Name)]);
        var marks = new List<Mark>
        {
            new Heatmap(products, betas, [.. radii], "error factor per step", 0, 1.5),
            new Curve("edge of stability", [.. edge.Select(beta => 2 * (1 + beta))], edge, colors[0]),
            new Curve("critical damping", [.. damping.Select(root => root * root)], [.. damping.Select(root => Math.Min(0.99, Math.Pow(1 - root, 2)))], colors[1], CurveStyle.Dashed),
        };
        var findings = new List<string>();
        foreach (var ((name, run), color) in runs.Zip(colors.Skip(2)))
        {
            var (factor, beta) = OnMap(run)
                ?? throw new ArgumentException("runs must each have a constant learning rate, Plain, HeavyBall or Momentum, and an objective with known L and μ.", nameof(runs));
            var eigenvalues = Theory.CurvaturesOf(run.Objective);
            marks.Add(new Curve(name, [.. eigenvalues.Select(eigenvalue => Math.Min(Widest, factor * eigenvalue))], [.. eigenvalues.Select(_ => beta)], color, CurveStyle.Markers));
            var slowest = eigenvalues.Max(eigenvalue => Theory.SpectralRadius(new HeavyBall(beta), factor, eigenvalue));
            findings.Add($"{name}: slowest axis {Text.Number(slowest)} per step.");
        }

        var panel = new Panel(new Axis("αλ of the heavy ball", From: 0, To: Widest), new Axis("β", From: -0.03, To: 0.99), marks);
        return new Figure(
            "How fast momentum shrinks the error",
            $"For each αλ the error factor per step is smallest at critical damping and reaches 1 at the edge of stability, αλ = 2(1 + β). {string.Join(" ", findings)}",
            new Chart([panel], Height: 440));
    }

    /// <summary>The heavy ball's learning rate and β that take the run's path, or null where there are none.</summary>
    private static (double LearningRate, double Beta)? OnMap(Run? run) =>
        run is { LearningRate: Constant { LearningRate: var learningRate } }
        && double.IsFinite(run.Objective.ConditionNumber)
        && Theory.HeavyBallForm(run.UpdateRule) is var (beta, scale)
            ? (learningRate * scale, beta)
            : null;
}
