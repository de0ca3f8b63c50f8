namespace Descent.Lessons.Numerics;

/// <summary>
/// The loss ℓ(z, y) of one sample's prediction z against its target y, and its slope ∂ℓ/∂z, for a few samples at a time.
/// Static, so that each model compiles to a loop with its own loss inside it.
/// </summary>
internal interface ISampleLoss
{
    /// <summary>ℓ(z, y) and ∂ℓ/∂z, a sample in each lane.</summary>
    static abstract (TLanes Loss, TLanes Slope) At<TLanes>(TLanes predictions, TLanes targets)
        where TLanes : struct, ILanes<TLanes>;
}
