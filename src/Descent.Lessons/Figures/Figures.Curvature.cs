using System.Numerics;
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
        var panel = new Panel(new Axis("αL", From: 0, To: RegimesEnd), new Axis("factor |1 − αL|", From: 0, To: 2), [
            new Band(0, 0.1, Palette.Gold, "crawls", IsStrip: true),
            new Band(0.1, 1, Palette.Green, "shrinks"),
            new Band(1, 2, Palette.Blue, "alternates"),
            new Band(2, RegimesEnd, Palette.Vermilion, "diverges"),
            new Curve("theory", [0, 1, RegimesEnd], [1, 0, RegimesEnd - 1], Palette.Theory, CurveStyle.Dashed),
            new Curve("measured", [.. measured.Select(m => m.AlphaL)], [.. measured.Select(m => m.Factor)], Palette.Known("measured")!, CurveStyle.Markers),
        ]);
        var apart = measured.Select(m => Math.Abs(m.Factor - Math.Abs(1 - m.AlphaL))).DefaultIfEmpty(double.NaN).Max();
        var (subject, isOne) = (measured.Length == 1 ? "The measured factor" : $"{Text.Number(measured.Length)} measured factors", measured.Length == 1);
        var farthest = measured.Length == 0 ? ""
            : apart == 0 ? $" {subject} {(isOne ? "agrees" : "agree")} with it exactly."
            : $" {subject} {(isOne ? "lies" : "lie")} within {Text.Number(apart)} of it.";
        return new Figure(
            "Four regimes of the learning rate",
            $"A step multiplies the error by |1 − αL|, which falls from 1 at αL = 0 to 0 at αL = 1 and climbs back to 1 at αL = 2, beyond which runs diverge.{farthest}",
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
            Palette.OfAxis(axis, bowl.Eigenvalues.Count)));

        // From the start alone, so that the axis stays where it is under a slider.
        var farthest = errors[0].Max(Math.Abs);
        var scale = farthest > 0 ? farthest : 1;
        var panel = new Panel(new Axis("step t"), new Axis("|error| along the axis", Log: true, From: 1e-9 * scale, To: 10 * scale), [.. curves]);
        var findings = bowl.Eigenvalues.Select((eigenvalue, axis) =>
            $"λ = {Text.Number(eigenvalue)}: from {Text.Number(Math.Abs(errors[0][axis]))} to {Text.Number(Math.Abs(errors[^1][axis]))}.");
        return new Figure("Error along each axis of the bowl", $"With {run.LearningRate}, over {Text.Steps(run.Steps)}:\n{Lines(findings)}", new Chart([panel]));
    }

    /// <summary>
    /// The spectral radius of the heavy ball over (√(αλ), √β): how fast the error along an axis shrinks per step. With the edge
    /// of stability αλ = 2(1 + β), critical damping √β = |1 − √(αλ)|, and the axes of given runs marked. Between the two
    /// branches of critical damping the error swings and shrinks by √β per step, whatever α is. Before it the two roots of
    /// z² − (1 + β − αλ)z + β for each of those axes: the larger of them in size is the spectral radius.
    /// </summary>
    /// <remarks>
    /// Plain descent is the row β = 0. Momentum(β) with learning rate α stands at α(1 − β)λ, where the heavy ball that
    /// takes its path has it. The square roots spread out the corner near 0, where the flat axes of most runs are.
    /// </remarks>
    /// <param name="runs">
    /// Runs to mark, and their names; may be empty. Each with a constant learning rate, Plain, HeavyBall or Momentum, and an
    /// objective with known L and μ.
    /// </param>
    /// <exception cref="ArgumentException">A run is null or cannot be marked.</exception>
    public static Figure SpectralMap(params (string Name, Run Run)[] runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        RequireNames(runs.Select(run => run.Name), nameof(runs));
        var products = Radii.Value.X;
        var edge = Grid(0, HighestRoot, 34);
        var colors = Palette.Of(["edge of stability", "critical damping", .. runs.Select(run => run.Name)]);
        var marks = new List<Mark>
        {
            Radii.Value,
            new Curve("edge of stability", [.. edge.Select(beta => Math.Sqrt(2 * (1 + (beta * beta))))], edge, colors[0]),
            new Curve("critical damping", products, [.. products.Select(product => Math.Min(HighestRoot, Math.Abs(1 - product)))], colors[1], CurveStyle.Dashed),
        };
        var roots = new List<Mark> { UnitCircle(), new Labels([0], [1], ["size 1"]) };
        var findings = new List<string>();
        foreach (var (i, (name, run)) in runs.Index())
        {
            var (factor, beta) = OnMap(run)
                ?? throw new ArgumentException("runs must each have a constant learning rate, no clipping, Plain, HeavyBall or Momentum, and an objective with known L and μ.", nameof(runs));
            var eigenvalues = Theory.CurvaturesOf(run.Objective);
            var isAlone = runs.Length == 1; // Then each axis has a color.
            foreach (var (axis, group) in (isAlone ? eigenvalues.Select(eigenvalue => new[] { eigenvalue }) : [[.. eigenvalues]]).Index())
            {
                var (label, color) = isAlone ? ($"λ = {Text.Number(group[0])}", Palette.OfAxis(axis, eigenvalues.Length)) : (name, colors[i + 2]);
                marks.Add(new Curve(label, [.. group.Select(eigenvalue => Math.Min(WidestRoot, Math.Sqrt(factor * eigenvalue)))], [.. group.Select(_ => Math.Sqrt(beta))], color, CurveStyle.Markers));
                var pairs = group.SelectMany(eigenvalue => Roots(1 + beta - (factor * eigenvalue), beta)).ToArray();
                roots.Add(new Curve("", [.. pairs.Select(root => Math.Clamp(root.Real, -RootsEnd, RootsEnd))], [.. pairs.Select(root => root.Imaginary)], color, CurveStyle.Markers)); // One far out stands at the edge.
            }

            var slowest = eigenvalues.Max(eigenvalue => Theory.SpectralRadius(new HeavyBall(beta), factor, eigenvalue));
            findings.Add(slowest > 1 ? $"{name}: along one axis the error grows, in the end {Text.Number(slowest)} times a step." : $"{name}: slowest axis {Text.Number(slowest)} per step.");
        }

        var map = new Panel(new Axis(runs.Length > 0 && runs.All(named => named.Run.UpdateRule is Momentum) ? "√p, p = (1 − β)αλ" : "√p, p = αλ of the heavy ball", From: 0, To: WidestRoot), new Axis("√β", From: -0.03, To: HighestRoot), marks) { Title = runs.Length == 0 ? "" : "The map" };
        Panel[] panels = runs.Length == 0 ? [map] : [new Panel(new Axis("real part", From: -RootsEnd, To: RootsEnd), new Axis("imaginary part", From: -RootsEnd, To: RootsEnd), roots) { EqualUnits = true, Title = "The two roots" }, map];
        return new Figure(
            "How fast momentum shrinks the error",
            $"For each p the error factor per step is smallest at critical damping, √β = |1 − √p|, and reaches 1 at the edge of stability, p = 2(1 + β).\n{Lines(findings)}".TrimEnd(),
            new Chart(panels, Height: 440));
    }

    private const double WidestRoot = 2, HighestRoot = 0.995, RootsEnd = 1.3;

    /// <summary>The ground of every such map.</summary>
    private static readonly Lazy<Heatmap> Radii = new(() =>
    {
        var (products, betas) = (Grid(0, WidestRoot, 81), Grid(0, HighestRoot, 67));
        var radii = betas.Select(beta => (IReadOnlyList<double>)[.. products.Select(product => product == 0 ? 1 : Theory.SpectralRadius(new HeavyBall(beta * beta), product * product, 1))]);
        return new Heatmap(products, betas, [.. radii], "error factor per step", 0, 1.5);
    });

    private static Curve UnitCircle()
    {
        var angles = Grid(0, 2 * Math.PI, 97);
        return new("", [.. angles.Select(Math.Cos)], [.. angles.Select(Math.Sin)], Palette.Theory, CurveStyle.Dashed);
    }

    /// <summary>The roots of z² − b z + c.</summary>
    private static Complex[] Roots(double b, double c)
    {
        var half = Complex.Sqrt((b * b) - (4 * c)) / 2;
        return [(b / 2) - half, (b / 2) + half];
    }

    /// <summary>The heavy ball's learning rate and β that take the run's path, or null where there are none.</summary>
    private static (double LearningRate, double Beta)? OnMap(Run? run) =>
        run is { LearningRate: Constant { LearningRate: var learningRate }, Settings.Clip: null }
        && double.IsFinite(run.Objective.ConditionNumber)
        && Theory.HeavyBallForm(run.UpdateRule) is var (beta, scale)
            ? (learningRate * scale, beta)
            : null;
}
