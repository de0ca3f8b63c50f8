using BenchmarkDotNet.Attributes;
using Descent.Lessons;
using MathNet.Numerics.LinearAlgebra;

namespace Descent.Benchmarks;

/// <summary>One epoch of mini-batch SGD on a linear regression of 100,000 samples, shuffled, without replacement.</summary>
/// <remarks>
/// Descent also fits an intercept, and its time holds a share of a run's set-up and of the two passes over all samples
/// that measure its ends.
/// </remarks>
public class SgdEpoch
{
    private const int Samples = 100_000;
    private const int Epochs = 10;
    private const double LearningRate = 0.001;

    private RegressionTable table = null!;
    private Matrix<double> x = null!;
    private Vector<double> y = null!;
    private int[] order = [];
    private readonly Random random = new(1);

    [Params(8, 32, 128)]
    public int D { get; set; }

    [Params(1, 32, 512)]
    public int Batch { get; set; }

    [GlobalSetup]
    public void SetUp() => table = RegressionTable.Of(Samples, D);

    [Benchmark(Description = Peer.Descent, Baseline = true, OperationsPerInvoke = Epochs)]
    public Run Library() => GradientDescent.Minimize(
        table.LeastSquares,
        new double[D + 1],
        LearningRate,
        Epochs * ((Samples + Batch - 1) / Batch),
        batch: Lessons.Batch.Mini(Batch),
        seed: 1,
        stop: StopRule.GradientNorm(0),
        record: 2);

    [GlobalSetup(Target = nameof(MathNet))]
    public void SetUpMathNet()
    {
        SetUp();
        x = Matrix<double>.Build.Dense(Samples, D, (i, j) => table.Data.Row(i)[j]);
        y = Vector<double>.Build.DenseOfArray(table.Data.Targets.ToArray());
        order = [.. Enumerable.Range(0, Samples)];
        global::MathNet.Numerics.Control.UseSingleThread();
    }

    [Benchmark]
    public Vector<double> MathNet()
    {
        var theta = Vector<double>.Build.Dense(D);
        random.Shuffle(order);
        foreach (var batch in order.Chunk(Batch))
        {
            var part = Matrix<double>.Build.DenseOfRowVectors(batch.Select(i => x.Row(i)));
            var targets = Vector<double>.Build.DenseOfEnumerable(batch.Select(i => y[i]));
            theta -= LearningRate / batch.Length * part.TransposeThisAndMultiply((part * theta) - targets);
        }

        return theta;
    }

    [GlobalSetup(Target = nameof(NumPy))]
    public void SetUpNumPy() => Prepare("epoch_numpy");

    [Benchmark]
    [BenchmarkCategory(Peer.Python)]
    public void NumPy() => PythonPeers.Run();

    [GlobalSetup(Target = nameof(PyTorchTensors))]
    public void SetUpPyTorchTensors() => Prepare("epoch_torch");

    [Benchmark(Description = "PyTorch tensors")]
    [BenchmarkCategory(Peer.Python)]
    public void PyTorchTensors() => PythonPeers.Run();

    [GlobalSetup(Target = nameof(TorchOptim))]
    public void SetUpTorchOptim() => Prepare("epoch_torch_optim");

    // What a user of PyTorch would write.
    [Benchmark(Description = "torch.optim")]
    [BenchmarkCategory(Peer.Python)]
    public void TorchOptim() => PythonPeers.Run();

    [GlobalSetup(Target = nameof(ScikitLearn))]
    public void SetUpScikitLearn() => Prepare("epoch_sklearn");

    // The compiled loop of SGDRegressor.
    [Benchmark(Description = "scikit-learn", OperationsPerInvoke = Epochs)]
    [BenchmarkCategory(Peer.Python)]
    public void ScikitLearn() => PythonPeers.Run();

    /// <summary>Whether a peer can do a batch at all, and within a minute.</summary>
    internal static bool Has(string method, int batch) => method switch
    {
        nameof(ScikitLearn) => batch == 1,
        nameof(TorchOptim) => batch > 1,
        _ => true,
    };

    private void Prepare(string name)
    {
        SetUp();
        PythonPeers.Prepare(new { prepare = name, data = table.File, features = D, batch = Batch, epochs = Epochs });
    }
}
