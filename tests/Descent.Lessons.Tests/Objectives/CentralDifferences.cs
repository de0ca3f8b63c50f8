using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Compares an objective's gradient with central differences of its value, and its two ways to the value with each other.</summary>
internal static class CentralDifferences
{
    private const double Step = 1e-4;

    internal static void Expect(Objective objective, double[] theta)
    {
        var gradient = objective.Gradient(theta);
        for (var i = 0; i < theta.Length; i++)
        {
            double[] above = [.. theta], below = [.. theta];
            above[i] += Step;
            below[i] -= Step;
            Assert.Equal((objective.Value(above) - objective.Value(below)) / (2 * Step), gradient[i], 1e-5 * (1 + Math.Abs(gradient[i])));
        }

        Assert.Equal(objective.Value(theta), objective.ValueAndGradient(theta, gradient), 1e-12 * (1 + Math.Abs(objective.Value(theta))));
    }
}
