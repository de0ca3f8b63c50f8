using System.Numerics;

namespace Descent.Lessons;

/// <summary>(a/p) / (√(b/q) + ε).</summary>
internal readonly struct RatioToRoot(double p, double q, double epsilon) : IEntrywiseOperation
{
    public Vector<double> At(Vector<double> a, Vector<double> b) => a / p / (Vector.SquareRoot(b / q) + Vector.Create(epsilon));
}
