using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class MomentumTests
{
    private static readonly Gen<(Quadratic Bowl, double[] Start)> Problem = Gen.Select(
        Gen.Double[0.5, 20], Gen.Double[0.5, 20], Gen.Double[-5, 5], Gen.Double[-5, 5], (a, b, x, y) => (Quadratic.FromEigenvalues(a, b), new[] { x, y }));

    private static readonly Gen<Schedule> LearningRate = Gen.OneOf<Schedule>(
        Gen.Double[0.001, 0.05].Select(rate => new Constant(rate)),
        Gen.Select(Gen.Double[0.001, 0.05], Gen.Double[0, 1], (initial, decay) => new InverseTimeDecay(initial, decay)),
        Gen.Select(Gen.Double[0.001, 0.05], Gen.Int[1, 20], (peak, period) => new CosineWarmRestarts(peak, period, 2)));

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

            Assert.Equal(Path(problem, learningRate, momentum), Path(problem, learningRate.Scale(1 - beta), heavyBall), Within.Absolute(1e-11));
            Assert.Equal(Path(problem, learningRate, heavyBall), Path(problem, learningRate.Scale(1 / (1 - beta)), momentum), Within.Absolute(1e-11));
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

            Assert.Equal(expected, path, Within.Absolute(1e-11));
        });

    /// <summary>All coordinates of all points of a run, one after another.</summary>
    private static double[] Path((Quadratic Bowl, double[] Start) problem, Schedule learningRate, UpdateRule rule)
    {
        // A path can cross the minimizer, where the gradient is exactly 0, and roll on; no bowl's value is ever −1.
        var run = GradientDescent.Minimize(problem.Bowl, problem.Start, learningRate, steps: 50, rule, stop: StopRule.Value(-1));
        return [.. run.Points.SelectMany(point => point.Theta)];
    }
}
