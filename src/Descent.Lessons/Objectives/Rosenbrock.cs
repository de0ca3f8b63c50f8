namespace Descent.Lessons;

/// <summary>
/// Rosenbrock's banana valley, f(x, y) = (a − x)² + b (y − x²)²: easy to get into, slow to walk along. Its one minimum is
/// 0, at (a, a²).
/// </summary>
/// <remarks>
/// The curvature grows with x², so that no L holds everywhere, and f is not convex. At the minimum of the usual a = 1 and
/// b = 100 the eigenvalues of the Hessian are 1001.6 and 0.39936. H. H. Rosenbrock, An automatic method for finding the
/// greatest or least value of a function, The Computer Journal 3 (1960).
/// </remarks>
public sealed class Rosenbrock : Objective
{
    /// <summary>The valley with its minimum at (a, a²).</summary>
    /// <param name="a">a, a finite number.</param>
    /// <param name="b">b, the steepness of the walls, greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public Rosenbrock(double a = 1, double b = 100) => (A, B) = (Require.Finite(a), Require.Positive(b));

    /// <summary>a.</summary>
    public double A { get; }

    /// <summary>b.</summary>
    public double B { get; }

    /// <inheritdoc/>
    public override int Dimension => 2;

    /// <summary>(a, a²).</summary>
    public override IReadOnlyList<double> Minimizer => [A, A * A];

    /// <inheritdoc/>
    public override string ToString() => $"Rosenbrock's valley with a = {Text.Number(A)}, b = {Text.Number(B)}";

    /// <inheritdoc/>
    protected internal override double ValueAt(ReadOnlySpan<double> theta)
    {
        var (toMinimum, offFloor) = (A - theta[0], theta[1] - (theta[0] * theta[0]));
        return (toMinimum * toMinimum) + (B * offFloor * offFloor);
    }

    /// <inheritdoc/>
    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var (x, y) = (theta[0], theta[1]);
        gradient[0] = (-2 * (A - x)) - (4 * B * x * (y - (x * x)));
        gradient[1] = 2 * B * (y - (x * x));
        return ValueAt(theta);
    }
}
