using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>The numbers that lesson 3.1 teaches, from the library as a notebook calls it.</summary>
public class LearningRateNumbersTests
{
    [Theory]
    [InlineData(0.05, 3.4868, 5e-5)]
    [InlineData(0.2, 0.0605, 5e-5)]
    [InlineData(0.5, 0, 0)]
    [InlineData(0.9, 1.0737, 5e-5)]
    [InlineData(1.0, 10, 0)]
    [InlineData(1.1, 61.917, 5e-4)]
    public void Ten_steps_on_x_squared_from_ten_end_where_the_error_factor_says(double learningRate, double expected, double within)
    {
        var run = GradientDescent.Minimize(Quadratic.FromEigenvalues(2), [10], learningRate, steps: 10);

        Assert.Equal(expected, Math.Abs(run.Final.Theta[0]), within);
        Assert.Equal(10 * Math.Pow(1 - (2 * learningRate), run.Steps), run.Final.Theta[0], 1e-12);
    }

    [Theory]
    [InlineData(10, 128, 69)]
    [InlineData(100, 1341, 691)]
    [InlineData(1000, 13463, 6908)]
    [InlineData(10000, 134683, 69078)]
    public void Steps_to_a_millionth_of_the_starting_distance_grow_with_the_condition_number(
        double conditionNumber, int atOneOverL, int atTheBestLearningRate)
    {
        Assert.Equal(atOneOverL, StepsToAMillionth.At(conditionNumber, 1));
        Assert.Equal(atTheBestLearningRate, StepsToAMillionth.At(conditionNumber, Theory.BestLearningRate(1, 1 / conditionNumber)));
        Assert.Equal(atTheBestLearningRate, Math.Ceiling(Theory.StepsAtBestLearningRate(conditionNumber, 1e-6)));
    }
}
