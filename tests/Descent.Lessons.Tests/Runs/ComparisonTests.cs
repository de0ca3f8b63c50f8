using Xunit;

namespace Descent.Lessons.Tests;

public class ComparisonTests
{
    private static readonly Comparison Three = new(
        ("slow", At(0.01)),
        ("fast", At(0.15)),
        ("wild", At(0.3)));

    [Fact]
    public void The_best_run_is_the_one_with_the_lowest_loss_at_the_end()
    {
        Assert.Equal("fast", Three.Best.Name);
        Assert.Same(Three["fast"], Three.Best.Run);
        Assert.Equal("slow", new Comparison(("overflow", At(5, 5000)), ("slow", At(0.01))).Best.Name);
    }

    [Fact]
    public void A_comparison_shows_what_happened_in_each_run()
    {
        var text = Three.ToString();

        Assert.Contains("Lowest loss: fast", text);
        Assert.Matches(@"slow\s+50\s+50\s+[\d.]+\s+Crawling", text);
        Assert.Matches(@"wild\s+50\s+50\s+\S+\s+Diverging", text);
        Assert.Contains("fast", Figures.Loss(Three).AltText);
    }

    private static Run At(double learningRate, int steps = 50) =>
        GradientDescent.Minimize(Quadratic.FromEigenvalues(1, 10), [1, 1], learningRate, steps);
}
