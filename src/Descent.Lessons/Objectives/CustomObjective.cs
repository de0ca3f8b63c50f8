namespace Descent.Lessons;

/// <summary>A learner's own function; see <see cref="Objective.Custom"/>.</summary>
internal sealed class CustomObjective : Objective
{
    private readonly string formula;
    private readonly Func<double[], double> value;
    private readonly Func<double[], double[]> gradient;

    internal CustomObjective(int dimension, Func<double[], double> value, Func<double[], double[]> gradient, string formula)
    {
        Dimension = Require.AtLeast(1, dimension);
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(gradient);
        this.value = value;
        this.gradient = gradient;
        this.formula = Require.Named(formula);
    }

    public override int Dimension { get; }

    public override string ToString() => formula;

    protected internal override double ValueAt(ReadOnlySpan<double> theta) => value(theta.ToArray());

    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var found = this.gradient(theta.ToArray());
        if (found?.Length != Dimension)
            throw new InvalidOperationException($"The gradient of “{formula}” must have {Dimension} entries, one per parameter, but has {found?.Length ?? 0}.");
        found.CopyTo(gradient);
        return ValueAt(theta);
    }
}
