using BenchmarkDotNet.Attributes;
using Descent.Lessons;

namespace Descent.Benchmarks;

/// <summary>A thousand seeds of SGD in a double well, 400 steps each.</summary>
/// <remarks>All peers move all seeds at once. Only here has each seed a stream of random numbers of its own.</remarks>
public class DoubleWells
{
    private const int Seeds = 1000;
    private const int Steps = 400;

    private readonly AdditiveGradientNoise well = new(new DoubleWell(), sigma: 1, samples: 1000, seed: 1);

    [Benchmark(Description = Peer.Descent, Baseline = true)]
    public RunPoint?[] OneThread() => Lockstep.Ends(Settings, Seeds, cores: 1);

    [Benchmark(Description = "Descent, all cores")]
    public RunPoint[] AllCores() => MonteCarlo.Minimize(Seeds, well, [1], 0.1, Steps, Batch.Stochastic.WithReplacement());

    [Benchmark(Description = "Descent, one by one")]
    public RunPoint[] OneByOne() => [.. Enumerable.Range(1, Seeds).Select(seed => (Settings with { Seed = seed }).Minimize().Final)];

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

    private RunSettings Settings => new()
    {
        Objective = well,
        Start = [1],
        LearningRate = 0.1,
        Steps = Steps,
        Batch = Batch.Stochastic.WithReplacement(),
        Seed = 1,
        Record = 2,
    };
}
