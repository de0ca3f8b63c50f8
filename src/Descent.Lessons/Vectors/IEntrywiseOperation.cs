using System.Numerics;

namespace Descent.Lessons;

/// <summary>What <see cref="Entrywise"/> does to each pair of entries.</summary>
internal interface IEntrywiseOperation
{
    /// <summary>The result for some entries of two vectors.</summary>
    Vector<double> At(Vector<double> a, Vector<double> b);
}
