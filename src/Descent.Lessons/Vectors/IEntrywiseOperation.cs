using System.Numerics;

namespace Descent.Lessons;

/// <summary>What <see cref="Entrywise"/> does to each pair of entries.</summary>
internal interface IEntrywiseOperation
{
    /// <summary>The result for some entries of two vectors.</summary>
    Vector<double> At(Vector<double> a, Vector<double> b);
}

/// <summary>p a + q b.</summary>
internal readonly struct WeightedSum(double p, double q) : IEntrywiseOperation
{
    public Vector<double> At(Vector<double> a, Vector<double> b) => (p * a) + (q * b);
}

/// <summary>ρ a + (1 − ρ) b²: an exponential average of squares.</summary>
internal readonly struct AverageOfSquares(double rho) : IEntrywiseOperation
{
    public Vector<double> At(Vector<double> a, Vector<double> b) => (rho * a) + ((1 - rho) * b * b);
}

/// <summary>(a/p) / (√(b/q) + ε).</summary>
internal readonly struct RatioToRoot(double p, double q, double epsilon) : IEntrywiseOperation
{
    public Vector<double> At(Vector<double> a, Vector<double> b) => a / p / (Vector.SquareRoot(b / q) + Vector.Create(epsilon));
}
