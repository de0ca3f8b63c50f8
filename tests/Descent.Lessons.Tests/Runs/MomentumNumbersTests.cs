using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>The numbers that lesson 3.4 teaches.</summary>
public class MomentumNumbersTests
{
    [Theory]
    [InlineData(10, 27, 22)]
    [InlineData(100, 93, 69)]
    [InlineData(1000, 315, 219)]
    [InlineData(10000, 1056, 691)]
    public void The_best_heavy_ball_needs_more_steps_than_its_rate_alone_predicts(double conditionNumber, int measured, int predicted)
    {
        var (learningRate, rule) = Theory.BestHeavyBall(1, 1 / conditionNumber);

        Assert.Equal(measured, StepsToAMillionth.At(conditionNumber, learningRate, rule));
        Assert.Equal(predicted, Math.Ceiling(Theory.StepsTo(Theory.BestHeavyBallRate(conditionNumber), 1e-6)));
    }

    [Theory]
    [InlineData(10, 238)]
    [InlineData(100, 1215)]
    [InlineData(1000, 13349)]
    [InlineData(10000, 134571)]
    public void Momentum_with_the_learning_rate_left_at_one_over_L_is_no_faster_than_plain_descent(double conditionNumber, int measured) =>
        Assert.Equal(measured, StepsToAMillionth.At(conditionNumber, 1, new Momentum(0.9)));

    [Fact]
    public void Momentum_of_nine_tenths_is_stable_up_to_38_over_L_and_not_beyond()
    {
        var bowl = Quadratic.FromEigenvalues(1, 4);
        Run At(double learningRate) => GradientDescent.Minimize(bowl, [1, 1], learningRate, steps: 20_000, updateRule: new Momentum(0.9));

        Assert.Equal(38 / bowl.L, Theory.LargestStableLearningRate(new Momentum(0.9), bowl.L), 1e-12);
        Assert.Equal(Outcome.Converged, At(37.9 / bowl.L).Outcome);
        Assert.Equal(Outcome.Diverged, At(38.1 / bowl.L).Outcome);
    }
}
