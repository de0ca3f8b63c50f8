namespace Descent.Lessons;

/// <summary>Several claims in one block, which folds to one line because all of them hold; the first that does not stops the notebook.</summary>
/// <remarks>
/// A claim is written as a pair of words and truth, or of words and numbers: <c>("every step ends lower", sinks)</c> or
/// <c>("Sam, at 0.2", EndOf(0.2), 0.0605, within: 0.0001)</c>, which is what was measured, what is expected, and within what.
/// </remarks>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Claims : IDisplayable
{
    private readonly Claim[] claims;

    private Claims(Claim[] claims) => this.claims = claims;

    private string Heading => claims.Length == 1 ? "✓ 1 claim holds" : $"✓ {Text.Number(claims.Length)} claims hold";

    /// <summary>Claims several things at once.</summary>
    /// <param name="claims">
    /// The claims, at least one, each as <c>(statement, holds)</c>, as <c>(statement, measured, expected, within)</c>, or made by
    /// <see cref="Claim.That(string, double, double, double)"/>. They are checked in this order.
    /// </param>
    /// <exception cref="ClaimFailedException">A claim does not hold: the first of them, with its words and its numbers.</exception>
    /// <exception cref="ArgumentException">There are no claims, or one is null; or a statement is empty, or a tolerance negative or not finite.</exception>
    public static Claims That(params Claim[] claims)
    {
        ArgumentNullException.ThrowIfNull(claims);
        if (claims.Length == 0 || Array.IndexOf(claims, null) >= 0)
            throw new ArgumentException("claims must have at least one claim, and none that is null.", nameof(claims));
        return new Claims([.. claims]);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', claims.Select(claim => $"  {claim}").Prepend(Heading));

    /// <summary>The claims as a card of one line that unfolds.</summary>
    public string ToHtml() => Html.Card(Palette.Good, Html.Fold(Heading, string.Concat(claims.Select(claim => $"<div>{claim.Line}</div>"))));
}
