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
            new Curve("measured", [.. measured.Select(m => m.AlphaL)], [.. measured.Select(m => m.Factor)], Palette.Purple, CurveStyle.Markers),
            new Labels([0.17, 0.55, 1.5, 2.38], [1.9, 1.75, 1.75, 1.9], ["← crawls", "shrinks", "alternates", "diverges"]),
        ]);
        var farthest = measured.Length > 0
            ? $" {measured.Length} measured factors lie within {Text.Number(measured.Max(m => Math.Abs(m.Factor - Math.Abs(1 - m.AlphaL))))} of it."
            : "";
        return new Figure(
            "Four regimes of the learning rate",
            $"The factor |1 − αL| falls from 1 at αL = 0 to 0 at αL = 1 and climbs back to 1 at αL = 2, beyond which runs diverge.{farthest}",
            new Chart([panel]));
    }

    /// <summary>The error along each axis of a bowl against steps: every axis shrinks at a rate of its own.</summary>
    /// <param name="run">A run on a <see cref="Quadratic"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="run"/> is on another kind of objective.</exception>
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
            Palette.Runs[axis % Palette.Runs.Length]));
        var panel = new Panel(new Axis("step t"), new Axis("|error| along the axis", Log: true, From: 1e-9, To: 10), [.. curves]);
        var findings = bowl.Eigenvalues.Select((eigenvalue, axis) =>
            $"λ = {Text.Number(eigenvalue)}: from {Text.Number(Math.Abs(errors[0][axis]))} to {Text.Number(Math.Abs(errors[^1][axis]))}.");
        return new Figure("Error along each axis of the bowl", $"With {run.LearningRate} in {Text.Steps(run.Steps)}. {string.Join(" ", findings)}", new Chart([panel]));
    }
}
