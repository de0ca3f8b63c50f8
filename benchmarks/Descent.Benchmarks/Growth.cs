using BenchmarkDotNet.Attributes;
using Descent.Lessons;
using Descent.Lessons.Numerics;

namespace Descent.Benchmarks;

/// <summary>The full gradient again, on one thread, for the exponents with which its cost grows in n and in d, where the data is larger than a cache.</summary>
public class Growth
{
    private const int Times = 5;

    private double[] theta = [];
    private double[] gradient = [];
    private BlockPass<LeastSquares.HalfSquare> pass = null!;

    [ParamsSource(nameof(Sizes))]
    public (int N, int D) Size { get; set; }

    public static IEnumerable<(int N, int D)> Sizes =>
    [
        (250_000, 32), (500_000, 32), (1_000_000, 32), (2_000_000, 32),
        (500_000, 16), (500_000, 64), (500_000, 128),
    ];

    [GlobalSetup]
    public void SetUp()
    {
        theta = new double[Size.D + 1];
        gradient = new double[Size.D + 1];
        pass = new BlockPass<LeastSquares.HalfSquare>(RegressionTable.Of(Size.N, Size.D).Data.Table, Size.D + 1);
    }

    [Benchmark(Description = Peer.Descent, Baseline = true, OperationsPerInvoke = Times)]
    public void Descent()
    {
        for (var i = 0; i < Times; i++)
            pass.Add(theta, gradient, threads: 1);
    }
}
