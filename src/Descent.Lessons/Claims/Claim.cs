namespace Descent.Lessons;

/// <summary>A statement about what was just measured, which holds or stops the notebook.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Claim : IDisplayable
{
    private readonly string statement;
    private readonly string evidence;

    private Claim(string statement, string evidence) => (this.statement, this.evidence) = (statement, evidence);

    /// <summary>Claims that a measured number is the expected one.</summary>
    /// <param name="statement">The claim in words.</param>
    /// <param name="measured">What was measured.</param>
    /// <param name="expected">What it should be.</param>
    /// <param name="within">The largest |measured − expected| that still counts, 0 or greater.</param>
    /// <exception cref="ClaimFailedException">The claim does not hold.</exception>
    /// <exception cref="ArgumentException"><paramref name="statement"/> is empty or <paramref name="within"/> is negative or not finite.</exception>
    public static Claim That(string statement, double measured, double expected, double within)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(statement);
        Require.NotNegative(within);
        var evidence = $"measured {Digits(measured, expected, within)}, expected {Digits(expected, expected, within)}{(within > 0 ? $" ± {Text.Number(within)}" : "")}";
        return measured == expected || Math.Abs(measured - expected) <= within // ∞ − ∞ is no number.
            ? new Claim(statement, evidence)
            : throw new ClaimFailedException($"The claim “{statement}” does not hold: {evidence}.");
    }

    /// <summary>Claims something that is true or false.</summary>
    /// <param name="statement">The claim in words.</param>
    /// <param name="holds">Whether it is so.</param>
    /// <exception cref="ClaimFailedException">The claim does not hold.</exception>
    /// <exception cref="ArgumentException"><paramref name="statement"/> is empty.</exception>
    public static Claim That(string statement, bool holds)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(statement);
        return holds ? new Claim(statement, "") : throw new ClaimFailedException($"The claim “{statement}” does not hold.");
    }

    /// <summary>The claim as one line of HTML.</summary>
    internal string Line =>
        $"<span class=\"descent-claim\" style=\"margin-right:1em\">✓ {Html.Encode(statement)}</span>{(evidence.Length > 0 ? $"<small style=\"display:inline-block;opacity:.8\">{Html.Encode(evidence)}</small>" : "")}";

    /// <summary>A claim that is true or false, as <see cref="Claims"/> takes it.</summary>
    /// <param name="claim">The claim in words, and whether it is so.</param>
    /// <exception cref="ClaimFailedException">The claim does not hold.</exception>
    /// <exception cref="ArgumentException">The statement is empty.</exception>
    public static implicit operator Claim((string statement, bool holds) claim) => That(claim.statement, claim.holds);

    /// <summary>A claim that a measured number is the expected one, as <see cref="Claims"/> takes it.</summary>
    /// <param name="claim">The claim in words, what was measured, what it should be, and the largest difference that still counts.</param>
    /// <exception cref="ClaimFailedException">The claim does not hold.</exception>
    /// <exception cref="ArgumentException">The statement is empty, or the tolerance is negative or not finite.</exception>
    public static implicit operator Claim((string statement, double measured, double expected, double within) claim) =>
        That(claim.statement, claim.measured, claim.expected, claim.within);

    /// <inheritdoc/>
    public override string ToString() => evidence.Length > 0 ? $"✓ {statement} ({evidence})" : $"✓ {statement}";

    /// <summary>The claim as a small card.</summary>
    public string ToHtml() => Html.Card(Palette.Good, Line);

    // Enough digits to see the tolerance, which can be more than a reader otherwise wants.
    private static string Digits(double value, double expected, double within) =>
        within > 0 && within <= Math.Abs(expected) * 1e-4 && Math.Abs(expected) < 1e15
            ? Text.Fixed(value, Math.Clamp((int)Math.Ceiling(-Math.Log10(within)), 0, 15))
            : Text.Number(value);
}
