using Descent.Lessons.Numerics;
using MathNet.Numerics.Statistics;

namespace Descent.Lessons;

/// <summary>A table of n samples, each with d features and a target. Immutable.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed partial class Dataset : IDisplayable
{
    private const int RowsToShow = 5;

    private readonly double[] features; // Sample by sample.
    private readonly double[] targets;
    private readonly Lazy<(double[] Means, double[] Deviations)> moments;
    private readonly Lazy<IReadOnlyList<string>> warnings;

    internal Dataset(
        string name,
        string source,
        IReadOnlyList<string> featureNames,
        string targetName,
        double[] features,
        double[] targets,
        double[]? trueParameters = null)
    {
        Name = name;
        Source = source;
        FeatureNames = featureNames;
        TargetName = targetName;
        this.features = features;
        this.targets = targets;
        Table = new SampleTable(features, targets, featureNames.Count);
        moments = new(Moments);
        warnings = new(() => [.. Notes, .. DatasetWarnings.Of(this)]);
        TrueParameters = trueParameters is null ? null : Array.AsReadOnly(trueParameters);
    }

    /// <summary>Name of the data set.</summary>
    public string Name { get; }

    /// <summary>Where the numbers come from, and under which terms.</summary>
    public string Source { get; }

    /// <summary>Names and units of the d features, in column order.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>Name and unit of the target.</summary>
    public string TargetName { get; }

    /// <summary>Number of samples n.</summary>
    public int Count => targets.Length;

    /// <summary>The n targets.</summary>
    public ReadOnlySpan<double> Targets => targets;

    /// <summary>The θ that made-up targets were drawn from, the intercept first; null for real data, where nobody knows it.</summary>
    public IReadOnlyList<double>? TrueParameters { get; }

    /// <summary>
    /// What to know before fitting: rows left out; columns that are constant, alike, nearly a weighted sum of others, or of
    /// wildly different scales; too few samples. Empty where nothing was found.
    /// </summary>
    public IReadOnlyList<string> Warnings => warnings.Value;

    /// <summary>What was noticed while the data were read.</summary>
    internal IReadOnlyList<string> Notes { get; init; } = [];

    private string Samples => Count == 1 ? "1 sample" : $"{Text.Number(Count)} samples";

    /// <summary>All features, sample by sample.</summary>
    internal ReadOnlySpan<double> Features => features;

    /// <summary>The same numbers for whoever computes with them.</summary>
    internal SampleTable Table { get; }

    /// <summary>The d features of one sample.</summary>
    /// <param name="sample">Index of the sample, from 0 to n − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public ReadOnlySpan<double> Row(int sample)
    {
        Require.Between(0, Count - 1, sample);
        return features.AsSpan(sample * FeatureNames.Count, FeatureNames.Count);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Samples}, {TargetName} from {string.Join(", ", FeatureNames)}";

    /// <summary>The first five samples as an HTML table, and the warnings below it.</summary>
    public string ToHtml()
    {
        var table = new Table([.. FeatureNames, TargetName]) { Caption = $"{Name}: {Samples}{(Count > RowsToShow ? ", the first five of them" : "")}" };
        for (var i = 0; i < Math.Min(RowsToShow, Count); i++)
            table.Row([.. Row(i).ToArray().Append(targets[i]).Cast<object?>()]);
        return table.ToHtml() + string.Concat(Warnings.Select(warning => Html.Card(Palette.Gold, Html.Encode(warning))));
    }

    /// <summary>
    /// A row for each feature, and for the target: count, mean, standard deviation (divided by n, as in
    /// <see cref="Standardize()"/>), smallest, median and largest value, and how many different ones there are. The
    /// caption has the warnings.
    /// </summary>
    public Table Describe()
    {
        var table = new Table("column", "count", "mean", "std", "min", "median", "max", "distinct")
        {
            HasMixedRows = true,
            Caption = string.Join(" ", Warnings.Prepend($"{Name}: {Samples}, {TargetName} from {FeatureNames.Count} {(FeatureNames.Count == 1 ? "feature" : "features")}.")),
        };
        for (var j = 0; j <= FeatureNames.Count; j++)
        {
            var values = Column(j);
            var (mean, deviation) = Moments(values);
            table.Row(j < FeatureNames.Count ? FeatureNames[j] : TargetName, Count, mean, deviation, values.Min(), values.Median(), values.Max(), values.Distinct().Count());
        }

        return table;
    }

    /// <summary>A feature's values, or the targets behind the last of them.</summary>
    internal double[] Column(int index)
    {
        if (index == FeatureNames.Count)
            return [.. targets];
        var column = new double[Count];
        for (var i = 0; i < column.Length; i++)
            column[i] = features[(i * FeatureNames.Count) + index];
        return column;
    }
}
