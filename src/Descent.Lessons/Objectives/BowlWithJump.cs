namespace Descent.Lessons;

/// <summary>
/// A bowl that is not continuous, f(x) = ½x² for x ≥ p and ½x² + h for x &lt; p: to the left of p everything is higher by h.
/// The gradient is x on both sides and cannot see the jump.
/// </summary>
/// <remarks>
/// Where h is greater than p²/2 the minimum is at p, at the edge of the jump, with gradient p: descent from the right walks
/// past it, up the jump, and settles at 0. No L describes a function that jumps.
/// </remarks>
public sealed class BowlWithJump : Objective
{
    /// <summary>A bowl with a jump.</summary>
    /// <param name="position">p, greater than 0.</param>
    /// <param name="height">h, greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public BowlWithJump(double position = 1, double height = 1) =>
        (Position, Height) = (Require.Positive(position), Require.Positive(height));

    /// <summary>p.</summary>
    public double Position { get; }

    /// <summary>h.</summary>
    public double Height { get; }

    /// <inheritdoc/>
    public override int Dimension => 1;

    /// <summary>p where h is greater than p²/2, or else 0.</summary>
    public override IReadOnlyList<double> Minimizer => [Height > Position * Position / 2 ? Position : 0];

    /// <inheritdoc/>
    public override string ToString() => $"Bowl with a jump of {Text.Number(Height)} at {Text.Number(Position)}";

    /// <inheritdoc/>
    protected internal override double ValueAt(ReadOnlySpan<double> theta) =>
        (theta[0] * theta[0] / 2) + (theta[0] < Position ? Height : 0);

    /// <inheritdoc/>
    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        gradient[0] = theta[0];
        return ValueAt(theta);
    }
}
