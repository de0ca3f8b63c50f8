using Xunit;

namespace Descent.Lessons.Tests;

public class MomentumExerciseTests
{
    private static readonly LeastSquares Longley = new(Datasets.Longley().Standardize());
    private static readonly double Best = 1 / Math.Sqrt(Longley.L * Longley.Mu);
    private static readonly Momentum BestRule = new(Theory.BestHeavyBall(Longley.L, Longley.Mu).UpdateRule.Beta);

    [Fact]
    public void The_best_run_is_right_whether_it_stops_itself_or_not()
    {
        Assert.Equal(VerdictState.Right, Check(OnLongley(Best, BestRule)).State);
        Assert.Equal(VerdictState.Right, Check(GradientDescent.Minimize(Longley, new double[7], Best, 1200, BestRule)).State);
    }

    [Fact]
    public void A_run_on_an_easier_problem_does_not_count()
    {
        double[] near = [.. Longley.Minimizer.Select(entry => entry + 1)];
        var ridge = new LeastSquares(Datasets.Longley().Standardize(), l2: 0.1);
        var cars = new LeastSquares(Datasets.Cars().Standardize());

        Assert.Contains("starts somewhere else", Check(GradientDescent.Minimize(Longley, near, Best, 1200, BestRule)).Feedback);
        Assert.Contains("another objective", Check(GradientDescent.Minimize(ridge, new double[7], Best, 1200, BestRule)).Feedback);
        Assert.Contains("another objective", Check(GradientDescent.Minimize(cars, new double[6], 0.1, 1200, BestRule)).Feedback);
        Assert.Contains("another objective", Check(GradientDescent.Minimize(Quadratic.FromEigenvalues(1), [1], 0.1, 1200, BestRule)).Feedback);
    }

    [Fact]
    public void A_run_that_misses_is_told_why()
    {
        Assert.Contains("flattest axis creeps", Check(OnLongley(1, new Momentum(0.9))).Feedback);
        Assert.Contains("every axis swings", Check(OnLongley(Best, new Momentum(0.99))).Feedback);
        Assert.Contains("beyond the edge", Check(OnLongley(Best, new Momentum(0.9))).Feedback);
        Assert.Contains("about Momentum", Check(OnLongley(1, new Nesterov(0.9))).Feedback);
        Assert.Contains("constant learning rate", Check(OnLongley(new ExponentialDecay(1, 1), new Momentum(0.9))).Feedback);
    }

    [Fact]
    public void Learning_rates_that_fit_the_spectrum_are_praised_and_are_no_momentum()
    {
        var verdict = Check(OnLongley(Spectral(), new Momentum(0)));

        Assert.Equal(VerdictState.NotYet, verdict.State);
        Assert.Matches(@"arrives after \d+ steps without any memory\. A nice find", verdict.Feedback);
        Assert.Equal(verdict.Feedback, Check(OnLongley(Spectral(), new Plain())).Feedback);
        Assert.Contains("With a constant α", Check(OnLongley(1 / Longley.L, new Plain())).Feedback);
    }

    /// <summary>α_t = 1/λ for one eigenvalue after the other, the steepest last: each step ends the error along one axis.</summary>
    private static Schedule Spectral()
    {
        var n = Longley.Dimension;
        var hessian = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(n, n);
        for (var i = 0; i < n; i++)
        {
            var unit = new double[n];
            unit[i] = 1;
            hessian.SetColumn(i, Gradient(unit).Zip(Gradient(new double[n]), (there, here) => there - here).ToArray());
        }

        double[] curvatures = [.. hessian.Evd(MathNet.Numerics.LinearAlgebra.Symmetricity.Symmetric).EigenValues.Select(value => value.Real).Order()];
        return Schedule.Custom("one curvature after another", step => 1 / curvatures[step % n]);
    }

    private static double[] Gradient(double[] theta)
    {
        var gradient = new double[theta.Length];
        Longley.ValueAndGradient(theta, gradient);
        return gradient;
    }

    [Fact]
    public void A_run_that_arrives_too_late_is_not_right() =>
        Assert.Equal(VerdictState.NotYet, Check(OnLongley(0.9 * Theory.LargestStableLearningRate(new Momentum(0.95), Longley.L), new Momentum(0.95), 5000)).State);

    private static Verdict Check(Run run) => Exercise.Find("3.4-c").Check(run);

    private static Run OnLongley(Schedule learningRate, UpdateRule rule, int steps = 1200) =>
        GradientDescent.Minimize(Longley, new double[Longley.Dimension], learningRate, steps, rule, stop: StopRule.RelativeDistance(1e-6));
}
