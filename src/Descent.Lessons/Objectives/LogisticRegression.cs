using System.Globalization;
using System.Runtime.CompilerServices;
using Descent.Lessons.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;

namespace Descent.Lessons;

/// <summary>
/// Logistic regression on a data set with targets 0 and 1: the mean log loss
/// f(θ) = (1/n) Σ [log(1 + e^zᵢ) − yᵢ zᵢ] + (l2/2) θᵀDθ with z = Xθ. Its gradient is Xᵀ(s(z) − y)/n + l2 Dθ, where
/// s(z) = 1/(1 + e^−z) is the predicted probability of class 1.
/// </summary>
/// <remarks>
/// X has one row per sample; its first column is 1, so that θ₀ is the intercept, and the others are the data set's
/// features in order. D is I with 0 in place of the first 1: the penalty leaves the intercept alone. Without an intercept X
/// has the features only, and D is I. Without a penalty, classes that a straight line separates have
/// no minimizer: the loss falls toward 0 forever as θ grows.
/// </remarks>
public sealed class LogisticRegression : Model
{
    private const int NewtonSteps = 100;
    private const double SmallestNewtonStep = 1e-6;
    private const double NewtonTolerance = 1e-6; // Of the gradient's length at 0.
    private const double RoundingError = 1e-15; // Of the size of features, √L, which is as short as a gradient gets: 0 may be the minimizer.

    private readonly LinearModel<LogLoss> model;
    private readonly Lazy<double[]?> minimizer;

    /// <summary>Logistic regression of a data set's classes on its features.</summary>
    /// <param name="data">The data set, with 0 or 1 as every target, and as many samples as there are parameters, or more; with a penalty, any number.</param>
    /// <param name="l2">Weight of the L2 penalty, 0 or greater. The intercept is not penalized.</param>
    /// <param name="intercept">Whether the border between the classes need not pass through 0.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="data"/> is null or has too few samples, another target or numbers too large or small to be squared, or <paramref name="l2"/> is outside its range.
    /// </exception>
    public LogisticRegression(Dataset data, double l2 = 0, bool intercept = true)
        : base(data)
    {
        model = new LinearModel<LogLoss>(data, l2, intercept);
        for (var i = 0; i < data.Count; i++)
        {
            if (data.Targets[i] is not (0 or 1))
            {
                throw new ArgumentException(
                    $"data must have the targets 0 and 1 only, but sample {i} has {Text.Number(data.Targets[i])}. {ToClasses(data)}", nameof(data));
            }
        }

        // The slope of s is at most 1/4.
        L = Math.Pow(model.Decompose(4 * data.Count * l2).R.L2Norm(), 2) / data.Count / 4;
        var oneClass = data.Targets.IndexOfAnyExcept(data.Targets[0]) < 0;
        minimizer = new(() => l2 > 0 && !(intercept && oneClass) ? Newton() : null);
    }

    /// <summary>Weight of the L2 penalty.</summary>
    public double L2 => model.L2;

    /// <summary>Whether θ begins with an intercept, which the penalty leaves alone.</summary>
    public bool Intercept => model.FirstWeight > 0;

    /// <inheritdoc/>
    public override int Dimension => model.Dimension;

    /// <summary>
    /// The largest eigenvalue of XᵀX/(4n) + l2 D, where D is 1 on the diagonal but for the intercept: an upper bound of the curvature, met only where every predicted
    /// probability is ½, as at θ = 0.
    /// </summary>
    public override double L { get; }

    /// <summary>
    /// The least curvature anywhere: the loss itself flattens out far from 0, so that it is 0 along the intercept, which is
    /// not penalized, and l2 where there is no intercept.
    /// </summary>
    public override double Mu => model.FirstWeight > 0 ? 0 : L2;

    /// <summary>
    /// The minimizer by Newton's method, found when first asked for. Null without a penalty or with samples of one class
    /// only, where there may be none, or where the penalty is so small that rounding hides it.
    /// </summary>
    public override IReadOnlyList<double>? Minimizer => minimizer.Value is { } known ? Array.AsReadOnly(known) : null;

    /// <summary>Fraction of the samples whose more probable class is their own.</summary>
    /// <param name="theta">θ, of length <see cref="Dimension"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="theta"/> has another length.</exception>
    public double Accuracy(ReadOnlySpan<double> theta)
    {
        Require.Length(Dimension, theta.Length, nameof(theta));
        var right = 0;
        for (var i = 0; i < Data.Count; i++)
        {
            if (model.Predict(theta, Data.Row(i)) > 0 == Data.Targets[i] > 0)
                right++;
        }

        return right / (double)Data.Count;
    }

    /// <inheritdoc/>
    public override string ToString() => model.Describe("Logistic regression");

    /// <inheritdoc/>
    protected internal override double ValueAt(ReadOnlySpan<double> theta) => model.Mean(theta, samples: [], gradient: []);

