using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Descent.Lessons.Numerics;

/// <summary>Four lanes in one register of 256 bits: x86-64 processors with AVX2.</summary>
internal readonly struct OneVector256(Vector256<double> lanes) : IFourLanes<OneVector256>
{
    private readonly Vector256<double> lanes = lanes;

    public static int Count => Vector256<double>.Count;

    public double this[int lane] => lanes[lane];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector256 Fill(double value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector256 Of(double a, double b, double c, double d) => new(Vector256.Create(a, b, c, d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector256 Load(ref double from, nuint index) => new(Vector256.LoadUnsafe(ref from, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double to, nuint index) => lanes.StoreUnsafe(ref to, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector256 operator +(OneVector256 left, OneVector256 right) => new(left.lanes + right.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector256 operator -(OneVector256 left, OneVector256 right) => new(left.lanes - right.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector256 operator *(OneVector256 left, OneVector256 right) => new(left.lanes * right.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector256 operator *(double left, OneVector256 right) => new(left * right.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector256 operator /(OneVector256 left, OneVector256 right) => new(left.lanes / right.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector256 operator -(OneVector256 lanes) => new(-lanes.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector256 SquareRoot(OneVector256 lanes) => new(Vector256.Sqrt(lanes.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector256 Abs(OneVector256 lanes) => new(Vector256.Abs(lanes.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector256 Exp(OneVector256 lanes) => new(Vector256.Exp(lanes.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector256 Log(OneVector256 lanes) => new(Vector256.Log(lanes.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector256 Max(OneVector256 left, OneVector256 right) => new(Vector256.Max(left.lanes, right.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector256 WherePositive(OneVector256 test, OneVector256 first, OneVector256 second) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(test.lanes, Vector256<double>.Zero), first.lanes, second.lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector256 MultiplyAdd(OneVector256 left, OneVector256 right, OneVector256 addend) => new(
        Processor.HasFusedMultiplyAdd ? Vector256.FusedMultiplyAdd(left.lanes, right.lanes, addend.lanes) : (left.lanes * right.lanes) + addend.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(OneVector256 lanes) => Vector256.Sum(lanes.lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneVector256 Sums(OneVector256 a, OneVector256 b, OneVector256 c, OneVector256 d)
    {
        if (!Avx.IsSupported)
            return Of(Sum(a), Sum(b), Sum(c), Sum(d));

        var (ab, cd) = (Avx.HorizontalAdd(a.lanes, b.lanes), Avx.HorizontalAdd(c.lanes, d.lanes));
        return new(Avx.Permute2x128(ab, cd, 0x20) + Avx.Permute2x128(ab, cd, 0x31));
    }
}

/// <summary>Four lanes in two registers of 128 bits: ARM64, and x86-64 processors without AVX2.</summary>
internal readonly struct TwoVectors128(Vector128<double> lower, Vector128<double> upper) : IFourLanes<TwoVectors128>
{
    private readonly Vector128<double> lower = lower;
    private readonly Vector128<double> upper = upper;

    public static int Count => 2 * Vector128<double>.Count;

    public double this[int lane] => (lane < 2 ? lower : upper)[lane & 1];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors128 Fill(double value) => new(Vector128.Create(value), Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors128 Of(double a, double b, double c, double d) => new(Vector128.Create(a, b), Vector128.Create(c, d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors128 Load(ref double from, nuint index) => new(Vector128.LoadUnsafe(ref from, index), Vector128.LoadUnsafe(ref from, index + 2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double to, nuint index)
    {
        lower.StoreUnsafe(ref to, index);
        upper.StoreUnsafe(ref to, index + 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors128 operator +(TwoVectors128 left, TwoVectors128 right) => new(left.lower + right.lower, left.upper + right.upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors128 operator -(TwoVectors128 left, TwoVectors128 right) => new(left.lower - right.lower, left.upper - right.upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors128 operator *(TwoVectors128 left, TwoVectors128 right) => new(left.lower * right.lower, left.upper * right.upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors128 operator *(double left, TwoVectors128 right) => new(left * right.lower, left * right.upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors128 operator /(TwoVectors128 left, TwoVectors128 right) => new(left.lower / right.lower, left.upper / right.upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors128 operator -(TwoVectors128 lanes) => new(-lanes.lower, -lanes.upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors128 SquareRoot(TwoVectors128 lanes) => new(Vector128.Sqrt(lanes.lower), Vector128.Sqrt(lanes.upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors128 Abs(TwoVectors128 lanes) => new(Vector128.Abs(lanes.lower), Vector128.Abs(lanes.upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors128 Exp(TwoVectors128 lanes) => new(ExpOfTwo(lanes.lower), ExpOfTwo(lanes.upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors128 Log(TwoVectors128 lanes) => new(LogOfTwo(lanes.lower), LogOfTwo(lanes.upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors128 Max(TwoVectors128 left, TwoVectors128 right) => new(Vector128.Max(left.lower, right.lower), Vector128.Max(left.upper, right.upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors128 WherePositive(TwoVectors128 test, TwoVectors128 first, TwoVectors128 second) => new(
        Vector128.ConditionalSelect(Vector128.GreaterThan(test.lower, Vector128<double>.Zero), first.lower, second.lower),
        Vector128.ConditionalSelect(Vector128.GreaterThan(test.upper, Vector128<double>.Zero), first.upper, second.upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors128 MultiplyAdd(TwoVectors128 left, TwoVectors128 right, TwoVectors128 addend) => Processor.HasFusedMultiplyAdd
        ? new(Vector128.FusedMultiplyAdd(left.lower, right.lower, addend.lower), Vector128.FusedMultiplyAdd(left.upper, right.upper, addend.upper))
        : (left * right) + addend;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(TwoVectors128 lanes) => Vector128.Sum(lanes.lower) + Vector128.Sum(lanes.upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoVectors128 Sums(TwoVectors128 a, TwoVectors128 b, TwoVectors128 c, TwoVectors128 d) => Of(Sum(a), Sum(b), Sum(c), Sum(d));

    // Methods of their own, because the compiler stops inlining, also elsewhere in the loop, where so much code comes four
    // times. Polynomials that cannot be multiplied and added in one go are slower than a number at a time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector128<double> ExpOfTwo(Vector128<double> two) =>
        Processor.HasFusedMultiplyAdd ? Vector128.Exp(two) : Vector128.Create(Math.Exp(two[0]), Math.Exp(two[1]));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector128<double> LogOfTwo(Vector128<double> two) =>
        Processor.HasFusedMultiplyAdd ? Vector128.Log(two) : Vector128.Create(Math.Log(two[0]), Math.Log(two[1]));
}

/// <summary>A plain number: processors without vectors, and what is left over where lanes are not filled.</summary>
internal readonly struct OneDouble(double value) : ILanes<OneDouble>
{
    internal double Value { get; } = value;

    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneDouble Fill(double value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneDouble Load(ref double from, nuint index) => new(Unsafe.Add(ref from, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double to, nuint index) => Unsafe.Add(ref to, index) = Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneDouble operator +(OneDouble left, OneDouble right) => new(left.Value + right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneDouble operator -(OneDouble left, OneDouble right) => new(left.Value - right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneDouble operator *(OneDouble left, OneDouble right) => new(left.Value * right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneDouble operator *(double left, OneDouble right) => new(left * right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneDouble operator /(OneDouble left, OneDouble right) => new(left.Value / right.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneDouble operator -(OneDouble lanes) => new(-lanes.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneDouble SquareRoot(OneDouble lanes) => new(Math.Sqrt(lanes.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneDouble Abs(OneDouble lanes) => new(Math.Abs(lanes.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneDouble Exp(OneDouble lanes) => new(Math.Exp(lanes.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneDouble Log(OneDouble lanes) => new(Math.Log(lanes.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneDouble Max(OneDouble left, OneDouble right) => new(Math.Max(left.Value, right.Value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneDouble WherePositive(OneDouble test, OneDouble first, OneDouble second) => test.Value > 0 ? first : second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static OneDouble MultiplyAdd(OneDouble left, OneDouble right, OneDouble addend) => new((left.Value * right.Value) + addend.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(OneDouble lanes) => lanes.Value;
}
