namespace Descent.Lessons;

/// <summary>α_t = α: the same learning rate at every step.</summary>
public sealed record Constant : Schedule
{
    /// <summary>A constant learning rate.</summary>
    /// <param name="learningRate">α, a finite number greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is not a finite number greater than 0.</exception>
    public Constant(double learningRate) => LearningRate = Require.Positive(learningRate);

    private Constant()
    {
    }

    /// <summary>α.</summary>
    public double LearningRate { get; }

    /// <summary>α = 0, with which a run stands still: no way to begin, but one to end.</summary>
    internal static Constant Zero { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => $"α = {Text.Number(LearningRate)}";

    /// <inheritdoc/>
    protected internal override double LearningRateAt(int step) => LearningRate;
}
