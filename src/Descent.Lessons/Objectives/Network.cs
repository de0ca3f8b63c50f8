using Descent.Lessons.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.Random;

namespace Descent.Lessons;

/// <summary>What a hidden neuron makes of the sum that goes into it.</summary>
public enum Activation
{
    /// <summary>tanh z, between −1 and 1.</summary>
    Tanh,

    /// <summary>max(z, 0).</summary>
    ReLU,
}

/// <summary>How a network's output is compared with the target.</summary>
public enum NetworkLoss
{
    /// <summary>½ (z − y)², as in <see cref="LeastSquares"/>; PyTorch's MSELoss is twice it.</summary>
    SquaredError,

    /// <summary>
    /// −log of the probability that the network gives the sample's class. For the classes 0 and 1, one output z is the log
    /// odds of 1 (PyTorch's BCEWithLogitsLoss); for classes 0 to k − 1, the probabilities are the softmax of k outputs (CrossEntropyLoss).
    /// </summary>
    CrossEntropy,
}

/// <summary>
/// A dense network on a data set: f(θ) is the mean loss of its outputs, with
/// a₀ the features, aₗ = φ(Wₗ aₗ₋₁ + bₗ) in each hidden layer, and z = W a + b in the last.
/// </summary>
/// <remarks>
/// θ holds the layers in order, each as its weights W row by row (a row for each neuron, an entry for each of its inputs)
/// and then its biases b: as PyTorch lists the parameters of Linear layers. The gradient is worked out by hand
/// (backpropagation) for all samples, or for those of a batch. The function is not convex, and neither L nor a minimizer is known.
/// </remarks>
public sealed class Network : Model
{
    private const int MostNeurons = 10_000; // In a layer. Its weights are worked through one by one, by one thread.

    private readonly int[] widths;
    private readonly NetworkPass.Output output;
    private NetworkPass? spare;

