namespace Descent.Lessons;

/// <summary>A function f(θ) to minimize, with its gradient ∇f(θ) and, where they are known, its curvature bounds.</summary>
/// <remarks>
/// θ is a vector of <see cref="Dimension"/> parameters. Objectives are immutable and may be shared between threads.
/// Evaluation allocates nothing.
/// </remarks>
public abstract class Objective
{
    /// <summary>Number of parameters, the length of θ.</summary>
    public abstract int Dimension { get; }

    /// <summary>
    /// Lipschitz constant L of the gradient, ‖∇f(a) − ∇f(b)‖ ≤ L‖a − b‖: the largest curvature, or NaN where none is known.
    /// </summary>
    public virtual double L => double.NaN;

    /// <summary>
    /// Strong convexity constant μ, the smallest curvature: f(b) ≥ f(a) + ∇f(a)ᵀ(b − a) + (μ/2)‖b − a‖², or NaN where none is known.
    /// </summary>
    public virtual double Mu => double.NaN;

    /// <summary>Condition number κ = L/μ (infinite when μ is 0), or NaN where L or μ is not known.</summary>
    public double ConditionNumber => L / Mu;

    /// <summary>A θ at which f is smallest, or null where none is known.</summary>
    public virtual IReadOnlyList<double>? Minimizer => null;

    /// <summary>f(θ).</summary>
    /// <param name="theta">θ, of length <see cref="Dimension"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="theta"/> has another length.</exception>
    public double Value(ReadOnlySpan<double> theta)
    {
        Require.Length(Dimension, theta.Length, nameof(theta));
        return ValueAt(theta);
    }

    /// <summary>∇f(θ) as a new array, for reading; loops use <see cref="ValueAndGradient"/>.</summary>
    /// <param name="theta">θ, of length <see cref="Dimension"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="theta"/> has another length.</exception>
    public double[] Gradient(ReadOnlySpan<double> theta)
    {
        var gradient = new double[Dimension];
        ValueAndGradient(theta, gradient);
        return gradient;
    }

    /// <summary>f(θ) and ∇f(θ) in one pass.</summary>
    /// <param name="theta">θ, of length <see cref="Dimension"/>.</param>
    /// <param name="gradient">Receives ∇f(θ); of length <see cref="Dimension"/>, and not the same memory as <paramref name="theta"/>.</param>
    /// <returns>f(θ).</returns>
    /// <exception cref="ArgumentException"><paramref name="theta"/> or <paramref name="gradient"/> has another length.</exception>
    public double ValueAndGradient(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        Require.Length(Dimension, theta.Length, nameof(theta));
        Require.Length(Dimension, gradient.Length, nameof(gradient));
        return ValueAndGradientAt(theta, gradient);
    }

    /// <summary>f(θ), for a θ whose length has been checked.</summary>
    /// <param name="theta">θ.</param>
    protected internal abstract double ValueAt(ReadOnlySpan<double> theta);

    /// <summary>f(θ) and ∇f(θ), for spans whose lengths have been checked.</summary>
    /// <param name="theta">θ.</param>
    /// <param name="gradient">Receives ∇f(θ).</param>
    protected internal abstract double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient);

    /// <summary>f and ∇f at several θs, each as it is alone. Coordinates of all θs lie side by side, so that vectors can take several at once.</summary>
    /// <param name="thetas">Coordinate by coordinate, of each those of all θs.</param>
    /// <param name="batches">θ by θ the samples to look at, as many for each; empty for all samples.</param>
    /// <param name="values">Receives f of each.</param>
    /// <param name="gradients">Receives ∇f, laid out like the θs.</param>
    /// <param name="scratch">Room for two vectors.</param>
    internal virtual void ValuesAndGradientsAt(
        ReadOnlySpan<double> thetas, ReadOnlySpan<int> batches, Span<double> values, Span<double> gradients, Span<double> scratch)
    {
        var theta = scratch[..Dimension];
        var gradient = scratch[Dimension..];
        var size = batches.Length / values.Length;
        for (var k = 0; k < values.Length; k++)
        {
            for (var j = 0; j < theta.Length; j++)
                theta[j] = thetas[(j * values.Length) + k];
            values[k] = size == 0 ? ValueAndGradientAt(theta, gradient) : ((FiniteSum)this).ValueAndGradientAt(theta, batches.Slice(k * size, size), gradient);
            for (var j = 0; j < theta.Length; j++)
                gradients[(j * values.Length) + k] = gradient[j];
        }
    }
}
