using System.Numerics;

namespace Descent.Lessons;

/// <summary>ρ a + (1 − ρ) b²: an exponential average of squares.</summary>
internal readonly struct AverageOfSquares(double rho) : IEntrywiseOperation
{
    public Vector<double> At(Vector<double> a, Vector<double> b) => (rho * a) + ((1 - rho) * b * b);
}
