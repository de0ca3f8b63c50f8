using Descent.Charts;

namespace Descent.Lessons;

/// <content>Paths over a landscape of two parameters.</content>
public static partial class Figures
{
    /// <summary>The path of a run over the contour lines of its objective.</summary>
    /// <param name="run">A run on an objective of two parameters with a known minimizer.</param>
    /// <exception cref="ArgumentException"><paramref name="run"/> is null, or its objective cannot be drawn so.</exception>
    public static Figure Path(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Path(("", run));
    }

    /// <summary>Paths over the contour lines of an objective of two parameters.</summary>
    /// <param name="runs">The runs and the names to show for them, at least one, all on one objective with a known minimizer.</param>
    /// <exception cref="ArgumentException">There are no runs, one is null, they are on different objectives, or their objective cannot be drawn so.</exception>
    public static Figure Path(params (string Name, Run Run)[] runs)
    {
        RequireAny(runs);
        return Path(runs, new Landscape([.. runs.Select(run => run.Run)]));
    }

    private static Figure Path((string Name, Run Run)[] runs, Landscape land)
    {
        var marks = new List<Mark> { new Contours(land.X, land.Y, land.Z) };
        Curve[] paths = [.. runs.Zip(Palette.Of(runs), (named, color) =>
        {
            var (points, _) = land.Drawn(named.Run);
            return new Curve(named.Name, Coordinate(points, 0), Coordinate(points, 1), color, points.Count <= MostMarkers ? CurveStyle.Arrows : CurveStyle.Line);
        })];
        paths = CommonGround.Widen(paths, nearness: 0.006 * (land.Y[^1] - land.Y[0]));

        // Kind by kind, so that the halo of one run does not wipe out another.
        marks.AddRange(paths.Select(path => path with { Name = "", Color = "", Style = CurveStyle.Halo }));
        marks.AddRange(paths);
        marks.AddRange(paths.Select(path => new Curve("", [path.X[^1]], [path.Y[^1]], path.Color, CurveStyle.End)));
        var starts = Starts(runs);
        marks.Add(new Curve("start", Coordinate(starts, 0), Coordinate(starts, 1), "", CurveStyle.Start));
        marks.Add(new Curve("lowest point", [land.Minimizer.X], [land.Minimizer.Y], "", CurveStyle.Goal));
        var panel = new Panel(new Axis("θ₁", From: land.X[0], To: land.X[^1]), new Axis("θ₂", From: land.Y[0], To: land.Y[^1]), marks) { EqualUnits = true };
        return new Figure("Path over the contour lines", Findings(runs, land), new Chart([panel], Height: 520))
        {
            Within = axes => Path(runs, land.Within(axes[0].X, axes[0].Y)),
        };
    }

    /// <summary>Paths on the surface of an objective of two parameters, in space: drag to turn it.</summary>
    /// <remarks>Heights are roots of f(θ) − f(θ*), as the contour lines of <see cref="Path(Run)"/> are, so that the bottom can be seen.</remarks>
    /// <param name="runs">The runs and the names to show for them, at least one, all on one objective with a known minimizer.</param>
    /// <exception cref="ArgumentException">There are no runs, one is null, they are on different objectives, or their objective cannot be drawn so.</exception>
    public static Figure Surface(params (string Name, Run Run)[] runs)
    {
        RequireAny(runs);
        var land = new Landscape([.. runs.Select(run => run.Run)], close: true);
        var marks = new List<Mark> { new Surface(land.X, land.Y, land.Z) };
        foreach (var ((name, run), color) in runs.Zip(Palette.Of(runs)))
        {
            var (points, inside) = land.Drawn(run);
            RunPoint[] shown = [.. points.Take(Math.Max(1, inside))];
            marks.Add(new SpaceCurve(name, Coordinate(shown, 0), Coordinate(shown, 1), [.. shown.Select(land.HeightAt)], color));
        }

        // Places float a little, or the ground would cut their marks in two. The first of several starts stands in the legend for all.
        var above = 0.03 * land.Z.Max(row => row.Max());
        marks.AddRange(Starts(runs).Select((start, i) => new SpaceCurve(i == 0 ? "start" : "", [start.Theta[0]], [start.Theta[1]], [land.HeightAt(start) + above], "") { IsStart = true }));
        marks.Add(new SpaceCurve("lowest point", [land.Minimizer.X], [land.Minimizer.Y], [above], ""));
        var root = land.Power == 0.5 ? "√(f − f*)" : "⁴√(f − f*)";
        var panel = new Panel(new Axis("θ₁"), new Axis("θ₂"), marks) { Z = new Axis(root) };
        return new Figure("Path on the surface", Findings(runs, land), new Chart([panel], Height: 480));
    }

    private static string Findings((string Name, Run Run)[] runs, Landscape land) => Lines(runs.Select(named =>
    {
        var (name, run) = named;
        var inside = land.Drawn(run).Inside;
        return $"{(name.Length > 0 ? $"{name}: the" : "The")} run {Narrative(run)}{(inside < run.Points.Count ? $", and leaves the picture at step {Text.Number(run.Points[inside].Step)}{(land.IsInside(run.Final) ? " for a while" : "")}" : "")}.";
    }));

    private static RunPoint[] Starts((string Name, Run Run)[] runs) => [.. runs.Select(run => run.Run.Start).DistinctBy(point => (point.Theta[0], point.Theta[1]))];

    private static double[] Coordinate(IEnumerable<RunPoint> points, int i) => [.. points.Select(point => point.Theta[i])];
}
