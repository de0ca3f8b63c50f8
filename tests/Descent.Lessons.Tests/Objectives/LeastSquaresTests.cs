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
    public void A_penalty_adds_itself_to_every_eigenvalue_but_the_intercepts_and_pulls_the_weights_towards_zero()
    {
        // Standardized features have nothing to do with the intercept, whose eigenvalue is 1.
        var penalized = new LeastSquares(Cars, l2: 0.5);

        Assert.Equal(
            new LeastSquares(Cars, intercept: false).Eigenvalues.Select(eigenvalue => eigenvalue + 0.5).Append(1).OrderDescending(),
            penalized.Eigenvalues,
            Within.Relative(1e-12));
        Assert.All(penalized.Gradient([.. penalized.Minimizer]), entry => Assert.Equal(0, entry, 1e-10));
        Assert.Equal(Regression.Minimizer[0], penalized.Minimizer[0], 1e-10);
        Assert.True(penalized.Minimizer.Skip(1).Sum(entry => entry * entry) < Regression.Minimizer.Skip(1).Sum(entry => entry * entry));
        Assert.Equal(Regression.Value([1, 1, 1, 1, 1, 1]) + (0.25 * 5), penalized.Value([1, 1, 1, 1, 1, 1]), 1e-10);
    }

    [Fact]
    public void A_penalty_leaves_the_intercept_alone_unless_it_is_a_feature_of_ones()
    {
        // y ≈ 50 + 2x. With a penalized intercept the line would start far below.
        double[] x = [.. Enumerable.Range(0, 20).Select(i => i / 2.0)], y = [.. x.Select(at => 50 + (2 * at) + Math.Cos(7 * at))];
        var free = new LeastSquares(Dataset.FromColumns([("x", x), ("y", y)], "y"), l2: 0.5);
        var ones = new LeastSquares(Dataset.FromColumns([("1", [.. x.Select(_ => 1.0)]), ("x", x), ("y", y)], "y"), l2: 0.5, intercept: false);

        // By hand: the slope is cov(x, y)/(var(x) + l2), and the line goes through the means.
        var (meanX, meanY) = (x.Average(), y.Average());
        var slope = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Average() / (x.Average(a => (a - meanX) * (a - meanX)) + 0.5);
        Assert.Equal([meanY - (slope * meanX), slope], free.Minimizer, Within.Relative(1e-12));
        Assert.InRange(free.Minimizer[0], 49, 52);
        Assert.InRange(ones.Minimizer[0], 15, 20);
        Assert.All(ones.Gradient([.. ones.Minimizer]), entry => Assert.Equal(0, entry, 1e-10));
    }

    [Fact]
    public void The_hessian_has_the_eigenvalues_that_it_says_with_and_without_intercept_and_penalty()
    {
        var data = Dataset.FromRows([.. Enumerable.Range(1, 9).Select(i => new double[] { i, 10 + (i % 4), i * i / 9.0 })], [.. Enumerable.Range(1, 9).Select(i => (double)(i % 5))]);
        foreach (var (l2, intercept) in new[] { (0.0, true), (0.7, true), (0.0, false), (0.7, false) })
        {
            var regression = new LeastSquares(data, l2, intercept);

            // The gradient is linear: its differences along unit vectors are the Hessian's columns.
            var at = new double[regression.Dimension];
            var zero = regression.Gradient(at);
            var hessian = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(at.Length, at.Length);
            for (var j = 0; j < at.Length; j++)
            {
                at[j] = 1;
                hessian.SetColumn(j, [.. regression.Gradient(at).Zip(zero, (a, b) => a - b)]);
                at[j] = 0;
            }

            Assert.Equal(hessian.Evd().EigenValues.Select(value => value.Real).OrderDescending(), regression.Eigenvalues, Within.Relative(1e-8));
            Assert.Equal((regression.Eigenvalues[0], regression.Eigenvalues[^1]), (regression.L, regression.Mu));
            Assert.All(regression.Gradient([.. regression.Minimizer]), entry => Assert.Equal(0, entry, 1e-10));
        }
    }

    [Fact]
    public void Columns_that_depend_on_each_other_have_a_flat_axis_and_the_minimizer_nearest_to_zero()
    {
        // Twice the same column, so that only the sum of their weights counts: halves are the shortest way to it.
        double[] x = [1, 2, 3, 5], y = [2, 3, 5, 1];
        var once = new LeastSquares(Dataset.FromColumns([("x", x), ("y", y)], "y"));
        var twice = new LeastSquares(Dataset.FromColumns([("a", x), ("b", x), ("y", y)], "y"));

        Assert.Equal((0, double.PositiveInfinity), (twice.Mu, twice.ConditionNumber));
        Assert.Equal([once.Minimizer[0], once.Minimizer[1] / 2, once.Minimizer[1] / 2], twice.Minimizer, Within.Absolute(1e-12));
        var run = GradientDescent.Minimize(twice, new double[3], 1 / twice.L, steps: 20_000);
        Assert.Equal(twice.Minimizer, run.Points[^1].Theta, Within.Absolute(1e-6));
    }

    [Fact]
    public void Any_table_has_a_minimizer_or_a_reason_why_not() => Gen.Select(Gen.Int[1, 9], Gen.Int[1, 5], Gen.Int).Sample((samples, features, seed) =>
    {
        // Columns of any scale, some of them 0, constant, equal or sums of others.
        var random = new Random(seed);
        var kinds = Enumerable.Range(0, features).Select(_ => (Kind: random.Next(6), Scale: Math.Pow(10, random.Next(3) == 0 ? random.Next(-160, 160) : random.Next(-3, 3)))).ToArray();
        var rows = Enumerable.Range(0, samples).Select(_ => new double[features]).ToArray();
        foreach (var row in rows)
        {
            for (var j = 0; j < features; j++)
                row[j] = kinds[j].Kind switch { 0 => 0, 1 => 0.1 * kinds[j].Scale, 2 when j > 0 => row[j - 1], 3 when j > 1 => row[j - 1] + row[j - 2], _ => (random.NextDouble() - 0.5) * kinds[j].Scale };
        }

        var data = Dataset.FromRows(rows, [.. rows.Select(_ => random.NextDouble())]);
        _ = data.Describe().ToString();
        foreach (var (l2, intercept) in new[] { (0.0, true), (0.1, true), (0.0, false), (0.1, false) })
        {
            try
            {
                var regression = new LeastSquares(data, l2, intercept);
                Assert.All([.. regression.Eigenvalues, .. regression.Minimizer], number => Assert.True(double.IsFinite(number)));
                _ = new LogisticRegression(data.MapTargets(y => y > 0.5 ? 1 : 0), l2, intercept).Minimizer;
            }
            catch (ArgumentException refusal)
            {
                Assert.Equal("data", refusal.ParamName);
            }
        }
    });

    [Fact]
    public void More_features_than_samples_need_a_penalty_and_work_with_one()
    {
        var wide = Dataset.FromRows([[1, 2, 4], [2, 1, 9]], [4, 3]);

        Assert.Equal(
            "data must have as many samples as there are parameters, 4, or more, but has 2. Take fewer features, or a penalty (l2 > 0), with which there is one best θ. (Parameter 'data')",
            Assert.Throws<ArgumentException>(() => new LeastSquares(wide)).Message);
        var ridge = new LeastSquares(wide, l2: 0.1);
        Assert.All(ridge.Gradient([.. ridge.Minimizer]), entry => Assert.Equal(0, entry, 1e-12));
        Assert.True(ridge.Mu > 0);
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
        Assert.Equal("Least squares on Cars (392 samples, 5 parameters, no intercept)", new LeastSquares(Datasets.Cars(), intercept: false).ToString());
    }
}
