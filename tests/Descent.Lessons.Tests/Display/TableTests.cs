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
    public void Cells_are_text_and_not_markup()
    {
        var html = new Table("<b>").Row("<script>").ToHtml();

        Assert.DoesNotContain("<script>", html);
        Assert.DoesNotContain("<b>", html);
    }
}
