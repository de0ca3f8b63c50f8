using static Descent.Lessons.Diagnosis;

namespace Descent.Lessons.Tests;

/// <content>Regressions over all their samples.</content>
internal static partial class LabeledRuns
{
    private static LabeledRun[] Regressions() =>
    [
        Clear(Arrived, "standardized cars with α = 1/L arrive", () => Descend(Cars, new double[6], 1 / Cars.L, 3000)),
        Clear(Arrived, "made-up data of κ = 10 with α = 1/L arrive", () => Descend(Line, new double[4], 1 / Line.L, 300)),
        Clear(Arrived, "two classes with a penalty are told apart", () => Descend(Penalized, new double[3], 1 / Penalized.L, 400)),
        Clear(Arrived, "two overlapping classes without a penalty are told apart", () => Descend(Overlapping, new double[3], 1 / Overlapping.L, 600)),
        Subtle(Arrived, "standardized cars with Nesterov arrive early", () => Descend(Cars, new double[6], 1 / Cars.L, 400, new Nesterov(0.9))),
        Subtle(Converging, "two classes are told apart by Adam with a decaying α", () => Descend(Penalized, [8, -8, 8], new ExponentialDecay(0.3, 0.01), 900, new Adam())),

        Clear(Oscillating, "standardized cars with αL = 1.999 bounce", () => Descend(Cars, new double[6], 1.999 / Cars.L, 200)),
        Subtle(Oscillating, "made-up data with αL = 1.995 bounce", () => Descend(Line, [9, 0, -9, 9], 1.995 / Line.L, 120)),

        Clear(Diverging, "raw cars with α = 0.001 overflow", () => Descend(RawCars, new double[6], 1e-3, 500)),
        Clear(Diverging, "standardized cars with αL = 2.3 blow up", () => Descend(Cars, new double[6], 2.3 / Cars.L, 200)),
        Subtle(Diverging, "Nesterov asks for a smaller α than plain descent", () => Descend(Cars, new double[6], 1.5 / Cars.L, 300, new Nesterov(0.9))),

        Clear(IllConditioned, "raw cars with α = 1/L creep", () => Descend(RawCars, new double[6], 1 / RawCars.L, 1000)),
        Clear(Crawling, "standardized cars with a tiny α creep", () => Descend(Cars, new double[6], 1e-4, 400)),
        Clear(Crawling, "two classes with a tiny α are hardly told apart", () => Descend(Penalized, new double[3], 1e-4, 500)),
        Subtle(IllConditioned, "raw cars with momentum creep as well", () => Descend(RawCars, new double[6], 1 / RawCars.L, 1000, new Momentum(0.9))),
        Subtle(Crawling, "Adam with a tiny α gets a little of the way through the cars", () => Descend(Cars, new double[6], 1e-3, 500, new Adam())),

        Clear(StalledBySchedule, "cars meet an α that decays too fast", () => Descend(Cars, new double[6], new ExponentialDecay(0.1, 0.2), 500)),
        Clear(StalledBySchedule, "two classes meet an α that is halved every step", () => Descend(Penalized, [6, -6, 6], new StepDecay(0.5, 0.5, 1), 200)),
        Subtle(StalledBySchedule, "cars meet 1/t with k = 30", () => Descend(Cars, new double[6], new InverseTimeDecay(0.1, 30), 600)),
    ];

    private static LeastSquares RawCars { get; } = new(Datasets.Cars());

    private static LeastSquares Cars { get; } = new(Datasets.Cars().Standardize());

    /// <summary>Three features of curvatures 1, 3 and 10.</summary>
    private static LeastSquares Line { get; } = new(Datasets.Linear([1, 3, 10], samples: 200, noise: 1, seed: 3));

    private static LogisticRegression Overlapping { get; } = new(Datasets.Classes(200, separation: 2, seed: 4));

    private static LogisticRegression Penalized { get; } = new(Datasets.Classes(200, separation: 2, seed: 4), l2: 0.05);
}
