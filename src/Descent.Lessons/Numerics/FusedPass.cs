using System.Runtime.CompilerServices;

namespace Descent.Lessons.Numerics;

/// <summary>
/// Sums the loss and the gradient of a linear model over some rows, in one pass: while a row is in the cache, its
/// prediction is taken and its part of the gradient added.
/// </summary>
/// <remarks>
/// On one machine the sums of the same rows always have the same bits. Another kind of processor may take another of the
/// passes, or add products with a rounding between, and so differ in the last digits.
/// </remarks>
/// <typeparam name="TLoss">ℓ.</typeparam>
internal static class FusedPass<TLoss>
    where TLoss : struct, ISampleLoss
{
    /// <summary>Whether it goes through several numbers at a time.</summary>
    internal static bool HasVectors => Processor.HasVector256 || Processor.HasVector128;

    /// <summary>Adds Σ ∂ℓ/∂z · (1, row), or Σ ∂ℓ/∂z · row without an intercept, to the gradient, unless it is empty, and returns Σ ℓ.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="theta">θ, as long as a row, or one longer with the intercept first.</param>
    /// <param name="gradient">As long as θ, or empty.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Add(in SampleRows rows, ReadOnlySpan<double> theta, Span<double> gradient)
    {
        if (Processor.HasVector256)
            return VectorPass<TLoss, OneVector256>.Add(rows, theta, gradient);
        return Processor.HasVector128
            ? VectorPass<TLoss, TwoVectors128>.Add(rows, theta, gradient)
            : ScalarPass<TLoss>.Add(rows, theta, gradient);
    }
}
