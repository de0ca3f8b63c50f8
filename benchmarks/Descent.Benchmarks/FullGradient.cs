using BenchmarkDotNet.Attributes;
using Descent.Lessons;
using Descent.Lessons.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Descent.Benchmarks;

/// <summary>The gradient of a linear regression over all samples, with 32 features.</summary>
/// <remarks>"One stream" only adds up the same numbers, which is as fast as memory allows.</remarks>
public class FullGradient
{
    private const int D = 32;
    private const int Times = 10;

    private readonly double[] theta = new double[D + 1];
    private readonly double[] gradient = new double[D + 1];
    private RegressionTable table = null!;
    private BlockPass<LeastSquares.HalfSquare> pass = null!;
    private Matrix<double> x = null!;
    private Vector<double> y = null!;

    [Params(10_000, 100_000, 1_000_000)]
    public int N { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        table = RegressionTable.Of(N, D);
        pass = new BlockPass<LeastSquares.HalfSquare>(table.Data.Table, table.Data.Table.Width + 1);
    }

    [Benchmark(Description = Peer.Descent, Baseline = true, OperationsPerInvoke = Times)]
    public void OneThread()
    {
        for (var i = 0; i < Times; i++)
        {
            gradient.AsSpan().Clear();
            pass.Add(theta, gradient, threads: 1);
        }
    }

    [Benchmark(Description = "Descent, all cores", OperationsPerInvoke = Times)]
    public void AllCores()
    {
        for (var i = 0; i < Times; i++)
        {
            gradient.AsSpan().Clear();
            pass.Add(theta, gradient, Environment.ProcessorCount);
        }
    }

    [Benchmark(Description = "one stream", OperationsPerInvoke = Times)]
    public double OneStream()
    {
        var sum = 0.0;
        for (var i = 0; i < Times; i++)
            sum += Streaming.Sum(table.Data.Features);
        return sum;
    }

    [GlobalSetup(Target = nameof(MathNet))]
    public void SetUpMathNet()
    {
        SetUp();
        x = Matrix<double>.Build.Dense(N, D, (i, j) => table.Data.Row(i)[j]);
        y = Vector<double>.Build.DenseOfArray(table.Data.Targets.ToArray());
        global::MathNet.Numerics.Control.UseSingleThread();
    }

    [Benchmark]
    public Vector<double> MathNet() => x.TransposeThisAndMultiply((x * Vector<double>.Build.Dense(D)) - y) / N;

    [GlobalSetup(Target = nameof(NumPy))]
    public void SetUpNumPy() => Prepare("gradient_numpy");

    [Benchmark(OperationsPerInvoke = Times)]
    [BenchmarkCategory(Peer.Python)]
    public void NumPy() => PythonPeers.Run();

    [GlobalSetup(Target = nameof(PyTorchTensors))]
    public void SetUpPyTorchTensors() => Prepare("gradient_torch");

    [Benchmark(Description = "PyTorch tensors", OperationsPerInvoke = Times)]
    [BenchmarkCategory(Peer.Python)]
    public void PyTorchTensors() => PythonPeers.Run();

    private void Prepare(string name)
    {
        SetUp();
        PythonPeers.Prepare(new { prepare = name, data = table.File, features = D, times = Times });
    }
}
