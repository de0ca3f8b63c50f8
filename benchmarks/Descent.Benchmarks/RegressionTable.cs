using System.Runtime.InteropServices;
using Descent.Lessons;

namespace Descent.Benchmarks;

/// <summary>Made-up numbers for a regression, in memory and, for Python, in a file: the same for every peer.</summary>
internal sealed class RegressionTable
{
    private static RegressionTable? last;

    private readonly Lazy<string> file;
    private readonly Lazy<LeastSquares> leastSquares;

    private RegressionTable(int samples, int features)
    {
        var random = new Random(1);
        var x = new double[samples * features];
        var y = new double[samples];
        for (var i = 0; i < x.Length; i++)
            x[i] = Math.Sqrt(3) * ((2 * random.NextDouble()) - 1);
        for (var i = 0; i < samples; i++)
            y[i] = x.AsSpan(i * features, features)[0] + random.NextDouble();

        Data = new Dataset("table", "made here", [.. Enumerable.Range(1, features).Select(j => $"x{j}")], "y", x, y);
        leastSquares = new(() => new LeastSquares(Data));
        file = new(() => Write(Data));
    }

    /// <summary>The numbers.</summary>
    public Dataset Data { get; }

    /// <summary>The objective, whose minimizer takes a while to find.</summary>
    public LeastSquares LeastSquares => leastSquares.Value;

    /// <summary>The numbers in a file, row by row, the target last in each.</summary>
    public string File => file.Value;

    /// <summary>The table of this size; the last one asked for is kept.</summary>
    public static RegressionTable Of(int samples, int features)
    {
        if (last is { } kept && (kept.Data.Count, kept.Data.FeatureNames.Count) == (samples, features))
            return kept;

        Forget();
        return last = new RegressionTable(samples, features);
    }

    /// <summary>Deletes the file.</summary>
    public static void Forget()
    {
        if (last is { file.IsValueCreated: true })
            System.IO.File.Delete(last.File);
        last = null;
    }

    private static string Write(Dataset data)
    {
        var path = Path.GetTempFileName();
        using var stream = System.IO.File.Create(path, bufferSize: 1 << 20);
        for (var i = 0; i < data.Count; i++)
        {
            stream.Write(MemoryMarshal.AsBytes(data.Row(i)));
            stream.Write(MemoryMarshal.AsBytes(data.Targets.Slice(i, 1)));
        }

        return path;
    }
}
