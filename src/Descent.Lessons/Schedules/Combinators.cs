namespace Descent.Lessons;

/// <summary>One schedule after another; see <see cref="Schedule.Then"/>.</summary>
internal sealed record JoinedSchedule : Schedule
{
    private readonly Schedule first;
    private readonly Schedule next;
    private readonly int after;

    internal JoinedSchedule(Schedule first, Schedule next, int after)
    {
        ArgumentNullException.ThrowIfNull(next);
        this.first = first;
        this.next = next;
        this.after = Require.AtLeast(1, after);
    }

    public override string ToString() => $"{first}; after {Text.Number(after)} steps {next}";

    protected internal override double LearningRateAt(int step) =>
        step < after ? first.LearningRateAt(step) : next.LearningRateAt(step - after);
}

/// <summary>α_t = peak (t + 1)/steps up to the peak; see <see cref="Schedule.WithWarmup"/>.</summary>
internal sealed record LinearRise : Schedule
{
    private readonly double peak;
    private readonly int steps;

    internal LinearRise(double peak, int steps) => (this.peak, this.steps) = (peak, Require.AtLeast(1, steps));

    public override string ToString() => $"α_t = {Text.Number(peak)} (t + 1)/{Text.Number(steps)}";

    protected internal override double LearningRateAt(int step) => peak * (Math.Min(step + 1.0, steps) / steps);
}

/// <summary>A schedule counted in epochs; see <see cref="Schedule.PerEpoch"/>.</summary>
internal sealed record EpochSchedule : Schedule
{
    private readonly Schedule inner;
    private readonly int stepsPerEpoch;

    internal EpochSchedule(Schedule inner, int stepsPerEpoch) =>
        (this.inner, this.stepsPerEpoch) = (inner, Require.AtLeast(1, stepsPerEpoch));

    public override string ToString() => $"{inner}, counted in epochs of {Text.Number(stepsPerEpoch)} steps";

    protected internal override double LearningRateAt(int step) => inner.LearningRateAt(step / stepsPerEpoch);
}

/// <summary>A multiple of a schedule; see <see cref="Schedule.Scale"/>.</summary>
internal sealed record ScaledSchedule : Schedule
{
    private readonly Schedule inner;
    private readonly double factor;

    internal ScaledSchedule(Schedule inner, double factor) => (this.inner, this.factor) = (inner, Require.Positive(factor));

    public override string ToString() => $"{Text.Number(factor)} × ({inner})";

    protected internal override double LearningRateAt(int step) => factor * inner.LearningRateAt(step);
}

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
            : throw new InvalidOperationException($"The schedule “{formula}” gives {value} at step {step}; a learning rate must be a finite number, 0 or greater.");
    }
}
