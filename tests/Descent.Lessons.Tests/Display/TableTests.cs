using Xunit;

namespace Descent.Lessons.Tests;

public class TableTests
{
    [Fact]
    public void A_table_prints_with_aligned_columns()
    {
        var table = new Table("κ", "steps") { Caption = "Steps" }.Row(10, 128).Row(10_000, 134_683.0);

        Assert.Equal("Steps\nκ       steps\n    10      128\n10,000  134,683", table.ToString());
    }

    [Fact]
    public void Decimal_points_of_a_column_stand_below_each_other()
    {
        var lines = new Table("x").Row(3.4868).Row(0.060466).Row(10).ToString().Split('\n');

        Assert.Equal([1, 1], lines[1..3].Select(line => line.IndexOf('.', StringComparison.Ordinal) - line.TakeWhile(c => c is ' ').Count()));
        Assert.Equal(lines[1].IndexOf('.', StringComparison.Ordinal), lines[2].IndexOf('.', StringComparison.Ordinal));
        Assert.EndsWith("10", lines[3].TrimEnd());
        Assert.Equal(lines[1].IndexOf('.', StringComparison.Ordinal), lines[3].Length);
    }

    [Fact]
    public void All_numbers_of_a_column_have_commas_if_one_has_them_and_shares_stand_right()
    {
        var html = new Table("rows", "left").Row(1341, "44%").Row(13_463, "8.5%").ToHtml();

        Assert.Contains(">1,341<", html);
        Assert.Contains("text-align:right", html[..html.IndexOf("44%", StringComparison.Ordinal)].Split("<td").Last());
    }

    [Fact]
    public void Rows_of_a_table_of_columns_keep_their_own_ways_of_writing_numbers() =>
        Assert.DoesNotContain("1,947", Datasets.Longley().Describe().ToHtml());

    [Fact]
    public void Numbers_of_every_type_are_shown_alike_and_minus_zero_is_zero() =>
        Assert.Equal(
            ["1.2346", "1.2346", "1.2346", "7", "7", "7", "0"],
            new object[] { 1.23456789, 1.23456789f, 1.23456789m, (short)7, (byte)7, 7u, -0.0 }.Select(value => new Table("x").Row(value).ToString().Split('\n')[^1].Trim()));

    [Fact]
    public void A_caption_stands_above_what_scrolls_and_names_the_table()
    {
        var html = new Table("κ") { Caption = "Steps" }.Row(1).ToHtml();

        Assert.True(html.IndexOf(">Steps<", StringComparison.Ordinal) < html.IndexOf("overflow-x:auto", StringComparison.Ordinal));
        Assert.Contains("aria-label=\"Steps\"", html);
    }

    [Fact]
    public void Cells_are_text_and_not_markup()
    {
        var html = new Table("<b>").Row("<script>").ToHtml();

        Assert.DoesNotContain("<script>", html);
        Assert.DoesNotContain("<b>", html);
    }
}
