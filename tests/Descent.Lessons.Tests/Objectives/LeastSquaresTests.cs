using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class LeastSquaresTests
{
    private static readonly Dataset Cars = Datasets.Cars().Standardize();
    private static readonly LeastSquares Regression = new(Cars);

    [Fact]
    public void The_gradient_vanishes_at_the_minimizer() =>
        Assert.All(Regression.Gradient([.. Regression.Minimizer]), entry => Assert.Equal(0, entry, 1e-10));

    [Fact]
    public void Eigenvalues_add_up_to_the_trace_of_the_hessian()
    {
        // Every standardized column, and the column of ones, has mean square 1.
        Assert.Equal(Regression.Dimension, Regression.Eigenvalues.Sum(), 1e-10);
        Assert.Equal(Regression.Eigenvalues.OrderDescending(), Regression.Eigenvalues);
    }

    [Fact]
    public void The_condition_number_of_longleys_table_is_the_published_one()
    {
        // 4.859257015e9 for X itself, as regression packages print it (statsmodels: 4.86e+09); the Hessian has its square.
        var longley = new LeastSquares(Datasets.Longley());

        Assert.Equal(4.859257015e9, Math.Sqrt(longley.ConditionNumber), 1e1);
    }

    [Fact]
    public void Standardizing_changes_the_shape_of_the_bowl_and_not_its_depth()
    {
        var raw = new LeastSquares(Datasets.Cars());

        Assert.Equal(raw.Value([.. raw.Minimizer]), Regression.Value([.. Regression.Minimizer]), 1e-8);
        Assert.True(raw.ConditionNumber > 1e10 * Regression.ConditionNumber);
    }

    [Fact]
    public void The_gradient_matches_central_differences_at_random_points()
    {
        var penalized = new LeastSquares(Cars, l2: 0.7);

        Gen.Double[-5, 5].Array[6].Sample(
            theta =>
            {
                CentralDifferences.Expect(Regression, theta);
                CentralDifferences.Expect(penalized, theta);
            },
            iter: 20);
    }

    [Fact]
    public void A_penalty_adds_itself_to_every_eigenvalue_and_pulls_the_minimizer_towards_zero()
    {
        var penalized = new LeastSquares(Cars, l2: 0.5);

        Assert.Equal(Regression.Eigenvalues.Select(eigenvalue => eigenvalue + 0.5), penalized.Eigenvalues);
        Assert.All(penalized.Gradient([.. penalized.Minimizer]), entry => Assert.Equal(0, entry, 1e-10));
        Assert.True(penalized.Minimizer.Sum(entry => entry * entry) < Regression.Minimizer.Sum(entry => entry * entry));
        Assert.Equal(Regression.Value([1, 1, 1, 1, 1, 1]) + (0.25 * 6), penalized.Value([1, 1, 1, 1, 1, 1]), 1e-10);
    }

    [Fact]
    public void A_penalty_works_on_a_table_as_bad_as_longleys()
    {
        // Along an axis of eigenvalue λ the penalty shrinks the solution by λ/(λ + l2), so that a tiny one changes little.
        var plain = new LeastSquares(Datasets.Longley().Standardize());
        var penalized = new LeastSquares(Datasets.Longley().Standardize(), l2: 1e-12);

        Assert.Equal(plain.Minimizer, penalized.Minimizer, Within.Relative(1e-6));
    }

    [Fact]
    public void Tall_data_needs_little_memory()
    {
        // X and a few matrices of its size for the QR decomposition, where one of n by n would be as large as 7,700 of them.
        var diamonds = Datasets.Diamonds().Standardize();
        long sizeOfX = sizeof(double) * diamonds.Count * 7;

        Assert.InRange(Allocation.Of(() => _ = new LeastSquares(diamonds)), sizeOfX, 10 * sizeOfX);
        Assert.InRange(Allocation.Of(() => _ = new LeastSquares(diamonds, l2: 1)), sizeOfX, 10 * sizeOfX);
    }

    [Fact]
    public void Tall_data_is_solved_like_any_other()
    {
        var regression = new LeastSquares(Datasets.Diamonds().Standardize());

        Assert.Equal(7, regression.Eigenvalues.Sum(), 1e-9);
        Assert.All(regression.Gradient([.. regression.Minimizer]), entry => Assert.Equal(0, entry, 1e-8));
        Assert.Equal(3932.8, regression.Minimizer[0], 0.05);
    }

    [Fact]
    public void Text_names_the_data_and_a_penalty_where_there_is_one()
    {
        Assert.Equal("Least squares on Cars (392 samples, 6 parameters)", new LeastSquares(Datasets.Cars()).ToString());
        Assert.Equal("Least squares on Cars (392 samples, 6 parameters, L2 penalty 0.1)", new LeastSquares(Datasets.Cars(), 0.1).ToString());
    }
}