    /// <summary>A network for a data set.</summary>
    /// <param name="data">The data set; for cross-entropy with targets 0, 1 … k − 1, each of which occurs.</param>
    /// <param name="hidden">Number of neurons in each hidden layer, from 1 to 10,000; none for a linear model.</param>
    /// <param name="activation">φ.</param>
    /// <param name="loss">The loss.</param>
    /// <exception cref="ArgumentException">An argument is null or outside its range, or a target is no class.</exception>
    public Network(Dataset data, int[] hidden, Activation activation = Activation.Tanh, NetworkLoss loss = NetworkLoss.SquaredError)
        : base(data)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        foreach (var width in hidden)
            Require.Between(1, MostNeurons, width, nameof(hidden));
        Activation = Require.Defined(activation);
        Loss = Require.Defined(loss);
        var classes = loss == NetworkLoss.CrossEntropy ? Classes(data) : 1;
        output = loss == NetworkLoss.SquaredError ? NetworkPass.Output.Value : classes == 2 ? NetworkPass.Output.LogOdds : NetworkPass.Output.Classes;
        widths = [data.FeatureNames.Count, .. hidden, classes == 2 ? 1 : classes];
        var parameters = widths.Zip(widths[1..], (from, to) => (from + 1L) * to).Sum();
        if (parameters > Array.MaxLength)
            throw new ArgumentException($"hidden must make no more parameters than fit into an array, but makes {Text.Number(parameters)}.", nameof(hidden));
        Dimension = (int)parameters;
    }

    /// <summary>Numbers of features, of neurons in each hidden layer, and of outputs.</summary>
    public IReadOnlyList<int> Widths => Array.AsReadOnly(widths);

    /// <summary>φ.</summary>
    public Activation Activation { get; }

    /// <summary>The loss.</summary>
    public NetworkLoss Loss { get; }

    /// <inheritdoc/>
    public override int Dimension { get; }

    /// <summary>A start for training: Gaussian weights that keep the size of what goes through the layers, and biases of 0.</summary>
    /// <remarks>
    /// Their variance is 2/(inputs + outputs) of the layer (Glorot and Bengio, 2010), and 2/inputs before ReLU, which
    /// drops one half (He et al., 2015). Zeros would be a saddle: all neurons of a layer alike, forever.
    /// </remarks>
    /// <param name="seed">Seed of the random numbers; the same seed makes the same start.</param>
    public double[] InitialParameters(int seed)
    {
        var random = new MersenneTwister(seed, threadSafe: false);
        var theta = new List<double>(Dimension);
        for (var layer = 1; layer < widths.Length; layer++)
        {
            var (from, to) = (widths[layer - 1], widths[layer]);
            var rectified = Activation == Activation.ReLU && layer < widths.Length - 1;
            var deviation = Math.Sqrt(2.0 / (rectified ? from : from + to));
            theta.AddRange(GaussianNumbers.Independent(random, from * to).Select(number => deviation * number));
            theta.AddRange(new double[to]);
        }

        return [.. theta];
    }

    /// <summary>The probability of each class, for one row of features.</summary>
    /// <param name="theta">θ, of length <see cref="Dimension"/>.</param>
    /// <param name="features">The features, in order and on the scale of <see cref="Model.Data"/>.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    /// <exception cref="InvalidOperationException">The loss is the squared error, whose output is a value.</exception>
    public double[] Probabilities(ReadOnlySpan<double> theta, ReadOnlySpan<double> features)
    {
        var prediction = Predict(theta, features); // Checks both.
        if (output == NetworkPass.Output.Value)
            throw new InvalidOperationException("A network with the squared error predicts a value, not classes.");
        if (output == NetworkPass.Output.LogOdds)
            return [1 - prediction, prediction];
        var outputs = Outputs(theta, features);
        NetworkPass.Softmax(outputs);
        return outputs;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"Network {string.Join("–", widths)} with {(Activation == Activation.Tanh ? "tanh" : "ReLU")} on {Data.Name} ({Text.Number(Data.Count)} samples, {Text.Number(Dimension)} parameters)";

    /// <inheritdoc/>
    protected internal override double ValueAt(ReadOnlySpan<double> theta) => Mean(theta, samples: [], gradient: []);

    /// <inheritdoc/>
    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient) => Mean(theta, samples: [], gradient);

    /// <inheritdoc/>
    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, ReadOnlySpan<int> samples, Span<double> gradient) =>
        Mean(theta, samples, gradient);

    /// <summary>The value; the probability of class 1 of two; or which of more than two classes is the most probable.</summary>
    private protected override double PredictAt(ReadOnlySpan<double> theta, ReadOnlySpan<double> features)
    {
        var outputs = Outputs(theta, features);
        return output switch
        {
            NetworkPass.Output.Value => outputs[0],
            NetworkPass.Output.LogOdds => SpecialFunctions.Logistic(outputs[0]),
            _ => Array.IndexOf(outputs, outputs.Max()),
        };
    }

    private static int Classes(Dataset data)
    {
        var classes = Math.Max(2, (int)Math.Clamp(data.Targets.ToArray().Max() + 1, 0, data.Count + 1));
        for (var i = 0; i < data.Count; i++)
        {
            var target = data.Targets[i];
            if (target < 0 || target >= classes || Math.Floor(target) != target)
                throw new ArgumentException($"data must have the classes 0, 1, 2 and so on as targets, but sample {i} has {Text.Number(target)}. Map them with data.MapTargets.", nameof(data));
        }

        for (var one = 0; classes > 2 && one < classes; one++)
        {
            if (!data.Targets.Contains(one))
                throw new ArgumentException($"data must have a sample of every class from 0 to {classes - 1}, but has none of class {one}. Number the classes without gaps, with data.MapTargets.", nameof(data));
        }

        return classes;
    }

    private double[] Outputs(ReadOnlySpan<double> theta, ReadOnlySpan<double> features)
    {
        var outputs = new double[widths[^1]];
        var pass = Take();
        pass.Predict(theta, features, outputs);
        Volatile.Write(ref spare, pass);
        return outputs;
    }

    private double Mean(ReadOnlySpan<double> theta, ReadOnlySpan<int> samples, Span<double> gradient)
    {
        gradient.Clear();
        var pass = Take();
        var sum = pass.Add(theta, samples, gradient);
        Volatile.Write(ref spare, pass);
        var share = 1.0 / (samples.IsEmpty ? Data.Count : samples.Length);
        Elementwise.Set(gradient, gradient, gradient, new WeightedSum(share, 0));
        return share * sum;
    }

    // Callers at the same time each need one of their own; the next caller can have one of them.
    private NetworkPass Take() => Interlocked.Exchange(ref spare, null) ?? new NetworkPass(Data.Table, widths, Activation == Activation.ReLU, output);
}
