using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Counts the steps to a millionth of the starting distance, on a bowl with L = 1 and a given condition number.</summary>
internal static class StepsToAMillionth
{
    internal static int At(double conditionNumber, double learningRate, UpdateRule? updateRule = null)
    {
        var run = GradientDescent.Minimize(
            Quadratic.FromEigenvalues(1 / conditionNumber, 1), [1, 1], learningRate, steps: 1_000_000, updateRule, stop: StopRule.RelativeDistance(1e-6));
        Assert.Equal(Outcome.Converged, run.Outcome);
        return run.Steps;
    }
}
