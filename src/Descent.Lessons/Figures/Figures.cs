using Descent.Charts;

namespace Descent.Lessons;

/// <summary>The pictures of the course, one call each.</summary>
public static partial class Figures
{
    /// <summary>A run on a curve of one parameter: its hops, and beside them what is left of the starting error.</summary>
    /// <param name="run">A run on an objective with one parameter and a known minimizer.</param>
    /// <exception cref="ArgumentException">The objective has more than one parameter or no known minimizer.</exception>
    public static Figure Hops(Run run)
    {
        var bottom = BottomOf(run);
        var reach = ReachOf(run, bottom);
        double[] xs = [.. Grid(bottom - reach, bottom + reach, 121).Concat(Edge(run.Objective).Where(x => Math.Abs(x - bottom) < reach)).Order()];
        var inside = run.Points.TakeWhile(point => Math.Abs(point.Theta[0] - bottom) <= reach).ToArray();
        var hops = Thinning.Thin(inside, point => point.Theta[0]);
        var errors = Thinning.Thin(run.Points, point => point.Theta[0]);
        double[] heights = [.. xs.Select(x => run.Objective.Value([x]))];
        var top = run.Start.Theta[0] < bottom ? heights[0] : heights[^1]; // As high as the side that the run comes from.
        var lowest = Math.Min(heights.Min(), run.Lowest);

        var valley = new Panel(new Axis("x", From: bottom - reach, To: bottom + reach), new Axis("f(x)", From: lowest - (0.04 * (top - lowest)), To: top), [
            new Curve("f", xs, heights, Palette.Theory),
            new Curve("run", [.. hops.Select(point => point.Theta[0])], [.. hops.Select(point => point.Value)], Palette.Blue, CurveStyle.LineAndMarkers),
        ]);
        var error = new Panel(new Axis("step t", From: -0.5, To: run.StepLimit + 0.5), new Axis("|x − x*| / |x₀ − x*|", Log: true, From: 1e-7, To: 1e3), [
            new Curve("", Steps(errors), [.. errors.Select(point => Positive(point.Distance / run.Start.Distance))], Palette.Blue, CurveStyle.LineAndMarkers),
        ]);
        var left = inside.Length < run.Points.Count ? $" It leaves the picture at step {run.Points[inside.Length].Step}." : "";
        return new Figure("Hops on the curve, and the error they leave", $"With {run.LearningRate} the run {Narrative(run)}.{left}", new Chart([valley, error]));
    }

    /// <summary>One step of a run on a curve of one parameter, enlarged: the slope where it begins, and α times that slope as its length.</summary>
    /// <param name="run">A run of plain steps on an objective with one parameter and a known minimizer.</param>
    /// <param name="step">Which step, from 1 to the number of steps that the run made.</param>
    /// <exception cref="ArgumentException">The objective cannot be drawn so, or the steps are not plain.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The run made no such step, or has not recorded both of its ends.</exception>
    public static Figure Step(Run run, int step = 1)
    {
        var bottom = BottomOf(run);
        if (run.UpdateRule is not Plain || run.Batch.Size is not null)
            throw new ArgumentException("run must be of plain steps that look at all samples, so that a step is α times the slope.", nameof(run));
        var ends = run.Points.Where(point => point.Step == step - 1 || point.Step == step).ToArray();
        if (ends is not [var before, var after])
            throw new ArgumentOutOfRangeException(nameof(step), step, $"step must be one that the run made and recorded, from 1 to {Text.Number(run.Steps)}.");

        var reach = ReachOf(run, bottom);
        var xs = Grid(bottom - reach, bottom + reach, 121);
        var top = run.Objective.Value([bottom + reach]);
        var (from, to, height) = (before.Theta[0], after.Theta[0], before.Value);
        var slope = run.Objective.Gradient([from])[0];
        var (alpha, length) = (run.LearningRate.At(step - 1), Math.Abs(to - from));
        double[] tangent = [from - (0.45 * reach), from + (0.45 * reach)];
        var middle = Math.Clamp((from + to) / 2, bottom - (0.6 * reach), bottom + (0.6 * reach));
        var product = $"{Text.Number(alpha)} · {Text.Number(Math.Abs(slope))} = {Text.Number(length)}";
        var panel = new Panel(new Axis("x", From: bottom - reach, To: bottom + reach), new Axis("f(x)", From: -0.12 * top, To: top), [
            new Curve("f", xs, [.. xs.Select(x => run.Objective.Value([x]))], Palette.Theory),
            new Curve("slope", tangent, [.. tangent.Select(x => height + (slope * (x - from)))], Palette.Gold, CurveStyle.Dashed),
            new Curve("step = α · slope", [from, to], [height, height], Palette.Blue, CurveStyle.LineAndMarkers),
            new Curve("new height", [to, to], [height, after.Value], Palette.Vermilion, CurveStyle.LineAndMarkers),
            new Labels([middle], [height + (0.07 * top)], [product]),
        ]);
        return new Figure(
            "One step: α times the slope",
            $"At x = {Text.Number(from)} the slope is {Text.Number(slope)}. With α = {Text.Number(alpha)} the step is {product} long and leads to x = {Text.Number(to)}; f goes from {Text.Number(height)} to {Text.Number(after.Value)}.",
            new Chart([panel]));
    }

