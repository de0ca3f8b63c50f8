namespace Descent.Lessons;

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
