using static Descent.Lessons.GradientDescent;
using static Descent.Lessons.Tests.Labeled.Recipes;

namespace Descent.Lessons.Tests.Labeled;

/// <summary>Labeled runs that judge the rules of explanations. Whoever works on the rules does not look at them.</summary>
internal static class HeldOutRuns
{
    internal static IEnumerable<LabeledRun> All() =>
    [
        // Diverging
        Obvious("Winding valley, α = 4", () => Minimize(new WindingValley(), [5, 0], 4, 25), "Diverging"),
        Obvious("Momentum β = 0.5, αL = 6.6", () => AtL(6.6, Q(0.5, 3), [2, 1], 100, new Momentum(0.5)), "Diverging"),
        Obvious("Adam, α = 100, 15 steps from nearby", () => Minimize(Q(1, 1), [1, -2], 100, 15, new Adam()), "Diverging", "Oscillating"),
        // Bounces between 1 and −49.
        Obvious("Absolute value, α = 50 from 1", () => Minimize(new AbsoluteValue(), [1], 50, 99), "Diverging", "Oscillating"),
        Obvious("Linear data of twelve features, batches of 2, αL = 1.5", () => AtL(1.5, Linear(Same(12, 1), 60, 0.1, 4), Same(13, 0), 300, batch: Batch.Mini(2), seed: 8), "Diverging"),
        Obvious("Scale 10⁻¹², α 2.5 times the curvature's inverse", () => Minimize(new Rescaled(Q(1, 3), 1e-12, 7), [1, 1], 2.5e12 / 3, 60, stop: StopRule.GradientNorm(0)), "Diverging"),
        Obvious("Nesterov β = 0.9, αL = 1.5, fine for plain descent", () => AtL(1.5, Q(0.3, 6), [1, 1], 150, new Nesterov(0.9)), "Diverging"),
        Obvious("Standardized diamonds, αL = 2.3, 12 steps", () => AtL(2.3, DiamondsStandardized, Same(7, 0), 12), "Diverging"),
        // It cannot blow up, and ends 400 times as high as it started.
        Obvious("Logistic regression, α = 3000/L, all samples: bounded gradients", () => AtL(3000, Classes(120, 0.8, 3), [0, 0, 0], 250), "Diverging"),
        Obvious("Double well, α = 1.5 from 2", () => Minimize(new DoubleWell(), [2], 1.5, 40), "Diverging"),
        Obvious("Raw cars, αL = 2.5", () => AtL(2.5, Cars, Same(6, 0), 100), "Diverging"),
        // The end of each cycle is small enough, the mean over a cycle is not.
        Obvious("Warm restarts from beyond the edge, ending after a restart", () => Minimize(Q(0.2, 1), [1, 1], new CosineWarmRestarts(4, 40), 92), "Diverging"),
        // It would come at step 100.
        Obvious("Step decay that comes too late", () => Minimize(Q(1, 10), [1, 1], new StepDecay(0.3, 0.5, 100), 90), "Diverging"),
        // √(1 − ρ) = 0.1.
        Obvious("RMSProp, α = 5, one step: ten times as long as α", () => Minimize(Q(0.5, 4), [1, -2], 5, 1, new RmsProp()), "Diverging"),
        Obvious("Nesterov on a hidden bowl, α three times too large", () => Minimize(new Hidden(Q(1, 7)), [1, 1], 0.6, 60, new Nesterov(0.5)), "Diverging"),
        Obvious("Bowl of curvature 1, α = 2.5", () => Minimize(Q(1), [1], 2.5, 50), "Diverging"),
        Obvious("Logistic regression, α = 400/L, one sample", () => AtL(400, Classes(60, 2, 2), [0, 0, 0], 500, batch: Batch.Stochastic, seed: 5), "Diverging"),
        Obvious("Logistic regression, α = 200/L, batches of 10", () => AtL(200, Classes(100, 1, 5), [0, 0, 0], 1000, batch: Batch.Mini(10), seed: 2), "Diverging"),
        Obvious("Saddle, α = 2.6: along x it grows", () => Minimize(new Saddle(), [1, 0.5], 2.6, 12, record: 2), "Diverging"),
        Obvious("Himmelblau, α = 0.1", () => Minimize(new Himmelblau(), [0.5, -4], 0.1, 50), "Diverging"),

        // Oscillating
        Obvious("RMSProp on standardized cars, α = 2", () => Minimize(CarsStandardized, Same(6, 0), 2, 400, new RmsProp(0.95)), "Oscillating"),
        Obvious("Bowl with f* = 40, αL = 1.99", () => Minimize(new Rescaled(Q(1, 1.5), 6, 40), [2, 2], 1.99 / 9, 80), "Oscillating"),
        Obvious("Standardized cars, αL = 1.995, from far out", () => AtL(1.995, CarsStandardized, Same(6, 50), 200), "Oscillating"),
        Obvious("Thirty equal axes, αL = 1.97", () => AtL(1.97, Q(Same(30, 2.5)), Same(30, -1), 50), "Oscillating"),
        Obvious("Momentum β = 0.2, αL = 2.99 near its own edge of 3", () => AtL(2.99, Q(4), [1], 100, new Momentum(0.2)), "Oscillating"),
        Obvious("RMSProp, α = 0.3: the step never shrinks", () => Minimize(Q(1, 20), [2, 1], 0.3, 300, new RmsProp(0.9)), "Oscillating"),
        Obvious("Nesterov β = 0.5, αL = 1.495 near its own edge of 1.5", () => AtL(1.495, Q(2, 3), [1, 2], 120, new Nesterov(0.5)), "Oscillating"),
        Obvious("Heavy ball β = 0.5, αL = 2.995 near its own edge of 3", () => AtL(2.995, Q(1, 3), [1, 1], 150, new HeavyBall(0.5)), "Oscillating"),
        Obvious("Adam, α = 2 around the minimum", () => Minimize(Q(1, 10), [3, 2], 2, 40, new Adam(0.5, 0.9)), "Oscillating"),
        Obvious("Bowl, αL = 2 exactly: there and back", () => Minimize(Q(1), [1], 2, 100), "Oscillating"),
        Obvious("Bowl, αL = 1.98", () => AtL(1.98, Q(5), [2], 60), "Oscillating"),
        Obvious("Two axes, κ = 4, αL = 1.99", () => AtL(1.99, Q(1, 4), [0.3, 1], 100), "Oscillating"),
        Obvious("Absolute value, α = 0.4: bounces between two points", () => Minimize(new AbsoluteValue(), [1], 0.4, 200), "Oscillating"),

        // Crawling
        Obvious("Beale, α = 10⁻⁵ from (2, −1)", () => Minimize(new Beale(), [2, -1], 1e-5, 400), "Crawling"),
        Obvious("Momentum β = 0.9, αL = 0.01", () => AtL(0.01, Q(1, 2), [1, 1], 150, new Momentum(0.9)), "Crawling"),
        Obvious("Heavy ball β = 0.5, αL = 0.002", () => AtL(0.002, Q(1, 4), [1, 1], 200, new HeavyBall(0.5)), "Crawling"),
        Obvious("Step decay from αL = 0.02 by a tenth, once", () => Minimize(Q(1, 2), [3, 3], new StepDecay(0.01, 0.9, 40), 80), "Crawling"),
        Obvious("Standardized cars, αL = 0.002", () => AtL(0.002, CarsStandardized, Same(6, 0), 100), "Crawling"),
        Obvious("Diamonds, batches of 64, αL = 0.0002", () => AtL(0.0002, DiamondsStandardized, Same(7, 0), 400, batch: Batch.Mini(64), seed: 4, record: 20), "Crawling"),
        Obvious("Warm-up to αL = 0.01", () => Minimize(Q(1, 2), [1, 1], new Constant(0.005).WithWarmup(20), 100), "Crawling"),
        Obvious("Rosenbrock, α = 10⁻⁶", () => Minimize(new Rosenbrock(), [-1.2, 1], 1e-6, 500), "Crawling"),
        Obvious("Double well, α = 0.001, in the deep well's basin", () => Minimize(new DoubleWell(), [-2], 0.001, 150), "Crawling"),
        Obvious("Himmelblau, α = 10⁻⁵", () => Minimize(new Himmelblau(), [1, 1], 1e-5, 300), "Crawling"),
        Obvious("RMSProp, α = 0.0003, a way of 6", () => Minimize(Q(0.5, 2), [6, 6], 3e-4, 400, new RmsProp()), "Crawling"),
        Obvious("Absolute value, α = 0.001, a way of 5", () => Minimize(new AbsoluteValue(2), [5, -4], 0.001, 500), "Crawling"),
        Obvious("Ten axes, κ = 10, αL = 0.02", () => AtL(0.02, Q(Geometric(10, 1, 10)), Same(10, 2), 60), "Crawling"),
        // αL = 3·10⁻¹².
        Obvious("Bowl scaled by 10⁻¹², α = 1", () => Minimize(new Rescaled(Q(1, 3), 1e-12), [1, 1], 1, 100, stop: StopRule.GradientNorm(0)), "Crawling"),
        Obvious("Bowl scaled by 10¹², α = 10⁻¹⁵", () => Minimize(new Rescaled(Q(1, 2), 1e12, 5e12), [1, 1], 1e-15, 300), "Crawling"),
        Obvious("Nesterov β = 0.8, αL = 0.001", () => AtL(0.001, Q(2, 3), [4, 1], 100, new Nesterov(0.8)), "Crawling"),
        Obvious("Fifty axes, hidden, αL = 0.005", () => Minimize(new Hidden(Q(Geometric(50, 1, 4))), Same(50, 1), 0.005 / 4, 150), "Crawling"),

        // IllConditioned
        Obvious("Warm-up to αL = 1.5, κ = 4000", () => Minimize(Q(0.005, 20), [4, 1], new Constant(0.074).WithWarmup(30), 300), "IllConditioned"),
        Obvious("κ = 1000, αL = 1", () => AtL(1, Q(0.01, 10), [1, 1], 200), "IllConditioned"),
        Obvious("Raw Longley, αL = 1", () => AtL(1, Longley, Same(7, 0), 1000), "IllConditioned"),
        Case("Rosenbrock's valley, b = 1000, α = 0.0003", () => Minimize(new Rosenbrock(1, 1000), [0, 0], 0.0003, 500), "IllConditioned", "Converging"),
        Case("Winding valley, 500 times steeper across", () => Minimize(new WindingValley(0.01, 5, 0.5), [3, 0.1], 0.25, 200), "IllConditioned", "Converging"),
        Obvious("κ = 2000 at scale 10⁻⁶, f* = 1", () => AtL(1.4, new Rescaled(Q(0.5, 1000), 1e-6, 1), [5, 1], 250), "IllConditioned"),
        Obvious("κ = 1500, αL = 1.7, started far along the flat axis", () => AtL(1.7, Q(2, 3000), [100, 1], 150), "IllConditioned"),
        Obvious("κ = 3000 at scale 10¹²", () => AtL(1.2, new Rescaled(Q(1, 3000), 1e12), [1, 1], 200), "IllConditioned"),
        // All samples leave as much.
        Obvious("Raw cars, batches of 100, αL = 0.5", () => AtL(0.5, Cars, Same(6, 0), 2000, batch: Batch.Mini(100), seed: 7), "IllConditioned"),
        Obvious("A coupled pair, κ = 1999, αL = 1.5", () => AtL(1.5, Quadratic.FromMatrix(new[,] { { 1, 0.999 }, { 0.999, 1 } }, [3, -2]), [0, 0], 300), "IllConditioned"),
        Case("Standardized Longley, αL = 1.9", () => AtL(1.9, LongleyStandardized, Same(7, 0), 300), "IllConditioned"),
        Obvious("Raw cars, αL = 1", () => AtL(1, Cars, Same(6, 0), 500), "IllConditioned"),
        Case("Heavy ball β = 0.9, κ = 10⁶, αL = 2", () => AtL(2, Q(1e-5, 10), [1000, 1], 300, new HeavyBall(0.9)), "IllConditioned", "OverDamped"),

        // NoiseFloor
        Obvious("Noisy bowl of ten axes, batches of 4, αL = 0.2", () => AtL(0.2, Noisy(Q(Geometric(10, 1, 4)), 0.5), Same(10, 1), 600, batch: Batch.Mini(4), seed: 5), "NoiseFloor"),
        // Full batch leaves a twentieth; κ = 298.
        Case("Diamonds, batches of 8, αL = 0.6", () => AtL(0.6, DiamondsStandardized, Same(7, 0), 300, batch: Batch.Mini(8), seed: 1, record: 20), "NoiseFloor", "IllConditioned"),
        Case("Warm-up to α = 0.3, noise", () => Minimize(Noisy(Q(1, 1, 2), 1.2), [2, 2, 2], new Constant(0.3).WithWarmup(100), 700, batch: Batch.Mini(3), seed: 3), "NoiseFloor"),
        Obvious("Standardized cars, batches of 16, αL = 0.5", () => AtL(0.5, CarsStandardized, Same(6, 0), 4000, batch: Batch.Mini(16), seed: 3), "NoiseFloor"),
        Obvious("Linear data with noise, batches of 10, α = 0.3", () => Minimize(Linear([0.5, 1, 2], 300, 2, 3), Same(4, 0), 0.3, 1000, batch: Batch.Mini(10), seed: 1), "NoiseFloor"),
        Obvious("Noisy bowl, one sample, α = 0.1", () => Minimize(Noisy(Q(1, 1), 1), [1, 1], 0.1, 1000, batch: Batch.Stochastic, seed: 1), "NoiseFloor"),
        Obvious("Step decay that stops at a floor", () => Minimize(Noisy(Q(1, 1), 2), [4, 4], new StepDecay(0.4, 0.5, 1000), 900, batch: Batch.Mini(2), seed: 6), "NoiseFloor"),
        Obvious("One sample, averaged from step 500 on", () => Minimize(Noisy(Q(1, 1.5), 1), [1, 1], 0.2, 1000, batch: Batch.Stochastic, seed: 11, averageFrom: 500), "NoiseFloor"),
        Obvious("Noisy bowl in tiny units", () => Minimize(Noisy(new Rescaled(Q(1, 2), 1e-9), 1e-9), [2, 2], 2e8, 500, batch: Batch.Mini(4), seed: 1), "NoiseFloor"),
        Obvious("Linear data with noise, one sample, α = 0.05", () => Minimize(Linear([1, 2], 200, 1, 2), [0, 0, 0], 0.05, 2000, batch: Batch.Stochastic, seed: 9), "NoiseFloor"),
        Obvious("Noisy bowl around f* = 12, α = 0.25", () => Minimize(Noisy(new Rescaled(Q(1, 1), 2, 12), 3), [1, 5], 0.25, 400, batch: Batch.Mini(3), seed: 6), "NoiseFloor"),
        Obvious("Noisy hidden bowl, α = 0.15", () => Minimize(new HiddenSum(Noisy(Q(1, 3), 1.5)), [2, 2], 0.15, 700, batch: Batch.Mini(2), seed: 4), "NoiseFloor"),
        Obvious("Linear data, l2, batches of 5", () => Minimize(Linear([1, 1], 150, 1.5, 8, 0.1), [3, 3, 3], 0.2, 900, batch: Batch.Mini(5), seed: 12), "NoiseFloor"),
        Obvious("Noisy bowl, batches of 8, α = 0.3", () => Minimize(Noisy(Q(1, 2), 2), [3, 3], 0.3, 500, batch: Batch.Mini(8), seed: 2), "NoiseFloor"),

        // StalledBySchedule
        Obvious("Step decay to a tenth every 5 steps", () => Minimize(Q(0.5, 1), [4, 4], new StepDecay(0.5, 0.1, 5), 150), "StalledBySchedule"),
        Obvious("Exponential decay, one sample a step", () => Minimize(Linear([1, 2], 100, 0.1, 2), [5, 5, 5], new ExponentialDecay(0.1, 0.2), 500, batch: Batch.Stochastic, seed: 3), "StalledBySchedule"),
        // The α_t add up to 1.27.
        Obvious("Exponential decay on ten axes", () => Minimize(Q(Geometric(10, 0.5, 2)), Same(10, 1), new ExponentialDecay(0.5, 0.5), 100), "StalledBySchedule"),
        Obvious("α_t that becomes 0 after 20 steps", () => Minimize(Q(1, 2), [1, 1], Schedule.Custom("α_t = 0.1 (1 − t/20)₊", t => Math.Max(0, 0.1 * (1 - (t / 20.0)))), 200), "StalledBySchedule"),
        Obvious("Inverse-time decay, 5 per step", () => Minimize(Q(1, 1.5), [3, 1], new InverseTimeDecay(0.5, 5), 500), "StalledBySchedule"),
        Obvious("RMSProp, exponential decay, a way of 5", () => Minimize(Q(1, 3), [5, -5], new ExponentialDecay(0.1, 0.2), 300, new RmsProp(0.9)), "StalledBySchedule"),
        Obvious("Himmelblau, exponential decay", () => Minimize(new Himmelblau(), [0, 0], new ExponentialDecay(0.005, 0.3), 200), "StalledBySchedule"),
        Obvious("α_t = 0.3/(t + 1)²", () => Minimize(Q(1, 2), [1, 1], Schedule.Custom("α_t = 0.3/(t + 1)²", t => 0.3 / ((t + 1.0) * (t + 1.0))), 500), "StalledBySchedule"),
        Obvious("Inverse-time decay, batches of 10, still far out", () => Minimize(Noisy(Q(0.5, 1), 0.3), [20, 20], new InverseTimeDecay(0.3, 3), 400, batch: Batch.Mini(10), seed: 1), "StalledBySchedule"),
        Obvious("Double well, decay before the valley is reached", () => Minimize(new DoubleWell(), [-2.5], new ExponentialDecay(0.05, 0.5), 100), "StalledBySchedule"),
        Obvious("Cosine to a floor of 10⁻⁶ within 10 steps, then that floor", () => Minimize(Q(1, 2), [1, 1], new CosineWarmRestarts(0.2, 10).Then(1e-6, 10), 300), "StalledBySchedule"),
        Obvious("A budget ends a stalled run", () => Minimize(Linear([1, 1.5], 40, 0.2, 3), [6, 6, 6], new StepDecay(0.3, 0.2, 4), 3000, stop: StopRule.Samples(8000)), "StalledBySchedule"),
        Obvious("Exponential decay by 20% a step", () => Minimize(Q(1, 2), [1, 1], new ExponentialDecay(0.1, 0.2), 200), "StalledBySchedule"),

        // UnderDamped
        // A larger α damps Nesterov's rings, too.
        Case("Nesterov β = 0.999, αL = 0.02 on one axis", () => AtL(0.02, Q(3), [1], 100, new Nesterov(0.999)), "UnderDamped", "Crawling"),
        Obvious("Heavy ball β = 0.995, hidden, κ = 20", () => Minimize(new Hidden(Q(0.5, 10)), [1, 1], 0.1, 300, new HeavyBall(0.995)), "UnderDamped"),
        Obvious("Momentum β = 0.995 on equal axes", () => Minimize(Q(Same(5, 2)), Same(5, 3), 1, 300, new Momentum(0.995)), "UnderDamped"),
        Obvious("Heavy ball β = 0.99, κ = 100, αL = 1", () => AtL(1, Q(0.1, 10), [-4, 1.5], 150, new HeavyBall(0.99)), "UnderDamped"),
        Obvious("Linear data, heavy ball β = 0.99", () => Minimize(Linear([1, 2], 80, 0.5, 3), [4, -4, 4], 0.2, 150, new HeavyBall(0.99)), "UnderDamped"),
        Obvious("Heavy ball β = 0.999 on one axis", () => Minimize(Q(1), [1], 0.5, 300, new HeavyBall(0.999)), "UnderDamped"),
        Obvious("Heavy ball β = 0.99, κ = 100, α at 4.5% of the edge", () => Minimize(Q(0.1, 10), [-4, 1.5], 0.018, 200, new HeavyBall(0.99)), "UnderDamped"),
        Case("Adam with β₁ = 0.995, β₂ = 0.999, α = 0.5", () => Minimize(Q(0.5, 2), [4, -4], 0.5, 300, new Adam(0.995)), "UnderDamped", "Oscillating"),
        Obvious("Heavy ball β = 0.98 on ten axes, κ = 10", () => AtL(1, Q(Geometric(10, 1, 10)), Same(10, 1), 200, new HeavyBall(0.98)), "UnderDamped"),
        Obvious("Himmelblau, heavy ball β = 0.99", () => Minimize(new Himmelblau(), [2.5, 1.5], 0.001, 200, new HeavyBall(0.99)), "UnderDamped"),
        Obvious("Standardized cars, momentum β = 0.998", () => AtL(1.5, CarsStandardized, Same(6, 0), 300, new Momentum(0.998)), "UnderDamped"),
        Obvious("Double well, heavy ball β = 0.995", () => Minimize(new DoubleWell(0.2), [-1.4], 0.05, 200, new HeavyBall(0.995)), "UnderDamped"),

        // OverDamped
        Case("Nesterov β = 0.2, κ = 1000, αL = 1", () => AtL(1, Q(0.01, 10), [1, 1], 200, new Nesterov(0.2)), "OverDamped", "IllConditioned"),
        Case("Heavy ball β = 0.5, κ = 900, αL = 2.2", () => AtL(2.2, Q(1, 900), [1, 1], 120, new HeavyBall(0.5)), "OverDamped", "IllConditioned"),
        Case("f* = 3, κ = 900, heavy ball β = 0.25", () => AtL(1.9, new Rescaled(Q(0.1, 90), 2, 3), [2, 1], 150, new HeavyBall(0.25)), "OverDamped", "IllConditioned"),
        Case("Linear data, κ = 1000, momentum β = 0.2", () => AtL(2.2, Linear([0.004, 4], 50, 0.1, 11), [1, 20, 1], 200, new Momentum(0.2)), "OverDamped", "IllConditioned"),
        Case("Heavy ball β = 0.2, ten axes, κ = 500", () => AtL(1.8, Q(Geometric(10, 0.01, 5)), Same(10, 1), 150, new HeavyBall(0.2)), "OverDamped", "IllConditioned"),
        Case("Nesterov β = 0.5, κ = 700, αL = 1", () => AtL(1, Q(0.1, 70), [4, 1], 150, new Nesterov(0.5)), "OverDamped", "IllConditioned"),
        Case("Momentum β = 0.5, κ = 800, αL = 4.5", () => AtL(4.5, Q(0.01, 8), [2, 1], 150, new Momentum(0.5)), "OverDamped", "IllConditioned"),
        Case("Momentum β = 0.4, hidden, κ = 1000", () => Minimize(new Hidden(Q(0.02, 20)), [1, 1], 3.5 / 20, 200, new Momentum(0.4)), "OverDamped", "IllConditioned"),

        // Stuck
        Case("Beale's saddle at (0, 1)", () => Minimize(new Beale(), [0, 1], 0.01, 300), "Stuck"),
        Obvious("On the ridge of the saddle", () => Minimize(new Saddle(), [1, 0], 0.2, 500), "Stuck"),
        // It has been lower: the gradient cannot see the jump up.
        Case("Past the jump", () => Minimize(new BowlWithJump(1, 2), [1.5], 0.5, 100), "Stuck", "Diverging"),
        Obvious("The hill between Himmelblau's minima", () => Minimize(new Himmelblau(), [-0.270844590667, -0.923038522458], 0.01, 5), "Stuck"),
        Obvious("On top of the barrier", () => { var f = new DoubleWell(0.1); return Minimize(f, [f.Barrier], 0.2, 20); }, "Stuck"),
        Case("On the plain, hidden", () => Minimize(new Hidden(new Plateau(2)), [4, 5], 0.5, 200), "Stuck"),
        Case("The shallow well with a little noise", () => Minimize(Noisy(new DoubleWell(0.15), 0.1), [1.2], 0.1, 500, batch: Batch.Mini(20), seed: 1), "Stuck", "NoiseFloor"),
        // Who sees only this run sees a minimum.
        Case("The shallow well, hidden", () => Minimize(new Hidden(new DoubleWell(0.3)), [1.1], 0.2, 300), "Stuck", "Arrived"),
        Case("10⁻⁹ beside the ridge, hidden, 50 steps", () => Minimize(new Hidden(new Saddle()), [1, 1e-9], 0.2, 50), "Stuck"),
        Obvious("On the plain, heavy ball", () => Minimize(new Plateau(2, 2), [9, 9], 0.3, 300, new HeavyBall(0.9)), "Stuck"),
        // The loss falls ever slower towards y = 1, x = −∞.
        Case("Beale's plain on the wrong side", () => Minimize(new Beale(), [-4, 3], 0.0001, 2000), "Stuck", "Crawling", "IllConditioned"),
        Obvious("10⁻¹² beside the ridge, 60 steps", () => Minimize(new Saddle(), [0.5, 1e-12], 0.2, 60), "Stuck"),
        Obvious("The shallow well, tilt 0.3, Nesterov", () => Minimize(new DoubleWell(0.3), [2], 0.1, 400, new Nesterov(0.5)), "Stuck"),

        // NoMinimum
        Obvious("Separable classes, from a wrong start", () => AtL(1.5, Classes(100, 10, 9), [0, -2, -2], 4000), "NoMinimum"),
        Obvious("Separable classes, Nesterov", () => AtL(0.5, Classes(100, 14, 3), [0, 0, 0], 700, new Nesterov(0.9)), "NoMinimum"),
        Case("e^−θ, α = 1", () => Minimize(PerCoordinate.ExponentialFall(), [0], 1, 1000), "NoMinimum", "Converging"),
        Obvious("Separable classes, αL = 1.9", () => AtL(1.9, Classes(60, 9, 4), [0, 0, 0], 1000), "NoMinimum"),
        Obvious("Separable classes, warm-up", () => { var f = Classes(40, 10, 6); return Minimize(f, [0, 0, 0], new Constant(1 / f.L).WithWarmup(100), 1500); }, "NoMinimum"),
        // Six of them.
        Case("Few samples, separable by chance", () => Minimize(Classes(6, 3, 1), [0, 0, 0], 1, 4000), "NoMinimum"),
        Obvious("Separable classes, momentum", () => AtL(3, Classes(70, 9, 9), [1, 1, 1], 1500, new Momentum(0.8)), "NoMinimum"),
        Case("A slope without end in three coordinates, heavy ball", () => Minimize(PerCoordinate.Slope(3), [1, 2, 3], 0.1, 200, new HeavyBall(0.5)), "NoMinimum", "Crawling", "Converging"),
        Obvious("Separable classes, RMSProp", () => Minimize(Classes(100, 9, 1), [0, 0, 0], 0.01, 1000, new RmsProp()), "NoMinimum"),
        Obvious("Separable classes, Adam", () => Minimize(Classes(100, 10, 2), [0, 0, 0], 0.02, 1000, new Adam()), "NoMinimum"),

        // BudgetSpent
        Obvious("Ten axes, κ = 10, a budget of 25 gradients", () => AtL(1.5, Q(Geometric(10, 1, 10)), Same(10, 4), 1000, stop: StopRule.Samples(25)), "BudgetSpent", "Converging"),
        Obvious("Heavy ball near the best β, κ = 100, a budget of 30", () => AtL(3, Q(1, 100), [1, 1], 1000, new HeavyBall(0.7), stop: StopRule.Samples(30)), "BudgetSpent", "Converging"),
        Obvious("Logistic regression, a budget of 25 passes", () => AtL(1, Classes(100, 2, 6), [0, 0, 0], 3000, stop: StopRule.Samples(2500)), "BudgetSpent", "Converging"),
        Obvious("f* = 5, a budget of 15 gradients", () => Minimize(new Rescaled(Q(1, 4), 3, 5), [2, 2], 0.08, 600, stop: StopRule.Samples(15)), "BudgetSpent", "Converging"),
        Obvious("Himmelblau, a budget of 9 gradients", () => Minimize(new Himmelblau(), [1, 1], 0.01, 500, stop: StopRule.Samples(9)), "BudgetSpent", "Converging"),
        // κ = 298.
        Case("Standardized diamonds, a budget of 8 passes", () => AtL(1.2, DiamondsStandardized, Same(7, 0), 500, stop: StopRule.Samples(53940 * 8)), "BudgetSpent", "Converging", "IllConditioned"),
        Obvious("Linear data, κ = 50, a budget of 60 passes", () => AtL(1.5, Linear([0.05, 2.5], 80, 0.5, 4), [2, 9, 2], 5000, stop: StopRule.Samples(4800)), "BudgetSpent", "Converging"),

        // Converging
        Obvious("Cancelled at 30%, κ = 10", () => Cancelled(0.3, Q(1, 10), [2, 2], 0.15, 60), "Converging", "BudgetSpent"),
        Obvious("Fifty axes, κ = 8, αL = 1.4, 20 steps", () => AtL(1.4, Q(Geometric(50, 0.5, 4)), Same(50, 1), 20), "Converging"),
        Obvious("Cancelled after a fifth, κ = 20", () => Cancelled(0.2, Q(0.5, 10), [3, 3], 0.1, 200), "Converging", "BudgetSpent"),
        // κ = 298.
        Case("Standardized diamonds, αL = 1.5, 10 steps", () => AtL(1.5, DiamondsStandardized, Same(7, 0), 10), "Converging", "IllConditioned"),
        Obvious("κ = 10, αL = 1, 20 steps", () => AtL(1, Q(1, 10), [1, 1], 20), "Converging"),
        Obvious("Adam on its way", () => Minimize(Q(1, 4), [3, -2], 0.2, 18, new Adam()), "Converging"),
        Obvious("Two axes, f* = −2, 25 steps", () => Minimize(new Rescaled(Q(1, 8), 1, -2), [2, 2], 0.18, 25), "Converging"),
        Obvious("Logistic regression, αL = 1, 20 steps", () => AtL(1, Classes(100, 2, 5), [0, 0, 0], 20), "Converging"),
        // κ = 65.
        Case("Standardized cars, αL = 1.7, 25 steps", () => AtL(1.7, CarsStandardized, Same(6, 0), 25), "Converging", "IllConditioned"),
        Obvious("One step, αL = 1, κ = 4", () => AtL(1, Q(1, 4), [1, 1], 1), "Converging"),
        // κ = 65.
        Case("Standardized cars, αL = 1, 40 steps", () => AtL(1, CarsStandardized, Same(6, 0), 40), "Converging", "IllConditioned"),
        Obvious("Nesterov at its best, κ = 100, 40 steps", () => AtL(1, Q(1, 100), [1, 1], 40, new Nesterov(0.82)), "Converging"),
        Obvious("Scale 10¹², κ = 10, 30 steps", () => AtL(1.3, new Rescaled(Q(1, 10), 1e12), [1, 1], 30), "Converging"),
        Obvious("κ = 20, αL = 1.8, 40 steps", () => AtL(1.8, Q(0.5, 10), [2, 1], 40), "Converging"),
        Obvious("Ten axes, κ = 15, αL = 1.5, 40 steps", () => AtL(1.5, Q(Geometric(10, 1, 15)), Same(10, 1), 40), "Converging"),

        // Arrived
        Best("Start at Himmelblau's minimizer (3, 2)", () => Minimize(new Himmelblau(), [3, 2], 0.01, 50), "Arrived"),
        Best("One step that lands on the minimum", () => AtL(1, Q(Same(3, 2)), [1, 2, 3], 1), "Arrived"),
        Best("κ = 100 with the best heavy ball", () => AtL(3.3, Q(0.1, 10), [1, 1], 1000, new HeavyBall(0.67)), "Arrived"),
        Obvious("Bowl, αL = 0.1", () => AtL(0.1, Q(1), [1], 1000), "Arrived"),
        Best("κ = 1.5 at the best learning rate", () => Minimize(Q(2, 3), [1, 1], 2.0 / 5, 100), "Arrived"),
        Obvious("Scale 10¹²: as far as rounding goes", () => AtL(1, new Rescaled(Q(1, 3), 1e12, 1e12), [1, 1], 300), "Arrived"),
        Obvious("Logistic regression to its minimum", () => AtL(1.5, Classes(100, 1, 1), [0, 0, 0], 2000), "Arrived"),
        Obvious("Linear data until ‖∇f‖ ≤ 10⁻⁶", () => AtL(1.3, Linear([0.5, 3], 60, 0.3, 4), [2, 2, 2], 2000, stop: StopRule.GradientNorm(1e-6)), "Arrived"),
        Obvious("Adam with decay until ‖∇f‖ ≤ 10⁻⁶", () => Minimize(Q(1, 1), [1, 1], new ExponentialDecay(0.2, 0.02), 1500, new Adam(), stop: StopRule.GradientNorm(1e-6)), "Arrived"),
        Best("Five equal axes, αL = 1", () => AtL(1, Q(Same(5, 0.7)), Same(5, 4), 100), "Arrived"),
        Obvious("κ = 100, αL = 1.9, 5000 steps", () => AtL(1.9, Q(0.1, 10), [1, 1], 5000), "Arrived"),
        Best("Start at the minimizer, α far too large", () => Minimize(Q(1, 5), [0, 0], 10, 30), "Arrived"),
        Best("Start at Rosenbrock's minimizer", () => Minimize(new Rosenbrock(), [1, 1], 0.001, 50), "Arrived"),
        Obvious("Exponential decay slow enough", () => Minimize(Q(1, 2), [1, 1], new ExponentialDecay(0.8, 0.001), 1000), "Arrived"),
        Obvious("Logistic regression with l2 and heavy ball", () => AtL(1, Classes(100, 2, 2, 0.1), [1, 1, 1], 2000, new HeavyBall(0.6)), "Arrived"),
        Obvious("Himmelblau, another of its four minima", () => Minimize(new Himmelblau(), [-3, 3], 0.01, 500), "Arrived"),
    ];
}
