using Descent.Lessons.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Descent.Lessons;

/// <summary>Where a run leads to, looked for with what the run did not have: the objective's own knowledge, or Newton's method.</summary>
internal sealed class Bottom
{
    /// <summary>The most parameters for which all second derivatives are taken, 4 gradients for each.</summary>
    internal const int MostParameters = 40;

    /// <summary>Of the largest curvature: an eigenvalue below minus this is downward, and not rounding.</summary>
    internal const double Downward = 1e-3;

    private const int MostNewtonSteps = 25;
    private const int LeastForNoMinimum = 6; // Newton's method arrives in fewer steps, or its steps have become short.
    private const double Arrived = 1e-9; // Of the gradient at the start.
    private const double StillLong = 0.1; // Steps that have not become shorter than this do not come closer to anything.
    private const double MostTimesFarther = 1e8; // Of the way of Newton's method, or of the run: what falls as far falls forever.
    private const double NoCurvature = 1e-6; // Of the slope, over the way of the run: the ground is straight.

    private Bottom(double lowest, Bowl? bowl, double? here = null, bool hasNoMinimum = false, bool isOnSaddle = false, bool isStraight = false) =>
        (Lowest, Bowl, Here, HasNoMinimum, IsOnSaddle, IsStraight) = (lowest, bowl, here ?? lowest, hasNoMinimum, isOnSaddle, isStraight);

    /// <summary>The lowest value known, or NaN.</summary>
    internal double Lowest { get; }

    /// <summary>The value at the bottom of the run's own bowl, which may be a poor minimum; or NaN.</summary>
    internal double Here { get; }

    /// <summary>The bowl that the run leads into; null where there is none, or f has too many parameters.</summary>
    internal Bowl? Bowl { get; }

    /// <summary>Whether the loss falls forever as θ grows.</summary>
    internal bool HasNoMinimum { get; }

    /// <summary>Whether that is because f is a slope, the same everywhere.</summary>
    internal bool IsStraight { get; }

    /// <summary>Whether f curves downward along some axis at the end of the run.</summary>
    internal bool IsOnSaddle { get; }

    internal static Bottom Under(Run run, double[] end)
    {
        if (Bowl.Of(run.Objective) is { } bowl)
            return new(run.Lowest, bowl);
        if (run.Objective.Dimension > MostParameters)
            return new(run.Lowest, null);

        try
        {
            return new Search(run, end).Result();
        }
        catch (Exception)
        {
            return new(run.Lowest, null); // Second derivatives that are no numbers, or an objective that throws where no run has been.
        }
    }

    /// <summary>Newton's method from the end of a run, along each axis toward lower f even where it curves downward.</summary>
    private sealed class Search(Run run, double[] end)
    {
        private readonly Objective objective = run.Objective;
        private readonly double enough = Arrived * run.Points.Max(point => point.GradientNorm);
        private double[] theta = [.. end];
        private double value = run.Objective.Value(end);
        private double firstLength;
        private double lastLength;

        internal Bottom Result()
        {
            var (eigenvalues, directions) = new Hessian(objective, theta).Decompose();
            var way = Norms.Distance([.. run.Start.Theta], end);
            var isStraight = eigenvalues.Max(Math.Abs) * way <= NoCurvature * Norms.Length(objective.Gradient(end)) && way > 0;
            var isOnSaddle = eigenvalues[^1] < -Downward * Math.Max(eigenvalues[0], -eigenvalues[^1]);
            var steps = 0;
            while (steps < MostNewtonSteps && !IsSeparated() && Step(eigenvalues, directions))
            {
                steps++;
                (eigenvalues, directions) = new Hessian(objective, theta).Decompose();
            }

            var runsAway = steps >= LeastForNoMinimum && lastLength > StillLong * firstLength;
            var fallsForEver = (runsAway && FallsBeyond(end, theta)) || (isStraight && FallsBeyond([.. run.Start.Theta], end));
            if (objective.Minimizer is null && (IsSeparated() || fallsForEver))
                return new(double.NaN, null, hasNoMinimum: true, isStraight: isStraight);
            var lowest = run.IsLowestKnown ? Math.Min(run.Lowest, value) : value;
            return new(lowest, runsAway && objective.Minimizer is not null ? null : Bowl.About(theta, value, eigenvalues, directions, run), here: value, isOnSaddle: isOnSaddle);
        }

        /// <summary>Whether f falls on and on along a way, ten times as far, a hundred times, and so on.</summary>
        private bool FallsBeyond(double[] from, double[] to)
        {
            var last = objective.Value(to);
            if (!(last < objective.Value(from)))
                return false;
            for (var times = 10.0; times <= MostTimesFarther; times *= 10)
            {
                var farther = objective.Value([.. from.Zip(to, (a, b) => a + (times * (b - a)))]);
                if (!(farther <= last)) // Equal where it has fallen to 0.
                    return false;
                last = farther;
            }

            return true;
        }

        private bool IsSeparated() => objective is LogisticRegression { L2: 0 } classes && classes.Accuracy(theta) == 1;

        private bool Step(double[] eigenvalues, Matrix<double> directions)
        {
            var gradient = Vector<double>.Build.Dense(objective.Gradient(theta));
            if (!(gradient.L2Norm() > enough))
                return false;

            var steepest = eigenvalues.Max(Math.Abs);
            var along = directions.Transpose() * gradient;
            var step = directions * along.MapIndexed((i, slope) => -slope / Math.Max(Math.Abs(eigenvalues[i]), Bowl.Flat * steepest));
            var expected = gradient * step; // Less than 0.
            for (var size = 1.0; size > 1e-6; size /= 2)
            {
                double[] next = [.. theta.Select((entry, i) => entry + (size * step[i]))];
                var lower = objective.Value(next);
                if (!(lower < value + (1e-4 * size * expected)))
                    continue;

                lastLength = Norms.Distance(theta, next);
                firstLength = Math.Max(firstLength, lastLength);
                (theta, value) = (next, lower);
                return true;
            }

            return false;
        }
    }
}
