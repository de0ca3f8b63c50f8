using System.Globalization;
using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class OwnDataTests
{
    private static readonly double[][] Numbers = [[1, 2], [2.5, 4.25], [-3, 7]];

    /// <summary>The same three rows as people write them.</summary>
    public static TheoryData<string, char?, bool> Spellings => new()
    {
        { "x,y\n1,2\n2.5,4.25\n-3,7\n", null, false },
        { "x;y\r\n1;2\r\n2.5;4.25\r\n-3;7", null, false },
        { "x\ty\n1\t2\n2.5\t4.25\n-3\t7\n\n\n", null, false },
        { "x|y\n1|2\n2.5|4.25\n-3|7\n", null, false },
        { "x y\n1 2\n2.5 4.25\n-3 7\n", ' ', false },
        { "\uFEFFx;y\n1;2\n2,5;4,25\n−3;7\n", null, true },
        { "sep=;\nx;y\n1;2\n2,5;4,25\n-3;7\n", null, true },
        { "\"x\",\"y\"\n\"1\",\"2\"\n \"2.5\" , 4.25\n-3,7\n", null, false },
        { "x,y,\n1,2,\n2.5,4.25,\n-3,7,\n", null, false },
        { "x,y\n1,2,\n2.5,4.25,,\n-3,7\n", null, false },
        { "\nx,y\n\n1e0,2.0\n25E-1,4.25\n,\n-3,+7\n", null, false },
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Rows_are_read_however_they_are_written(string text, char? separator, bool decimalComma)
    {
        var data = Dataset.ParseCsv(text, "y", separator: separator, decimalComma: decimalComma, name: "three.csv");

        Assert.Equal("three: 3 samples, y from x", data.ToString());
        Assert.Equal("three.csv", data.Source);
        Assert.Equal(Numbers, Enumerable.Range(0, 3).Select(i => new[] { data.Row(i)[0], data.Targets[i] }));
    }

    [Fact]
    public void Quotes_keep_separators_line_ends_and_quotes_and_lines_are_counted_as_an_editor_does()
    {
        const string Text = "x,note,y\n1,\"a, b\",2\n2,\"c\nd\",4\n3,\"say \"\"e\"\"\",5\n4,\"say \"\"e\"\"\",\n";

        var data = Dataset.ParseCsv(Text, "y", features: ["x", "note=say \"e\""], missing: Missing.Drop);

        Assert.Equal([0, 0, 1], Enumerable.Range(0, 3).Select(i => data.Row(i)[1]));
        Assert.Equal("1 of 4 rows left out, because a value is missing: line 6 (“y”).", data.Warnings[0]);
    }

    [Fact]
    public void Columns_are_chosen_and_ordered_by_name_and_others_need_not_be_numbers()
    {
        const string Text = "id,b,note,y,a\nA1,1,good,2,3\nA2,4,,5,6\n";

        var data = Dataset.ParseCsv(Text, "y", features: ["a", "b"]);

        Assert.Equal(["a", "b"], data.FeatureNames);
        Assert.Equal([3, 1, 6, 4], data.Row(0).ToArray().Concat(data.Row(1).ToArray()));
    }

    [Fact]
    public void Without_headings_columns_have_numbers()
    {
        var data = Dataset.ParseCsv("1,2,3\n4,5,6\n", "column2", header: false);

        Assert.Equal("column2 from column1, column3", data.ToString().Split(", ", 2)[1]);
        Assert.Equal([2, 5], data.Targets.ToArray());
    }

    [Fact]
    public void Text_becomes_a_column_for_each_value_but_the_first_or_for_the_one_that_is_named()
    {
        const string Text = "color,wet,y\nred,yes,1\nblue,no,2\ngreen,yes,3\nblue,NA,4\nred,no,5\nred,no,6\n";

        var data = Dataset.ParseCsv(Text, "y", features: ["color", "wet=yes"], oneHot: ["color"], missing: Missing.Drop);

        Assert.Equal(["color=green", "color=red", "wet=yes"], data.FeatureNames);
        Assert.Equal([0, 1, 1], data.Row(0).ToArray());
        Assert.Equal([0, 0, 0], data.Row(1).ToArray());
        Assert.Equal([1, 0, 1], data.Row(2).ToArray());
        Assert.Equal(5, data.Count);
    }

    [Fact]
    public void A_target_in_words_becomes_a_class()
    {
        const string Text = "hours,passed\n1,no\n2,no\n3,yes\n2.5,yes\n";

        var data = Dataset.ParseCsv(Text, "passed=yes");

        Assert.Equal([0, 0, 1, 1], data.Targets.ToArray());
        Assert.Equal(["hours"], data.FeatureNames);
        Assert.Equal(1, new LogisticRegression(data).Accuracy([-2.2, 1]));
    }

    [Fact]
    public void Rows_columns_and_text_make_the_same_data_set_in_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." } };
        try
        {
            Gen.Double[-1e6, 1e6].Array[3].Array[2, 20].Sample(rows =>
            {
                string[] lines = ["a,b,y", .. rows.Select(row => string.Join(',', row.Select(number => number.ToString("R", CultureInfo.InvariantCulture))))];
                Dataset[] three =
                [
                    Dataset.ParseCsv(string.Join('\n', lines), "y"),
                    Dataset.FromRows([.. rows.Select(row => row[..2])], [.. rows.Select(row => row[2])], ["a", "b"]),
                    Dataset.FromColumns([("y", [.. rows.Select(row => row[2])]), ("a", [.. rows.Select(row => row[0])]), ("b", [.. rows.Select(row => row[1])])], "y"),
                ];

                Assert.All(three, data => Assert.Equal(rows, Enumerable.Range(0, data.Count).Select(i => new[] { data.Row(i)[0], data.Row(i)[1], data.Targets[i] })));
            });
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_description_has_a_row_for_each_column()
    {
        var text = Dataset.ParseCsv("x,y\n1,2\n2,2\n6,5\n9,7\n", "y", name: "four").Describe().ToString();

        // Variance of 1, 2, 6, 9 about 4.5: (12.25 + 6.25 + 2.25 + 20.25)/4 = 10.25.
        Assert.Equal(
            ["four: 4 samples, y from 1 feature.", "column  count  mean  std     min  median  max  distinct", "x           4   4.5  3.2016    1       4    9         4", "y           4     4  2.1213    2     3.5    7         3"],
            text.Split('\n'));
    }

    [Fact]
    public void Parts_are_disjoint_complete_and_the_same_for_the_same_seed()
    {
        var data = Datasets.Cars();
        Gen.Select(Gen.Double[0.001, 0.999], Gen.Int).Sample((fraction, seed) =>
        {
            var (training, heldOut) = data.Split(fraction, seed);

            Assert.Equal(Math.Clamp(Math.Round(fraction * data.Count), 1, data.Count - 1), training.Count);
            Assert.Equal(Rows(data).Order(), Rows(training).Concat(Rows(heldOut)).Order());
            Assert.Equal(Rows(training), Rows(data.Split(fraction, seed).Training));
        }, iter: 20);
        Assert.NotEqual(Rows(data.Split(0.5, 1).Training), Rows(data.Split(0.5, 2).Training));
    }

    [Fact]
    public void Held_out_samples_and_new_rows_take_the_scale_of_the_training_samples()
    {
        var (training, heldOut) = Datasets.Cars().Split(0.8, seed: 1);
        var (raw, standardized) = (new LeastSquares(training), new LeastSquares(training.Standardize()));

        // The same line, whatever the scale.
        var expected = raw.Predict([.. raw.Minimizer], heldOut);
        Assert.Equal(expected, standardized.Predict([.. standardized.Minimizer], heldOut.Standardize(training)), Within.Relative(1e-8));
        Assert.Equal(expected[3], standardized.Predict([.. standardized.Minimizer], training.StandardizeRow(heldOut.Row(3))), 1e-6);
    }

    [Fact]
    public void Columns_of_any_size_can_be_standardized()
    {
        double[] small = [1e-200, 3e-200, 2e-200, 5e-200], large = [1e200, 3e200, 2e200, 5e200], usual = [1, 3, 2, 5];
        var data = Dataset.FromColumns([("small", small), ("large", large), ("usual", usual), ("y", usual)], "y").Standardize();

        for (var i = 0; i < 4; i++)
            Assert.Equal([data.Row(i)[2], data.Row(i)[2]], data.Row(i)[..2].ToArray(), Within.Absolute(1e-14));
    }

    [Fact]
    public void A_column_that_only_rounding_moves_cannot_be_standardized()
    {
        var data = Dataset.FromColumns([("x", [0.1, 0.3 - 0.2, 0.1, 0.7 - 0.6]), ("y", [1, 2, 3, 4])], "y");

        Assert.StartsWith("The feature “x” has the same value in every sample", Assert.Throws<InvalidOperationException>(data.Standardize).Message);
        Assert.Contains(data.Warnings, warning => warning.StartsWith("“x” is 0.1 in every sample", StringComparison.Ordinal));
    }

    [Fact]
    public void Targets_can_be_mapped_and_features_left_out()
    {
        var data = Datasets.Cars().MapTargets(mpg => mpg > 30 ? 1 : 0).Without("model year", "weight (lb)");

        Assert.Equal(["power (hp)", "displacement (in³)", "0 to 60 mph (s)"], data.FeatureNames);
        Assert.Equal([130, 307, 12], data.Row(0).ToArray());
        Assert.Equal(Datasets.Cars().Targets.ToArray().Count(mpg => mpg > 30), data.Targets.ToArray().Sum());
    }

    [Fact]
    public void The_data_of_the_course_has_no_surprises_but_the_wild_scales_of_Longley()
    {
        Assert.All([Datasets.Cars(), Datasets.Diamonds(), Datasets.Cars().Standardize(), Datasets.Longley().Standardize(), Datasets.Linear([1, 10], 50, 1, 1)], data => Assert.Empty(data.Warnings));
        Assert.Contains("“GNP (million $)” varies", Assert.Single(Datasets.Longley().Warnings));
    }

    private static IEnumerable<string> Rows(Dataset data) =>
        Enumerable.Range(0, data.Count).Select(i => string.Join(' ', data.Row(i).ToArray().Append(data.Targets[i])));

    [Fact]
    public void A_heading_may_have_an_equals_sign_and_no_feature_is_there_twice()
    {
        const string Table = "a=b,city,y\nu,B,1\nv,C,2\nu,A,3";

        Assert.Equal([1, 0, 1], Dataset.ParseCsv(Table, "y", features: ["a=b=u"]).Features.ToArray());
        Assert.Throws<ArgumentException>("features", () => Dataset.ParseCsv(Table, "y", features: ["city", "city=B"], oneHot: ["city"]));
    }
}
