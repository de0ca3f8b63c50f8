using static Descent.Lessons.Diagnosis;

namespace Descent.Lessons.Tests;

/// <content>Runs that look at some of the samples each step.</content>
internal static partial class LabeledRuns
{
    private static LabeledRun[] Samples() =>
    [
        Clear(NoiseFloor, "a noisy bowl with α = 0.1", () => Sample(Noisy(Bowl(1), 1), [5], 0.1, 2000, Batch.Stochastic)),
        Clear(NoiseFloor, "a noisy bowl with α = 0.5", () => Sample(Noisy(Bowl(1), 1), [8], 0.5, 1000, Batch.Stochastic.WithReplacement())),
        Clear(NoiseFloor, "ten noisy dimensions in batches of 8", () => Sample(Noisy(Bowl(Grid(10)), 3), Fill(10, 2), 0.05, 3000, Batch.Mini(8))),
        Clear(NoiseFloor, "a noisy tilted bowl, drawn with replacement", () => Sample(Noisy(Tilted, 4), [6, -5], 0.1, 3000, Batch.Mini(4).WithReplacement())),
        Clear(NoiseFloor, "cars one by one with α = 0.02", () => Sample(Cars, new double[6], 0.02, 12_000, Batch.Stochastic)),
        Clear(NoiseFloor, "cars in batches of 4, drawn with replacement", () => Sample(Cars, new double[6], 0.05, 6000, Batch.Mini(4).WithReplacement())),
        Clear(NoiseFloor, "made-up data one by one", () => Sample(Line, [9, 0, -9, 9], 0.02, 4000, Batch.Stochastic)),
        Clear(NoiseFloor, "the deep well with noise", () => Sample(Noisy(new DoubleWell(), 1), [-2], 0.1, 2000, Batch.Mini(2))),
        Clear(NoiseFloor, "two classes one by one with α = 1", () => Sample(Penalized, [6, -6, 6], 1, 3000, Batch.Stochastic)),
        Subtle(NoiseFloor, "two classes in batches of 4 with replacement", () => Sample(Penalized, [6, -6, 6], 0.5, 3000, Batch.Mini(4).WithReplacement())),
        Subtle(NoiseFloor, "a noisy ravine of κ = 30", () => Sample(Noisy(Bowl(1, 30), 5), [8, 3], 0.02, 4000, Batch.Mini(2))),
        Subtle(NoiseFloor, "the heavy ball shakes in the noise", () => Sample(Noisy(Bowl(1, 5), 1), [8, 3], 0.02, 3000, Batch.Stochastic.WithReplacement(), new HeavyBall(0.9))),
        Subtle(NoiseFloor, "Adam shakes in the noise", () => Sample(Noisy(Bowl(1, 5), 2), [8, 3], 0.1, 3000, Batch.Stochastic.WithReplacement(), new Adam())),
        Subtle(NoiseFloor, "RMSProp shakes in the noise", () => Sample(Noisy(Bowl(2), 2), [8], 0.1, 3000, Batch.Mini(2), new RmsProp())),
        Subtle(NoiseFloor, "averaged gradients shake in the noise", () => Sample(Noisy(Bowl(1), 2), [8], 0.2, 3000, Batch.Stochastic.WithReplacement(), new Momentum(0.8))),
        Subtle(NoiseFloor, "noise drives a run away from a start at the minimum", () => Sample(Noisy(Bowl(1, 2), 1), [0.001, 0], 0.2, 2000, Batch.Stochastic)),
        Subtle(NoiseFloor, "a warm-up leads to the noise floor", () => Sample(Noisy(Bowl(1), 1), [5], new Constant(0.2).WithWarmup(50), 2000, Batch.Mini(2))),
        Subtle(NoiseFloor, "Himmelblau's minimum with noise", () => Sample(Noisy(new Himmelblau(), 20), [0, 0], 0.005, 2000, Batch.Stochastic.WithReplacement())),

        Subtle(Converging, "cars in batches with an α that halves as it should", () => Sample(Cars, new double[6], new StepDecay(0.1, 0.5, 2000), 12_000, Batch.Mini(16))),
        Clear(Arrived, "data without noise let every sample agree", () => Sample(Exact, [9, 0, -9, 9], 0.02, 4000, Batch.Stochastic)),
        Subtle(Arrived, "1/t leads a noisy bowl to its minimum", () => Sample(Noisy(Bowl(1), 1), [5], new InverseTimeDecay(0.5, 0.2), 20_000, Batch.Mini(4))),
        Subtle(Arrived, "a batch of all samples has no noise", () => Sample(Noisy(Bowl(1, 3), 5), [5, 5], 0.3, 300, Batch.Mini(100))),

        Clear(Diverging, "cars one by one with α = 0.5 overflow", () => Sample(Cars, new double[6], 0.5, 2000, Batch.Stochastic)),
        Clear(Diverging, "a noisy bowl with αL = 2.4", () => Sample(Noisy(Bowl(1), 1), [5], 2.4, 200, Batch.Mini(4))),
        Subtle(Diverging, "cars two by two blow up with αL = 1.5, which all at once they would stand", () => Sample(Cars, new double[6], 1.5 / Cars.L, 3000, Batch.Mini(2))),

        Clear(Crawling, "cars one by one with a tiny α creep", () => Sample(Cars, new double[6], 1e-5, 3000, Batch.Stochastic)),
        Subtle(Crawling, "a noisy bowl with a tiny α creeps", () => Sample(Noisy(Bowl(1), 1), [8], 2e-4, 500, Batch.Mini(4))),

        Clear(StalledBySchedule, "cars one by one meet too fast a decay", () => Sample(Cars, new double[6], new ExponentialDecay(0.01, 0.05), 3000, Batch.Stochastic)),
        Subtle(StalledBySchedule, "a noisy bowl meets 1/t with k = 100", () => Sample(Noisy(Bowl(1), 1), [8], new InverseTimeDecay(0.3, 100), 1000, Batch.Mini(4))),
        Subtle(StalledBySchedule, "cars in batches meet an α that drops tenfold each epoch", () => Sample(Cars, new double[6], new StepDecay(0.01, 0.1, 1).PerEpoch(25), 1000, Batch.Mini(16))),
    ];

    /// <summary>Data on which one θ fits every sample.</summary>
    private static LeastSquares Exact { get; } = new(Datasets.Linear([1, 3, 10], samples: 200, noise: 0, seed: 5));

    private static AdditiveGradientNoise Noisy(Objective objective, double sigma) => new(objective, sigma, samples: 100, seed: 6);

    private static Run Sample(FiniteSum objective, double[] start, Schedule learningRate, int steps, Batch batch, UpdateRule? rule = null) =>
        GradientDescent.Minimize(objective, start, learningRate, steps, rule, batch, seed: 7);
}
