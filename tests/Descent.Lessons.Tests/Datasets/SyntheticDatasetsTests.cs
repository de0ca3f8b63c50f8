using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class SyntheticDatasetsTests
{
    [Fact]
    public void Linear_features_have_mean_zero_and_exactly_the_eigenvalues_asked_for() =>
        Gen.Select(Gen.Double[0.01, 100].Array[1, 4], Gen.Int[5, 60], Gen.Int).Sample((eigenvalues, samples, seed) =>
        {
            var data = Datasets.Linear(eigenvalues, samples, noise: 1, seed);
            double Mean(Func<int, double> entry) => Enumerable.Range(0, samples).Average(entry);
            for (var j = 0; j < eigenvalues.Length; j++)
            {
                Assert.Equal(0, Mean(i => data.Row(i)[j]), 1e-12);
                Assert.Equal(eigenvalues[j], Mean(i => data.Row(i)[j] * data.Row(i)[j]), 1e-12 * eigenvalues[j]);
            }

            Assert.Equal(eigenvalues.Append(1).OrderDescending(), new LeastSquares(data).Eigenvalues, Within.Relative(1e-10));
        });

    [Fact]
    public void Without_noise_least_squares_finds_the_true_parameters()
    {
        var data = Datasets.Linear([0.1, 1, 10], samples: 50, noise: 0, seed: 2);

        Assert.Equal(data.TrueParameters!, new LeastSquares(data).Minimizer, Within.Absolute(1e-12));
    }

    [Fact]
    public void With_noise_the_remaining_loss_is_half_its_variance()
    {
        // Four standard errors of a variance estimated from 10,000 numbers are 6%.
        var regression = new LeastSquares(Datasets.Linear([1, 2], samples: 10_000, noise: 3, seed: 4));

        Assert.Equal(4.5, regression.Value([.. regression.Minimizer]), 0.06 * 4.5);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(2, 0.8413)]
    [InlineData(12, 1)]
    public void Classes_are_told_apart_as_often_as_their_separation_allows(double separation, double accuracy)
    {
        // Four standard errors of a fraction of 20,000 are at most 1.5%.
        var data = Datasets.Classes(20_000, separation, seed: 9);

        Assert.Equal(10_000, data.Targets.ToArray().Sum());
        Assert.Equal(accuracy, new LogisticRegression(data).Accuracy([.. data.TrueParameters!]), 0.015);
    }

    [Fact]
    public void Logistic_regression_finds_nearly_the_true_parameters_of_overlapping_classes()
    {
        var data = Datasets.Classes(20_000, separation: 2, seed: 9);

        Assert.Equal(data.TrueParameters!, new LogisticRegression(data, l2: 1e-9).Minimizer!, Within.Absolute(0.1));
    }

    [Fact]
    public void The_same_seed_makes_the_same_data_and_another_seed_does_not()
    {
        static double[] Linear(int seed) => [.. Datasets.Linear([1, 5], 40, 1, seed).Targets];
        static double[] Classes(int seed) => [.. Datasets.Classes(40, 1, seed).Row(39)];

        Assert.Equal(Linear(7), Linear(7));
        Assert.Equal(Classes(7), Classes(7));
        Assert.NotEqual(Linear(7), Linear(8));
        Assert.NotEqual(Classes(7), Classes(8));
    }

    [Fact]
    public void True_parameters_are_known_for_made_up_data_as_made_only()
    {
        Assert.NotNull(Datasets.Linear([1], 5, 0, 1).TrueParameters);
        Assert.Null(Datasets.Linear([1], 5, 0, 1).Standardize().TrueParameters);
        Assert.Null(Datasets.Cars().TrueParameters);
    }
}
