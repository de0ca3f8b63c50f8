namespace Descent.Lessons;

/// <content>Theory beside what a run did.</content>
public static partial class Theory
{
    /// <summary>Theory beside a run: predicted and measured error factor, and predicted and measured number of steps.</summary>
    /// <remarks>
    /// The measured factor is the geometric mean over the second half of the recorded points, where the slowest axis is
    /// nearly alone.
    /// </remarks>
    /// <param name="run">
    /// A run with all samples, a constant learning rate, and a rule that <see cref="SpectralRadius"/> knows, on an
    /// objective with known L, μ and minimizer.
    /// </param>
    /// <exception cref="ArgumentException">Theory has no prediction for this run.</exception>
    public static Table Compare(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run is not { LearningRate: Constant { LearningRate: var learningRate }, Batch.Size: null } || !(run.Objective.Mu > 0) || run.Objective.Minimizer is null)
            throw new ArgumentException("run must use all samples and a constant learning rate, on an objective with known L, μ and minimizer.", nameof(run));

        var rate = CurvaturesOf(run.Objective).Max(eigenvalue => SpectralRadius(run.UpdateRule, learningRate, eigenvalue));
        var (middle, end) = (run.Points[run.Middle], run.Final);
        var measured = Math.Pow(end.Distance / middle.Distance, 1.0 / (end.Step - middle.Step));
        var left = end.Distance / run.Start.Distance;
        return new Table("", "theory", "measured") { Caption = run.ToString() }
            .Row("largest stable learning rate", LargestStableLearningRate(run.UpdateRule, run.Objective.L), "")
            .Row("error factor per step", rate, measured)
            .Row($"steps until {(left < 1 ? Text.Percent(left) : "less")} of the distance is left", left is > 0 and < 1 ? Math.Ceiling(StepsTo(rate, left)) : double.PositiveInfinity, run.Steps);
    }

    /// <summary>The curvatures that decide how fast a run on an objective shrinks the error: all of a bowl's, or else L and μ.</summary>
    internal static double[] CurvaturesOf(Objective objective) => objective is Quadratic bowl ? [.. bowl.Eigenvalues] : [objective.L, objective.Mu];
}
