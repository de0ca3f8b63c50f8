using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class GradientCheckTests
{
    private static readonly Dataset Plane = Datasets.Classes(40, separation: 2, seed: 3);

    /// <summary>The course's objectives, each at a point where it has no symmetry.</summary>
    private static readonly (Objective Objective, double[] At)[] Right =
    [
        (Quadratic.FromEigenvalues(1e-6, 1, 1e6), [3, -2, 1e-3]),
        (new Rosenbrock(), [-1.2, 1]),
        (new Beale(), [1, 2]),
        (new Himmelblau(), [0.3, -4]),
        (new DoubleWell(), [0.4]),
        (new Plateau(), [0.4, 2]),
        (new AbsoluteValue(), [0.03]),
        (new WindingValley(), [0.4, 2]),
        (new Saddle(), [0.4, 2]),
        (new BowlWithJump(), [0.4]),
        (new LeastSquares(Datasets.Cars()), [10, -0.01, 0.02, 0.03, 1, 0.2]),
        (new LeastSquares(Datasets.Longley(), l2: 3), [1, 2, 3, 4, 5, 6, 7]),
        (new LogisticRegression(Plane, l2: 0.1), [0.3, -2, 1]),
        (new AdditiveGradientNoise(new Rosenbrock(), 1, 20, 1), [-1.2, 1]),
        (new Network(Plane, [5, 4]), new Network(Plane, [5, 4]).InitialParameters(1)),
        (new Network(Plane, [7], Activation.ReLU, NetworkLoss.CrossEntropy), new Network(Plane, [7]).InitialParameters(1)),
    ];

    [Fact]
    public void The_objectives_of_the_course_pass() => Assert.All(Right, right =>
    {
        var check = GradientCheck.Of(right.Objective, right.At);

        Assert.True(check.Passed, $"{right.Objective}: {check}");
        Assert.StartsWith("✓ The gradient agrees with differences of the value in", check.ToString());
        Assert.Null(check.Worst);
    });

    [Fact]
    public void A_wrong_entry_is_named_wherever_it_is_and_however_little_it_is_off() =>
        Assert.All(Right, right => Gen.Select(Gen.Int[0, right.At.Length - 1], Gen.Int[0, 4].Select(i => new[] { -2, -1, -1e-3, 1e-3, 1 }[i])).Sample((entry, off) =>
        {
            // An entry that is lost in rounding cannot be checked, and one of 0 not be off by a factor.
            var gradient = right.Objective.Gradient(right.At);
            if (Math.Abs(gradient[entry]) < 1e-3 * gradient.Max(Math.Abs))
                return;
            var check = GradientCheck.Of(Changed(right.Objective, g => g[entry] *= 1 + off), right.At);

            Assert.False(check.Passed, $"{right.Objective}, entry {entry}, off by {off}");
            Assert.Equal(entry, check.Worst);
            Assert.StartsWith($"Entry {entry} is ", check.Faults[0]);
        }, iter: 10));

    [Theory]
    [InlineData(-1, "Entry 1 is 88 and should be −88: the sign is wrong.")]
    [InlineData(2, "Entry 1 is −176 and should be −88: it is twice as large.")]
    [InlineData(0, "Entry 1 is 0 and should be −88: a term is missing.")]
    [InlineData(1.5, "Entry 1 is −132 and should be −88.")]
    public void What_people_get_wrong_is_guessed(double factor, string fault) =>
        Assert.Equal([fault], GradientCheck.Of(Changed(new Rosenbrock(), g => g[1] *= factor), [-1.2, 1]).Faults);

    [Fact]
    public void An_entry_that_is_added_to_or_not_set_is_told_from_one_that_is_wrong() =>
        Assert.Equal(["Entry 0 is NaN and should be −215.6: set it, and do not add to what was in the span before."], GradientCheck.Of(new Adds(), [-1.2, 1]).Faults);

    [Fact]
    public void Both_ways_to_the_value_must_agree() =>
        Assert.Equal(["ValueAndGradient returns the value 25.2, and Value 24.2: the two must compute the same function."], GradientCheck.Of(new TwoValues(), [-1.2, 1]).Faults);

    [Fact]
    public void A_point_where_there_is_no_value_is_said_to_be_one() =>
        Assert.Equal(
            ["The value is NaN at this point, so that there is nothing to compare with; check at another."],
            GradientCheck.Of(Objective.Custom(1, t => Math.Log(t[0]), t => [1 / t[0]]), [-1]).Faults);

    [Theory]
    [InlineData(1e-9)]
    [InlineData(1)]
    [InlineData(1e9)]
    public void Steps_fit_the_scale_of_the_point(double scale)
    {
        var objective = Objective.Custom(1, t => Math.Exp(Math.Sin(t[0] / scale)), t => [Math.Exp(Math.Sin(t[0] / scale)) * Math.Cos(t[0] / scale) / scale]);

        Assert.True(GradientCheck.Of(objective, [0.7 * scale]).Passed);
        Assert.False(GradientCheck.Of(Changed(objective, g => g[0] *= 1.0001), [0.7 * scale]).Passed);
    }

    [Fact]
    public void A_sum_whose_samples_do_not_add_up_to_it_is_found()
    {
        Assert.Equal("Entry 0 of the samples' mean gradient is −30 and should be −15, as in the whole gradient: it is twice as large.", GradientCheck.Of(new WrongSamples(2, 1), [0]).Faults[0]);
        Assert.StartsWith("The mean of the samples' values is ", GradientCheck.Of(new WrongSamples(1, 2), [0]).Faults[0]);
        Assert.True(GradientCheck.Of(new WrongSamples(1, 1), [0]).Passed);
    }

    [Fact]
    public void It_shows_itself_with_the_worst_entries_first()
    {
        var html = GradientCheck.Of(Changed(Quadratic.FromEigenvalues(1, 2, 3), g => g[2] *= 2), [1, 1, 1]).ToHtml();

        Assert.Contains("✗ The gradient is wrong.", html);
        Assert.True(html.IndexOf("∂f/∂θ[2]", StringComparison.Ordinal) < html.IndexOf("∂f/∂θ[0]", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_lambdas_make_an_objective_like_any_other()
    {
        var bowl = Objective.Custom(2, t => ((t[0] * t[0]) + (4 * t[1] * t[1])) / 2, t => [t[0], 4 * t[1]], "(x² + 4y²)/2");
        var class2 = GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 4), [3, 1], 0.2, steps: 50);

        Assert.Equal("(x² + 4y²)/2", bowl.ToString());
        Assert.Equal(class2.Points[^1].Theta, GradientDescent.Minimize(bowl, [3, 1], 0.2, steps: 50).Points[^1].Theta, Within.Absolute(1e-12));
        var wrong = Objective.Custom(2, t => t[0], t => [1]);
        Assert.Equal("The gradient of “f(θ)” must have 2 entries, one per parameter, but has 1.", Assert.Throws<InvalidOperationException>(() => wrong.Gradient([1, 2])).Message);
    }

    private static Objective Changed(Objective objective, Action<double[]> change) => Objective.Custom(
        objective.Dimension,
        theta => objective.Value(theta),
        theta =>
        {
            var gradient = objective.Gradient(theta);
            change(gradient);
            return gradient;
        });

    private sealed class Adds : Objective
    {
        public override int Dimension => 2;

        protected internal override double ValueAt(ReadOnlySpan<double> theta) => new Rosenbrock().Value(theta);

        protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
        {
            var right = new Rosenbrock().Gradient(theta);
            gradient[0] += right[0];
            gradient[1] = right[1];
            return ValueAt(theta);
        }
    }

    private sealed class TwoValues : Objective
    {
        public override int Dimension => 2;

        protected internal override double ValueAt(ReadOnlySpan<double> theta) => new Rosenbrock().Value(theta);

        protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient) =>
            new Rosenbrock().ValueAndGradient(theta, gradient) + 1;
    }

    /// <summary>½(θ − yᵢ)² for y = 10 and 20, with factors on the samples' gradients and values.</summary>
    private sealed class WrongSamples(double gradientFactor, double valueFactor) : FiniteSum
    {
        public override int Dimension => 1;

        public override int SampleCount => 2;

        protected internal override double ValueAt(ReadOnlySpan<double> theta) => ValueAndGradientAt(theta, new double[1]);

        protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
        {
            gradient[0] = theta[0] - 15;
            return (Math.Pow(theta[0] - 10, 2) + Math.Pow(theta[0] - 20, 2)) / 4;
        }

        protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, ReadOnlySpan<int> samples, Span<double> gradient)
        {
            gradient[0] = 0;
            var value = 0.0;
            foreach (var i in samples)
            {
                var off = theta[0] - (10 * (i + 1));
                gradient[0] += gradientFactor * off / samples.Length;
                value += valueFactor * off * off / 2 / samples.Length;
            }

            return value;
        }
    }
}
