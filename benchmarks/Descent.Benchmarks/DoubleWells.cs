using BenchmarkDotNet.Attributes;
using Descent.Lessons;

namespace Descent.Benchmarks;

/// <summary>A thousand seeds of SGD in a double well, 400 steps each.</summary>
/// <remarks>The Python peers move all seeds at once, as one vector: the best they can do, and no seed has a stream of its own.</remarks>
public class DoubleWells
{
    private const int Seeds = 1000;
    private const int Steps = 400;

    private readonly AdditiveGradientNoise well = new(new DoubleWell(), sigma: 1, samples: 1000, seed: 1);

    [Benchmark(Description = Peer.Descent, Baseline = true)]
    public double[] OneThread()
    {
        var ends = new double[Seeds];
        for (var seed = 1; seed <= Seeds; seed++)
            ends[seed - 1] = EndOf(seed);
        return ends;
    }

    [Benchmark(Description = "Descent, all cores")]
    public double[] AllCores() => MonteCarlo.Run(Seeds, EndOf);

    [GlobalSetup(Target = nameof(NumPy))]
    public void SetUpNumPy() => Prepare("wells_numpy");

    [Benchmark]
    [BenchmarkCategory(Peer.Python)]
    public void NumPy() => PythonPeers.Run();

    [GlobalSetup(Target = nameof(PyTorchTensors))]
    public void SetUpPyTorchTensors() => Prepare("wells_torch");

    [Benchmark(Description = "PyTorch tensors")]
    [BenchmarkCategory(Peer.Python)]
    public void PyTorchTensors() => PythonPeers.Run();

    private static void Prepare(string name) => PythonPeers.Prepare(new { prepare = name, seeds = Seeds, steps = Steps });

    private double EndOf(int seed) =>
        GradientDescent.Minimize(well, [1], 0.1, Steps, batch: Batch.Stochastic.WithReplacement(), seed: seed, record: 2).Final.Theta[0];
}
