namespace Descent.Lessons;

/// <summary>
/// The loss ℓ(z, y) of one sample's prediction z against its target y, and its slope ∂ℓ/∂z. Static, so that each model
/// compiles to a loop with its own loss inside it.
/// </summary>
internal interface ISampleLoss
{
    /// <summary>ℓ(z, y) and ∂ℓ/∂z.</summary>
    static abstract (double Loss, double Slope) At(double prediction, double target);
}
