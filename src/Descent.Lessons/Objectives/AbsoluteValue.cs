namespace Descent.Lessons;

/// <summary>
/// A funnel with a sharp tip, f(θ) = Σ |θᵢ|, with its minimum 0 at 0. The counter-example of a function that is not
/// smooth: its slope does not shrink on the way down.
/// </summary>
/// <remarks>
/// The gradient is a subgradient, the sign of each coordinate, with 0 taken at 0. It jumps there, so that there is no L:
/// a constant learning rate α ends up bouncing between two points α apart, however small α is. f is convex, and not
/// strongly: μ is 0.
/// </remarks>
public sealed class AbsoluteValue : Objective
{
    private readonly double[] minimizer;

    /// <summary>A funnel.</summary>
    /// <param name="dimension">Number of parameters, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimension"/> is less than 1.</exception>
    public AbsoluteValue(int dimension = 1) => minimizer = new double[Require.AtLeast(1, dimension)];

    /// <inheritdoc/>
    public override int Dimension => minimizer.Length;

    /// <inheritdoc/>
    public override double Mu => 0;

    /// <summary>0 in every coordinate.</summary>
    public override IReadOnlyList<double> Minimizer => Array.AsReadOnly(minimizer);

    /// <inheritdoc/>
    public override string ToString() => Dimension == 1 ? "Absolute value" : $"Sum of {Dimension} absolute values";

    /// <inheritdoc/>
    protected internal override double ValueAt(ReadOnlySpan<double> theta)
    {
        var sum = 0.0;
        foreach (var entry in theta)
            sum += Math.Abs(entry);
        return sum;
    }

    /// <inheritdoc/>
    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        for (var i = 0; i < theta.Length; i++)
            gradient[i] = theta[i] > 0 ? 1 : theta[i] < 0 ? -1 : 0;
        return ValueAt(theta);
    }
}
