using Xunit;

namespace Descent.Lessons.Tests;

public class LongleyTests
{
    /// <summary>NIST Statistical Reference Datasets, linear least squares, Longley: certified estimates of B0 to B6.</summary>
    private static readonly double[] Certified =
    [
        -3482258.63459582,
        15.0618722713733,
        -0.358191792925910E-01,
        -2.02022980381683,
        -1.03322686717359,
        -0.511041056535807E-01,
        1829.15146461355,
    ];

    [Fact]
    public void The_least_squares_solution_has_the_certified_coefficients_to_eight_digits()
    {
        var solution = new LeastSquares(Datasets.Longley()).Minimizer;

        Assert.Equal(Certified.Length, solution.Count);
        var digits = Certified.Zip(solution, (exact, found) => -Math.Log10(Math.Abs((found - exact) / exact))).ToArray();
        Assert.True(digits.Min() >= 8, $"Correct digits per coefficient: {string.Join(", ", digits.Select(d => d.ToString("F1")))}.");
    }

    [Fact]
    public void The_table_has_sixteen_years_and_six_features()
    {
        var longley = Datasets.Longley();

        Assert.Equal(16, longley.Count);
        Assert.Equal(6, longley.FeatureNames.Count);
        Assert.Equal(Enumerable.Range(1947, 16), Enumerable.Range(0, 16).Select(i => (int)longley.Row(i)[5]));
    }
}
