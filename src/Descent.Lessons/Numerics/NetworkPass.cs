using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Descent.Lessons.Numerics;

/// <summary>
/// Forward and backward through a dense network, for a block of samples at a time: what a neuron gives for each sample of
/// the block lies side by side, so that vectors go across samples and every weight is loaded once for many of them.
/// </summary>
/// <remarks>Made once and used again, so that a step allocates nothing; by one caller at a time.</remarks>
internal sealed class NetworkPass
{
    private const int Block = 32; // Samples. More would not fit the nearest cache for layers of fifty neurons.

    private readonly SampleTable table;
    private readonly int[] widths;
    private readonly bool relu;
    private readonly Output output;
    private readonly double[][] values; // Of each layer, features first: neuron by neuron, a number for each sample of the block.
    private readonly double[][] slopes; // ∂(loss)/∂(what goes into the neuron), likewise.
    private readonly double[] targets = new double[Block];
    private readonly double[] losses = new double[Block];
    private readonly double[] ofOne; // Outputs for one sample.

    /// <summary>A pass over a table.</summary>
    /// <param name="table">The samples.</param>
    /// <param name="widths">Numbers of features, of neurons in each hidden layer, and of outputs.</param>
    /// <param name="relu">Whether hidden neurons rectify; otherwise they take tanh.</param>
    /// <param name="output">What the last layer is for.</param>
    internal NetworkPass(SampleTable table, int[] widths, bool relu, Output output)
    {
        this.table = table;
        this.widths = widths;
        this.relu = relu;
        this.output = output;
        values = Array.ConvertAll(widths, width => new double[width * Block]);
        slopes = Array.ConvertAll(widths, width => new double[width * Block]);
        ofOne = new double[widths[^1]];
    }

    /// <summary>What the outputs are, and so which loss they have.</summary>
    internal enum Output
    {
        /// <summary>A number, with the loss ½ (z − y)².</summary>
        Value,

        /// <summary>The log odds of class 1, with the log loss.</summary>
        LogOdds,

        /// <summary>A number for each class, with the log loss of their softmax.</summary>
        Classes,
    }

    /// <summary>Adds the gradient's sum over some samples, or all where none are named, to <paramref name="gradient"/>, unless it is empty, and returns the sum of losses.</summary>
    internal double Add(ReadOnlySpan<double> theta, ReadOnlySpan<int> samples, Span<double> gradient)
    {
        if (Processor.HasVector256)
            return Add<OneVector256>(theta, samples, gradient);
        return Processor.HasVector128 ? Add<TwoVectors128>(theta, samples, gradient) : Add<OneDouble>(theta, samples, gradient);
    }

    /// <summary>The same in lanes of one kind, whether or not this processor has them.</summary>
    internal double Add<TLanes>(ReadOnlySpan<double> theta, ReadOnlySpan<int> samples, Span<double> gradient)
        where TLanes : struct, ILanes<TLanes>
    {
        var count = samples.IsEmpty ? table.Count : samples.Length;
        var loss = 0.0;
        for (var first = 0; first < count; first += Block)
        {
            var size = Math.Min(Block, count - first);
            var filled = (size + TLanes.Count - 1) / TLanes.Count * TLanes.Count;
            for (var k = 0; k < filled; k++)
            {
                // What fills up the last vector is a sample again, because 0 times what a made-up one gives may be NaN.
                var i = first + (k < size ? k : 0);
                var sample = samples.IsEmpty ? i : samples[i];
                Load(table.Features.AsSpan(sample * table.Width, table.Width), k);
                targets[k] = table.Targets[sample];
            }

            Forward<TLanes>(theta, filled);
            loss += Compare<TLanes>(size, filled);
            if (!gradient.IsEmpty)
                Backward<TLanes>(theta, gradient, filled);
        }

        return loss;
    }

    /// <summary>What the last layer gives for one row of features.</summary>
    internal void Predict(ReadOnlySpan<double> theta, ReadOnlySpan<double> row, Span<double> outputs)
    {
        Load(row, 0);
        Forward<OneDouble>(theta, 1);
        for (var j = 0; j < outputs.Length; j++)
            outputs[j] = values[^1][j * Block];
    }

    /// <summary>Numbers in proportion to e^z, which add up to 1, in place of z; and log Σ e^z.</summary>
    internal static double Softmax(Span<double> z)
    {
        var largest = z[0];
        foreach (var one in z)
            largest = Math.Max(largest, one);
        var sum = 0.0;
        foreach (ref var one in z)
            sum += one = Math.Exp(one - largest);
        foreach (ref var one in z)
            one /= sum;
        return largest + Math.Log(sum);
    }

    private void Load(ReadOnlySpan<double> row, int k)
    {
        for (var j = 0; j < row.Length; j++)
            values[0][(j * Block) + k] = row[j];
    }

