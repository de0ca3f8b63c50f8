namespace Descent.Lessons;

/// <summary>
/// A valley whose floor winds like a road, f(u, v) = ½ μ u² + ½ c (v − s(u))² with the floor at v = s(u) = a sin(ωu). The
/// floor falls gently towards the minimum, 0 at (0, 0), and the walls are steep. There is no other stationary point.
/// </summary>
/// <remarks>
/// On the floor the largest eigenvalue of the Hessian is at most μ + c (1 + a²ω²), so that small steps stay in the valley;
/// off the floor it grows with distance, so that no L holds everywhere, and f is not convex.
/// </remarks>
public sealed class WindingValley : Objective
{
    /// <summary>A winding valley.</summary>
    /// <param name="along">μ, the curvature of the floor's descent, greater than 0.</param>
    /// <param name="across">c, the curvature from wall to wall, greater than 0.</param>
    /// <param name="amplitude">a, how far the floor swings to either side, 0 or greater.</param>
    /// <param name="frequency">ω, turns per 2π of u, 0 or greater.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public WindingValley(double along = 0.1, double across = 2, double amplitude = 1, double frequency = 1) =>
        (Along, Across, Amplitude, Frequency) =
        (Require.Positive(along), Require.Positive(across), Require.NotNegative(amplitude), Require.NotNegative(frequency));

    /// <summary>μ.</summary>
    public double Along { get; }

    /// <summary>c.</summary>
    public double Across { get; }

    /// <summary>a.</summary>
    public double Amplitude { get; }

    /// <summary>ω.</summary>
    public double Frequency { get; }

    /// <inheritdoc/>
    public override int Dimension => 2;

    /// <summary>(0, 0).</summary>
    public override IReadOnlyList<double> Minimizer => [0, 0];

    /// <summary>v = s(u) = a sin(ωu), where the floor is.</summary>
    /// <param name="u">u.</param>
    public double Floor(double u) => Amplitude * Math.Sin(Frequency * u);

    /// <inheritdoc/>
    public override string ToString() =>
        $"Winding valley, curvature {Text.Number(Along)} along and {Text.Number(Across)} across, amplitude {Text.Number(Amplitude)}, frequency {Text.Number(Frequency)}";

    /// <inheritdoc/>
    protected internal override double ValueAt(ReadOnlySpan<double> theta)
    {
        var (u, offFloor) = (theta[0], theta[1] - Floor(theta[0]));
        return ((Along * u * u) + (Across * offFloor * offFloor)) / 2;
    }

    /// <inheritdoc/>
    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var (u, push) = (theta[0], Across * (theta[1] - Floor(theta[0])));
        gradient[0] = (Along * u) - (push * Amplitude * Frequency * Math.Cos(Frequency * u));
        gradient[1] = push;
        return ValueAt(theta);
    }
}