    /// <summary>The minimizer of a run on a curve.</summary>
    private static double BottomOf(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.Objective.Dimension == 1 && run.Objective.Minimizer is [var bottom]
            ? bottom
            : throw new ArgumentException("run must be on an objective with one parameter and a known minimizer.", nameof(run));
    }

    /// <summary>Both sides of a jump, so that the curve goes straight up there.</summary>
    private static double[] Edge(Objective objective) => objective is BowlWithJump { Position: var edge } ? [Math.BitDecrement(edge), edge] : [];

    /// <summary>How far to either side of the bottom a picture must reach to show the start.</summary>
    private static double ReachOf(Run run, double bottom) => 1.25 * Math.Max(Math.Abs(run.Start.Theta[0] - bottom), 1e-12);

    /// <summary>What the run did to its distance from the minimizer, in words.</summary>
    private static string Narrative(Run run)
    {
        var fraction = run.Final.Distance / run.Start.Distance;
        var left = $"after {Text.Steps(run.Steps)} {(fraction == 0 ? "none" : Text.Percent(fraction))} of the starting distance is left";
        return run.Outcome switch
        {
            Outcome.Diverged => $"diverges: its numbers overflow after {Text.Steps(run.Steps)}",
            _ when double.IsNaN(fraction) => Ending(run),
            _ when fraction > 1.001 => $"diverges: after {Text.Steps(run.Steps)} it is {Text.Number(Math.Round(fraction, 2))} times as far away as at the start",
            _ when fraction > 0.999 => $"gets nowhere: {left}",
            _ => $"gets closer: {left}",
        };
    }

    private static string Ending(Run run) => run.Outcome switch
    {
        Outcome.Diverged => $"overflows after {Text.Steps(run.Steps)}",
        _ => $"from {Text.Number(run.Start.Value)} to {Text.Number(run.Final.Value)} in {Text.Steps(run.Steps)}",
    };

    private static void RequireAny((string Name, Run Run)[] runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Length == 0 || Array.Exists(runs, run => run.Run is null))
            throw new ArgumentException("runs must have at least one run, and none that is null.", nameof(runs));
    }

    private static double[] Steps(IEnumerable<RunPoint> points) => [.. points.Select(point => (double)point.Step)];

    /// <summary>On a logarithmic axis there is no place for 0 or less.</summary>
    private static double Positive(double value) => value > 0 ? value : double.NaN;

    internal static double[] Grid(double from, double to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => from + ((to - from) * i / (count - 1)))];
}
