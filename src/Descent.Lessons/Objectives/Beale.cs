namespace Descent.Lessons;

/// <summary>
/// Beale's function, f(x, y) = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²: flat plains between steep walls,
/// and one minimum, 0 at (3, ½).
/// </summary>
/// <remarks>
/// f is not convex, and its curvature grows with distance, so that no L holds everywhere. E. M. L. Beale, On an iterative
/// method for finding a local minimum of a function of more than one variable, Princeton University, 1958.
/// </remarks>
public sealed class Beale : Objective
{
    /// <inheritdoc/>
    public override int Dimension => 2;

    /// <summary>(3, ½).</summary>
    public override IReadOnlyList<double> Minimizer => [3, 0.5];

    /// <inheritdoc/>
    public override string ToString() => "Beale's function";

    /// <inheritdoc/>
    protected internal override double ValueAt(ReadOnlySpan<double> theta)
    {
        var (p, q, r) = Residuals(theta);
        return (p * p) + (q * q) + (r * r);
    }

    /// <inheritdoc/>
    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var (x, y) = (theta[0], theta[1]);
        var (p, q, r) = Residuals(theta);
        gradient[0] = 2 * ((p * (y - 1)) + (q * ((y * y) - 1)) + (r * ((y * y * y) - 1)));
        gradient[1] = 2 * x * (p + (q * 2 * y) + (r * 3 * y * y));
        return (p * p) + (q * q) + (r * r);
    }

    private static (double P, double Q, double R) Residuals(ReadOnlySpan<double> theta)
    {
        var (x, y) = (theta[0], theta[1]);
        return (1.5 - x + (x * y), 2.25 - x + (x * y * y), 2.625 - x + (x * y * y * y));
    }
}
