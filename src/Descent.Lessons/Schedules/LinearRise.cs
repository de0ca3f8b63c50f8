namespace Descent.Lessons;

/// <summary>α_t = peak (t + 1)/steps up to the peak; see <see cref="Schedule.WithWarmup"/>.</summary>
internal sealed record LinearRise : Schedule
{
    private readonly double peak;
    private readonly int steps;

    internal LinearRise(double peak, int steps) => (this.peak, this.steps) = (peak, Require.AtLeast(1, steps));

    public override string ToString() => $"α_t = {Text.Number(peak)} (t + 1)/{Text.Number(steps)}";

    protected internal override double LearningRateAt(int step) => peak * (Math.Min(step + 1.0, steps) / steps);
}
