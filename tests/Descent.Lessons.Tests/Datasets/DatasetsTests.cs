using Xunit;

namespace Descent.Lessons.Tests;

public class DatasetsTests
{
    [Fact]
    public void Cars_has_392_complete_rows_and_starts_with_the_chevelle()
    {
        var cars = Datasets.Cars();

        Assert.Equal(392, cars.Count);
        Assert.Equal([3504, 130, 307, 12, 1970], cars.Row(0));
        Assert.Equal(18, cars.Targets[0]);
    }

    [Fact]
    public void Cars_has_the_column_means_of_the_published_table()
    {
        // The means that every summary of the 392 complete rows of Auto MPG reports.
        var cars = Datasets.Cars();
        double Mean(int column) => Enumerable.Range(0, cars.Count).Average(i => cars.Row(i)[column]);

        Assert.Equal(2977.584, Mean(0), 1e-3);
        Assert.Equal(104.4694, Mean(1), 1e-4);
        Assert.Equal(194.412, Mean(2), 1e-3);
        Assert.Equal(15.54133, Mean(3), 1e-5);
        Assert.Equal(23.44592, cars.Targets.ToArray().Average(), 1e-5);
    }

    [Fact]
    public void Standardized_features_have_mean_zero_and_variance_one()
    {
        var cars = Datasets.Cars().Standardize();
        for (var column = 0; column < cars.FeatureNames.Count; column++)
        {
            var values = Enumerable.Range(0, cars.Count).Select(i => cars.Row(i)[column]).ToArray();
            Assert.Equal(0, values.Average(), 1e-12);
            Assert.Equal(1, values.Average(value => value * value), 1e-12);
        }

        Assert.Equal(Datasets.Cars().Targets.ToArray(), cars.Targets.ToArray());
    }

    [Fact]
    public void A_constant_feature_cannot_be_standardized_and_the_message_says_which()
    {
        var flat = new Dataset("flat", "made here", ["steady"], "target", [3, 3], [1, 2]);

        Assert.Contains("steady", Assert.Throws<InvalidOperationException>(flat.Standardize).Message);
    }

    [Fact]
    public void Every_data_set_names_its_source() =>
        Assert.All([Datasets.Cars(), Datasets.Longley()], data => Assert.NotEmpty(data.Source));
}