    /// <inheritdoc/>
    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient) => model.Mean(theta, samples: [], gradient);

    /// <inheritdoc/>
    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, ReadOnlySpan<int> samples, Span<double> gradient) =>
        model.Mean(theta, samples, gradient);

    /// <inheritdoc/>
    internal override void ValuesAndGradientsAt(
        ReadOnlySpan<double> thetas, ReadOnlySpan<int> batches, Span<double> values, Span<double> gradients, Span<double> scratch, Span<int> batch)
    {
        if (!model.TryOneEach(thetas, batches, values, gradients))
            base.ValuesAndGradientsAt(thetas, batches, values, gradients, scratch, batch);
    }

    /// <inheritdoc/>
    internal override int Foresight => model.Foresight;

    /// <inheritdoc/>
    internal override void Expect(ReadOnlySpan<int> samples) => model.Expect(samples);

    // A step is halved until the gradient shrinks, which it does along Newton's direction; once rounding stops that,
    // there is no better θ to be had.
    private double[]? Newton()
    {
        var theta = new double[Dimension];
        var gradient = Gradient(theta);
        var goodEnough = Math.Max(NewtonTolerance * Norms.Length(gradient), RoundingError * Math.Sqrt(L));
        for (var step = 0; step < NewtonSteps; step++)
        {
            var direction = Hessian(theta).Solve(Vector<double>.Build.Dense(gradient));
            double[] next, nextGradient;
            var size = 1.0;
            do
            {
                next = [.. theta.Zip(direction, (entry, change) => entry - (size * change))];
                nextGradient = Gradient(next);
                size /= 2;
            }
            while (!(Norms.Length(nextGradient) < Norms.Length(gradient)) && size > SmallestNewtonStep);

            if (!(Norms.Length(nextGradient) < Norms.Length(gradient)))
                break;
            (theta, gradient) = (next, nextGradient);
        }

        return Norms.Length(gradient) <= goodEnough ? theta : null;
    }

    private protected override double PredictAt(ReadOnlySpan<double> theta, ReadOnlySpan<double> features) =>
        SpecialFunctions.Logistic(model.Predict(theta, features));

    private static string ToClasses(Dataset data)
    {
        var values = data.Targets.ToArray().Distinct().Order().ToArray();
        return values.Length == 2
            ? $"Map them: data.MapTargets(y => y == {Plain(values[1])} ? 1 : 0)."
            : $"Say what class 1 is, such as data.MapTargets(y => y > {Plain(values.Median())} ? 1 : 0); more than two classes are for {nameof(Network)}.";

        static string Plain(double value) => value.ToString(CultureInfo.InvariantCulture);
    }

    // Xᵀ diag(s(z) s(−z)) X/n + l2 D
    private Matrix<double> Hessian(double[] theta)
    {
        var first = model.FirstWeight;
        var hessian = Matrix<double>.Build.Diagonal(Dimension, Dimension, j => j < first ? 0 : L2).ToArray();
        var row = new double[Dimension];
        row[0] = 1;
        for (var i = 0; i < Data.Count; i++)
        {
            Data.Row(i).CopyTo(row.AsSpan(first));
            var z = model.Predict(theta, Data.Row(i));
            var weight = SpecialFunctions.Logistic(z) * SpecialFunctions.Logistic(-z) / Data.Count;
            for (var j = 0; j < row.Length; j++)
            {
                for (var k = 0; k < row.Length; k++)
                    hessian[j, k] += weight * row[j] * row[k];
            }
        }

        return Matrix<double>.Build.DenseOfArray(hessian);
    }

    internal readonly struct LogLoss : ISampleLoss
    {
        // With m the margin, z or −z by class, the loss is log(1 + e^−m); e is raised to a negative power only, and so
        // never overflows, and a loss as small as 1e-300 is still told from 0.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static (TLanes Loss, TLanes Slope) At<TLanes>(TLanes predictions, TLanes targets)
            where TLanes : struct, ILanes<TLanes>
        {
            var one = TLanes.Fill(1);
            var signs = targets + targets - one;
            var margins = signs * predictions;
            var powers = TLanes.Exp(-TLanes.Abs(margins));
            var sums = one + powers;
            var losses = TLanes.Max(-margins, TLanes.Fill(0)) + LogOfOnePlus(powers, sums);
            return (losses, -signs * TLanes.WherePositive(margins, powers, one) / sums);
        }

        // log(1 + p) = p · log(s)/(s − 1) with s = 1 + p as it was rounded, because both errors cancel (W. Kahan, 1965).
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLanes LogOfOnePlus<TLanes>(TLanes powers, TLanes sums)
            where TLanes : struct, ILanes<TLanes>
        {
            var rounded = sums - TLanes.Fill(1);
            return TLanes.WherePositive(rounded, powers * TLanes.Log(sums) / rounded, powers);
        }
    }
}
