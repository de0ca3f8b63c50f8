using CsCheck;
using Xunit;

namespace Descent.Lessons.Tests;

public class CombinatorsTests
{
    [Fact]
    public void The_next_schedule_counts_its_own_steps() =>
        Gen.Select(RandomSchedules.Any, RandomSchedules.Any, Gen.Int[1, 100]).Sample((first, next, after) =>
        {
            var joined = first.Then(next, after);

            Assert.Equal(first.Values(after).Concat(next.Values(50)), joined.Values(after + 50));
        });

    [Fact]
    public void A_schedule_per_epoch_stands_still_within_an_epoch() =>
        Gen.Select(RandomSchedules.Any, Gen.Int[1, 20]).Sample((schedule, stepsPerEpoch) =>
            Assert.Equal(
                schedule.Values(10).SelectMany(value => Enumerable.Repeat(value, stepsPerEpoch)),
                schedule.PerEpoch(stepsPerEpoch).Values(10 * stepsPerEpoch)));

    [Fact]
    public void A_scaled_schedule_is_a_multiple_at_every_step() =>
        Gen.Select(RandomSchedules.Any, RandomSchedules.Rate).Sample((schedule, factor) =>
            Assert.Equal(schedule.Values(100).Select(value => factor * value), schedule.Scale(factor).Values(100)));

    [Fact]
    public void A_warmup_rises_in_equal_steps_and_then_the_schedule_begins() =>
        Gen.Select(RandomSchedules.Any, Gen.Int[1, 50]).Sample((schedule, steps) =>
        {
            var peak = schedule.At(0);
            var warm = schedule.WithWarmup(steps);

            Assert.All(Enumerable.Range(0, steps), step => Assert.Equal(peak * (step + 1) / steps, warm.At(step), 1e-15 * peak));
            Assert.Equal(schedule.Values(100), warm.Values(steps + 100)[steps..]);
        });
}
