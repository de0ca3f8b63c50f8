using Xunit;

namespace Descent.Lessons.Tests;

public class ObjectiveArgumentTests
{
    private static readonly Dataset Short = new("short", "made here", ["a", "b"], "y", [1, 2, 3, 4], [0, 1]);
    private static readonly Dataset NoClasses = new("no classes", "made here", ["a"], "y", [1, 2, 3], [0, 1, 2]);
    private static readonly Dataset Pair = Datasets.Classes(10, separation: 1, seed: 1);
    private static readonly Quadratic Bowl = Quadratic.FromEigenvalues(1, 2);

    [Fact]
    public void Arguments_outside_their_range_are_refused_by_name()
    {
        (string Name, Func<object> Make)[] cases =
        [
            ("data", () => new LeastSquares(null!)),
            ("data", () => new LeastSquares(Short)),
            ("l2", () => new LeastSquares(Pair, -1)),
            ("l2", () => new LeastSquares(Pair, double.NaN)),
            ("data", () => new LogisticRegression(null!)),
            ("data", () => new LogisticRegression(Short)),
            ("data", () => new LogisticRegression(NoClasses)),
            ("l2", () => new LogisticRegression(Pair, double.PositiveInfinity)),
            ("a", () => new Rosenbrock(a: double.NaN)),
            ("b", () => new Rosenbrock(b: 0)),
            ("tilt", () => new DoubleWell(0)),
            ("tilt", () => new DoubleWell(0.385)),
            ("tilt", () => new DoubleWell(double.NaN)),
            ("dimension", () => new Plateau(dimension: 0)),
            ("width", () => new Plateau(width: 0)),
            ("dimension", () => new AbsoluteValue(0)),
            ("along", () => new WindingValley(along: 0)),
            ("across", () => new WindingValley(across: -1)),
            ("amplitude", () => new WindingValley(amplitude: -1)),
            ("frequency", () => new WindingValley(frequency: double.NaN)),
            ("position", () => new BowlWithJump(position: 0)),
            ("height", () => new BowlWithJump(height: -1)),
            ("objective", () => new AdditiveGradientNoise(null!, 1, 10, 1)),
            ("sigma", () => new AdditiveGradientNoise(Bowl, -1, 10, 1)),
            ("samples", () => new AdditiveGradientNoise(Bowl, 1, 2, 1)),
            ("eigenvalues", () => Datasets.Linear(null!, 10, 1, 1)),
            ("eigenvalues", () => Datasets.Linear([], 10, 1, 1)),
            ("eigenvalues", () => Datasets.Linear([1, 0], 10, 1, 1)),
            ("eigenvalues", () => Datasets.Linear([double.NaN], 10, 1, 1)),
            ("samples", () => Datasets.Linear([1, 2], 2, 1, 1)),
            ("noise", () => Datasets.Linear([1, 2], 10, -1, 1)),
            ("samples", () => Datasets.Classes(2, 1, 1)),
            ("separation", () => Datasets.Classes(10, -1, 1)),
        ];

        Assert.All(cases, item => Assert.Equal(item.Name, Assert.ThrowsAny<ArgumentException>(item.Make).ParamName));
    }

    [Fact]
    public void A_target_that_is_no_class_is_named_in_the_message() =>
        Assert.Contains("sample 2 has 2", Assert.Throws<ArgumentException>(() => new LogisticRegression(NoClasses)).Message);
}
