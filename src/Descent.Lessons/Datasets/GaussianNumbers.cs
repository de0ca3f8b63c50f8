using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Random;

namespace Descent.Lessons;

/// <summary>Random numbers of the normal distribution.</summary>
internal static class GaussianNumbers
{
    /// <summary>A matrix Z with columns of mean 0 and ZᵀZ/rows = I: exactly, up to rounding, and not only on average.</summary>
    /// <param name="random">Where the numbers come from.</param>
    /// <param name="rows">Rows, more than <paramref name="columns"/>.</param>
    /// <param name="columns">Columns.</param>
    internal static Matrix<double> Whitened(MersenneTwister random, int rows, int columns)
    {
        var z = Matrix<double>.Build.Dense(rows, columns, Independent(random, rows * columns));
        var centered = z - (Vector<double>.Build.Dense(rows, 1).OuterProduct(z.ColumnSums()) / rows);
        return centered.QR().Q * Math.Sqrt(rows);
    }

    /// <summary>Independent numbers of mean 0 and variance 1.</summary>
    internal static double[] Independent(MersenneTwister random, int count)
    {
        var samples = new double[count];
        Normal.Samples(random, samples, 0, 1);
        return samples;
    }
}
