using System.Runtime.Intrinsics;

namespace Descent.Lessons;

/// <summary>
/// The loss ℓ(z, y) of one sample's prediction z against its target y, and its slope ∂ℓ/∂z, for four samples at a time.
/// Static, so that each model compiles to a loop with its own loss inside it.
/// </summary>
internal interface ISampleLoss
{
    /// <summary>ℓ(z, y) and ∂ℓ/∂z.</summary>
    static abstract (Vector256<double> Loss, Vector256<double> Slope) At(Vector256<double> predictions, Vector256<double> targets);
}
