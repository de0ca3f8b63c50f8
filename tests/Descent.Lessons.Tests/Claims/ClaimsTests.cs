using Xunit;

namespace Descent.Lessons.Tests;

public class ClaimsTests
{
    private static readonly int[] Doubled = [2, 4, 6];

    [Fact]
    public void A_block_of_claims_is_one_line_that_unfolds_to_statements_and_numbers()
    {
        var claims = Claims.That(
            ("water is wet", true),
            ("the edge is at 2", 1.99996, 2, within: 0.0001),
            ("steps", 128, 128, within: 0));

        Assert.Equal(
            "✓ 3 claims hold\n  ✓ water is wet\n  ✓ the edge is at 2 (measured 2.0000, expected 2.0000 ± 0.0001)\n  ✓ steps (measured 128, expected 128)",
            claims.ToString());
        Assert.Contains("<summary style=\"display:list-item;cursor:pointer\">✓ 3 claims hold</summary>", claims.ToHtml());
        Assert.Contains(Html.Encode("expected 2.0000 ± 0.0001"), claims.ToHtml());
        Assert.DoesNotContain("<details open", claims.ToHtml());
    }

    [Fact]
    public void One_claim_is_counted_as_one() =>
        Assert.StartsWith("✓ 1 claim holds\n", Claims.That(("water is wet", true)).ToString());

    [Fact]
    public void The_first_claim_that_does_not_hold_stops_the_cell_with_its_words_and_numbers()
    {
        var failure = Assert.Throws<ClaimFailedException>(() => Claims.That(
            ("water is wet", true),
            ("the edge is at 2", 2.5, 2, 0.1),
            ("water is dry", false)));

        Assert.Equal("The claim “the edge is at 2” does not hold: measured 2.5, expected 2 ± 0.1.", failure.Message);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_is_none_makes_a_claim_fail(double measured) =>
        Assert.Contains("does not hold", Assert.Throws<ClaimFailedException>(() => Claims.That(("far", measured, 2, 0.1))).Message);

    [Fact]
    public void Claims_may_come_from_a_list_or_from_Claim_That()
    {
        var claims = Claims.That([
            .. Doubled.Select((twice, i) => ($"{i + 1} doubled", twice, 2.0 * (i + 1), 0.0)),
            Claim.That("and one more", 3, expected: 3, within: 0),
        ]);

        Assert.StartsWith("✓ 4 claims hold\n  ✓ 1 doubled (measured 2, expected 2)", claims.ToString());
        Assert.EndsWith("✓ and one more (measured 3, expected 3)", claims.ToString());
    }

    [Fact]
    public void Words_in_claims_are_text_and_not_markup() =>
        Assert.Contains("a &lt; b", Claims.That(("a < b", true)).ToHtml());
}
