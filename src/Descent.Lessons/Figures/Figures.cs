using Descent.Charts;

namespace Descent.Lessons;

/// <summary>The pictures of the course, one call each.</summary>
public static partial class Figures
{
    /// <summary>Loss against steps, for several runs, on a logarithmic axis.</summary>
    /// <remarks>
    /// Shows f(θ_t) − f(θ*), what is left to lose, where the minimizer is known, and f(θ_t) elsewhere.
    /// </remarks>
    /// <param name="runs">The runs and the names to show for them, at least one.</param>
    /// <exception cref="ArgumentException">There are no runs.</exception>
    public static Figure Loss(params (string Name, Run Run)[] runs)
    {
        RequireAny(runs);
        var floor = runs.All(run => run.Run.Objective.Minimizer is not null);
        var curves = runs.Select((run, i) =>
        {
            var lowest = floor ? run.Run.Objective.Value([.. run.Run.Objective.Minimizer!]) : 0;
            var points = Thinning.Thin(run.Run.Points, point => point.Value);
            return new Curve(run.Name, Steps(points), [.. points.Select(point => Positive(point.Value - lowest))], Palette.Runs[i % Palette.Runs.Length]);
        });
        var panel = new Panel(new Axis("step t"), new Axis(floor ? "f(θ) − f(θ*)" : "f(θ)", Log: true), [.. curves]);
        return new Figure("Loss against steps", string.Join(" ", runs.Select(run => $"{run.Name}: {Ending(run.Run)}.")), new Chart([panel]));
    }

    /// <summary>Loss against steps, for the runs of a comparison.</summary>
    /// <param name="comparison">The runs.</param>
    /// <exception cref="ArgumentNullException"><paramref name="comparison"/> is null.</exception>
    public static Figure Loss(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return Loss([.. comparison.Runs]);
    }

    /// <summary>A run on a curve of one parameter: its hops, and beside them what is left of the starting error.</summary>
    /// <param name="run">A run on an objective with one parameter and a known minimizer.</param>
    /// <exception cref="ArgumentException">The objective has more than one parameter or no known minimizer.</exception>
    public static Figure Hops(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Objective.Dimension != 1 || run.Objective.Minimizer is not [var bottom])
            throw new ArgumentException("run must be on an objective with one parameter and a known minimizer.", nameof(run));

        var start = run.Start.Theta[0];
        var reach = 1.25 * Math.Max(Math.Abs(start - bottom), 1e-12);
        var xs = Grid(bottom - reach, bottom + reach, 121);
        var inside = run.Points.TakeWhile(point => Math.Abs(point.Theta[0] - bottom) <= reach).ToArray();
        var top = run.Objective.Value([bottom + reach]);

