using Descent.Lessons.Numerics;
using MathNet.Numerics.Statistics;

namespace Descent.Lessons;

/// <summary>A table of n samples, each with d features and a target. Immutable.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Dataset : IDisplayable
{
    private readonly double[] features; // Sample by sample.
    private readonly double[] targets;

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

    /// <summary>The same samples with every feature shifted to mean 0 and scaled to variance 1 (divided by n).</summary>
    /// <remarks>(x − mean)/√variance per column. The targets stay as they are; <see cref="TrueParameters"/> is null, for it was about the old features.</remarks>
    /// <exception cref="InvalidOperationException">A feature has the same value in every sample.</exception>
    public Dataset Standardize()
    {
        var width = FeatureNames.Count;
        var scaled = new double[features.Length];
        for (var column = 0; column < width; column++)
        {
            var values = Enumerable.Range(0, Count).Select(i => features[(i * width) + column]).ToArray();
            var mean = values.Mean();
            var deviation = values.PopulationStandardDeviation();
            if (deviation == 0)
                throw new InvalidOperationException($"The feature “{FeatureNames[column]}” has the same value in every sample and cannot be standardized; leave it out.");
            for (var i = column; i < features.Length; i += width)
                scaled[i] = (features[i] - mean) / deviation;
        }

        return new Dataset($"{Name}, standardized", Source, FeatureNames, TargetName, scaled, targets);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Text.Number(Count)} samples, {TargetName} from {string.Join(", ", FeatureNames)}";

    /// <summary>The first five samples as an HTML table.</summary>
    public string ToHtml()
    {
        var table = new Table([.. FeatureNames, TargetName]) { Caption = $"{Name}: {Text.Number(Count)} samples, the first five of them" };
        for (var i = 0; i < Math.Min(5, Count); i++)
            table.Row([.. Row(i).ToArray().Append(targets[i]).Cast<object?>()]);
        return table.ToHtml();
    }
}
