namespace Descent.Lessons;

/// <summary>Which direction: the d_t of one step θ ← θ − α_t d_t, from the gradient and what the rule remembers.</summary>
/// <remarks>
/// <para>
/// A rule is immutable configuration. What it remembers lives in a span that belongs to the run, so that one rule can
/// serve any number of runs at once and a step allocates nothing.
/// </para>
/// <para>The same rules elsewhere:</para>
/// <list type="table">
/// <listheader><term>here</term><description>PyTorch / Keras / Optax</description></listheader>
/// <item><term><see cref="Plain"/></term><description>SGD / SGD / sgd</description></item>
/// <item><term><see cref="Momentum"/>(β)</term><description>SGD(momentum=β, dampening=β)¹ / — / ema(β, debias=False), scale_by_learning_rate(α)</description></item>
/// <item><term><see cref="HeavyBall"/>(β)</term><description>SGD(momentum=β) / SGD(momentum=β)² / sgd(momentum=β)</description></item>
/// <item><term><see cref="Nesterov"/>(β)</term><description>SGD(momentum=β, nesterov=True) / SGD(momentum=β, nesterov=True)² / sgd(momentum=β, nesterov=True)</description></item>
/// <item><term><see cref="RmsProp"/></term><description>RMSprop / RMSprop³ / rmsprop(eps_in_sqrt=False)</description></item>
/// <item><term><see cref="Adam"/></term><description>Adam / Adam⁴ / adam</description></item>
/// </list>
/// <para>
/// ¹ PyTorch's first step takes the whole gradient, v = g; here it is v = (1 − β)g as in every later step.
/// ² Keras puts the learning rate into the velocity, which differs once α_t changes.
/// ³ With ε inside the square root. ⁴ With an ε that is divided by √(1 − β₂ᵗ), and so larger at first. Defaults differ
/// from package to package; the formulas here say what these are.
/// </para>
/// </remarks>
public abstract record UpdateRule
{
    /// <summary>How many numbers the rule remembers between steps.</summary>
    /// <param name="dimension">Number of parameters d, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="dimension"/> is less than 1.</exception>
    public int StateLength(int dimension) => StateLengthFor(Require.AtLeast(1, dimension));

    /// <summary>Turns the gradient into the direction of this step and updates the state.</summary>
    /// <param name="gradient">∇f(θ_t) on entry, d_t on return.</param>
    /// <param name="state">What the rule remembers, <see cref="StateLength"/> numbers, all 0 before the first step.</param>
    /// <exception cref="ArgumentException"><paramref name="gradient"/> is empty, or <paramref name="state"/> has another length.</exception>
    public void Direct(Span<double> gradient, Span<double> state)
    {
        if (gradient.IsEmpty)
            throw new ArgumentException("gradient must have at least one entry.", nameof(gradient));
        var length = StateLengthFor(gradient.Length);
        if (state.Length != length)
            throw new ArgumentException($"state must have {length} entries for a gradient of {gradient.Length}, but has {state.Length}.", nameof(state));
        DirectChecked(gradient, state);
    }

    /// <summary>How many numbers the rule remembers, for a dimension that has been checked.</summary>
    /// <param name="dimension">Number of parameters d.</param>
    protected internal abstract int StateLengthFor(int dimension);

    /// <summary>Turns the gradient into the direction, for spans that have been checked.</summary>
    /// <param name="gradient">∇f(θ_t) on entry, d_t on return. Where a run diverges, entries are infinite or NaN: they are no reason to throw, and NaN stays NaN.</param>
    /// <param name="state">What the rule remembers.</param>
    protected internal abstract void DirectChecked(Span<double> gradient, Span<double> state);
}
