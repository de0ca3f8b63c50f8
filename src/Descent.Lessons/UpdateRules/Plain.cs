namespace Descent.Lessons;

/// <summary>Plain gradient descent: d_t = ∇f(θ_t).</summary>
public sealed record Plain : UpdateRule
{
    /// <inheritdoc/>
    public override string ToString() => "plain";

    /// <inheritdoc/>
    protected internal override int StateLengthFor(int dimension) => 0;

    /// <inheritdoc/>
    protected internal override void DirectChecked(Span<double> gradient, Span<double> state)
    {
        // The gradient is the direction.
    }
}
