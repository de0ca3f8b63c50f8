using Descent.Lessons.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Descent.Lessons;

/// <summary>The bowl that a run is in: near its minimum f is lowest + ½ Σ λᵢ eᵢ², with the errors eᵢ along the Hessian's axes.</summary>
internal sealed class Bowl
{
    internal const double Flat = 1e-10; // Of the steepest: differences of gradients show no smaller curvature,
    private const double FlatIfExact = 1e-18; // while what an objective knows is only kept from being 0.
    private const double Foretold = 1e-4; // Of a loss: a bowl that is off by no more is one.

    private readonly Matrix<double>? directions;
    private readonly Quadratic? quadratic; // Knows its own axes.

    private Bowl(double[] center, double[] eigenvalues, Matrix<double>? directions, bool isExact, Quadratic? quadratic = null)
    {
        Center = center;
        this.directions = directions;
        this.quadratic = quadratic;
        IsExact = isExact;
        L = eigenvalues.Max();
        Eigenvalues = [.. eigenvalues.Select(eigenvalue => Math.Max(eigenvalue, (isExact ? FlatIfExact : Flat) * L))];
        Mu = Eigenvalues.Min();
    }

    /// <summary>θ at the bottom.</summary>
    internal double[] Center { get; }

    /// <summary>Whether f is this bowl everywhere, and not only near its minimum.</summary>
    internal bool IsExact { get; }

    internal double[] Eigenvalues { get; }

    internal double L { get; }

    internal double Mu { get; }

    /// <summary>The bowl that an objective is, or null where it is none.</summary>
    internal static Bowl? Of(Objective objective) => objective switch
    {
        Quadratic bowl => new([.. bowl.Minimizer], [.. bowl.Eigenvalues], directions: null, isExact: true, bowl),
        AdditiveGradientNoise noisy => Of(noisy.Objective),
        LeastSquares { Dimension: <= Bottom.MostParameters } regression => new(
            [.. regression.Minimizer], [.. regression.Eigenvalues], new Hessian(regression, [.. regression.Minimizer]).Decompose().Directions, isExact: true),
        _ => null,
    };

    /// <summary>The bowl about a minimum that has been found, exact where it foretells the loss at every point of the run; null where f is flat there or curves downward.</summary>
    internal static Bowl? About(double[] center, double lowest, double[] eigenvalues, Matrix<double> directions, Run run)
    {
        if (!(eigenvalues[0] > 0 && eigenvalues[^1] > -Bottom.Downward * eigenvalues[0]))
            return null;

        var bowl = new Bowl(center, eigenvalues, directions, isExact: false);
        var rounding = 1e-9 * Math.Max(Math.Abs(lowest), run.Start.Value - lowest);
        return run.Points.All(point => Math.Abs(point.Value - lowest - bowl.Loss(point.Theta)) <= (Foretold * (point.Value - lowest)) + rounding)
            ? new(center, eigenvalues, directions, isExact: true)
            : bowl;
    }

    /// <summary>eᵢ, in the order of the eigenvalues.</summary>
    internal double[] Errors(IReadOnlyList<double> theta) => quadratic is not null
        ? quadratic.ErrorAlongAxes(theta)
        : (directions!.Transpose() * Vector<double>.Build.Dense(Center.Length, i => theta[i] - Center[i])).AsArray();

    private double Loss(IReadOnlyList<double> theta) => Errors(theta).Zip(Eigenvalues, (error, eigenvalue) => eigenvalue * error * error / 2).Sum();

    internal double DistanceTo(IReadOnlyList<double> theta) => Norms.Distance([.. theta], Center);

    /// <summary>The axis with the most loss above the minimum over some points: the largest error counts, because errors swing.</summary>
    internal int SlowestAxis(IEnumerable<IReadOnlyList<double>> thetas)
    {
        var worst = new double[Eigenvalues.Length];
        foreach (var errors in thetas.Select(Errors))
        {
            for (var i = 0; i < worst.Length; i++)
                worst[i] = Math.Max(worst[i], Eigenvalues[i] * errors[i] * errors[i]);
        }

        return Array.IndexOf(worst, worst.Max());
    }

    /// <summary>The learning rate and β with which a rule's worst axis shrinks fastest; the heavy ball's for a rule without momentum.</summary>
    /// <remarks>For Nesterov: L. Lessard, B. Recht, A. Packard, 2016, α = 4/(3L + μ).</remarks>
    internal (double LearningRate, UpdateRule Rule) BestDamping(UpdateRule rule)
    {
        var root = Math.Sqrt((3 * L / Mu) + 1);
        var (learningRate, ball) = Theory.BestHeavyBall(L, Mu);
        return rule switch
        {
            Nesterov => (4 / ((3 * L) + Mu), new Nesterov((root - 2) / (root + 2))),
            Momentum => (learningRate / (1 - ball.Beta), new Momentum(ball.Beta)),
            _ => (learningRate, ball),
        };
    }

    /// <summary>The part of the loss above the minimum that settings would leave in this bowl, without noise; infinite where they diverge.</summary>
    internal double Left(double[] errors, LearningRateRule learningRate, UpdateRule updateRule, int steps)
    {
        if (errors.All(error => error == 0))
            return 0;

        var run = new RunSettings
        {
            Objective = Quadratic.FromEigenvalues(Eigenvalues),
            Start = errors,
            LearningRate = learningRate,
            UpdateRule = updateRule,
            Steps = Math.Max(1, steps),
            Stop = StopRule.GradientNorm(0),
            Record = 3 + (Math.Min(steps, 40)), // Enough to see the size of a swing.
        }.Minimize();
        return run.Outcome == Outcome.Diverged
            ? double.PositiveInfinity
            : run.Points.Skip(3 * run.Points.Count / 4).Append(run.Final).Max(point => point.Value) / run.Start.Value;
    }
}
