using CsCheck;
using Descent.Lessons.Numerics;
using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Lanes of every kind, on whatever processor this is.</summary>
public class LanesTests
{
    private static readonly Gen<double> Any = Gen.OneOf(
        Gen.Double[-800, 800], Gen.Double[-1, 1], Gen.Double, OneOf(0.0, -0.0, 1, 1e-300, 1e300, double.PositiveInfinity, double.NegativeInfinity, double.NaN));

    private delegate void Set(Span<double> target, double[] a, double[] b);

    [Fact]
    public void Elementwise_operations_have_the_same_bits_in_lanes_of_every_kind() =>
        Gen.Int[0, 40].SelectMany(length => Gen.Select(Any.Array[length], Any.Array[length])).Sample((a, b) =>
        {
            Expect(a, b, new WeightedSum(0.9, -0.3), (x, y) => (0.9 * x) + (-0.3 * y));
            Expect(a, b, new AverageOfSquares(0.99), (x, y) => (0.99 * x) + ((1 - 0.99) * y * y));
            Expect(a, b, new RatioToRoot(0.1, 0.2, 1e-8), (x, y) => x / 0.1 / (Math.Sqrt(y / 0.2) + 1e-8));
        });

    [Fact]
    public void A_vector_may_be_set_from_itself() =>
        Gen.Int[0, 40].SelectMany(length => Gen.Select(Any.Array[length], Any.Array[length])).Sample((a, b) =>
        {
            double[] expected = [.. a.Zip(b, (x, y) => (2 * x) + (3 * y))];
            Elementwise.Set(a, a, b, new WeightedSum(2, 3));
            Assert.Equal(expected, a);
        });

    [Fact]
    public void Losses_are_the_same_in_lanes_of_every_kind_but_for_rounding() =>
        Gen.Select(Any.Array[4], OneOf(0, 1).Array[4]).Sample((predictions, targets) =>
        {
            double[] OfLogs<TLanes>()
                where TLanes : struct, ILanes<TLanes> => Losses<LogisticRegression.LogLoss, TLanes>(predictions, targets);
            double[] OfSquares<TLanes>()
                where TLanes : struct, ILanes<TLanes> => Losses<LeastSquares.HalfSquare, TLanes>(predictions, targets);

            foreach (var found in (double[][])[OfLogs<OneVector256>(), OfLogs<TwoVectors128>()])
                Assert.Equal(OfLogs<OneDouble>(), found, AreClose);
            foreach (var found in (double[][])[OfSquares<OneVector256>(), OfSquares<TwoVectors128>()])
                Assert.Equal(OfSquares<OneDouble>(), found);
        });

    private static Gen<double> OneOf(params double[] numbers) => Gen.Int[0, numbers.Length - 1].Select(i => numbers[i]);

    private static void Expect<TOperation>(double[] a, double[] b, TOperation operation, Func<double, double, double> plain)
        where TOperation : struct, IElementwiseOperation
    {
        double[] By(Set set)
        {
            var target = new double[a.Length];
            set(target, a, b);
            return target;
        }

        double[] expected = [.. a.Zip(b, plain)];
        Assert.Equal(expected, By((target, x, y) => Elementwise.Set<OneVector256, TOperation>(target, x, y, operation)));
        Assert.Equal(expected, By((target, x, y) => Elementwise.Set<TwoVectors128, TOperation>(target, x, y, operation)));
        Assert.Equal(expected, By((target, x, y) => Elementwise.Set<OneDouble, TOperation>(target, x, y, operation)));
        Assert.Equal(expected, By((target, x, y) => Elementwise.Set(target, x, y, operation)));
    }

    /// <summary>Four losses, and then four slopes.</summary>
    private static double[] Losses<TLoss, TLanes>(double[] predictions, double[] targets)
        where TLoss : struct, ISampleLoss
        where TLanes : struct, ILanes<TLanes>
    {
        var all = new double[8];
        for (var i = 0; i < 4; i += TLanes.Count)
        {
            var (loss, slope) = TLoss.At(TLanes.Load(ref predictions[0], (nuint)i), TLanes.Load(ref targets[0], (nuint)i));
            loss.Store(ref all[0], (nuint)i);
            slope.Store(ref all[4], (nuint)i);
        }

        return all;
    }

    // Exponentials that are smaller than all normal numbers may be 0 in vectors.
    private static bool AreClose(double a, double b) => a.Equals(b) || Math.Abs(a - b) <= (1e-14 * Math.Abs(a)) + 1e-307;
}
