using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class UpdateRuleTests
{
    private static readonly Gen<(Quadratic Bowl, double[] Start)> Problem = Gen.Select(
        Gen.Double[0.5, 20], Gen.Double[0.5, 20], Gen.Double[-5, 5], Gen.Double[-5, 5], (a, b, x, y) => (Quadratic.FromEigenvalues(a, b), new[] { x, y }));

    private static readonly Gen<Schedule> LearningRate = Gen.OneOf<Schedule>(
        Gen.Double[0.001, 0.05].Select(rate => new Constant(rate)),
        Gen.Select(Gen.Double[0.001, 0.05], Gen.Double[0, 1], (initial, decay) => new InverseTimeDecay(initial, decay)),
        Gen.Select(Gen.Double[0.001, 0.05], Gen.Int[1, 20], (peak, period) => new CosineWarmRestarts(peak, period, 2)));

    public static TheoryData<UpdateRule, int> Rules => new()
    {
        { new Plain(), 0 },
        { new Momentum(0.9), 5 },
        { new HeavyBall(0.9), 5 },
        { new Nesterov(0.9), 5 },
        { new RmsProp(), 5 },
        { new Adam(), 11 },
    };

    public static TheoryData<UpdateRule, double[]> FirstDirections => new()
    {
        { new Plain(), [4, -8] },
        { new Momentum(0.75), [1, -2] },
        { new HeavyBall(0.75), [4, -8] },
        { new Nesterov(0.75), [7, -14] },
        { new RmsProp(0.75, 1), [4 / 3.0, -8 / 5.0] }, // √s is half of |g|, and ε is added outside of it.
        { new Adam(0.9, 0.999, 1), [4 / 5.0, -8 / 9.0] }, // m̂ = g and √ŝ = |g|.
    };

    public static TheoryData<UpdateRule, double[]> SecondDirections => new()
    {
        { new Plain(), [8, 8] },
        { new Momentum(0.75), [2.75, 0.5] },
        { new HeavyBall(0.75), [11, 2] },
        { new Nesterov(0.75), [16.25, 9.5] },
        { new RmsProp(0.75, 1), [8 / (Math.Sqrt(19) + 1), 8 / (Math.Sqrt(28) + 1)] }, // s = ¾·¼·(16, 64) + ¼·64.
        { new Adam(0.5, 0.75, 1), [20 / 3.0 / (Math.Sqrt(304 / 7.0) + 1), 8 / 3.0 / (8 + 1)] }, // m̂ = m/¾, ŝ = s/(7/16).
    };

    [Theory]
    [MemberData(nameof(FirstDirections))]
    public void The_first_direction_is_what_the_formula_says(UpdateRule rule, double[] expected)
    {
        double[] gradient = [4, -8];
        rule.Direct(gradient, new double[rule.StateLength(2)]);

        AssertClose(expected, gradient, 1e-14);
    }

    [Theory]
    [MemberData(nameof(SecondDirections))]
    public void The_second_direction_remembers_the_first(UpdateRule rule, double[] expected)
    {
        var state = new double[rule.StateLength(2)];
        double[] gradient = [8, 8];
        rule.Direct([4, -8], state);
        rule.Direct(gradient, state);

        AssertClose(expected, gradient, 1e-14);
    }

    [Fact]
    public void Without_memory_every_momentum_is_plain_gradient_descent() =>
        Gen.Select(Problem, LearningRate).Sample((problem, learningRate) =>
        {
            var plain = Path(problem, learningRate, new Plain());

            Assert.Equal(plain, Path(problem, learningRate, new Momentum(0)));
            Assert.Equal(plain, Path(problem, learningRate, new HeavyBall(0)));
            Assert.Equal(plain, Path(problem, learningRate, new Nesterov(0)));
        });

    [Fact]
    public void Momentum_and_the_heavy_ball_take_the_same_path_with_converted_learning_rates() =>
        Gen.Select(Problem, LearningRate, Gen.Double[0, 0.95]).Sample((problem, learningRate, beta) =>
        {
            var momentum = new Momentum(beta);
            var heavyBall = new HeavyBall(beta);

            AssertClose(Path(problem, learningRate, momentum), Path(problem, learningRate.Scale(1 - beta), heavyBall), 1e-12);
            AssertClose(Path(problem, learningRate, heavyBall), Path(problem, learningRate.Scale(1 / (1 - beta)), momentum), 1e-12);
        });

    [Fact]
    public void The_heavy_ball_is_Polyaks_two_step_form() =>
        Gen.Select(Problem, Gen.Double[0.001, 0.05], Gen.Double[0, 0.95]).Sample((problem, learningRate, beta) =>
        {
            var path = Path(problem, learningRate, new HeavyBall(beta));

            var expected = (double[])path.Clone();
            for (var i = 4; i < path.Length; i++)
            {
                var theta = path[i - 2];
                expected[i] = theta - (learningRate * problem.Bowl.Eigenvalues[i % 2] * theta) + (beta * (theta - path[i - 4]));
            }

            AssertClose(expected, path, 1e-12);
        });

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_says_how_much_it_remembers(UpdateRule rule, int expected)
    {
        Assert.Equal(expected, rule.StateLength(5));
        Assert.Equal("dimension", Assert.Throws<ArgumentOutOfRangeException>(() => rule.StateLength(0)).ParamName);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Spans_that_do_not_fit_are_refused_by_name(UpdateRule rule, int length)
    {
        Assert.Equal("gradient", Assert.Throws<ArgumentException>(() => rule.Direct([], new double[length])).ParamName);
        Assert.Equal("state", Assert.Throws<ArgumentException>(() => rule.Direct(new double[5], new double[length + 1])).ParamName);
        if (length > 0)
            Assert.Equal("state", Assert.Throws<ArgumentException>(() => rule.Direct(new double[5], [])).ParamName);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Two_runs_that_share_a_rule_do_not_disturb_each_other(UpdateRule rule, int length)
    {
        double[] Directions(int run, double[] state, int step)
        {
            double[] gradient = [.. Enumerable.Range(0, 5).Select(i => Math.Sin((7 * run) + (3 * step) + i))];
            rule.Direct(gradient, state);
            return gradient;
        }

        var alone = new double[length];
        var expected = Enumerable.Range(0, 20).Select(step => Directions(1, alone, step)).ToArray();

        var (first, second) = (new double[length], new double[length]);
        var interleaved = Enumerable.Range(0, 20).Select(step =>
        {
            Directions(2, second, step);
            return Directions(1, first, step);
        }).ToArray();

        Assert.Equal(expected, interleaved);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_step_allocates_nothing(UpdateRule rule, int length)
    {
        var gradient = new double[5];
        var state = new double[length];

        Assert.Equal(0, Allocation.Of(() =>
        {
            for (var step = 0; step < 1000; step++)
            {
                gradient.AsSpan().Fill(step);
                rule.Direct(gradient, state);
            }
        }));
    }

    [Fact]
    public void A_gradient_of_0_moves_nothing() =>
        Assert.All(new UpdateRule[] { new Plain(), new Momentum(0.9), new HeavyBall(0.9), new Nesterov(0.9), new RmsProp(), new Adam() }, rule =>
        {
            var gradient = new double[3];
            rule.Direct(gradient, new double[rule.StateLength(3)]);

            Assert.All(gradient, entry => Assert.Equal(0, entry));
        });

    [Fact]
    public void Rules_with_the_same_numbers_are_equal_and_are_shown_with_them()
    {
        Assert.Equal(new Adam(), new Adam(0.9, 0.999, 1e-8));
        Assert.Equal(new RmsProp(), new RmsProp(0.99, 1e-8));
        Assert.NotEqual(new Momentum(0.9), new Momentum(0.8));
        Assert.Equal(
            ["plain", "momentum β = 0.9", "heavy ball β = 0.8", "Nesterov β = 0.7", "RMSProp ρ = 0.99", "Adam β₁ = 0.9, β₂ = 0.999"],
            new UpdateRule[] { new Plain(), new Momentum(0.9), new HeavyBall(0.8), new Nesterov(0.7), new RmsProp(), new Adam() }.Select(rule => rule.ToString()));
    }

    /// <summary>All coordinates of all points of a run, one after another.</summary>
    private static double[] Path((Quadratic Bowl, double[] Start) problem, Schedule learningRate, UpdateRule rule)
    {
        // A path can cross the minimizer, where the gradient is exactly 0, and roll on; no bowl's value is ever −1.
        var run = GradientDescent.Minimize(problem.Bowl, problem.Start, learningRate, steps: 50, rule, stop: StopRule.Value(-1));
        return [.. run.Points.SelectMany(point => point.Theta)];
    }

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance * Math.Max(1, Math.Abs(pair.First))));
    }
}
