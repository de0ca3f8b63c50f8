using System.Globalization;
using Xunit;

namespace Descent.Lessons.Tests;

public class TextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1970, "1970")]
    [InlineData(134683, "134,683")]
    [InlineData(69077.6, "69,078")]
    [InlineData(-12.5, "−12.5")]
    [InlineData(0.0604661, "0.060466")]
    [InlineData(2.9334875e-6, "2.9335·10⁻⁶")]
    [InlineData(4.5454e12, "4.5454·10¹²")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "∞")]
    [InlineData(double.NegativeInfinity, "−∞")]
    public void Numbers_have_few_digits_and_read_the_same_in_every_culture(double number, string text)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            // As in German, and made here because a machine may have no culture data.
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            comma.NumberFormat.NumberGroupSeparator = ".";
            comma.NumberFormat.NegativeSign = "~";
            foreach (var culture in new[] { CultureInfo.InvariantCulture, comma })
            {
                CultureInfo.CurrentCulture = culture;
                Assert.Equal(text, Text.Number(number));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(-1.99996, 4, "−2.0000")]
    [InlineData(7.26, 1, "7.3")]
    [InlineData(double.NegativeInfinity, 2, "−∞")]
    public void Decimals_can_be_asked_for(double number, int decimals, string text) => Assert.Equal(text, Text.Fixed(number, decimals));

    [Fact]
    public void Samples_are_counted_as_all_numbers_are_written()
    {
        var data = Datasets.Linear([1], samples: 10_000, noise: 1, seed: 1);
        Assert.All(
            [data.ToString(), data.ToHtml(), new LeastSquares(data).ToString(), new LogisticRegression(Datasets.Classes(10_000, separation: 2, seed: 1)).ToString()],
            text => Assert.Contains("10,000 samples", text));
    }
}
