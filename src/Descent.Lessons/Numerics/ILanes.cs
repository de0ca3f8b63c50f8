using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Descent.Lessons.Numerics;

/// <summary>
/// A few numbers that a processor works on at once. What is fast is written once, for lanes of any kind, and compiled for
/// each kind as if it had been written for that one alone.
/// </summary>
/// <typeparam name="TSelf">The lanes themselves.</typeparam>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    /// <summary>How many there are.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract TSelf Fill(double value);

    /// <summary>Neighbors in memory, the first of them <paramref name="index"/> numbers behind <paramref name="from"/>.</summary>
    static abstract TSelf Load(ref double from, nuint index);

    /// <summary>Puts them where <see cref="Load"/> would take them from.</summary>
    void Store(ref double to, nuint index);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, TSelf right);

    static abstract TSelf operator *(double left, TSelf right);

    static abstract TSelf operator /(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf lanes);

    /// <summary>left · right + addend, without a rounding between on processors that can do so in one go.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>The sum of all: (v₀ + v₁) + (v₂ + v₃) of four.</summary>
    static abstract double Sum(TSelf lanes);

    /// <summary>√x.</summary>
    static abstract TSelf SquareRoot(TSelf lanes);

    /// <summary>|x|.</summary>
    static abstract TSelf Abs(TSelf lanes);

    /// <summary>e^x.</summary>
    static abstract TSelf Exp(TSelf lanes);

    /// <summary>log x, to base e.</summary>
    static abstract TSelf Log(TSelf lanes);

    /// <summary>The larger of each pair, or NaN where either is.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>Of each pair the first where the number to test is greater than 0, and the second elsewhere.</summary>
    static abstract TSelf WherePositive(TSelf test, TSelf first, TSelf second);
}

/// <summary>Four lanes, in whatever registers the processor has.</summary>
/// <typeparam name="TSelf">The lanes themselves.</typeparam>
internal interface IFourLanes<TSelf> : ILanes<TSelf>
    where TSelf : struct, IFourLanes<TSelf>
{
    /// <summary>Four numbers.</summary>
    static abstract TSelf Of(double a, double b, double c, double d);

    /// <summary>The number in one lane.</summary>
    double this[int lane] { get; }

    /// <summary>The <see cref="ILanes{TSelf}.Sum"/> of each.</summary>
    static abstract TSelf Sums(TSelf a, TSelf b, TSelf c, TSelf d);
}

/// <summary>What this processor does at once. All of it is known when a method is compiled, so that a choice costs nothing.</summary>
internal static class Processor
{
    /// <summary>Whether <see cref="OneVector256"/> is fast.</summary>
    internal static bool HasVector256 => Vector256.IsHardwareAccelerated;

    /// <summary>Whether <see cref="TwoVectors128"/> are fast. A browser has such registers, but code is interpreted there, and each use of one is a call.</summary>
    internal static bool HasVector128 => Vector128.IsHardwareAccelerated && !OperatingSystem.IsBrowser();

    /// <summary>Whether it multiplies and adds without a rounding between. Where it cannot, doing so takes hundreds of instructions.</summary>
    internal static bool HasFusedMultiplyAdd => Fma.IsSupported || AdvSimd.IsSupported;
}
