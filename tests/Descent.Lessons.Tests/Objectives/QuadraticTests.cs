using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class QuadraticTests
{
    private static readonly Gen<double> Coordinate = Gen.Double[-5, 5];

    [Fact]
    public void The_gradient_of_a_bowl_on_the_axes_is_eigenvalue_times_error()
    {
        var bowl = Quadratic.FromEigenvalues(2, 7);

        Assert.Equal([6, -7], bowl.Gradient([3, -1]));
        Assert.Equal(12.5, bowl.Value([3, -1]));
        Assert.Equal((7.0, 2.0, 3.5), (bowl.L, bowl.Mu, bowl.ConditionNumber));
    }

    [Fact]
    public void A_matrix_and_its_eigenvalues_describe_the_same_bowl_up_to_rotation()
    {
        // Rotated by 45 degrees from diag(1, 9), and moved.
        var bowl = Quadratic.FromMatrix(new[,] { { 5.0, 4 }, { 4, 5 } }, minimizer: [2, -1]);

        Assert.Equal(9, bowl.L, 1e-12);
        Assert.Equal(1, bowl.Mu, 1e-12);
        Assert.Equal(0, bowl.Value([2, -1]));
        Assert.Equal(0.5 * 9 * 2, bowl.Value([3, 0]), 1e-12);
        Assert.Equal([9, 9], bowl.Gradient([3, 0]));
    }

    [Fact]
    public void The_gradient_matches_central_differences_at_random_points() =>
        Gen.Select(Coordinate, Coordinate, Gen.Double[0.1, 50], Gen.Double[0.1, 50], Gen.Double[-0.9, 0.9]).Sample((x, y, a, b, mix) =>
        {
            var off = mix * Math.Sqrt(a * b);
            CentralDifferences.Expect(Quadratic.FromMatrix(new[,] { { a, off }, { off, b } }, [1, 2]), [x, y]);
        });

    [Fact]
    public void A_singular_matrix_is_refused_though_rounding_leaves_it_a_little_above_0()
    {
        foreach (var matrix in (double[][,])[new double[,] { { 1, 1 }, { 1, 1 } }, new double[,] { { 2, 1, 1 }, { 1, 2, -1 }, { 1, -1, 2 } }])
            Assert.Contains("0, but for rounding", Assert.Throws<ArgumentException>("matrix", () => Quadratic.FromMatrix(matrix)).Message, StringComparison.Ordinal);
        Assert.Equal(1e14, Quadratic.FromMatrix(new double[,] { { 1e14, 0 }, { 0, 1 } }).ConditionNumber, 1e12);
    }
}
