namespace Descent.Lessons;

/// <content>Theory beside what a run did.</content>
public static partial class Theory
{
    /// <summary>Theory beside a run: predicted and measured error factor, and predicted and measured number of steps.</summary>
    /// <remarks>
    /// The measured factor is the geometric mean over the second half of the recorded points, where the slowest axis is
    /// nearly alone. With momentum the error swings through 0, so that its size at two points says little: there the
    /// recursion e₊ = b e − c e₋ is fitted to the error along the slowest axis, and the factor is its larger root.
    /// A run of a single point has nothing to measure.
    /// </remarks>
    /// <param name="run">
    /// A run with all samples, a constant learning rate, no clipping, and a rule that <see cref="SpectralRadius"/> knows, on an
    /// objective with known L, μ and minimizer.
    /// </param>
    /// <exception cref="ArgumentException">Theory has no prediction for this run.</exception>
    public static Table Compare(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run is not { LearningRate: Constant { LearningRate: var learningRate }, Batch.Size: null, Settings.Clip: null } || !(run.Objective.Mu > 0) || run.Objective.Minimizer is null)
            throw new ArgumentException("run must use all samples, a constant learning rate and no clipping, on an objective with known L, μ and minimizer.", nameof(run));

        var slowest = CurvaturesOf(run.Objective).MaxBy(eigenvalue => SpectralRadius(run.UpdateRule, learningRate, eigenvalue));
        var rate = SpectralRadius(run.UpdateRule, learningRate, slowest);
        var left = run.Final.Distance / run.Start.Distance;
        return new Table("", "theory", "measured") { Caption = run.ToString() }
            .Row("largest stable learning rate", LargestStableLearningRate(run.UpdateRule, run.Objective.L), "")
            .Row("error factor per step", rate, MeasuredRate(run, slowest) is { } measured ? measured : "")
            .Row($"steps until {(left < 1 ? Text.Percent(left) : "less")} of the distance is left", left is > 0 and < 1 ? Math.Ceiling(StepsTo(rate, left)) : double.PositiveInfinity, run.Steps);
    }

    /// <summary>The curvatures that decide how fast a run on an objective shrinks the error: all of them where they are known, or else L and μ.</summary>
    internal static double[] CurvaturesOf(Objective objective) => objective switch
    {
        Quadratic bowl => [.. bowl.Eigenvalues],
        LeastSquares regression => [.. regression.Eigenvalues],
        AdditiveGradientNoise noisy => CurvaturesOf(noisy.Objective),
        _ => [objective.L, objective.Mu],
    };

    private static double? MeasuredRate(Run run, double slowest)
    {
        var (middle, end) = (run.Points[run.Middle], run.Final);
        if (end.Step == middle.Step)
            return null;
        return (run.UpdateRule is Plain ? null : FittedRate(run, slowest))
            ?? Math.Pow(end.Distance / middle.Distance, 1.0 / (end.Step - middle.Step));
    }

    /// <summary>The larger root of the recursion that fits the error along an axis best; null where the points do not tell.</summary>
    private static double? FittedRate(Run run, double eigenvalue)
    {
        if (run.Objective.Dimension > MostForEigenvalues)
            return null;

        var (values, directions) = new Hessian(run.Objective, [.. run.Objective.Minimizer!]).Decompose();
        var axis = directions.Column(Array.IndexOf(values, values.MinBy(value => Math.Abs(value - eigenvalue))));
        var minimizer = run.Objective.Minimizer!;
        RunPoint[] points = [.. run.Points.Skip(run.Middle)];
        if (points.Length > 2 && points[^1].Step - points[^2].Step != points[1].Step - points[0].Step)
            points = points[..^1]; // The last point is kept wherever it falls.
        double[] errors = [.. points.Select(point => axis.Select((entry, i) => entry * (point.Theta[i] - minimizer[i])).Sum())];

        // Normal equations of e₊ = b e − c e₋, each in units of the errors it is about.
        double bb = 0, cc = 0, bc = 0, by = 0, cy = 0;
        for (var i = 1; i + 1 < errors.Length; i++)
        {
            var size = Math.Max(Math.Abs(errors[i - 1]), Math.Max(Math.Abs(errors[i]), Math.Abs(errors[i + 1])));
            if (size == 0)
                return null;
            var (before, here, after) = (errors[i - 1] / size, errors[i] / size, errors[i + 1] / size);
            (bb, cc, bc) = (bb + (here * here), cc + (before * before), bc - (here * before));
            (by, cy) = (by + (here * after), cy - (before * after));
        }

        var determinant = (bb * cc) - (bc * bc);
        if (!(determinant > 1e-9 * bb * cc)) // One root alone: any b and c with that root fit.
            return null;
        var (b, c) = (((by * cc) - (cy * bc)) / determinant, ((cy * bb) - (by * bc)) / determinant);
        return Math.Pow(LargerRoot(b, c), 1.0 / (points[1].Step - points[0].Step));
    }
}
