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

        Assert.Equal(2977.584, Mean(cars, 0), 1e-3);
        Assert.Equal(104.4694, Mean(cars, 1), 1e-4);
        Assert.Equal(194.412, Mean(cars, 2), 1e-3);
        Assert.Equal(15.54133, Mean(cars, 3), 1e-5);
        Assert.Equal(23.44592, cars.Targets.ToArray().Average(), 1e-5);
    }

    [Fact]
    public void Diamonds_has_all_rows_and_the_facts_its_summaries_report()
    {
        // The summary of ggplot2's table: 53,940 rows, prices from 326 to 18,823 with mean 3932.8, mean carat 0.7979.
        var diamonds = Datasets.Diamonds();
        var prices = diamonds.Targets.ToArray();

        Assert.Equal(53_940, diamonds.Count);
        Assert.Equal([0.23, 61.5, 55, 3.95, 3.98, 2.43], diamonds.Row(0));
        Assert.Equal((326.0, 18_823.0), (prices.Min(), prices.Max()));
        Assert.Equal(3932.8, prices.Average(), 0.05);
        Assert.Equal([0.7979, 61.75, 57.46, 5.731, 5.735, 3.539], Enumerable.Range(0, 6).Select(column => Mean(diamonds, column)), Within.Absolute(5e-3));
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
        Assert.All([Datasets.Cars(), Datasets.Longley(), Datasets.Diamonds(), Datasets.Linear([1], 5, 0, 1), Datasets.Classes(5, 1, 1)], data => Assert.NotEmpty(data.Source));

    private static double Mean(Dataset data, int column) => Enumerable.Range(0, data.Count).Average(i => data.Row(i)[column]);
}
