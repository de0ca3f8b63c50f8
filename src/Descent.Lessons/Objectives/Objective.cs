namespace Descent.Lessons;

/// <summary>A function f(θ) to minimize, with its gradient ∇f(θ) and, where they are known, its curvature bounds.</summary>
/// <remarks>
/// θ is a vector of <see cref="Dimension"/> parameters. Objectives are immutable and may be shared between threads.
/// Evaluation allocates nothing.
/// A function of your own is a class that derives from this one, or from <see cref="FiniteSum"/> if it is a mean over
/// samples. Let <see cref="GradientCheck"/> look at it before gradient descent does.
/// </remarks>
/// <example><code>
/// // f(x, y) = (x² − y)² + (x − 1)²/10
/// class Bean : Objective
/// {
///     public override int Dimension => 2;
///
///     protected override double ValueAt(ReadOnlySpan&lt;double&gt; theta)
///     {
///         var (x, y) = (theta[0], theta[1]);
///         return Math.Pow(x * x - y, 2) + Math.Pow(x - 1, 2) / 10;
///     }
///
///     protected override double ValueAndGradientAt(ReadOnlySpan&lt;double&gt; theta, Span&lt;double&gt; gradient)
///     {
///         var (x, y) = (theta[0], theta[1]);
///         gradient[0] = 4 * x * (x * x - y) + (x - 1) / 5;
///         gradient[1] = -2 * (x * x - y);
///         return ValueAt(theta);
///     }
/// }
///
/// GradientCheck.Of(new Bean(), at: [0.5, 2])
/// </code></example>
public abstract class Objective
{
    /// <summary>A function of your own from two lambdas: <c>Objective.Custom(1, t => Math.Cosh(t[0]), t => [Math.Sinh(t[0])])</c>.</summary>
    /// <remarks>For trying things out: each step makes new arrays. A class that derives from this one needs none.</remarks>
    /// <param name="dimension">Number of parameters, 1 or more.</param>
    /// <param name="value">f(θ).</param>
    /// <param name="gradient">∇f(θ), an entry for each parameter. <see cref="GradientCheck"/> compares it with the value.</param>
    /// <param name="formula">What <see cref="object.ToString"/> and figures call it.</param>
    /// <exception cref="ArgumentException">An argument is null or outside its range.</exception>
    public static Objective Custom(int dimension, Func<double[], double> value, Func<double[], double[]> gradient, string formula = "f(θ)") =>
        new CustomObjective(dimension, value, gradient, formula);

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
    /// <param name="batches">The samples to look at, as many for each θ: the first of all θs, then the second of all, and so on; empty for all samples.</param>
    /// <param name="values">Receives f of each.</param>
    /// <param name="gradients">Receives ∇f, laid out like the θs.</param>
    /// <param name="scratch">Room for two vectors,</param>
    /// <param name="batch">and for the samples of one θ.</param>
    internal virtual void ValuesAndGradientsAt(
        ReadOnlySpan<double> thetas, ReadOnlySpan<int> batches, Span<double> values, Span<double> gradients, Span<double> scratch, Span<int> batch)
    {
        var theta = scratch[..Dimension];
        var gradient = scratch[Dimension..];
        var samples = batch[..(batches.Length / values.Length)];
        for (var k = 0; k < values.Length; k++)
        {
            for (var j = 0; j < theta.Length; j++)
                theta[j] = thetas[(j * values.Length) + k];
            for (var i = 0; i < samples.Length; i++)
                samples[i] = batches[(i * values.Length) + k];
            values[k] = samples.IsEmpty ? ValueAndGradientAt(theta, gradient) : ((FiniteSum)this).ValueAndGradientAt(theta, samples, gradient);
            for (var j = 0; j < theta.Length; j++)
                gradients[(j * values.Length) + k] = gradient[j];
        }
    }
}
