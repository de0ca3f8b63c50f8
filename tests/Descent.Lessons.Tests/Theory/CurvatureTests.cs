using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class CurvatureTests
{
    public static TheoryData<Objective, double[], double[]> Known => new()
    {
        { new DoubleWell(), [new DoubleWell().DeepMinimum], [(3 * Math.Pow(new DoubleWell().DeepMinimum, 2)) - 1] },
        { new DoubleWell(), [0], [-1] },
        { new Rosenbrock(), [1, 1], [(1002 + Math.Sqrt((1002.0 * 1002) - 1600)) / 2, (1002 - Math.Sqrt((1002.0 * 1002) - 1600)) / 2] },
        { new Saddle(), [3, 0], [1, -1] },
        { new Saddle(), [0.5, 1e-3], [1, -1 + 3e-6] },
        { new Plateau(2), [0, 0], [1, 1] },
        { new Plateau(1), [Math.Sqrt(3)], [-2 * Math.Exp(-1.5)] },
        { Quadratic.FromMatrix(new double[,] { { 2, 1 }, { 1, 2 } }), [5, -7], [3, 1] },
        { Quadratic.FromEigenvalues(1e6, 1, 1e-3), [1, 2, 3], [1e6, 1, 1e-3] },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void The_eigenvalues_at_a_point_are_those_of_the_Hessian(Objective objective, double[] at, double[] eigenvalues)
    {
        var measured = Theory.EigenvaluesAt(objective, at);

        Assert.All(eigenvalues.Zip(measured), pair => Assert.Equal(pair.First, pair.Second, 1e-7 * Math.Max(1, Math.Abs(eigenvalues[0]))));
    }

    [Theory]
    [MemberData(nameof(Known))]
    public void Sharpness_is_the_largest_of_them_also_where_curvature_downward_is_larger(Objective objective, double[] at, double[] eigenvalues) =>
        Assert.Equal(eigenvalues[0], Theory.Sharpness(objective, at), 1e-6 * Math.Abs(eigenvalues[0]));

    [Fact]
    public void Sharpness_ignores_downward_curvature_however_large() =>
        Gen.Select(Gen.Double[0.1, 5], Gen.Double[0.1, 50], Gen.Double[-3, 3]).Sample((up, down, x) =>
            Assert.Equal(up, Theory.Sharpness(new Pass(up, down), [x, 1 - x, 2 * x]), 1e-6 * Math.Max(up, down)));

    [Theory]
    [InlineData(2.287, 1e-3)]
    public void The_estimate_of_L_is_the_curvature_at_the_point_off_quadratics(double curvature, double tolerance)
    {
        var well = new DoubleWell();

        Assert.Equal(curvature, Theory.EstimateL(well, [well.DeepMinimum], 50, 1), tolerance);
        Assert.Equal(1001.6, Theory.EstimateL(new Rosenbrock(), [1, 1], 100, 1), 1e-3);
        Assert.Equal(Theory.EigenvaluesAt(new Himmelblau(), [3, 2])[0], Theory.EstimateL(new Himmelblau(), [3, 2], 100, 1), 1e-6);
    }

    [Fact]
    public void On_unscaled_classes_a_run_at_one_over_the_estimate_descends()
    {
        var features = new double[200];
        var labels = new double[100];
        var random = new Random(1);
        for (var i = 0; i < labels.Length; i++)
            (features[2 * i], features[(2 * i) + 1], labels[i]) = (80 * random.NextDouble(), 3000 * random.NextDouble(), random.Next(2));
        var classes = new LogisticRegression(new Dataset("made up", "made up", ["a", "b"], "class", features, labels));
        var estimate = Theory.EstimateL(classes, new double[3], 50, 1);

        Assert.Equal(classes.L, estimate, 1e-3 * classes.L); // At 0 every probability is ½, where the bound is met.
        Assert.True(GradientDescent.Minimize(classes, new double[3], 1 / estimate, steps: 200).Final.Value < Math.Log(2));
    }

    [Fact]
    public void Theory_takes_an_objective_for_its_L_and_μ() => Gen.Select(Gen.Double[0.1, 1], Gen.Double[2, 50], Gen.Double[0.01, 0.5]).Sample((mu, l, part) =>
    {
        var bowl = Quadratic.FromEigenvalues(l, mu);

        Assert.Equal(2 / l, Theory.LargestStableLearningRate(bowl));
        Assert.Equal(Theory.LargestStableLearningRate(new HeavyBall(0.5), l), Theory.LargestStableLearningRate(bowl, new HeavyBall(0.5)));
        Assert.Equal(2 / (l + mu), Theory.BestLearningRate(bowl));
        Assert.Equal(Theory.Rate(part / l, l, mu), Theory.Rate(bowl, part / l));
        Assert.Equal(Theory.BestHeavyBall(l, mu), Theory.BestHeavyBall(bowl));
        Assert.Equal(Theory.StepsAtBestLearningRate(l / mu, 1e-6), Theory.StepsAtBestLearningRate(bowl, 1e-6));
    });

    [Fact]
    public void An_objective_that_does_not_know_its_curvature_is_refused_with_a_way_out()
    {
        var error = Assert.Throws<ArgumentException>("objective", () => Theory.BestLearningRate(new DoubleWell()));

        Assert.Contains("Theory.Sharpness", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_of_one_point_has_nothing_to_measure_beside_theory()
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 2), [1, 1], 0.1, steps: 10, stop: StopRule.Value(100));

        Assert.Single(run.Points);
        Assert.DoesNotContain("NaN", Theory.Compare(run).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("∞", Theory.Compare(run).ToString().Split('\n')[3], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.99, 0.18)]
    [InlineData(0.9, 0.5)]
    [InlineData(0.995, 3)]
    public void The_rate_of_a_swing_is_measured_as_theory_has_it(double beta, double learningRate)
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(0.1, 10), [-4, 1.5], learningRate, steps: 300, updateRule: new Momentum(beta));
        var rate = Text.Number(Math.Sqrt(beta));

        Assert.Matches($@"^error factor per step\s+{rate}\s+{rate}$", Theory.Compare(run).ToString().Split('\n')[3]);
    }

    /// <summary>½ (up x² − down (y² + z²)).</summary>
    private sealed class Pass(double up, double down) : Objective
    {
        public override int Dimension => 3;

        protected internal override double ValueAt(ReadOnlySpan<double> theta) =>
            ((up * theta[0] * theta[0]) - (down * ((theta[1] * theta[1]) + (theta[2] * theta[2])))) / 2;

        protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
        {
            (gradient[0], gradient[1], gradient[2]) = (up * theta[0], -down * theta[1], -down * theta[2]);
            return ValueAt(theta);
        }
    }

    [Fact]
    public void Where_the_gradient_is_not_finite_around_a_point_there_is_no_curvature()
    {
        var log = Objective.Custom(1, theta => -Math.Log(theta[0]), theta => [theta[0] > 0 ? -1 / theta[0] : double.NaN]);
        var nothing = Objective.Custom(2, _ => double.NaN, _ => [double.NaN, double.NaN]);

        Assert.Throws<ArgumentException>("at", () => Theory.Sharpness(log, [1e-12]));
        Assert.Throws<ArgumentException>("at", () => Theory.EstimateL(log, [1e-12], 10, 1));
        Assert.Throws<ArgumentException>("at", () => Theory.EigenvaluesAt(nothing, [1, 1]));
        Assert.NotEmpty(GradientDescent.Minimize(log, [1e-12], 1e-30, 100).Explain().ToString());
    }
}
