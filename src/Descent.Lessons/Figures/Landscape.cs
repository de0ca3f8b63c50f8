using Descent.Charts;
using Descent.Lessons.Numerics;

namespace Descent.Lessons;

/// <summary>The ground under runs of two parameters: a grid around the minimizer, wide enough for every start, or close around the paths.</summary>
internal sealed class Landscape
{
    private const double Wider = 1.5; // A landscape picture fills a page better than a square one.
    private const double Floor = 0.12; // Of the height of the picture: below, contour lines are smooth, where a root alone has a crease that no grid is fine enough for.
    private const double Steep = 20; // A surface whose highest point is this many times its typical one is no plain bowl.

    private readonly Objective objective;

    /// <summary>The landscape of the runs' common objective.</summary>
    /// <param name="runs">The runs, at least one.</param>
    /// <param name="close">Whether to show only the ground around the paths, as far as they stay in the whole picture.</param>
    /// <exception cref="ArgumentException">The objective has not two parameters and a known minimizer, or the runs have different ones.</exception>
    internal Landscape(IReadOnlyList<Run> runs, bool close = false)
    {
        var objective = runs[0].Objective;
        if (objective.Dimension != 2 || objective.Minimizer is not [var x, var y] || runs.Any(run => run.Objective.Dimension != 2))
            throw new ArgumentException("runs must be on an objective with two parameters and a known minimizer.", nameof(runs));

        if (runs.FirstOrDefault(run => !IsSameGround(objective, run)) is { } elsewhere)
            throw new ArgumentException($"runs must all be on one objective, for they are drawn on its ground, but one is on {objective} and another on {(elsewhere.Objective.ToString() == objective.ToString() ? "one with other values" : elsewhere.Objective)}.", nameof(runs));

        var across = 1.25 * runs.Max(run => Math.Abs(run.Start.Theta[0] - x));
        var along = 1.25 * runs.Max(run => Math.Abs(run.Start.Theta[1] - y));
        var reach = Math.Max(across / Wider, along);
        if (reach == 0)
            reach = 1;
        X = Figures.Grid(x - (Wider * reach), x + (Wider * reach), 91);
        Y = Figures.Grid(y - reach, y + reach, 61);
        if (close)
        {
            RunPoint[] points = [.. runs.SelectMany(run => run.Points.TakeWhile(IsInside))];
            var (xs, ys) = ((double[])[x, .. points.Select(point => point.Theta[0])], (double[])[y, .. points.Select(point => point.Theta[1])]);
            var span = Math.Max(xs.Max() - xs.Min(), ys.Max() - ys.Min());
            X = Around(xs, span, 91);
            Y = Around(ys, span, 61);
        }

        (Lowest, Minimizer) = (runs[0].Lowest, (x, y));
        (Power, Z) = Raise(objective, Lowest, X, Y, close);
        this.objective = objective;
    }

    private Landscape(Landscape other, double[] x, double[] y)
    {
        (objective, Lowest, Minimizer, X, Y) = (other.objective, other.Lowest, other.Minimizer, x, y);
        (Power, Z) = Raise(objective, Lowest, x, y, close: false);
    }

    internal double[] X { get; }

    internal double[] Y { get; }

    /// <summary>(f − f*)^<see cref="Power"/> at each row of y and column of x, for contour lines with a soft floor.</summary>
    internal IReadOnlyList<IReadOnlyList<double>> Z { get; }

    internal double Power { get; }

    internal double Lowest { get; }

    internal (double X, double Y) Minimizer { get; }

    /// <summary>The same ground between other ends, all of them known.</summary>
    internal Landscape Within(Axis x, Axis y) => new(this, Figures.Grid(x.From!.Value, x.To!.Value, X.Length), Figures.Grid(y.From!.Value, y.To!.Value, Y.Length));

    /// <summary>The points of a run up to the one after which it is in the picture no more, and how many there are before it leaves it at all.</summary>
    internal (IReadOnlyList<RunPoint> Points, int Inside) Drawn(Run run)
    {
        var last = run.Points.Count - 1;
        while (last >= 0 && !IsInside(run.Points[last]))
            last--;
        return (Thinning.Thin([.. run.Points.Take(last + 2)], point => point.Theta[1]), run.Points.TakeWhile(IsInside).Count());
    }

    internal double HeightAt(RunPoint point) => Math.Pow(Math.Max(0, point.Value - Lowest), Power);

    /// <summary>Whether a run is on the objective, or on another with the same values: where the run went, and around there.</summary>
    private static bool IsSameGround(Objective objective, Run run)
    {
        const int Probes = 24;
        if (ReferenceEquals(run.Objective, objective))
            return true;

        // Rounding is the only difference allowed, and it goes with the largest value.
        var reach = Math.Max(1, Norms.Distance([.. run.Start.Theta], [.. objective.Minimizer!]));
        var places = Enumerable.Range(0, Probes)
            .Select(i => (double[])[run.Start.Theta[0] + (reach * Math.Cos(i) * i / Probes), run.Start.Theta[1] + (reach * Math.Sin(i) * i / Probes)])
            .ToArray();
        var values = places.Select(place => (Here: objective.Value(place), There: run.Objective.Value(place)))
            .Where(pair => double.IsFinite(pair.Here) || double.IsFinite(pair.There)).ToArray();
        var largest = values.Length > 0 ? values.Max(pair => Math.Abs(pair.Here)) : 0;
        return values.All(pair => Math.Abs(pair.Here - pair.There) <= 1e-9 * largest);
    }

    /// <summary>The heights over a grid, and the power that makes them fit to be seen.</summary>
    private static (double Power, IReadOnlyList<IReadOnlyList<double>> Z) Raise(Objective objective, double lowest, double[] x, double[] y, bool close)
    {
        var (rows, theta, highest) = (new double[y.Length][], new double[2], 0.0);
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[x.Length];
            theta[1] = y[i];
            for (var j = 0; j < x.Length; j++)
            {
                theta[0] = x[j];
                var height = rows[i][j] = Math.Max(0, objective.ValueAt(theta) - lowest);
                if (height > highest)
                    highest = height;
            }
        }

        // The square root spaces the contour lines of a bowl evenly; steeper ground, most of it far below its highest point, needs a lower power.
        var low = rows.Sum(row => row.Count(height => Steep * height < highest));
        var power = low > x.Length * y.Length / 2 ? 0.25 : 0.5;
        var floor = close ? 0 : Math.Pow(Floor, 1 / power) * highest;
        var bottom = Math.Pow(floor, power);
        foreach (var row in rows)
        {
            for (var j = 0; j < row.Length; j++)
                row[j] = Math.Pow(row[j] + floor, power) - bottom;
        }

        return (power, rows);
    }

    internal bool IsInside(RunPoint point) =>
        point.Theta[0] >= X[0] && point.Theta[0] <= X[^1] && point.Theta[1] >= Y[0] && point.Theta[1] <= Y[^1];

    /// <summary>A grid that holds all the places and some ground on either side.</summary>
    private static double[] Around(double[] places, double span, int count)
    {
        var (low, high) = (places.Min(), places.Max());
        var margin = Math.Max(high - low, span / 2) / 2;
        if (margin == 0)
            margin = 1;
        return Figures.Grid(low - margin, high + margin, count);
    }
}
