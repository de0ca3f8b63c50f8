using System.Runtime.CompilerServices;
using Descent.Lessons.Numerics;

namespace Descent.Lessons;

/// <summary>
/// Two wells with a barrier between them, f(x) = ¼ (x² − 1)² + tilt · x: a deep well near −1 and a shallow one near 1.
/// </summary>
/// <remarks>
/// The stationary points are the three roots of f′(x) = x³ − x + tilt, which are real and distinct while tilt is below
/// 2/(3√3) ≈ 0.3849; they come from Viète's formula. The curvature 3x² − 1 is negative on the barrier and grows without
/// bound outside, so that f is not convex and no L holds everywhere.
/// </remarks>
public sealed class DoubleWell : Objective
{
    private static readonly double TiltLimit = 2 / (3 * Math.Sqrt(3));

    /// <summary>A double well.</summary>
    /// <param name="tilt">How much deeper the left well is, greater than 0 and less than 2/(3√3) ≈ 0.3849.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tilt"/> is outside its range.</exception>
    public DoubleWell(double tilt = 0.1)
    {
        if (Require.Positive(tilt) >= TiltLimit)
            throw new ArgumentOutOfRangeException(nameof(tilt), tilt, "tilt must be less than 2/(3√3) ≈ 0.3849, where the shallow well ends.");

        Tilt = tilt;
        var angle = Math.Acos(-tilt / TiltLimit) / 3;
        double Root(int k) => 2 / Math.Sqrt(3) * Math.Cos(angle - (2 * Math.PI * k / 3));
        (ShallowMinimum, Barrier, DeepMinimum) = (Root(0), Root(1), Root(2));
    }

    /// <summary>tilt.</summary>
    public double Tilt { get; }

    /// <summary>x of the lower minimum, the left one.</summary>
    public double DeepMinimum { get; }

    /// <summary>x of the higher minimum, the right one.</summary>
    public double ShallowMinimum { get; }

    /// <summary>x of the maximum between the wells: whoever is left of it goes down into the deep one.</summary>
    public double Barrier { get; }

    /// <inheritdoc/>
    public override int Dimension => 1;

    /// <summary>The lower minimum, <see cref="DeepMinimum"/>.</summary>
    public override IReadOnlyList<double> Minimizer => [DeepMinimum];

    /// <inheritdoc/>
    public override string ToString() => $"Double well with tilt {Text.Number(Tilt)}";

    /// <inheritdoc/>
    protected internal override double ValueAt(ReadOnlySpan<double> theta) => new Height(Tilt).At(new OneDouble(theta[0]), default).Value;

    /// <inheritdoc/>
    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        gradient[0] = new Slope(Tilt).At(new OneDouble(theta[0]), default).Value;
        return ValueAt(theta);
    }

    /// <inheritdoc/>
    internal override void ValuesAndGradientsAt(
        ReadOnlySpan<double> thetas, ReadOnlySpan<int> batches, Span<double> values, Span<double> gradients, Span<double> scratch, Span<int> batch)
    {
        Elementwise.Set(values, thetas, thetas, new Height(Tilt));
        Elementwise.Set(gradients, thetas, thetas, new Slope(Tilt));
    }

    /// <summary>¼ (x² − 1)² + tilt · x.</summary>
    private readonly struct Height(double tilt) : IElementwiseOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes At<TLanes>(TLanes x, TLanes unused)
            where TLanes : struct, ILanes<TLanes> =>
            (((x * x) - TLanes.Fill(1)) * ((x * x) - TLanes.Fill(1)) / TLanes.Fill(4)) + (tilt * x);
    }

    /// <summary>x³ − x + tilt.</summary>
    private readonly struct Slope(double tilt) : IElementwiseOperation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes At<TLanes>(TLanes x, TLanes unused)
            where TLanes : struct, ILanes<TLanes> =>
            (((x * x) - TLanes.Fill(1)) * x) + TLanes.Fill(tilt);
    }
}
