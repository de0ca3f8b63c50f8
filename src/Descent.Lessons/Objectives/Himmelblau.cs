namespace Descent.Lessons;

/// <summary>
/// Himmelblau's function, f(x, y) = (x² + y − 11)² + (x + y² − 7)²: four minima, all of them 0. Where a run ends depends
/// on where it starts, and on its learning rate.
/// </summary>
/// <remarks>
/// f is not convex, and its curvature grows with distance, so that no L holds everywhere.
/// D. M. Himmelblau, Applied Nonlinear Programming, McGraw-Hill, 1972.
/// </remarks>
public sealed class Himmelblau : Objective
{
    /// <inheritdoc/>
    public override int Dimension => 2;

    /// <summary>(3, 2), the first of <see cref="Minimizers"/>.</summary>
    public override IReadOnlyList<double> Minimizer => Minimizers[0];

    /// <summary>All four minimizers.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Minimizers { get; } =
    [
        [3, 2],
        [-2.805118086952745, 3.131312518250573],
        [-3.779310253377747, -3.283185991286169],
        [3.584428340330492, -1.848126526964404],
    ];

    /// <inheritdoc/>
    public override string ToString() => "Himmelblau's function";

    /// <inheritdoc/>
    protected internal override double ValueAt(ReadOnlySpan<double> theta)
    {
        var (p, q) = Residuals(theta);
        return (p * p) + (q * q);
    }

    /// <inheritdoc/>
    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var (p, q) = Residuals(theta);
        gradient[0] = (4 * theta[0] * p) + (2 * q);
        gradient[1] = (2 * p) + (4 * theta[1] * q);
        return (p * p) + (q * q);
    }

    private static (double P, double Q) Residuals(ReadOnlySpan<double> theta) =>
        ((theta[0] * theta[0]) + theta[1] - 11, theta[0] + (theta[1] * theta[1]) - 7);
}