    private void Forward<TLanes>(ReadOnlySpan<double> theta, int filled)
        where TLanes : struct, ILanes<TLanes>
    {
        var rest = theta;
        for (var layer = 1; layer < widths.Length; layer++)
        {
            var (from, to) = (widths[layer - 1], widths[layer]);
            for (var neuron = 0; neuron < to; neuron++)
            {
                var given = values[layer].AsSpan(neuron * Block, Block);
                LayerArithmetic.Combine<TLanes>(rest[(neuron * from)..], 1, from, rest[(from * to) + neuron], values[layer - 1], Block, given, filled);
                if (layer < widths.Length - 1)
                    Activate<TLanes>(given, filled);
            }

            rest = rest[((from + 1) * to)..];
        }
    }

    private void Backward<TLanes>(ReadOnlySpan<double> theta, Span<double> gradient, int filled)
        where TLanes : struct, ILanes<TLanes>
    {
        var end = theta.Length;
        for (var layer = widths.Length - 1; layer > 0; layer--)
        {
            var (from, to) = (widths[layer - 1], widths[layer]);
            var start = end - ((from + 1) * to);
            var weights = theta[start..end];
            LayerArithmetic.AddProducts<TLanes>(slopes[layer], values[layer - 1], Block, gradient[start..end], from, to, filled);
            for (var neuron = 0; layer > 1 && neuron < from; neuron++)
            {
                var slope = slopes[layer - 1].AsSpan(neuron * Block, Block);
                LayerArithmetic.Combine<TLanes>(weights[neuron..], from, to, 0, slopes[layer], Block, slope, filled);
                Bend<TLanes>(slope, values[layer - 1].AsSpan(neuron * Block, Block), filled);
            }

            end = start;
        }
    }

    /// <summary>The sum of losses of the first <paramref name="size"/> samples; what fills up the vectors behind them gets no loss and no slope.</summary>
    private double Compare<TLanes>(int size, int filled)
        where TLanes : struct, ILanes<TLanes>
    {
        var (z, slope) = (values[^1], slopes[^1]);
        if (output == Output.Classes)
            CompareClasses(z, slope, size);
        else if (output == Output.Value)
            Compare<LeastSquares.HalfSquare, TLanes>(z, slope, filled);
        else
            Compare<LogisticRegression.LogLoss, TLanes>(z, slope, filled);

        for (var neuron = 0; neuron < widths[^1]; neuron++)
            slope.AsSpan((neuron * Block) + size, filled - size).Clear();
        var loss = 0.0;
        foreach (var one in losses.AsSpan(0, size))
            loss += one;
        return loss;
    }

    private void Compare<TLoss, TLanes>(double[] z, double[] slope, int filled)
        where TLoss : struct, ISampleLoss
        where TLanes : struct, ILanes<TLanes>
    {
        for (nuint k = 0; k < (nuint)filled; k += (nuint)TLanes.Count)
        {
            var (loss, s) = TLoss.At(TLanes.Load(ref z[0], k), TLanes.Load(ref targets[0], k));
            loss.Store(ref losses[0], k);
            s.Store(ref slope[0], k);
        }
    }

    private void CompareClasses(double[] z, double[] slope, int size)
    {
        for (var k = 0; k < size; k++)
        {
            for (var j = 0; j < ofOne.Length; j++)
                ofOne[j] = z[(j * Block) + k];
            losses[k] = -z[((int)targets[k] * Block) + k];
            losses[k] += Softmax(ofOne);
            ofOne[(int)targets[k]] -= 1;
            for (var j = 0; j < ofOne.Length; j++)
                slope[(j * Block) + k] = ofOne[j];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Activate<TLanes>(Span<double> given, int filled)
        where TLanes : struct, ILanes<TLanes>
    {
        if (TLanes.Count == 1)
        {
            foreach (ref var one in given[..filled])
                one = relu ? Math.Max(one, 0) : LayerArithmetic.Tanh(one);
            return;
        }

        ref var first = ref MemoryMarshal.GetReference(given);
        for (nuint k = 0; k < (nuint)filled; k += (nuint)TLanes.Count)
        {
            var x = TLanes.Load(ref first, k);
            (relu ? TLanes.Max(x, TLanes.Fill(0)) : LayerArithmetic.Tanh(x)).Store(ref first, k);
        }
    }

    /// <summary>Multiplies slopes by those of the activation, which follow from what it gave: 1 − tanh², or whether it is positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Bend<TLanes>(Span<double> slope, ReadOnlySpan<double> given, int filled)
        where TLanes : struct, ILanes<TLanes>
    {
        if (TLanes.Count == 1)
        {
            for (var k = 0; k < filled; k++)
                slope[k] = relu ? (given[k] > 0 ? slope[k] : 0) : slope[k] - (slope[k] * given[k] * given[k]);
            return;
        }

        ref var first = ref MemoryMarshal.GetReference(slope);
        ref var value = ref MemoryMarshal.GetReference(given);
        for (nuint k = 0; k < (nuint)filled; k += (nuint)TLanes.Count)
        {
            var (s, v) = (TLanes.Load(ref first, k), TLanes.Load(ref value, k));
            (relu ? TLanes.WherePositive(v, s, TLanes.Fill(0)) : s - (s * v * v)).Store(ref first, k);
        }
    }
}
