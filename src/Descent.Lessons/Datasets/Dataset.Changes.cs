using MathNet.Numerics.Random;
using MathNet.Numerics.Statistics;

namespace Descent.Lessons;

/// <content>Data sets made from others.</content>
public sealed partial class Dataset
{
    private const double RoundingOnly = 1e-13; // Of the largest value: a few hundred units in its last place.
    private const int LargestExponent = 1000;

    /// <summary>The same samples with every feature shifted to mean 0 and scaled to variance 1 (divided by n).</summary>
    /// <remarks>(x − mean)/√variance per column. The targets stay as they are; <see cref="TrueParameters"/> is null, for it was about the old features.</remarks>
    /// <exception cref="InvalidOperationException">A feature has the same value in every sample, up to rounding.</exception>
    public Dataset Standardize() => Standardize(this);

    /// <summary>
    /// The same samples with every feature shifted and scaled as <see cref="Standardize()"/> would another data set's: what
    /// held-out samples need before a model can predict them that was trained on the others, standardized.
    /// </summary>
    /// <param name="like">The data set whose means and variances to take, with the same features.</param>
    /// <exception cref="ArgumentException"><paramref name="like"/> is null or has other features.</exception>
    /// <exception cref="InvalidOperationException">A feature has the same value in every sample of <paramref name="like"/>, up to rounding.</exception>
    public Dataset Standardize(Dataset like)
    {
        ArgumentNullException.ThrowIfNull(like);
        if (!like.FeatureNames.SequenceEqual(FeatureNames))
            throw new ArgumentException($"like must have the features {string.Join(", ", FeatureNames)}, but has {string.Join(", ", like.FeatureNames)}.", nameof(like));
        var scaled = new double[features.Length];
        for (var i = 0; i < Count; i++)
            like.StandardizeInto(scaled.AsSpan(i * FeatureNames.Count), Row(i));
        return new Dataset($"{Name}, standardized", Source, FeatureNames, TargetName, scaled, targets) { Notes = Notes };
    }

    /// <summary>One row of features, shifted and scaled as <see cref="Standardize()"/> does this data set's: for a prediction about something new.</summary>
    /// <param name="row">The features, in the order of <see cref="FeatureNames"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="row"/> has another length.</exception>
    /// <exception cref="InvalidOperationException">A feature has the same value in every sample, up to rounding.</exception>
    public double[] StandardizeRow(ReadOnlySpan<double> row)
    {
        if (row.Length != FeatureNames.Count)
            throw new ArgumentException($"row must have {FeatureNames.Count} numbers, one per feature, but has {row.Length}.", nameof(row));
        var scaled = new double[row.Length];
        StandardizeInto(scaled, row);
        return scaled;
    }

