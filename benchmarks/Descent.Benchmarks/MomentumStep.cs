using BenchmarkDotNet.Attributes;
using Descent.Lessons;
using Descent.Lessons.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Descent.Benchmarks;

/// <summary>The update alone, v ← 0.9 v + 0.1 g and θ ← θ − αv, for a gradient that is there.</summary>
public class MomentumStep
{
    private const int Times = 10_000;
    private const double LearningRate = 0.001;

    private readonly Momentum momentum = new(0.9);
    private double[] theta = [];
    private double[] gradient = [];
    private double[] state = [];

    [Params(8, 32, 128)]
    public int D { get; set; }

    [GlobalSetup]
    public void SetUp() => (theta, gradient, state) = (new double[D], new double[D], new double[D]);

    [Benchmark(Description = Peer.Descent, Baseline = true, OperationsPerInvoke = Times)]
    public void Library()
    {
        for (var i = 0; i < Times; i++)
        {
            gradient.AsSpan().Fill(1);
            momentum.Direct(gradient, state);
            Elementwise.Set(theta, theta, gradient, new WeightedSum(1, -LearningRate));
        }
    }

    [Benchmark(OperationsPerInvoke = Times)]
    public Vector<double> MathNet()
    {
        var (x, v, g) = (Vector<double>.Build.Dense(D), Vector<double>.Build.Dense(D), Vector<double>.Build.Dense(D, 1));
        for (var i = 0; i < Times; i++)
        {
            v = (0.9 * v) + (0.1 * g);
            x -= LearningRate * v;
        }

        return x;
    }

    [GlobalSetup(Target = nameof(NumPy))]
    public void SetUpNumPy() => Prepare("momentum_numpy");

    [Benchmark(OperationsPerInvoke = Times)]
    [BenchmarkCategory(Peer.Python)]
    public void NumPy() => PythonPeers.Run();

    [GlobalSetup(Target = nameof(PyTorchTensors))]
    public void SetUpPyTorchTensors() => Prepare("momentum_torch");

    [Benchmark(Description = "PyTorch tensors", OperationsPerInvoke = Times)]
    [BenchmarkCategory(Peer.Python)]
    public void PyTorchTensors() => PythonPeers.Run();

    [GlobalSetup(Target = nameof(TorchOptim))]
    public void SetUpTorchOptim() => Prepare("momentum_torch_optim");

    [Benchmark(Description = "torch.optim", OperationsPerInvoke = Times)]
    [BenchmarkCategory(Peer.Python)]
    public void TorchOptim() => PythonPeers.Run();

    private void Prepare(string name) => PythonPeers.Prepare(new { prepare = name, features = D, times = Times });
}
