namespace Descent.Lessons;

/// <summary>Which direction: the d_t of one step θ ← θ − α_t d_t, from the gradient and what the rule remembers.</summary>
/// <remarks>
/// A rule is immutable configuration. What it remembers lives in a span that belongs to the run, so that one rule can
/// serve any number of runs at once and a step allocates nothing.
/// </remarks>
public abstract record UpdateRule
{
    /// <summary>How many numbers the rule remembers between steps.</summary>
    /// <param name="dimension">Number of parameters, 1 or more.</param>
    public abstract int StateLength(int dimension);

    /// <summary>Turns the gradient into the direction of this step and updates the state.</summary>
    /// <param name="gradient">∇f(θ_t) on entry, d_t on return.</param>
    /// <param name="state">What the rule remembers, <see cref="StateLength"/> numbers, all 0 before the first step.</param>
    public abstract void Direct(Span<double> gradient, Span<double> state);
}
