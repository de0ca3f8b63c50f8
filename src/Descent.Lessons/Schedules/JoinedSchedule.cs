namespace Descent.Lessons;

/// <summary>One schedule after another; see <see cref="Schedule.Then(Schedule, int)"/>.</summary>
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
