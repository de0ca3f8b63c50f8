using System.Numerics;

namespace Descent.Lessons;

/// <summary>p a + q b.</summary>
internal readonly struct WeightedSum(double p, double q) : IEntrywiseOperation
{
    public Vector<double> At(Vector<double> a, Vector<double> b) => (p * a) + (q * b);
}
