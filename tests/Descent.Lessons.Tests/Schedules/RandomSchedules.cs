using CsCheck;

namespace Descent.Lessons.Tests;

/// <summary>Schedules with random numbers.</summary>
internal static class RandomSchedules
{
    internal static readonly Gen<double> Rate = Gen.Double[1e-6, 10];

    internal static readonly Gen<Schedule> Decays = Gen.OneOf<Schedule>(
        Gen.Select(Rate, Gen.Double[0, 2], (initial, decay) => new InverseTimeDecay(initial, decay)),
        Gen.Select(Rate, Gen.Double[0, 0.1], (initial, decay) => new ExponentialDecay(initial, decay)),
        Gen.Select(Rate, Gen.Double[0.5, 0.99], Gen.Int[1, 50], (initial, factor, every) => new StepDecay(initial, factor, every)));

    internal static readonly Gen<CosineWarmRestarts> Cosines = Gen.Select(
        Rate, Gen.Int[1, 20], Gen.Int[1, 5], Gen.Double[0, 1], (peak, period, multiplier, part) => new CosineWarmRestarts(peak, period, multiplier, part * peak));

    /// <summary>Schedules of every kind, and some made of others.</summary>
    internal static readonly Gen<Schedule> Any = Gen.OneOf(
        Simple,
        Gen.Select(Simple, Simple, Gen.Int[1, 40], (first, next, after) => first.Then(next, after)),
        Gen.Select(Simple, Gen.Int[1, 40], (schedule, steps) => schedule.WithWarmup(steps)),
        Gen.Select(Simple, Gen.Int[1, 40], (schedule, stepsPerEpoch) => schedule.PerEpoch(stepsPerEpoch)),
        Gen.Select(Simple, Rate, (schedule, factor) => schedule.Scale(factor)));

    private static Gen<Schedule> Simple => Gen.OneOf<Schedule>(
        Rate.Select(rate => new Constant(rate)),
        Decays,
        Cosines,
        Gen.Select(Rate, Gen.Int[1, 300]).Select((peak, steps) => new CosineDecay(peak, steps)),
        Gen.Select(Rate, Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[1, 100]).Select((peak, warmup, stable, decay) => new WarmupStableDecay(peak, warmup, stable, decay)));
}
