namespace Descent.Lessons;

/// <summary>How α_t is found: by a <see cref="Schedule"/>, which needs only t, or by a rule that also looks at how the run does.</summary>
/// <remarks>A rule is immutable configuration. What it remembers belongs to the run, so that one rule can serve any number of runs at once.</remarks>
public abstract record LearningRateRule
{
    private protected LearningRateRule()
    {
    }

    /// <summary>A plain number is a constant learning rate.</summary>
    /// <param name="learningRate">α, a finite number greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is not a finite number greater than 0.</exception>
    public static implicit operator LearningRateRule(double learningRate) => new Constant(learningRate);

    /// <summary>α_t as far as it needs only t.</summary>
    internal abstract Schedule Planned { get; }
}
