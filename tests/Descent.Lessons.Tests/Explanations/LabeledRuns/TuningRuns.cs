using static Descent.Lessons.GradientDescent;
using static Descent.Lessons.Tests.Labeled.Recipes;

namespace Descent.Lessons.Tests.Labeled;

/// <summary>Labeled runs to look at while the rules of explanations are made.</summary>
internal static class TuningRuns
{
    internal static IEnumerable<LabeledRun> All() =>
    [
        // Diverging
        Obvious("A budget of samples ends a diverging run", () => AtL(2.5, Linear([0.5, 3], 40, 0.3, 2), [0, 0, 0], 500, stop: StopRule.Samples(1200)), "Diverging"),
        Obvious("Two axes, κ = 100, αL = 2.2 on the steep one", () => AtL(2.2, Q(0.1, 10), [4, 0.01], 60), "Diverging"),
        Obvious("Rosenbrock, α = 0.01", () => Minimize(new Rosenbrock(), [-1.2, 1], 0.01, 100), "Diverging"),
        Obvious("Bowl of curvature 4, αL = 2.02, 400 steps", () => AtL(2.02, Q(4), [3], 400), "Diverging"),
        Obvious("Twenty axes, αL = 3, minimizer hidden", () => Minimize(new Hidden(Q(Geometric(20, 1, 5))), Same(20, 1), 0.6, 40), "Diverging"),
        Obvious("Beale, α = 0.2 from (4, 3)", () => Minimize(new Beale(), [4, 3], 0.2, 30), "Diverging"),
        Obvious("Logistic regression with l2, αl2 = 3", () => Minimize(Classes(80, 2, 1, 0.5), [0, 0, 0], 6, 60), "Diverging", "Oscillating"),
        Obvious("A schedule that grows by 5% a step", () => Minimize(Q(0.01, 2), [1, 1], Schedule.Custom("α_t = 0.05 · 1.05^t", t => 0.05 * Math.Pow(1.05, t)), 100), "Diverging"),
        Obvious("Heavy ball β = 0.9, αL = 4", () => AtL(4, Q(1, 5), [1, 1], 80, new HeavyBall(0.9)), "Diverging"),
        Obvious("Constant, then 5 for the last ten steps", () => Minimize(Q(1), [1], new Constant(0.02).Then(5, 90), 100), "Diverging"),
        Obvious("Raw cars, α = 0.1", () => Minimize(Cars, Same(6, 0), 0.1, 30), "Diverging"),
        // Only α near 10⁻¹² is stable.
        Obvious("Bowl scaled by 10¹², α made for the unscaled one", () => Minimize(new Rescaled(Q(1, 2), 1e12), [1, 1], 0.5, 10), "Diverging"),
        Obvious("Standardized cars, αL = 2.1", () => AtL(2.1, CarsStandardized, Same(6, 0), 300), "Diverging"),
        Obvious("Standardized cars, one sample a step, αL = 1.6: stable only with all samples", () => AtL(1.6, CarsStandardized, Same(6, 0), 600, batch: Batch.Stochastic, seed: 3), "Diverging"),
        Obvious("Raw Longley, αL = 3", () => AtL(3, Longley, Same(7, 0), 20), "Diverging"),
        Obvious("Fifty axes, αL = 4 until the numbers overflow", () => AtL(4, Q(Geometric(50, 0.01, 1)), Same(50, 1), 2000), "Diverging"),
        Obvious("Noisy bowl beyond the edge", () => AtL(2.4, Noisy(Q(1, 2), 0.1), [1, 1], 80, batch: Batch.Mini(5), seed: 1), "Diverging"),
        Obvious("Quartic, α = 1 from 3", () => Minimize(PerCoordinate.Quartic(2), [3, 1], 1, 20), "Diverging"),
        Obvious("One step, αL = 3", () => AtL(3, Q(2), [1], 1), "Diverging"),
        Obvious("Warm-up to twice the edge", () => Minimize(Q(1, 3), [1, 2], new Constant(4.0 / 3).WithWarmup(50), 120), "Diverging"),

        // Oscillating
        Obvious("Styblinski–Tang, α = 0.065: period two", () => Minimize(PerCoordinate.StyblinskiTang(), [-1], 0.065, 200), "Oscillating"),
        Obvious("Three axes, αL = 1.995, hidden", () => Minimize(new Hidden(Q(1, 2, 4)), [1, 1, 1], 0.49875, 150), "Oscillating"),
        // αL = 2.3 at the minimum.
        Obvious("Saddle, α = 1.15: bounces across the valley", () => Minimize(new Saddle(), [0.1, 0.7], 1.15, 250), "Oscillating"),
        Obvious("Bowl, αL = 1.96, two points recorded", () => AtL(1.96, Q(1, 1.2), [1, 1], 45, record: 2), "Oscillating"),
        Obvious("Ten absolute values, α = 0.7", () => Minimize(new AbsoluteValue(10), Geometric(10, 0.5, 3), 0.7, 150), "Oscillating"),
        Obvious("Winding valley, α = 0.6: wall to wall", () => Minimize(new WindingValley(), [4, 1], 0.6, 200), "Oscillating"),
        Obvious("Himmelblau, α = 0.028: a cycle across the basin", () => Minimize(new Himmelblau(), [4, 3], 0.028, 300), "Oscillating"),
        // αL = 2.3 at the minimum; the quartic walls hold it.
        Obvious("Double well, α = 1.1: period two", () => Minimize(new DoubleWell(0.05), [-1.5], 1.1, 300), "Oscillating"),
        Obvious("Bowl scaled by 10¹², αL = 1.99", () => Minimize(new Rescaled(Q(2), 1e12), [1], 0.995e-12, 120), "Oscillating"),
        Obvious("Bowl scaled by 10⁻¹², αL = 1.985, tolerance 0", () => Minimize(new Rescaled(Q(1, 1), 1e-12), [1, 2], 1.985e12, 90, stop: StopRule.GradientNorm(0)), "Oscillating"),
        // Between −3 and 3.
        Obvious("log cosh, α = 6: bounded gradient, a cycle", () => Minimize(PerCoordinate.LogCosh(), [4.5], 6, 100), "Oscillating"),
        Obvious("Logistic regression with l2, αL = 1.98", () => Minimize(Classes(90, 1.5, 4, 1), [3, -2, 2], 1.55, 60), "Oscillating"),
        Obvious("A schedule that hovers just under the edge", () => Minimize(Q(1), [2], Schedule.Custom("α_t = 1.985 − 0.01 sin t", t => 1.985 - (0.01 * Math.Sin(t))), 90), "Oscillating"),

        // Crawling
        // Ten times as large at first, it would arrive.
        Case("Cosine from αL = 0.02 on", () => Minimize(Q(2, 4), [1, 3], new CosineWarmRestarts(0.005, 100), 100), "Crawling", "StalledBySchedule"),
        // Not even the steep axis is done, and the flat ones never will be.
        Case("Raw cars, αL = 0.001", () => AtL(0.001, Cars, Same(6, 0), 200), "Crawling", "IllConditioned"),
        Obvious("Standardized diamonds, αL = 0.01, 15 steps", () => AtL(0.01, DiamondsStandardized, Same(7, 0), 15), "Crawling"),
        Obvious("One step, αL = 0.001", () => AtL(0.001, Q(1, 2), [1, 1], 1), "Crawling"),
        Obvious("Bowl, αL = 10⁻⁶", () => AtL(1e-6, Q(1, 2), [5, 5], 1000), "Crawling"),
        Obvious("log cosh, α = 0.01, a way of 8", () => Minimize(PerCoordinate.LogCosh(3), [8, -7, 6], 0.01, 100), "Crawling"),
        Obvious("Two axes, κ = 5, αL = 0.01", () => AtL(0.01, Q(1, 5), [1, 1], 100), "Crawling"),
        Obvious("Winding valley, α = 0.0005", () => Minimize(new WindingValley(), [2, 3], 0.0005, 200), "Crawling"),
        Obvious("Saddle, α = 0.003 from (1, 0.5)", () => Minimize(new Saddle(), [1, 0.5], 0.003, 120), "Crawling"),
        Obvious("Standardized Longley, α = 10⁻⁵", () => Minimize(LongleyStandardized, Same(7, 0), 1e-5, 500), "Crawling"),
        Case("A budget of samples ends a crawling run", () => AtL(0.0005, Linear([0.5, 1], 50, 0, 3), [5, 5, 5], 5000, stop: StopRule.Samples(20000)), "Crawling", "BudgetSpent"),
        Obvious("Adam, α = 0.0001, a way of 10", () => Minimize(Q(1, 3), [10, -10], 1e-4, 500, new Adam()), "Crawling"),
        Obvious("Logistic regression, αL = 0.005", () => AtL(0.005, Classes(100, 2, 3), [0, 0, 0], 100), "Crawling"),
        Obvious("Bowl with f* = −3, αL = 0.03", () => Minimize(new Rescaled(Q(1, 2), 1, -3), [2, 1], 0.015, 40), "Crawling"),
        Obvious("Bowl, αL = 0.001", () => AtL(0.001, Q(2), [1], 200), "Crawling"),
        Obvious("Logistic regression with l2, α = 0.002", () => Minimize(Classes(60, 3, 2, 0.1), [2, 2, -2], 0.002, 200), "Crawling"),
        Obvious("Linear data, one sample a step, α = 10⁻⁴", () => Minimize(Linear([1, 2], 100, 0.1, 6), [9, -9, 9], 1e-4, 500, batch: Batch.Stochastic, seed: 1), "Crawling"),

        // IllConditioned
        Case("Nesterov β = 0.9, κ = 10⁶, αL = 1", () => AtL(1, Q(1e-6, 1), [1000, 1], 400, new Nesterov(0.9)), "IllConditioned", "OverDamped"),
        // All samples leave as much.
        Obvious("Raw cars, batches of 32, αL = 0.1", () => AtL(0.1, Cars, Same(6, 0), 4000, batch: Batch.Mini(32), seed: 1), "IllConditioned"),
        Case("Linear data, κ = 10⁴, batches of 20, αL = 0.5", () => AtL(0.5, Linear([0.0005, 5], 200, 0.01, 5), [3, 30, 3], 400, batch: Batch.Mini(20), seed: 2), "IllConditioned"),
        Case("Raw cars, hidden, αL = 1.2", () => Minimize(new HiddenSum(Cars), Same(6, 0), 1.2 / Cars.L, 400), "IllConditioned"),
        Obvious("Linear data, κ = 2500, αL = 1.3", () => AtL(1.3, Linear([0.002, 5], 60, 0.1, 9), [8, 8, 8], 300), "IllConditioned"),
        Case("Raw diamonds, αL = 1, 25 steps", () => AtL(1, Diamonds, Same(7, 0), 25), "IllConditioned"),
        Obvious("Raw cars, αL = 1.9, 3000 steps", () => AtL(1.9, Cars, Same(6, 0), 3000), "IllConditioned"),
        // 99.5% of the flat axis is left.
        Case("κ = 10⁴, α = 0.5 on curvature 1, hidden: the loss left is small and the way long", () => Minimize(new Hidden(Q(1, 1e-4)), [1, 1], 0.5, 100), "IllConditioned", "Crawling"),
        Case("Rosenbrock's valley, b = 100, α = 0.0018: the floor is flat", () => Minimize(new Rosenbrock(), [-1.2, 1], 0.0018, 1000), "IllConditioned", "Converging"),
        Obvious("Twenty axes, κ = 5000, αL = 1.8", () => AtL(1.8, Q(Geometric(20, 0.001, 5)), Same(20, 1), 300), "IllConditioned"),
        Obvious("Fifty axes, κ = 10⁵, αL = 1", () => AtL(1, Q(Geometric(50, 1e-4, 10)), Same(50, 3), 400), "IllConditioned"),
        Case("κ = 10⁶, αL = 1.5, hidden", () => Minimize(new Hidden(Q(1e-6, 1)), [1000, 1], 1.5, 300), "IllConditioned"),
        Obvious("κ = 10⁴, αL = 1.9", () => AtL(1.9, Q(0.001, 10), [2, 1], 500), "IllConditioned"),

        // NoiseFloor
        Obvious("Noisy Himmelblau at its minimum", () => Minimize(Noisy(new Himmelblau(), 20), [2.5, 2.5], 0.005, 500, batch: Batch.Mini(2), seed: 1), "NoiseFloor"),
        Obvious("RMSProp with batches of 5, α = 0.05", () => Minimize(Noisy(Q(1, 4), 1), [1, 1], 0.05, 800, new RmsProp(), Batch.Mini(5), 4), "NoiseFloor"),
        Obvious("Nesterov with batches of 2, β = 0.7, α = 0.05", () => Minimize(Linear([1, 3], 120, 1, 4), [0, 0, 0], 0.05, 1000, new Nesterov(0.7), Batch.Mini(2), 5), "NoiseFloor"),
        Obvious("Logistic regression with l2, batches of 4, α = 1", () => Minimize(Classes(100, 2, 7, 0.05), [0, 0, 0], 1, 800, batch: Batch.Mini(4), seed: 3), "NoiseFloor"),
        Obvious("Heavy ball with one sample, β = 0.9, α = 0.05", () => Minimize(Noisy(Q(1, 2), 1), [2, 2], 0.05, 800, new HeavyBall(0.9), Batch.Stochastic, 3), "NoiseFloor"),
        Case("Double well with noise, in the deep well", () => Minimize(Noisy(new DoubleWell(), 0.6), [-1.5], 0.1, 600, batch: Batch.Mini(2), seed: 2), "NoiseFloor"),
        Obvious("Noisy bowl, with replacement, α = 0.2", () => Minimize(Noisy(Q(0.5, 1), 1, 100, 3), [4, -4], 0.2, 800, batch: Batch.Mini(5).WithReplacement(), seed: 3), "NoiseFloor"),
        Obvious("Adam with one sample, α = 0.05", () => Minimize(Linear([1, 1], 200, 1, 5), [1, 1, 1], 0.05, 1500, new Adam(), Batch.Stochastic, 2), "NoiseFloor"),
        Obvious("Standardized cars, one sample, α = 0.02", () => Minimize(CarsStandardized, Same(6, 0), 0.02, 4000, batch: Batch.Stochastic, seed: 5), "NoiseFloor"),
        Obvious("Momentum with batches of 4, β = 0.8, α = 0.4", () => Minimize(Noisy(Q(0.5, 1), 2), [5, 5], 0.4, 600, new Momentum(0.8), Batch.Mini(4), 8), "NoiseFloor"),
        Obvious("Logistic regression, one sample, α = 0.5", () => Minimize(Classes(200, 1, 2), [3, -3, 3], 0.5, 2000, batch: Batch.Stochastic, seed: 1), "NoiseFloor"),
        Obvious("A budget of samples ends a run on its floor", () => Minimize(Linear([1, 2], 100, 2, 6), [4, 4, 4], 0.15, 5000, batch: Batch.Mini(4), seed: 8, stop: StopRule.Samples(6000)), "NoiseFloor"),
        Obvious("Warm restarts, ending at a peak, batches of 4", () => Minimize(Noisy(Q(1, 2), 2), [3, 3], new CosineWarmRestarts(0.4, 200), 810, batch: Batch.Mini(4), seed: 5), "NoiseFloor"),

        // StalledBySchedule
        // Without decay 2.28 is left instead of 4.05.
        Case("Rosenbrock, step decay by a tenth every 20", () => Minimize(new Rosenbrock(), [-1.2, 1], new StepDecay(0.001, 0.1, 20), 500), "StalledBySchedule", "IllConditioned"),
        Obvious("Adam, α halved every 10 steps, a way of 10", () => Minimize(Q(1, 1), [10, 10], new StepDecay(0.2, 0.5, 10), 400, new Adam()), "StalledBySchedule"),
        Obvious("Logistic regression, exponential decay", () => Minimize(Classes(100, 2, 4), [0, 0, 0], new ExponentialDecay(0.5, 0.3), 300), "StalledBySchedule"),
        Obvious("Scale 10⁸, decaying α", () => Minimize(new Rescaled(Q(1, 2), 1e8, -1e8), [1, 1], new ExponentialDecay(2e-9, 0.2), 150), "StalledBySchedule"),
        Obvious("Absolute value, steps that add up to too little", () => Minimize(new AbsoluteValue(), [5], new ExponentialDecay(0.5, 0.2), 200), "StalledBySchedule"),
        Obvious("Heavy ball, exponential decay", () => Minimize(Q(0.5, 2), [3, 3], new ExponentialDecay(0.1, 0.3), 300, new HeavyBall(0.5)), "StalledBySchedule"),
        Obvious("Inverse-time decay on cars", () => Minimize(CarsStandardized, Same(6, 0), new InverseTimeDecay(0.2, 2), 300), "StalledBySchedule"),
        Obvious("Constant, then 10⁻⁷ from step 10 on", () => Minimize(Q(1, 3), [5, 5], new Constant(0.1).Then(1e-7, 10), 400), "StalledBySchedule"),
        Obvious("Warm-up, then exponential decay too fast", () => Minimize(Q(1, 4), [1, 2], new ExponentialDecay(0.2, 0.3).WithWarmup(5), 200), "StalledBySchedule"),
        Obvious("Exponential decay, αL from 0.5, hidden", () => Minimize(new Hidden(Q(1, 3)), [2, 2], new ExponentialDecay(0.5 / 3, 0.1), 300), "StalledBySchedule"),
        Obvious("Logistic regression with l2, step decay", () => Minimize(Classes(80, 1, 5, 0.1), [4, 4, 4], new StepDecay(0.5, 0.2, 3), 200), "StalledBySchedule"),
        Obvious("Momentum, cosine over 8 steps, then nothing", () => Minimize(Q(1, 2), [2, 2], new CosineWarmRestarts(0.2, 8).Then(1e-8, 8), 200, new Momentum(0.5)), "StalledBySchedule"),
        Obvious("Decay per epoch, diamonds in batches of 500", () => Minimize(DiamondsStandardized, Same(7, 0), new ExponentialDecay(0.05, 1).PerEpoch(5), 100, batch: Batch.Mini(500), seed: 2, record: 20), "StalledBySchedule"),
        Obvious("Step decay, halved each step", () => Minimize(Q(1), [1], new StepDecay(0.3, 0.5, 1), 100), "StalledBySchedule"),

        // UnderDamped
        Obvious("Momentum β = 0.99, κ = 100, α = 0.18", () => Minimize(Q(0.1, 10), [-4, 1.5], 0.18, 300, new Momentum(0.99)), "UnderDamped"),
        Obvious("Logistic regression with l2, heavy ball β = 0.99", () => Minimize(Classes(100, 2, 2, 0.2), [0, 0, 0], 1, 200, new HeavyBall(0.99)), "UnderDamped"),
        Obvious("Nesterov β = 0.9999, αL = 0.1, κ = 50: the flat axis rings", () => AtL(0.1, Q(0.1, 5), [3, 1], 400, new Nesterov(0.9999)), "UnderDamped"),
        Obvious("Standardized cars, heavy ball β = 0.99", () => AtL(0.5, CarsStandardized, Same(6, 0), 200, new HeavyBall(0.99)), "UnderDamped"),
        Obvious("Heavy ball β = 0.97, 60 steps, two points recorded", () => Minimize(Q(1, 4), [1, 1], 0.2, 60, new HeavyBall(0.97), record: 2), "UnderDamped"),
        Obvious("Bowl with f* = −7, momentum β = 0.99", () => Minimize(new Rescaled(Q(1, 3), 1, -7), [2, -1], 1, 200, new Momentum(0.99)), "UnderDamped"),
        Obvious("Bowl scaled by 10¹², heavy ball β = 0.99", () => Minimize(new Rescaled(Q(1, 2), 1e12), [1, 1], 0.5e-12, 150, new HeavyBall(0.99)), "UnderDamped"),
        // A larger α damps Nesterov's rings, too.
        Case("Nesterov β = 0.999, αL = 0.05, κ = 2", () => AtL(0.05, Q(1, 2), [1, 2], 80, new Nesterov(0.999)), "UnderDamped", "Crawling"),
        Obvious("Warm-up with heavy ball β = 0.99", () => Minimize(Q(1, 5), [2, 2], new Constant(0.1).WithWarmup(30), 250, new HeavyBall(0.99)), "UnderDamped"),
        Obvious("Winding valley, heavy ball β = 0.99", () => Minimize(new WindingValley(0.5, 2, 0.3), [3, 1], 0.1, 200, new HeavyBall(0.99)), "UnderDamped"),
        // β₁ = 0.9 leaves a millionth.
        Case("Adam with β₁ = 0.99, α = 0.3", () => Minimize(Q(1, 1), [3, 3], 0.3, 150, new Adam(0.99)), "UnderDamped", "Oscillating"),

        // OverDamped
        Case("Heavy ball β = 0.1, κ = 400, αL = 1.9", () => AtL(1.9, Q(0.01, 4), [1, 1], 150, new HeavyBall(0.1)), "OverDamped", "IllConditioned"),
        Case("Linear data, κ = 500, Nesterov β = 0.3", () => AtL(1.1, Linear([0.01, 5], 60, 0.1, 7), [3, 9, 3], 150, new Nesterov(0.3)), "OverDamped", "IllConditioned"),
        Case("Heavy ball β = 0.3, κ = 1000, αL = 2", () => AtL(2, Q(0.01, 10), [3, 1], 200, new HeavyBall(0.3)), "OverDamped", "IllConditioned"),
        // κ = 12,220.
        Case("Standardized Longley, heavy ball β = 0.5, αL = 2", () => AtL(2, LongleyStandardized, Same(7, 0), 400, new HeavyBall(0.5)), "OverDamped", "IllConditioned"),
        Case("Standardized cars, heavy ball β = 0.1, αL = 1.8", () => AtL(1.8, CarsStandardized, Same(6, 0), 40, new HeavyBall(0.1)), "OverDamped", "IllConditioned", "Converging"),
        Case("Scale 10¹⁰, κ = 600, heavy ball β = 0.4", () => AtL(2, new Rescaled(Q(1, 600), 1e10), [2, 1], 120, new HeavyBall(0.4)), "OverDamped", "IllConditioned"),
        Case("Nesterov β = 0.4, hidden, κ = 500", () => Minimize(new Hidden(Q(0.02, 1, 10)), [2, 1, 1], 0.1, 120, new Nesterov(0.4)), "OverDamped", "IllConditioned"),
        Case("Momentum β = 0.3, κ = 600, αL = 2.8", () => AtL(2.8, Q(0.05, 30), [5, 1], 120, new Momentum(0.3)), "OverDamped", "IllConditioned"),

        // Stuck
        Obvious("Far out on the plain", () => Minimize(new Plateau(), [6, 3], 0.5, 300), "Stuck"),
        // Who sees only this run sees a minimum.
        Case("Rastrigin, a poor minimum that is not known as one", () => Minimize(PerCoordinate.Rastrigin(2), [3.2, -2.1], 0.002, 300), "Stuck", "Arrived"),
        Obvious("The shallow well, Adam", () => Minimize(new DoubleWell(0.2), [0.5], 0.01, 1500, new Adam()), "Stuck"),
        // What gradient there is, 4·10⁻⁵, is the penalty's.
        Case("A saturated neuron", () => Minimize(PerCoordinate.Saturated(), [-20], 1, 500), "Stuck", "Crawling"),
        Obvious("On the ridge with momentum", () => Minimize(new Saddle(), [-2, 0], 0.1, 400, new HeavyBall(0.8)), "Stuck"),
        Obvious("Double well with tilt 0.1 at scale 10⁶", () => Minimize(new Rescaled(new DoubleWell(), 1e6), [0.8], 1e-7, 500), "Stuck"),
        Obvious("The shallow well", () => Minimize(new DoubleWell(), [1.5], 0.1, 500), "Stuck"),
        // Who sees only this run sees a minimum.
        Case("Styblinski–Tang, the poorer of two minima", () => Minimize(PerCoordinate.StyblinskiTang(3), [2, 2, 2], 0.01, 300), "Stuck", "Arrived"),
        // Stops at once, as if it had arrived.
        Obvious("So far out that the gradient is below the tolerance", () => Minimize(new Plateau(3), [5, 5, 5], 1, 200), "Stuck"),
        // Has been at 2.1, ends at 8.
        Case("Past a jump of 8 at 2", () => Minimize(new BowlWithJump(2, 8), [4], 0.3, 80), "Stuck"),
        Obvious("The shallow well, cosine to 0", () => Minimize(new DoubleWell(0.25), [1.8], new CosineWarmRestarts(0.2, 200), 200), "Stuck"),
        Obvious("On the plain around a valley of width 0.5", () => Minimize(new Plateau(1, 0.5), [3], 1, 500), "Stuck"),
        Obvious("At the saddle point itself", () => Minimize(new Saddle(), [0, 0], 0.3, 100), "Stuck"),

        // NoMinimum
        Obvious("Separable classes, α = 0.2", () => Minimize(Classes(50, 8, 3), [0, 0, 0], 0.2, 3000), "NoMinimum"),
        Case("A slope without end", () => Minimize(PerCoordinate.Slope(), [0], 0.5, 400), "NoMinimum", "Crawling", "Converging"),
        Case("log(1 + e^−θ) in two coordinates", () => Minimize(PerCoordinate.Softplus(2), [0, -1], 2, 800), "NoMinimum", "Converging"),
        Obvious("Separable classes, heavy ball", () => AtL(1, Classes(90, 10, 7), [0, 0, 0], 800, new HeavyBall(0.9)), "NoMinimum"),
        // The first step separates them.
        Obvious("Separable classes, αL = 10", () => AtL(10, Classes(80, 12, 2), [0, 0, 0], 500), "NoMinimum"),
        Obvious("Separable classes, αL = 1, 2000 steps", () => AtL(1, Classes(100, 10, 1), [0, 0, 0], 2000), "NoMinimum"),
        Obvious("Separable classes, one sample a step", () => AtL(1, Classes(100, 10, 5), [0, 0, 0], 3000, batch: Batch.Stochastic, seed: 4), "NoMinimum"),
        Case("Separable classes, hidden", () => Minimize(new HiddenSum(Classes(100, 11, 6)), [0, 0, 0], 0.3, 1500), "NoMinimum", "Converging"),
        Obvious("Separable classes, step decay by 10% every 500", () => { var f = Classes(100, 13, 4); return Minimize(f, [0, 0, 0], new StepDecay(1 / f.L, 0.9, 500), 2000); }, "NoMinimum"),
        Obvious("Separable classes, batches of 16", () => AtL(2, Classes(128, 9, 8), [0, 0, 0], 2000, batch: Batch.Mini(16), seed: 1), "NoMinimum"),

        // BudgetSpent
        Obvious("Hidden bowl, κ = 10, a budget of 20 gradients", () => Minimize(new Hidden(Q(0.5, 5)), [2, 2], 0.25, 800, stop: StopRule.Samples(20)), "BudgetSpent", "Converging"),
        Obvious("Logistic regression with l2, a budget of 8 passes", () => AtL(3, Classes(60, 3, 8, 0.05), [3, -3, 3], 3000, stop: StopRule.Samples(480)), "BudgetSpent", "Converging"),
        Obvious("Linear data, κ = 20, all samples, a budget of 30 passes", () => AtL(1, Linear([0.1, 2], 50, 0.2, 3), [1, 5, 1], 5000, stop: StopRule.Samples(1500)), "BudgetSpent", "Converging"),
        Case("Standardized cars, αL = 1.5, a budget of 30 passes, or a tolerance", () => AtL(1.5, CarsStandardized, Same(6, 0), 9000, stop: StopRule.GradientNorm(1e-9).Or(StopRule.Samples(392 * 30))), "BudgetSpent", "Converging", "IllConditioned"),
        Obvious("Linear data, batches of 10, a budget of 300 gradients", () => AtL(0.3, Linear([0.4, 1.5], 500, 0.1, 6), [5, 8, 5], 5000, batch: Batch.Mini(10), seed: 3, stop: StopRule.Samples(300)), "BudgetSpent", "Converging"),
        Case("Standardized cars, a budget of 20 passes", () => AtL(1, CarsStandardized, Same(6, 0), 5000, stop: StopRule.Samples(392 * 20)), "BudgetSpent", "Converging", "IllConditioned"),
        Obvious("Nesterov, κ = 50, a budget of 25", () => AtL(1, Q(0.2, 10), [3, 1], 700, new Nesterov(0.75), stop: StopRule.Samples(25)), "BudgetSpent", "Converging"),
        Obvious("Bowl, κ = 30, a budget of 40 gradients", () => AtL(1, Q(0.1, 3), [1, 1], 1000, stop: StopRule.Samples(40)), "BudgetSpent", "Converging"),

        // Converging
        Obvious("Logistic regression with l2, αL = 0.8, 8 steps", () => AtL(0.8, Classes(80, 1, 3, 0.02), [2, 2, 2], 8), "Converging"),
        Obvious("Momentum, κ = 40, 40 steps", () => AtL(6, Q(0.5, 20), [3, 1], 40, new Momentum(0.55)), "Converging"),
        Obvious("Linear data, κ = 16, αL = 1.2, 30 steps", () => AtL(1.2, Linear([0.25, 4], 70, 0.5, 5), [4, 4, 4], 30), "Converging"),
        // The curvature vanishes with the loss.
        Case("Quartic, α = 0.5, 50 steps: sublinear", () => Minimize(PerCoordinate.Quartic(2), [1, -1], 0.5, 50), "Converging", "Crawling", "IllConditioned"),
        Obvious("Three steps, αL = 1, κ = 3", () => AtL(1, Q(1, 3), [1, 1], 3), "Converging"),
        Obvious("κ = 30, αL = 1.5, 60 steps, hidden", () => Minimize(new Hidden(Q(0.2, 6)), [3, 1], 0.25, 60), "Converging"),
        Obvious("Scale 10⁻⁶, κ = 12, 25 steps", () => AtL(1.5, new Rescaled(Q(0.25, 3), 1e-6), [1, 1], 25), "Converging"),
        Obvious("Winding valley, gentle, α = 0.4, 30 steps", () => Minimize(new WindingValley(0.3, 2, 0.3), [3, 0], 0.4, 30), "Converging"),
        Obvious("Cancelled after a quarter, three axes", () => Cancelled(0.25, Q(0.2, 1, 4), [1, 1, 1], 0.3, 120), "Converging", "BudgetSpent"),
        Obvious("Heavy ball at its best, κ = 100, 40 steps", () => AtL(3.3, Q(0.1, 10), [1, 1], 40, new HeavyBall(0.67)), "Converging"),
        Obvious("Warm-up over 10 of 35 steps", () => Minimize(Q(0.5, 5), [3, 3], new Constant(0.3).WithWarmup(10), 35), "Converging"),
        Obvious("Double well, α = 0.2, 8 steps, in the deep well", () => Minimize(new DoubleWell(), [-1.8], 0.2, 8), "Converging"),
        Obvious("Himmelblau, α = 0.01, 12 steps", () => Minimize(new Himmelblau(), [1, 1], 0.01, 12), "Converging"),
        Obvious("Noisy bowl still falling, κ = 10", () => AtL(0.6, Noisy(Q(0.3, 3), 0.01), [20, 20], 20, batch: Batch.Mini(20), seed: 1), "Converging"),

        // Arrived
        Best("Start at the minimizer", () => Minimize(Q(1, 2), [0, 0], 0.1, 100), "Arrived"),
        Best("Logistic regression with l2, αL = 1.5, there in 18 steps", () => AtL(1.5, Classes(80, 1, 3, 0.02), [2, 2, 2], 25), "Arrived"),
        Obvious("Double well, the deep one", () => Minimize(new DoubleWell(), [-0.5], 0.3, 400), "Arrived"),
        Obvious("A target value reached", () => AtL(1, Q(0.5, 5), [3, 3], 1000, stop: StopRule.Value(0.001)), "Arrived"),
        Obvious("Winding valley to its end", () => Minimize(new WindingValley(0.5, 2, 0.5), [3, 1], 0.3, 1000), "Arrived"),
        Obvious("Standardized cars to the minimum", () => AtL(1.5, CarsStandardized, Same(6, 0), 3000), "Arrived"),
        Obvious("κ = 10, αL = 1, tolerance met", () => AtL(1, Q(1, 10), [1, 1], 1000), "Arrived"),
        Obvious("Warm-up and a long way", () => Minimize(Q(1, 4), [7, 7], new Constant(0.4).WithWarmup(20), 600), "Arrived"),
        Obvious("A hundredth of the distance left", () => AtL(1.5, Q(1, 20), [4, 1], 1000, stop: StopRule.RelativeDistance(0.01)), "Arrived"),
        Obvious("Saddle, the other valley", () => Minimize(new Saddle(), [1, -0.3], 0.4, 500), "Arrived"),
        Obvious("Bowl, αL = 1.9, 263 steps", () => AtL(1.9, Q(1), [1], 1000), "Arrived"),
        Best("Bowl, f* = 9, αL = 1", () => Minimize(new Rescaled(Q(1, 1), 4, 9), [3, 1], 0.25, 20), "Arrived"),
        Obvious("Nesterov, κ = 25", () => AtL(1, Q(0.4, 10), [5, 5], 1000, new Nesterov(0.67)), "Arrived"),
        Best("Linear data, equal eigenvalues, αL = 1", () => AtL(1, Linear([1, 1, 1], 50, 0.4, 2), Same(4, 3), 60), "Arrived"),
        Best("Bowl, αL = 1: one step", () => AtL(1, Q(3), [2], 50), "Arrived"),
        Obvious("κ = 5, αL = 1.2, hidden", () => Minimize(new Hidden(Q(1, 5)), [2, 3], 0.24, 1000), "Arrived"),
    ];
}
