using Xunit;

namespace Descent.Lessons.Tests;

public class LeastSquaresTests
{
    [Fact]
    public void The_gradient_vanishes_at_the_minimizer()
    {
        var regression = new LeastSquares(Datasets.Cars().Standardize());

        Assert.All(regression.Gradient([.. regression.Minimizer]), entry => Assert.Equal(0, entry, 1e-10));
    }

    [Fact]
    public void Eigenvalues_add_up_to_the_trace_of_the_hessian()
    {
        // Every standardized column, and the column of ones, has mean square 1.
        var regression = new LeastSquares(Datasets.Cars().Standardize());

        Assert.Equal(regression.Dimension, regression.Eigenvalues.Sum(), 1e-10);
        Assert.Equal(regression.Eigenvalues.OrderDescending(), regression.Eigenvalues);
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
        var standardized = new LeastSquares(Datasets.Cars().Standardize());

        Assert.Equal(raw.Value([.. raw.Minimizer]), standardized.Value([.. standardized.Minimizer]), 1e-8);
        Assert.True(raw.ConditionNumber > 1e10 * standardized.ConditionNumber);
    }
}
