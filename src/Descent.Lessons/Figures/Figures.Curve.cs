using Descent.Charts;

namespace Descent.Lessons;

/// <content>A run on a curve of one parameter.</content>
public static partial class Figures
{
    /// <summary>A run on a curve of one parameter: its hops, and beside them what is left of the starting error.</summary>
    /// <param name="run">A run on an objective with one parameter and a known minimizer.</param>
    /// <exception cref="ArgumentException"><paramref name="run"/> is null, or its objective has more than one parameter or no known minimizer.</exception>
    public static Figure Hops(Run run)
    {
        var bottom = BottomOf(run);
        var frame = new Frame(run, bottom);
        var inside = run.Points.TakeWhile(point => Math.Abs(point.Theta[0] - bottom) <= frame.Reach).ToArray();
        var hops = Thinning.Thin(inside, point => point.Theta[0]);
        var errors = Thinning.Thin(run.Points, point => point.Theta[0]);

        var valley = new Panel(frame.Across, frame.Up(below: 0.04), [
            frame.Curve,
            new Curve("run", [.. hops.Select(point => point.Theta[0])], [.. hops.Select(point => point.Value)], Palette.Blue, run.StepLimit <= MostMarkers ? CurveStyle.Arrows : CurveStyle.Line),
            new Curve("", [hops[^1].Theta[0]], [hops[^1].Value], Palette.Blue, CurveStyle.End),
            new Curve("start", [run.Start.Theta[0]], [run.Start.Value], "", CurveStyle.Start),
            new Curve("lowest point", [bottom], [run.Objective.Value([bottom])], "", CurveStyle.Goal),
        ]);
        var error = new Panel(new Axis("step t", From: -0.5, To: run.StepLimit + 0.5), new Axis("|x − x*| / |x₀ − x*|", Log: true, From: 1e-7, To: 1e3), [
            new Curve("", Steps(errors), [.. errors.Select(point => Positive(point.Distance / run.Start.Distance))], Palette.Blue, run.StepLimit <= MostMarkers ? CurveStyle.LineAndMarkers : CurveStyle.Line),
        ]);
        var left = inside.Length < run.Points.Count ? $" It leaves the picture at step {Text.Number(run.Points[inside.Length].Step)}." : "";
        return new Figure("Hops on the curve, and the error they leave", $"With {run.LearningRate} the run {Narrative(run)}.{left}", new Chart([valley, error]));
    }

    /// <summary>One step of a run on a curve of one parameter, enlarged: the slope where it begins, and α times that slope as its length.</summary>
    /// <param name="run">A run of plain steps on an objective with one parameter and a known minimizer.</param>
    /// <param name="step">Which step, from 1 to the number of steps that the run made.</param>
    /// <exception cref="ArgumentException"><paramref name="run"/> is null, its objective cannot be drawn so, or its steps are not plain.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The run made no such step, or has not recorded both of its ends.</exception>
    public static Figure Step(Run run, int step = 1)
    {
        var bottom = BottomOf(run);
        if (run.UpdateRule is not Plain || run.Batch.Size is not null || run.Settings.Clip is not null)
            throw new ArgumentException("run must be of plain steps that look at all samples and are not clipped, so that a step is α times the slope.", nameof(run));
        var ends = run.Points.Where(point => point.Step == step - 1 || point.Step == step).ToArray();
        if (ends is not [var before, var after])
            throw new ArgumentOutOfRangeException(nameof(step), step, $"step must be one that the run made and recorded, from 1 to {Text.Number(run.Steps)}.");

        var frame = new Frame(run, bottom);
        var reach = frame.Reach;
        var (from, to, height) = (before.Theta[0], after.Theta[0], before.Value);
        var slope = run.Objective.Gradient([from])[0];
        var (alpha, length) = (before.LearningRate, Math.Abs(to - from));
        double[] tangent = [from - (0.45 * reach), from + (0.45 * reach)];

        // Over a long step its product has room; that of a short one stands on the way on, where neither curve nor slope are.
        var isLong = length > 0.5 * reach;
        var place = Math.Clamp(isLong ? (from + to) / 2 : to, bottom - (0.6 * reach), bottom + (0.6 * reach));
        var product = $"{Text.Number(alpha)} · {Text.Number(Math.Abs(slope))} = {Text.Number(length)}";
        var panel = new Panel(frame.Across, frame.Up(below: 0.12), [
            frame.Curve,
            new Curve("slope", tangent, [.. tangent.Select(x => height + (slope * (x - from)))], Palette.Gold, CurveStyle.Dashed),
            new Curve("step = α · slope", [from, to], [height, height], Palette.Blue, CurveStyle.LineAndMarkers),
            new Curve("new height", [to, to], [height, after.Value], Palette.Vermilion, CurveStyle.LineAndMarkers),
            new Labels([place], [height], [product]) { Side = isLong ? Side.Above : to < from ? Side.Left : Side.Right },
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

    /// <summary>The part of a curve around its bottom that shows the start of a run.</summary>
    private sealed class Frame
    {
        private readonly double bottom;
        private readonly double lowest;
        private readonly double top;

        internal Frame(Run run, double bottom)
        {
            this.bottom = bottom;
            Reach = 1.25 * Math.Max(Math.Abs(run.Start.Theta[0] - bottom), 1e-12);
            double[] xs = [.. Grid(bottom - Reach, bottom + Reach, 121).Concat(Edge(run.Objective).Where(x => Math.Abs(x - bottom) < Reach)).Order()];
            double[] heights = [.. xs.Select(x => run.Objective.Value([x]))];
            top = run.Start.Theta[0] < bottom ? heights[0] : heights[^1]; // As high as the side that the run comes from.
            lowest = Math.Min(heights.Min(), run.Lowest);
            Curve = new Curve("f", xs, heights, Palette.Theory);
        }

        /// <summary>How far the picture reaches to either side of the bottom.</summary>
        internal double Reach { get; }

        internal double Height => top - lowest;

        internal Curve Curve { get; }

        internal Axis Across => new("x", From: bottom - Reach, To: bottom + Reach);

        /// <summary>From some part of the height below the curve to its top.</summary>
        internal Axis Up(double below) => new("f(x)", From: lowest - (below * Height), To: top);

        /// <summary>Both sides of a jump, so that the curve goes straight up there.</summary>
        private static double[] Edge(Objective objective) => objective is BowlWithJump { Position: var edge } ? [Math.BitDecrement(edge), edge] : [];
    }
}