        var valley = new Panel(new Axis("x", From: bottom - reach, To: bottom + reach), new Axis("f(x)", From: -0.04 * top, To: top), [
            new Curve("f", xs, [.. xs.Select(x => run.Objective.Value([x]))], Palette.Theory),
            new Curve("run", [.. inside.Select(point => point.Theta[0])], [.. inside.Select(point => point.Value)], Palette.Blue, CurveStyle.LineAndMarkers),
        ]);
        var error = new Panel(new Axis("step t", From: -0.5, To: run.StepLimit + 0.5), new Axis("|x − x*| / |x₀ − x*|", Log: true, From: 1e-6, To: 1e3), [
            new Curve("", Steps(run.Points), [.. run.Points.Select(point => Positive(point.Distance / run.Start.Distance))], Palette.Blue, CurveStyle.LineAndMarkers),
        ]);
        var left = inside.Length < run.Points.Count ? $" It leaves the picture at step {run.Points[inside.Length].Step}." : "";
        return new Figure("Hops on the curve, and the error they leave", $"With {run.LearningRate} the run {Narrative(run)}.{left}", new Chart([valley, error]));
    }

    /// <summary>The path of a run over the level lines of its objective.</summary>
    /// <param name="run">A run on an objective of two parameters with a known minimizer.</param>
    /// <exception cref="ArgumentException">The objective cannot be drawn so.</exception>
    public static Figure Path(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Path(("", run));
    }

    /// <summary>Paths over the level lines of an objective of two parameters.</summary>
    /// <param name="runs">The runs and the names to show for them, at least one, all on one objective with a known minimizer.</param>
    /// <exception cref="ArgumentException">There are no runs, or their objective cannot be drawn so.</exception>
    public static Figure Path(params (string Name, Run Run)[] runs)
    {
        RequireAny(runs);
        var objective = runs[0].Run.Objective;
        if (objective.Dimension != 2 || objective.Minimizer is not [var centerX, var centerY])
            throw new ArgumentException("runs must be on an objective with two parameters and a known minimizer.", nameof(runs));

        const double Wider = 1.5; // A landscape picture fills a page better than a square one.
        var reach = 1.3 * runs.Max(run => Math.Max(Math.Abs(run.Run.Start.Theta[0] - centerX), Math.Abs(run.Run.Start.Theta[1] - centerY)));
        var xs = Grid(centerX - (Wider * reach), centerX + (Wider * reach), 91);
        var ys = Grid(centerY - reach, centerY + reach, 61);
        var lowest = objective.Value([centerX, centerY]);

        // The square root spaces the level lines of a bowl evenly.
        var levels = ys.Select(y => (IReadOnlyList<double>)[.. xs.Select(x => Math.Sqrt(Math.Max(0, objective.Value([x, y]) - lowest)))]);
        var marks = new List<Mark> { new Contours(xs, ys, [.. levels]) };
        var findings = new List<string>();
        foreach (var ((name, run), i) in runs.Select((run, i) => (run, i)))
        {
            var leaves = run.Points.TakeWhile(point => Math.Abs(point.Theta[0] - centerX) <= Wider * reach && Math.Abs(point.Theta[1] - centerY) <= reach).Count();
            var drawn = Thinning.Thin([.. run.Points.Take(leaves + 1)], point => point.Theta[1]);
            marks.Add(new Curve(name, [.. drawn.Select(point => point.Theta[0])], [.. drawn.Select(point => point.Theta[1])], Palette.Paths[i % Palette.Paths.Length], CurveStyle.LineAndMarkers));
            findings.Add($"{(name.Length > 0 ? $"{name}: the" : "The")} run {Narrative(run)}{(leaves < run.Points.Count ? $", and leaves the picture at step {run.Points[leaves].Step}" : "")}.");
        }

        marks.Add(new Labels([centerX], [centerY], ["✕"]));
        var panel = new Panel(new Axis("θ₁", From: xs[0], To: xs[^1]), new Axis("θ₂", From: ys[0], To: ys[^1]), marks) { EqualUnits = true };
        return new Figure("Path over the level lines", string.Join(" ", findings), new Chart([panel], Height: 440));
    }

    /// <summary>The figure redrawn forevery value of one parameter, under a slider.</summary>
    /// <param name="label">The parameter's symbol, for example "α".</param>
    /// <param name="values">The slider's positions in order, at least two.</param>
    /// <param name="draw">Draws the figure at a value, with the same axes and marks forevery value.</param>
    /// <param name="start">The value shown first, one of <paramref name="values"/>; the first when left out.</param>
    /// <exception cref="ArgumentException">There are fewer than two values, or <paramref name="start"/> is none of them.</exception>
    public static Figure Explore(string label, double[] values, Func<double, Figure> draw, double? start = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        ArgumentNullException.ThrowIfNull(draw);
        if (Require.AllFinite(values).Length < 2)
            throw new ArgumentException("values must have at least two numbers, one per position of the slider.", nameof(values));
        var first = start is null ? 0 : Array.IndexOf(values, start.Value);
        if (first < 0)
            throw new ArgumentException($"start must be one of the values, but {start} is not among them.", nameof(start));

        var figures = values.Select(draw).ToArray();
        var steps = figures.Select((figure, i) => new SliderStep(Text.Number(values[i]), figure.AltText, [.. figure.Chart.Panels.Select(panel => panel.Marks)]));
        var shown = figures[first];
        return new Figure(
            shown.Title,
            $"{shown.AltText} A slider moves {label} from {Text.Number(values[0])} to {Text.Number(values[^1])}.",
            shown.Chart with { Slider = new Slider(label, [.. steps], first) });
    }

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

    private static double[] Grid(double from, double to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => from + ((to - from) * i / (count - 1)))];
}
