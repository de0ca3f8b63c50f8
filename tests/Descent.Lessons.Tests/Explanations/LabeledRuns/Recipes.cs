namespace Descent.Lessons.Tests.Labeled;

/// <summary>What labeled runs are made of. Data sets are read once, because reading takes longer than running.</summary>
internal static class Recipes
{
    private static readonly Lazy<LeastSquares> CarsRaw = new(() => new LeastSquares(Datasets.Cars()));
    private static readonly Lazy<LeastSquares> CarsScaled = new(() => new LeastSquares(Datasets.Cars().Standardize()));
    private static readonly Lazy<LeastSquares> LongleyRaw = new(() => new LeastSquares(Datasets.Longley()));
    private static readonly Lazy<LeastSquares> LongleyScaled = new(() => new LeastSquares(Datasets.Longley().Standardize()));
    private static readonly Lazy<LeastSquares> DiamondsRaw = new(() => new LeastSquares(Datasets.Diamonds()));
    private static readonly Lazy<LeastSquares> DiamondsScaled = new(() => new LeastSquares(Datasets.Diamonds().Standardize()));

    internal static LeastSquares Cars => CarsRaw.Value;

    internal static LeastSquares CarsStandardized => CarsScaled.Value;

    internal static LeastSquares Longley => LongleyRaw.Value;

    internal static LeastSquares LongleyStandardized => LongleyScaled.Value;

    internal static LeastSquares Diamonds => DiamondsRaw.Value;

    internal static LeastSquares DiamondsStandardized => DiamondsScaled.Value;

    /// <summary>A run that nobody mistakes.</summary>
    internal static LabeledRun Obvious(string name, Func<Run> make, params string[] accept) => new(name, make, accept, Obvious: true, IsBest: false);

    /// <summary>A run that takes a second look, or is hard to help.</summary>
    internal static LabeledRun Case(string name, Func<Run> make, params string[] accept) => new(name, make, accept, Obvious: false, IsBest: false);

    /// <summary>A run that leaves nothing to wish for.</summary>
    internal static LabeledRun Best(string name, Func<Run> make, params string[] accept) => new(name, make, accept, Obvious: true, IsBest: true);

    internal static Quadratic Q(params double[] eigenvalues) => Quadratic.FromEigenvalues(eigenvalues);

    internal static LeastSquares Linear(double[] eigenvalues, int samples, double noise, int seed, double l2 = 0) =>
        new(Datasets.Linear(eigenvalues, samples, noise, seed), l2);

    internal static LogisticRegression Classes(int samples, double separation, int seed, double l2 = 0) =>
        new(Datasets.Classes(samples, separation, seed), l2);

    internal static AdditiveGradientNoise Noisy(Objective objective, double sigma, int samples = 200, int seed = 1) => new(objective, sigma, samples, seed);

    /// <summary>n numbers from low to high, each the same multiple of the one before.</summary>
    internal static double[] Geometric(int n, double low, double high) =>
        [.. Enumerable.Range(0, n).Select(i => low * Math.Pow(high / low, i / (n - 1.0)))];

    internal static double[] Same(int n, double value) => [.. Enumerable.Repeat(value, n)];

    /// <summary>A run whose constant learning rate is a multiple of 1/L.</summary>
    internal static Run AtL(
        double alphaTimesL, Objective f, double[] start, int steps, UpdateRule? rule = null, Batch? batch = null, int? seed = null, StopRule? stop = null, int? record = null, int? averageFrom = null) =>
        GradientDescent.Minimize(f, start, alphaTimesL / f.L, steps, rule, batch, seed, stop, record, averageFrom);

    /// <summary>A run that is cancelled when a fraction of its steps is done.</summary>
    internal static Run Cancelled(double fraction, Objective f, double[] start, Schedule learningRate, int steps)
    {
        using var source = new CancellationTokenSource();
        return GradientDescent.Minimize(f, start, learningRate, steps, progress: new CancelAt(fraction, source), cancellation: source.Token);
    }

    private sealed class CancelAt(double fraction, CancellationTokenSource source) : IProgress<double>
    {
        public void Report(double value)
        {
            if (value >= fraction)
                source.Cancel();
        }
    }
}
