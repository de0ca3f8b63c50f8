using System.Globalization;
using System.IO.Compression;

namespace Descent.Lessons;

/// <summary>The course's data sets, by name, and generators of data sets with a known answer.</summary>
public static partial class Datasets
{
    /// <summary>
    /// Longley's table: 16 years of US employment against six columns, four of which rise almost in step, so that they are
    /// nearly linearly dependent. The reference problem for the accuracy of least squares.
    /// </summary>
    /// <remarks>
    /// J. W. Longley, An appraisal of least squares programs for the electronic computer from the point of view of the
    /// user, Journal of the American Statistical Association 62 (1967). In the units of NIST's Statistical Reference
    /// Datasets, a work of the US government in the public domain, which certify its coefficients.
    /// </remarks>
    public static Dataset Longley() => Load(
        "longley",
        "Longley",
        "J. W. Longley (1967), in the units of NIST's Statistical Reference Datasets; public domain",
        ["GNP deflator", "GNP (million $)", "unemployed (thousands)", "armed forces (thousands)", "population (thousands)", "year"],
        "employed (thousands)");

    /// <summary>392 cars of the model years 1970 to 1982: miles per gallon from weight, power, engine size, acceleration and year.</summary>
    /// <remarks>
    /// Auto MPG, collected by E. Ramos and D. Donoho for the 1983 exposition of the American Statistical Association and
    /// distributed by StatLib for educational and scientific purposes; as the table cars.json of vega-datasets 3.2.1, whose
    /// BSD-3-Clause license covers its own code and not the tables. Rows without miles per gallon or horsepower are left out. That table gives no car the year 1981;
    /// its models of 1981 stand under 1982.
    /// </remarks>
    public static Dataset Cars() => Load(
        "cars",
        "Cars",
        "Auto MPG, StatLib, for educational and scientific purposes; as cars.json of vega-datasets 3.2.1",
        ["weight (lb)", "power (hp)", "displacement (in³)", "0 to 60 mph (s)", "model year"],
        "miles per gallon");

    /// <summary>53,940 round cut diamonds: price from carat, proportions and size. Large enough for batches to matter.</summary>
    /// <remarks>
    /// The numeric columns of the table diamonds of ggplot2 3.4.1 (MIT), all rows in their order. Depth is the height as a
    /// percentage of the mean of length and width, and table the width of the flat top as a percentage of the widest
    /// point. Carat and the three lengths measure nearly the same thing. As published, a few lengths are 0 or misplaced.
    /// </remarks>
    public static Dataset Diamonds() => Load(
        "diamonds",
        "Diamonds",
        "table diamonds of ggplot2 3.4.1 (MIT)",
        ["carat", "depth (%)", "table (%)", "length (mm)", "width (mm)", "height (mm)"],
        "price ($)");

    private static Dataset Load(string file, string name, string source, string[] featureNames, string targetName)
    {
        using var compressed = typeof(Datasets).Assembly.GetManifestResourceStream($"datasets/{file}.csv.gz")
            ?? throw new InvalidOperationException($"The data set {file} is not in this build of Descent.Lessons.");
        using var reader = new StreamReader(new GZipStream(compressed, CompressionMode.Decompress));
        _ = reader.ReadLine(); // Headings, for people.

        var features = new List<double>();
        var targets = new List<double>();
        while (reader.ReadLine() is { } line)
        {
            foreach (var cell in line.AsSpan().Split(','))
                features.Add(Parse(line.AsSpan(cell)));
            targets.Add(features[^1]);
            features.RemoveAt(features.Count - 1);
        }

        return new Dataset(name, source, featureNames, targetName, [.. features], [.. targets]);
    }

    /// <summary>A number from its digits. As a whole number, divided by a power of ten, a short one is rounded once and so exactly, for a tenth of the time.</summary>
    private static double Parse(ReadOnlySpan<char> text)
    {
        var (whole, unit) = (0L, 0L);
        foreach (var sign in text.Length <= 15 ? text : [])
        {
            if (sign == '.' && unit == 0)
                unit = 1;
            else if (char.IsAsciiDigit(sign))
                (whole, unit) = ((10 * whole) + (sign - '0'), 10 * unit);
            else
                return double.Parse(text, CultureInfo.InvariantCulture);
        }

        return text.Length is 0 or > 15 ? double.Parse(text, CultureInfo.InvariantCulture) : whole / (double)Math.Max(1, unit);
    }
}
