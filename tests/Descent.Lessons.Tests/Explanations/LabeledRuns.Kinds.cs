using static Descent.Lessons.Diagnosis;

namespace Descent.Lessons.Tests;

/// <content>Objectives that do not know their minimum, momentum that is out of tune, classes that a line separates, budgets.</content>
internal static partial class LabeledRuns
{
    private static LabeledRun[] Kinds() =>
    [
        Clear(IllConditioned, "an unknown bowl leaves its flat axis", () => Descend(new Unknown(Bowl(1, 1e-4)), [1, 1], 0.5, 100)),
        Clear(IllConditioned, "an unknown bowl of three axes leaves two", () => Descend(new Unknown(Bowl(10, 1e-3, 2e-3)), [1, 5, 5], 0.1, 300)),
        Clear(IllConditioned, "an unknown ravine of κ = 10⁶", () => Descend(new Unknown(Bowl(1e3, 1e-3)), [1, 100], 1e-3, 2000)),
        Clear(Crawling, "an unknown bowl with a tiny α creeps", () => Descend(new Unknown(Bowl(1, 3)), [4, 4], 1e-4, 300)),
        Clear(Arrived, "an unknown bowl is walked to its end", () => Descend(new Unknown(Bowl(1, 3)), [4, 4], 0.4, 300)),
        Subtle(Converging, "an unknown bowl is on its way", () => Descend(new Unknown(Bowl(1, 3)), [4, 4], 0.1, 30)),
        Clear(Oscillating, "an unknown bowl bounces", () => Descend(new Unknown(Bowl(1, 30)), [4, 4], 1.999 / 30, 100)),
        Clear(Diverging, "an unknown bowl blows up", () => Descend(new Unknown(Bowl(1, 30)), [4, 4], 3.0 / 30, 100)),
        Subtle(Stuck, "an unknown saddle holds the run on its ridge", () => Descend(new Unknown(new Saddle()), [2, 0], 0.3, 300)),
        Clear(UnderDamped, "an unknown bowl is swung through", () => Descend(new Unknown(Bowl(0.1, 10)), [-4, 1.5], 0.018, 100, new HeavyBall(0.99))),

        Clear(UnderDamped, "averaged gradients with β = 0.99 swing", () => Descend(Bowl(0.1, 10), [-4, 1.5], 0.18, 300, new Momentum(0.99))),
        Clear(UnderDamped, "the heavy ball with β = 0.99 swings", () => Descend(Bowl(0.1, 10), [-4, 1.5], 0.018, 100, new HeavyBall(0.99))),
        Clear(UnderDamped, "the heavy ball with β = 0.999 swings in a round bowl", () => Descend(Bowl(1), [3], 0.5, 500, new HeavyBall(0.999))),
        Clear(UnderDamped, "β = 0.995 for κ = 10", () => Descend(Bowl(1, 10), [5, 5], 0.1, 300, new HeavyBall(0.995))),
        Clear(UnderDamped, "standardized cars with β = 0.999 swing", () => Descend(Cars, new double[6], 0.5 / Cars.L, 1000, new HeavyBall(0.999))),
        Subtle(UnderDamped, "averaged gradients with β = 0.98 for κ = 4", () => Descend(Bowl(1, 4), [5, 5], 1, 150, new Momentum(0.98))),
        Subtle(UnderDamped, "twenty curvatures swing together", () => Descend(Bowl(Grid(20)), Fill(20, 3), 0.05, 400, new HeavyBall(0.995))),
        Subtle(UnderDamped, "two classes with a penalty and β = 0.995", () => Descend(Penalized, [6, -6, 6], 1, 300, new HeavyBall(0.995))),
        Subtle(UnderDamped, "Himmelblau's minimum is swung about", () => Descend(new Himmelblau(), [2.5, 2.5], 0.001, 400, new HeavyBall(0.995))),
        Subtle(UnderDamped, "the deep well with β = 0.998", () => Descend(new DoubleWell(), [-1.3], 0.1, 300, new HeavyBall(0.998))),

        Clear(OverDamped, "the heavy ball with β = 0.3 in a ravine of κ = 10⁴", () => Descend(Bowl(1, 1e4), [10, 1], 1e-4, 1000, new HeavyBall(0.3))),
        Clear(OverDamped, "averaged gradients with β = 0.5 in a ravine of κ = 10⁴", () => Descend(Bowl(1, 1e4), [10, 1], 2e-4, 1000, new Momentum(0.5))),
        Clear(OverDamped, "β = 0.5 for κ = 5000", () => Descend(Bowl(0.2, 1000), [10, 1], 1e-3, 600, new HeavyBall(0.5))),
        Subtle(OverDamped, "Nesterov with β = 0.2 for κ = 10⁴", () => Descend(Bowl(1, 1e4), [10, 1], 1e-4, 1000, new Nesterov(0.2))),
        Subtle(OverDamped, "β = 0.4 along fifteen axes of κ = 3000", () => Descend(Bowl([.. Enumerable.Range(0, 15).Select(i => Math.Pow(3000, i / 14.0))]), Fill(15, 1), 1 / 3000.0, 500, new HeavyBall(0.4))),
        Subtle(OverDamped, "Longley standardized with β = 0.5", () => Descend(new LeastSquares(Datasets.Longley().Standardize()), new double[7], 0.3, 3000, new HeavyBall(0.5))),

        Clear(NoMinimum, "separated classes at 1/L", () => Descend(Separated, new double[3], 1 / Separated.L, 20_000)),
        Clear(NoMinimum, "separated classes for a thousand steps", () => Descend(Separated, new double[3], 1 / Separated.L, 1000)),
        Clear(NoMinimum, "separated classes with momentum", () => Descend(Separated, new double[3], 1 / Separated.L, 3000, new HeavyBall(0.9))),
        Clear(NoMinimum, "separated classes in batches of 10", () => Sample(Separated, new double[3], 1 / Separated.L, 3000, Batch.Mini(10))),
        Subtle(NoMinimum, "other separated classes, standardized", () => Descend(new LogisticRegression(Datasets.Classes(60, 8, 3).Standardize()), new double[3], 1, 5000)),
        Subtle(NoMinimum, "log(1 + e⁻ˣ) falls forever", () => Descend(new Falling(), [0], 1, 2000)),

        Clear(Diverging, "α jumps to 5 late", () => Descend(Bowl(1), [1], new Constant(0.01).Then(5, 90), 100)),
        Clear(Diverging, "α jumps beyond the edge in a ravine late", () => Descend(Bowl(1, 20), [1, 1], new Constant(0.01).Then(0.3, 400), 500)),
        Clear(Diverging, "two classes in batches with α = 200/L", () => Sample(new LogisticRegression(Datasets.Classes(100, 1, 1)), new double[3], 200 / new LogisticRegression(Datasets.Classes(100, 1, 1)).L, 1000, Batch.Mini(10))),
        Subtle(Diverging, "two classes all at once with α = 500/L", () => Descend(Overlapping, new double[3], 500 / Overlapping.L, 500)),
        Subtle(Diverging, "α is raised step by step beyond the edge", () => Descend(Bowl(1, 10), [1, 1], Schedule.Custom("α_t = 0.001 · 1.05^t", t => 0.001 * Math.Pow(1.05, t)), 150)),
        Subtle(Diverging, "averaged gradients beyond their edge in an unknown bowl", () => Descend(new Unknown(Bowl(1, 10)), [1, 1], 0.7, 200, new Momentum(0.5))),

        Clear(IllConditioned, "raw cars in batches of 32", () => Sample(RawCars, new double[6], 0.1 / RawCars.L, 4000, Batch.Mini(32))),
        Clear(IllConditioned, "raw cars in batches of 64 with replacement", () => Sample(RawCars, new double[6], 0.2 / RawCars.L, 2000, Batch.Mini(64).WithReplacement())),
        Clear(IllConditioned, "raw Longley at 1/L", () => Descend(new LeastSquares(Datasets.Longley()), new double[7], 1 / new LeastSquares(Datasets.Longley()).L, 2000)),
        Subtle(IllConditioned, "raw Longley one by one", () => Sample(new LeastSquares(Datasets.Longley()), new double[7], 0.5 / new LeastSquares(Datasets.Longley()).L, 2000, Batch.Stochastic)),
        Subtle(IllConditioned, "Rosenbrock with a step that its walls allow", () => Descend(new Rosenbrock(), [0, 0], 1e-3, 1000)),

        Clear(BudgetSpent, "a budget of 50 steps' samples ends a bowl", () => GradientDescent.Minimize(Bowl(1, 5), [5, 5], 0.1, 1000, stop: StopRule.Samples(20))),
        Clear(BudgetSpent, "five passes over the cars", () => GradientDescent.Minimize(Cars, new double[6], 0.5 / Cars.L, 1000, stop: StopRule.Samples(30 * 392))),
        Subtle(BudgetSpent, "two classes and a budget", () => GradientDescent.Minimize(Penalized, [6, -6, 6], 1, 1000, stop: StopRule.Samples(8 * 200))),
        Subtle(BudgetSpent, "the heavy ball in tune and a budget", () => GradientDescent.Minimize(Bowl(1, 100), [5, 5], 0.033, 1000, new HeavyBall(0.67), stop: StopRule.Samples(20))),

        Clear(Converging, "a bowl of κ = 4 after 20 steps", () => Descend(Bowl(1, 4), [5, 5], 0.25, 20)),
        Clear(Converging, "cars at the best α after 150 steps", () => Descend(Cars, new double[6], Theory.BestLearningRate(Cars.L, Cars.Mu), 150)),
        Subtle(Converging, "the heavy ball in tune for κ = 100 after 25 steps", () => Descend(Bowl(1, 100), [5, 5], 0.033, 25, new HeavyBall(0.67))),
        Subtle(Converging, "two classes after 15 steps", () => Descend(Penalized, [6, -6, 6], 1 / Penalized.L, 15)),
        Subtle(Converging, "Nesterov on its way for κ = 50", () => Descend(Bowl(1, 50), [5, 5], 0.02, 40, new Nesterov(0.75))),
        Subtle(Converging, "made-up data after 40 steps", () => Descend(Line, [9, 0, -9, 9], 1 / Line.L, 40)),

        Subtle(Oscillating, "standardized cars with αL = 1.99 bounce for 400 steps", () => GradientDescent.Minimize(Cars, new double[6], 1.99 / Cars.L, 400, stop: StopRule.RelativeDistance(1e-6))),

        Clear(Arrived, "α = 1.9 arrives late", () => Descend(Bowl(1), [1], 1.9, 1000)),
        Clear(Arrived, "α = 1 arrives in one step", () => Descend(Bowl(1), [1], 1, 1000)),
        Clear(Arrived, "α = 1.95 arrives later still", () => Descend(Bowl(1), [1], 1.95, 1000)),
        Subtle(Arrived, "a start at the minimum", () => Descend(Bowl(1, 3), [0, 0], 0.1, 10)),
        Subtle(Arrived, "what was asked for was a loss of 0.01", () => GradientDescent.Minimize(Bowl(1, 50), [5, 5], 0.02, 1000, stop: StopRule.Value(0.01))),
        Subtle(Arrived, "what was asked for was a tenth of the distance", () => GradientDescent.Minimize(Bowl(1, 50), [5, 5], 0.02, 1000, stop: StopRule.RelativeDistance(0.1))),

        Clear(NoiseFloor, "standardized Longley one by one", () => Sample(new LeastSquares(Datasets.Linear([1, 2, 4], 100, 3, 8)), [5, 5, 5, 5], 0.03, 5000, Batch.Stochastic)),
        Subtle(NoiseFloor, "a noisy ravine of κ = 20 with a warm-up", () => Sample(Noisy(Bowl(1, 20), 4), [5, 5], new Constant(0.03).WithWarmup(100), 4000, Batch.Mini(4))),
        Subtle(NoiseFloor, "overlapping classes one by one", () => Sample(Overlapping, new double[3], 3 / Overlapping.L, 4000, Batch.Stochastic)),
    ];

    /// <summary>Two classes that a line separates.</summary>
    private static LogisticRegression Separated { get; } = new(Datasets.Classes(100, 10, 1));

    /// <summary>An objective that tells nothing but its values and gradients, as a learner's own.</summary>
    private sealed class Unknown(Objective inner) : Objective
    {
        public override int Dimension => inner.Dimension;

        protected internal override double ValueAt(ReadOnlySpan<double> theta) => inner.Value(theta);

        protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient) => inner.ValueAndGradient(theta, gradient);
    }

    /// <summary>log(1 + e⁻ˣ), which has no minimum.</summary>
    private sealed class Falling : Objective
    {
        public override int Dimension => 1;

        protected internal override double ValueAt(ReadOnlySpan<double> theta) => Math.Log(1 + Math.Exp(-theta[0]));

        protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
        {
            gradient[0] = -1 / (1 + Math.Exp(theta[0]));
            return ValueAt(theta);
        }
    }
}
