using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class ScheduleTests
{
    public static TheoryData<Schedule, int, double> Computed => new()
    {
        { 0.3, 0, 0.3 },
        { 0.3, 1000, 0.3 },
        { new InverseTimeDecay(0.2, 0.5), 0, 0.2 },
        { new InverseTimeDecay(0.2, 0.5), 2, 0.1 },
        { new InverseTimeDecay(0.2, 0.5), 6, 0.05 },
        { new InverseTimeDecay(0.2, 0), 6, 0.2 },
        { new ExponentialDecay(0.5, Math.Log(2)), 0, 0.5 },
        { new ExponentialDecay(0.5, Math.Log(2)), 1, 0.25 },
        { new ExponentialDecay(0.5, Math.Log(2)), 4, 0.03125 },
        { new ExponentialDecay(0.5, 0), 4, 0.5 },
        { new StepDecay(0.8, 0.5, 10), 0, 0.8 },
        { new StepDecay(0.8, 0.5, 10), 9, 0.8 },
        { new StepDecay(0.8, 0.5, 10), 10, 0.4 },
        { new StepDecay(0.8, 0.5, 10), 39, 0.1 },
        { new CosineWarmRestarts(1, 12), 0, 1 },
        { new CosineWarmRestarts(1, 12), 3, 0.5 + Math.Sqrt(0.125) }, // cos(π/4) = √½.
        { new CosineWarmRestarts(1, 12), 4, 0.75 },
        { new CosineWarmRestarts(1, 12), 6, 0.5 },
        { new CosineWarmRestarts(1, 12), 8, 0.25 },
        { new CosineWarmRestarts(1, 12), 12, 1 },
        { new CosineWarmRestarts(1, 12, 2, 0.2), 12, 1 },
        { new CosineWarmRestarts(1, 12, 2, 0.2), 20, 0.8 },
        { new CosineWarmRestarts(1, 12, 2, 0.2), 24, 0.6 },
        { new CosineWarmRestarts(1, 12, 2, 0.2), 28, 0.4 },
        { new CosineWarmRestarts(1, 1), 7, 1 },
        { new CosineDecay(1, 12, 0.2), 0, 1 },
        { new CosineDecay(1, 12, 0.2), 4, 0.8 },
        { new CosineDecay(1, 12, 0.2), 6, 0.6 },
        { new CosineDecay(1, 12, 0.2), 12, 0.2 },
        { new CosineDecay(1, 12), 12, 0 },
        { new CosineDecay(1, 12), int.MaxValue, 0 },
        { new WarmupStableDecay(0.8, 4, 10, 5), 0, 0.2 },
        { new WarmupStableDecay(0.8, 4, 10, 5), 3, 0.8 },
        { new WarmupStableDecay(0.8, 4, 10, 5), 14, 0.8 },
        { new WarmupStableDecay(0.8, 4, 10, 5), 15, 0.64 },
        { new WarmupStableDecay(0.8, 4, 10, 5), 19, 0 },
        { new WarmupStableDecay(0.8, 0, 0, 4, 0.4), 0, 0.8 },
        { new WarmupStableDecay(0.8, 0, 0, 4, 0.4), 2, 0.6 },
        { new WarmupStableDecay(0.8, 0, 0, 4, 0.4), int.MaxValue, 0.4 },
        { new WarmupStableDecay(0.8, int.MaxValue, int.MaxValue, 4), int.MaxValue, 0.8 },
        { new CosineWarmRestarts(0.5, 100).Then(0, 100), 99, 0.25 * (1 - Math.Cos(Math.PI / 100)) },
        { new CosineWarmRestarts(0.5, 100).Then(0, 100), 100, 0 },
        { Schedule.Custom("α_t = 1/√(t + 1)", t => 1 / Math.Sqrt(t + 1)), 3, 0.5 },
        { new InverseTimeDecay(0.2, 1).Then(new InverseTimeDecay(0.6, 1), after: 4), 3, 0.05 },
        { new InverseTimeDecay(0.2, 1).Then(new InverseTimeDecay(0.6, 1), after: 4), 4, 0.6 },
        { new InverseTimeDecay(0.2, 1).Then(new InverseTimeDecay(0.6, 1), after: 4), 6, 0.2 },
        { new InverseTimeDecay(0.2, 1).PerEpoch(7), 6, 0.2 },
        { new InverseTimeDecay(0.2, 1).PerEpoch(7), 7, 0.1 },
        { new InverseTimeDecay(0.2, 1).Scale(3), 1, 0.3 },
        { new InverseTimeDecay(0.4, 1).WithWarmup(4), 0, 0.1 },
        { new InverseTimeDecay(0.4, 1).WithWarmup(4), 1, 0.2 },
        { new InverseTimeDecay(0.4, 1).WithWarmup(4), 3, 0.4 },
        { new InverseTimeDecay(0.4, 1).WithWarmup(4), 4, 0.4 },
        { new InverseTimeDecay(0.4, 1).WithWarmup(4), 5, 0.2 },
    };

    public static TheoryData<Schedule, string> Shown => new()
    {
        { 0.3, "α = 0.3" },
        { new InverseTimeDecay(0.2, 0.01), "α_t = 0.2 / (1 + 0.01 t)" },
        { new ExponentialDecay(0.2, 0.01), "α_t = 0.2 · e^(−0.01 t)" },
        { new StepDecay(0.2, 0.5, 30), "α_t = 0.2 · 0.5^⌊t/30⌋" },
        { new CosineWarmRestarts(0.1, 10), "cosine from 0.1 to 0 over 10 steps" },
        { new CosineWarmRestarts(0.1, 10, 3, 0.001), "cosine from 0.1 to 0.001 over 10 steps, each cycle 3 times as long as the last" },
        { new CosineDecay(0.1, 10), "cosine from 0.1 to 0 over 10 steps, and then no further" },
        { new WarmupStableDecay(0.1, 5, 20, 10), "up to 0.1 in 5 steps, stable for 20, down to 0 in 10" },
        { new Constant(0.1).Then(0, after: 100), "α = 0.1; after 100 steps α = 0" },
        { Schedule.Custom("α_t = 1/(t + 2)", t => 1.0 / (t + 2)), "α_t = 1/(t + 2)" },
        { new Constant(0.1).Then(0.01, after: 100), "α = 0.1; after 100 steps α = 0.01" },
        { new Constant(0.1).WithWarmup(5), "α_t = 0.1 (t + 1)/5; after 5 steps α = 0.1" },
        { new StepDecay(0.2, 0.5, 30).PerEpoch(7), "α_t = 0.2 · 0.5^⌊t/30⌋, counted in epochs of 7 steps" },
        { new InverseTimeDecay(0.2, 0.01).Scale(2), "2 × (α_t = 0.2 / (1 + 0.01 t))" },
    };

    [Fact]
    public void Every_schedule_has_learning_rates_worked_out_by_hand_and_a_formula_to_show() => EveryKind.HasARowIn(
        (nameof(Computed), Computed.Select(row => row.Data.Item1)),
        (nameof(Shown), Shown.Select(row => row.Data.Item1)));

    [Theory]
    [MemberData(nameof(Computed))]
    public void A_learning_rate_is_what_its_formula_says(Schedule schedule, int step, double expected) =>
        Assert.Equal(expected, schedule.At(step), 1e-15);

    [Fact]
    public void A_decaying_learning_rate_stays_above_0_and_never_rises() =>
        RandomSchedules.Decays.Sample(schedule =>
        {
            var values = schedule.Values(500);

            Assert.All(values, value => Assert.InRange(value, double.Epsilon, values[0]));
            Assert.Equal(values.OrderDescending(), values);
        });

    [Fact]
    public void The_same_step_gets_the_same_learning_rate_in_whatever_order_steps_are_asked() =>
        Gen.Select(RandomSchedules.Any, Gen.Shuffle(Enumerable.Range(0, 200).ToArray())).Sample((schedule, order) =>
        {
            var values = schedule.Values(order.Length);

            Assert.All(order, step => Assert.Equal(values[step], schedule.At(step)));
            Assert.Equal(values[..7], schedule.Values(7));
        });

    [Fact]
    public void Schedules_with_the_same_numbers_are_equal()
    {
        Func<int, double> formula = t => 1.0 / (t + 1);
        Func<Schedule>[] schedules =
        [
            () => 0.1,
            () => 0.2,
            () => new InverseTimeDecay(0.1, 0.5),
            () => new InverseTimeDecay(0.1, 0.6),
            () => new ExponentialDecay(0.1, 0.5),
            () => new ExponentialDecay(0.2, 0.5),
            () => new StepDecay(0.1, 0.5, 10),
            () => new StepDecay(0.1, 0.5, 11),
            () => new CosineWarmRestarts(0.1, 10),
            () => new CosineWarmRestarts(0.1, 10, 2),
            () => new CosineWarmRestarts(0.1, 10, 2, 0.01),
            () => new CosineDecay(0.1, 10),
            () => new CosineDecay(0.1, 10, 0.01),
            () => new WarmupStableDecay(0.1, 5, 10, 5),
            () => new WarmupStableDecay(0.1, 5, 10, 6),
            () => new Constant(0.1).Then(0, after: 5),
            () => Schedule.Custom("1/(t + 1)", formula),
            () => new Constant(0.1).Then(0.2, after: 5),
            () => new Constant(0.1).Then(0.2, after: 6),
            () => new Constant(0.1).WithWarmup(5),
            () => new InverseTimeDecay(0.1, 0.5).PerEpoch(5),
            () => new InverseTimeDecay(0.1, 0.5).PerEpoch(6),
            () => new InverseTimeDecay(0.1, 0.5).Scale(5),
            () => new InverseTimeDecay(0.1, 0.5).Scale(6),
        ];

        for (var i = 0; i < schedules.Length; i++)
        {
            for (var j = 0; j < schedules.Length; j++)
                Assert.Equal(i == j, schedules[i]().Equals(schedules[j]()));
            Assert.Equal(schedules[i]().GetHashCode(), schedules[i]().GetHashCode());
        }
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_schedule_is_shown_with_its_numbers(Schedule schedule, string expected) => Assert.Equal(expected, schedule.ToString());

    [Fact]
    public void A_custom_schedule_that_gives_no_learning_rate_is_named_with_the_step() =>
        Assert.All([double.NaN, double.PositiveInfinity, -0.1], value =>
        {
            var schedule = Schedule.Custom("my own", t => t < 3 ? 0.1 : value);

            Assert.Equal(0.1, schedule.At(2));
            var message = Assert.Throws<InvalidOperationException>(() => schedule.At(3)).Message;
            Assert.Contains("my own", message, StringComparison.Ordinal);
            Assert.Contains("step 3", message, StringComparison.Ordinal);
        });
}
