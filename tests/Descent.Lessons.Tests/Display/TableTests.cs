using System.Globalization;
using Xunit;

namespace Descent.Lessons.Tests;

public class TableTests
{
    [Fact]
    public void A_table_prints_with_aligned_columns()
    {
        var table = new Table("κ", "steps") { Caption = "Steps" }.Row(10, 128).Row(10_000, 134_683.0);

        Assert.Equal("Steps\nκ       steps\n    10      128\n10 000  134 683", table.ToString().Replace('\u202F', ' '));
    }

    [Fact]
    public void Cells_are_text_and_not_markup()
    {
        var html = new Table("<b>").Row("<script>").ToHtml();

        Assert.DoesNotContain("<script>", html);
        Assert.DoesNotContain("<b>", html);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1970, "1970")]
    [InlineData(134683, "134 683")]
    [InlineData(69077.6, "69 078")]
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
                Assert.Equal(text, Text.Number(number).Replace('\u202F', ' '));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
