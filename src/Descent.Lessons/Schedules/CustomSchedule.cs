namespace Descent.Lessons;

/// <summary>A learner's own schedule; see <see cref="Schedule.Custom"/>.</summary>
internal sealed record CustomSchedule : Schedule
{
    private readonly string formula;
    private readonly Func<int, double> learningRate;

    internal CustomSchedule(string formula, Func<int, double> learningRate)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(formula);
        ArgumentNullException.ThrowIfNull(learningRate);
        this.formula = formula;
        this.learningRate = learningRate;
    }

    public override string ToString() => formula;

    protected internal override double LearningRateAt(int step)
    {
        var value = learningRate(step);
        return double.IsFinite(value) && value >= 0
            ? value
            : throw new InvalidOperationException($"The schedule “{formula}” gives {Text.Number(value)} at step {Text.Number(step)}; a learning rate must be a finite number, 0 or greater.");
    }
}
