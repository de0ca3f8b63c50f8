namespace Descent.Lessons;

/// <summary>A multiple of a schedule; see <see cref="Schedule.Scale"/>.</summary>
internal sealed record ScaledSchedule : Schedule
{
    private readonly Schedule inner;
    private readonly double factor;

    internal ScaledSchedule(Schedule inner, double factor) => (this.inner, this.factor) = (inner, Require.Positive(factor));

    public override string ToString() => $"{Text.Number(factor)} × ({inner})";

    protected internal override double LearningRateAt(int step) => factor * inner.LearningRateAt(step);
}
