namespace Descent.Lessons;

/// <summary>Plain gradient descent: d_t = ∇f(θ_t).</summary>
public sealed record Plain : UpdateRule
{
    /// <inheritdoc/>
    public override int StateLength(int dimension) => 0;

    /// <inheritdoc/>
    public override void Direct(Span<double> gradient, Span<double> state)
    {
        // The gradient is the direction.
    }

    /// <inheritdoc/>
    public override string ToString() => "plain";
}
