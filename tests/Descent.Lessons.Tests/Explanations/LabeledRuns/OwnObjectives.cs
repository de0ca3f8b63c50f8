namespace Descent.Lessons.Tests.Labeled;

/// <summary>Another objective as a learner would write it: value and gradient, and nothing known about curvature or minimizer.</summary>
internal sealed class Hidden(Objective inner) : Objective
{
    public override int Dimension => inner.Dimension;

    /// <summary>What is hidden from the run, for those who check the label.</summary>
    internal Objective Inner => inner;

    public override string ToString() => "An objective of your own";

    protected internal override double ValueAt(ReadOnlySpan<double> theta) => inner.Value(theta);

    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient) => inner.ValueAndGradient(theta, gradient);
}

/// <summary>The same for sums over samples, of which batches can be drawn.</summary>
internal sealed class HiddenSum(FiniteSum inner) : FiniteSum
{
    public override int Dimension => inner.Dimension;

    public override int SampleCount => inner.SampleCount;

    internal Objective Inner => inner;

    public override string ToString() => "A sum of your own";

    protected internal override double ValueAt(ReadOnlySpan<double> theta) => inner.Value(theta);

    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient) => inner.ValueAndGradient(theta, gradient);

    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, ReadOnlySpan<int> samples, Span<double> gradient) =>
        inner.ValueAndGradient(theta, samples, gradient);
}

/// <summary>scale · f + offset: the same landscape in other units, with a minimum that is not 0.</summary>
internal sealed class Rescaled(Objective inner, double scale, double offset = 0) : Objective
{
    public override int Dimension => inner.Dimension;

    public override double L => scale * inner.L;

    public override double Mu => scale * inner.Mu;

    public override IReadOnlyList<double>? Minimizer => inner.Minimizer;

    public override string ToString() => $"{scale} × ({inner}) + {offset}";

    protected internal override double ValueAt(ReadOnlySpan<double> theta) => (scale * inner.Value(theta)) + offset;

    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var value = inner.ValueAndGradient(theta, gradient);
        for (var i = 0; i < gradient.Length; i++)
            gradient[i] *= scale;
        return (scale * value) + offset;
    }
}

/// <summary>Σ f(θᵢ) for a function of one number, with its minimum known or not.</summary>
/// <param name="name">The formula.</param>
/// <param name="dimension">Number of parameters.</param>
/// <param name="value">f.</param>
/// <param name="slope">f′.</param>
internal sealed class PerCoordinate(string name, int dimension, Func<double, double> value, Func<double, double> slope) : Objective
{
    public override int Dimension => dimension;

    public override string ToString() => name;

    internal static PerCoordinate Quartic(int dimension = 1) => new("θ⁴/4", dimension, x => x * x * x * x / 4, x => x * x * x);

    internal static PerCoordinate LogCosh(int dimension = 1) => new("log cosh θ", dimension, x => Math.Log(Math.Cosh(x)), Math.Tanh);

    internal static PerCoordinate Rastrigin(int dimension = 1) => new(
        "θ² + 10 − 10 cos 2πθ", dimension, x => (x * x) + 10 - (10 * Math.Cos(2 * Math.PI * x)), x => (2 * x) + (20 * Math.PI * Math.Sin(2 * Math.PI * x)));

    internal static PerCoordinate StyblinskiTang(int dimension = 1) => new(
        "½(θ⁴ − 16θ² + 5θ)", dimension, x => ((x * x * x * x) - (16 * x * x) + (5 * x)) / 2, x => ((4 * x * x * x) - (32 * x) + 5) / 2);

    internal static PerCoordinate ExponentialFall(int dimension = 1) => new("e^−θ", dimension, x => Math.Exp(-x), x => -Math.Exp(-x));

    internal static PerCoordinate Softplus(int dimension = 1) => new("log(1 + e^−θ)", dimension, x => Math.Log(1 + Math.Exp(-x)), x => -1 / (1 + Math.Exp(x)));

    internal static PerCoordinate Slope(int dimension = 1) => new("−θ", dimension, x => -x, _ => -1);

    /// <summary>A sigmoid neuron's squared error on one sample, which is flat where the neuron is saturated.</summary>
    internal static PerCoordinate Saturated(int dimension = 1) => new("½(1 − σ(θ))² + θ²/10⁶", dimension,
        x => (Math.Pow(1 - Sigmoid(x), 2) / 2) + (x * x / 1e6),
        x => (-(1 - Sigmoid(x)) * Sigmoid(x) * (1 - Sigmoid(x))) + (2 * x / 1e6));

    protected internal override double ValueAt(ReadOnlySpan<double> theta)
    {
        var sum = 0.0;
        foreach (var x in theta)
            sum += value(x);
        return sum;
    }

    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        for (var i = 0; i < theta.Length; i++)
            gradient[i] = slope(theta[i]);
        return ValueAt(theta);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
