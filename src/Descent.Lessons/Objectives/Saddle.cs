namespace Descent.Lessons;

/// <summary>
/// A pass between two valleys, f(x, y) = ½ (x² − y²) + ¼ y⁴: the gradient vanishes at (0, 0), which is a minimum along x
/// and a maximum along y. The minima are −¼, at (0, 1) and (0, −1).
/// </summary>
/// <remarks>
/// Descent that starts on the ridge y = 0 ends at the saddle point, and from next to it takes long to leave. The curvature
/// along y, 3y² − 1, is negative at the saddle and grows without bound, so that f is not convex and no L holds everywhere.
/// </remarks>
public sealed class Saddle : Objective
{
    /// <inheritdoc/>
    public override int Dimension => 2;

    /// <summary>(0, 1), the first of <see cref="Minimizers"/>.</summary>
    public override IReadOnlyList<double> Minimizer => Minimizers[0];

    /// <summary>Both minimizers.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Minimizers { get; } = [[0, 1], [0, -1]];

    /// <inheritdoc/>
    public override string ToString() => "Saddle between two valleys";

    /// <inheritdoc/>
    protected internal override double ValueAt(ReadOnlySpan<double> theta)
    {
        var (x, y) = (theta[0], theta[1]);
        return (((x * x) - (y * y)) / 2) + (y * y * y * y / 4);
    }

    /// <inheritdoc/>
    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var (x, y) = (theta[0], theta[1]);
        gradient[0] = x;
        gradient[1] = y * ((y * y) - 1);
        return ValueAt(theta);
    }
}
