using Xunit;

namespace Descent.Lessons.Tests;

public class ClaimTests
{
    [Fact]
    public void A_claim_that_holds_shows_its_statement_and_numbers()
    {
        var claim = Claim.That("the edge is at 2", measured: 1.99996, expected: 2, within: 0.0001);

        Assert.Equal("✓ the edge is at 2 (measured 2.0000, expected 2.0000 ± 0.0001)", claim.ToString());
        Assert.Contains("the edge is at 2", claim.ToHtml());
    }

    [Fact]
    public void A_claim_writes_its_numbers_as_a_table_does() =>
        Assert.Equal("✓ it is left of 0 (measured −1.9999, expected −2.0000 ± 0.0001)", Claim.That("it is left of 0", -1.99994, -2, 0.0001).ToString());

    [Theory]
    [InlineData(1.9, 2, 0.05)]
    [InlineData(double.NaN, 2, 0.05)]
    [InlineData(double.PositiveInfinity, 2, 0.05)]
    public void A_claim_that_does_not_hold_stops_the_cell_and_says_what_was_measured(double measured, double expected, double within)
    {
        var failure = Assert.Throws<ClaimFailedException>(() => Claim.That("the edge is at 2", measured, expected, within));

        Assert.Contains("the edge is at 2", failure.Message);
        Assert.Contains("measured", failure.Message);
    }

    [Fact]
    public void A_claim_may_be_plainly_true_or_false()
    {
        Assert.Equal("✓ water is wet", Claim.That("water is wet", holds: true).ToString());
        Assert.Throws<ClaimFailedException>(() => Claim.That("water is dry", holds: false));
    }

    [Fact]
    public void Words_in_a_claim_are_text_and_not_markup() =>
        Assert.Contains("a &lt; b", Claim.That("a < b", holds: true).ToHtml());

    [Fact]
    public void Infinity_is_infinity() => Assert.NotNull(Claim.That("κ is infinite", double.PositiveInfinity, double.PositiveInfinity, 0));
}