    /// <summary>The samples in two parts, drawn at random: those to train on, and those held out to see what the model has learned.</summary>
    /// <remarks>Either part has the samples in their old order. Standardize the first, and the second like the first.</remarks>
    /// <param name="fraction">Fraction of the samples to train on, between 0 and 1; rounded so that both parts have at least one.</param>
    /// <param name="seed">Seed of the random numbers; the same seed makes the same parts.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fraction"/> is outside its range.</exception>
    /// <exception cref="InvalidOperationException">There is one sample only.</exception>
    public (Dataset Training, Dataset HeldOut) Split(double fraction, int seed)
    {
        Require.InOpenUnitInterval(fraction);
        if (Count < 2)
            throw new InvalidOperationException($"{Name} has one sample, which cannot be split.");
        var order = Enumerable.Range(0, Count).ToArray();
        var random = new MersenneTwister(seed, threadSafe: false);
        for (var i = order.Length - 1; i > 0; i--)
        {
            var other = random.Next(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        var training = Math.Clamp((int)Math.Round(fraction * Count), 1, Count - 1);
        return (Some(order[..training], "training"), Some(order[training..], "held out"));
    }

    /// <summary>The same samples with other targets, such as classes: <c>data.MapTargets(y => y > 30 ? 1 : 0)</c>.</summary>
    /// <param name="map">The new target of each old one, a finite number.</param>
    /// <exception cref="ArgumentException"><paramref name="map"/> is null or gives a number that is not finite.</exception>
    public Dataset MapTargets(Func<double, double> map)
    {
        ArgumentNullException.ThrowIfNull(map);
        double[] mapped = [.. targets.Select(map)];
        if (Array.FindIndex(mapped, target => !double.IsFinite(target)) is >= 0 and var i)
            throw new ArgumentException($"map must give a finite number, but gives {Text.Number(mapped[i])} for the target {Text.Number(targets[i])} of sample {i}.", nameof(map));
        return new Dataset(Name, Source, FeatureNames, TargetName, features, mapped) { Notes = Notes };
    }

    /// <summary>The same samples without some of their features.</summary>
    /// <param name="names">Names of the features to leave out; at least one feature must stay.</param>
    /// <exception cref="ArgumentException"><paramref name="names"/> is null, names no feature, or names all of them.</exception>
    public Dataset Without(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.FirstOrDefault(name => !FeatureNames.Contains(name)) is { } stray)
            throw new ArgumentException($"names has “{stray}”: {Nearest.Of(stray, FeatureNames, "feature")}", nameof(names));
        var kept = Enumerable.Range(0, FeatureNames.Count).Where(j => !names.Contains(FeatureNames[j])).ToArray();
        if (kept.Length == 0)
            throw new ArgumentException("names must leave at least one feature.", nameof(names));
        double[] fewer = [.. Enumerable.Range(0, Count).SelectMany(i => kept.Select(j => Row(i)[j]))];
        return new Dataset(Name, Source, [.. kept.Select(j => FeatureNames[j])], TargetName, fewer, targets) { Notes = Notes };
    }

    /// <summary>Whether values differ by no more than they were rounded.</summary>
    internal static bool IsConstant(double[] values) =>
        values.Max() / 2 - values.Min() / 2 <= RoundingOnly / 2 * values.Max(Math.Abs);

    /// <summary>Mean and standard deviation (divided by n), also of numbers whose squares are out of range.</summary>
    internal static (double Mean, double Deviation) Moments(double[] values)
    {
        // A power of two moves no digit.
        var largest = values.Max(Math.Abs);
        var exponent = largest > 0 ? Math.Clamp(Math.ILogB(largest), -LargestExponent, LargestExponent) : 0;
        var scaled = Array.ConvertAll(values, value => Math.ScaleB(value, -exponent));
        return (Math.ScaleB(scaled.Mean(), exponent), Math.ScaleB(scaled.PopulationStandardDeviation(), exponent));
    }

    private (double[] Means, double[] Deviations) Moments()
    {
        var columns = Enumerable.Range(0, FeatureNames.Count).Select(Column).ToArray();
        if (Array.FindIndex(columns, IsConstant) is >= 0 and var constant)
        {
            throw new InvalidOperationException(
                $"The feature “{FeatureNames[constant]}” has the same value in every sample and cannot be standardized; leave it out: data.Without(\"{FeatureNames[constant]}\").");
        }

        var both = columns.Select(Moments).ToArray();
        return ([.. both.Select(pair => pair.Mean)], [.. both.Select(pair => pair.Deviation)]);
    }

    private void StandardizeInto(Span<double> scaled, ReadOnlySpan<double> row)
    {
        var (means, deviations) = moments.Value;
        for (var j = 0; j < row.Length; j++)
            scaled[j] = (row[j] - means[j]) / deviations[j];
    }

    private Dataset Some(int[] samples, string which)
    {
        Array.Sort(samples);
        var width = FeatureNames.Count;
        var rows = new double[samples.Length * width];
        for (var k = 0; k < samples.Length; k++)
            features.AsSpan(samples[k] * width, width).CopyTo(rows.AsSpan(k * width));
        return new Dataset($"{Name}, {which}", Source, FeatureNames, TargetName, rows, [.. samples.Select(i => targets[i])], TrueParameters?.ToArray()) { Notes = Notes };
    }
}
