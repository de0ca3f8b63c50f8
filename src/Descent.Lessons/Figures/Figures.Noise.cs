using Descent.Charts;

namespace Descent.Lessons;

/// <content>What noise does to the direction, the level and the end of a run.</content>
public static partial class Figures
{
    /// <summary>How far the gradient of a batch points away from that of all samples: the angle between them, over many batches.</summary>
    /// <param name="sum">f.</param>
    /// <param name="theta">θ, one number per parameter, where the gradient over all samples is not 0.</param>
    /// <param name="batchSizes">Sizes to compare, at least one, each 1 or more.</param>
    /// <param name="draws">Batches to draw of each size, 1 or more.</param>
    /// <param name="seed">Seed of the drawing.</param>
    /// <exception cref="ArgumentException">An argument is null, empty or outside its range.</exception>
    public static Figure GradientAngles(FiniteSum sum, double[] theta, int[] batchSizes, int draws, int seed)
    {
        ArgumentNullException.ThrowIfNull(sum);
        Require.AllFinite(sum.Dimension, theta);
        ArgumentNullException.ThrowIfNull(batchSizes);
        if (batchSizes.Length == 0)
            throw new ArgumentException("batchSizes must have at least one size.", nameof(batchSizes));
        Require.AtLeast(1, draws);
        var full = sum.Gradient(theta);
        if (full.All(entry => entry == 0))
            throw new ArgumentException("theta must be a point where the gradient over all samples is not 0: there it has no direction.", nameof(theta));

        const int Bins = 36; // Of 5 degrees.
        var marks = new List<Mark>();
        var findings = new List<string>();
        string[] names = [.. batchSizes.Select(size => $"batch of {Text.Number(size)}")];
        var colors = Palette.Of(names);
        for (var i = 0; i < batchSizes.Length; i++)
        {
            var angles = Angles(sum, theta, full, Batch.Mini(Require.AtLeast(1, batchSizes[i], nameof(batchSizes))), draws, seed);
            marks.Add(Histogram(names[i], angles, low: 0, width: 180.0 / Bins, Bins, colors[i]));
            findings.Add($"Batch of {Text.Number(batchSizes[i])}: {Text.Percent(angles.Count(angle => angle < 90) / (double)draws)} point downhill.");
        }

        var panel = new Panel(new Axis("angle to the full gradient (°)", From: 0, To: 180), new Axis("batches (%)"), marks);
        return new Figure("Which way a batch's gradient points", Lines(findings), new Chart([panel]));
    }

    /// <summary>The noise floor against α/B, measured and predicted.</summary>
    /// <param name="levels">For each setting α/B, the measured level and the predicted one; at least one, all greater than 0.</param>
    /// <exception cref="ArgumentException">There are no levels, or one is not a finite number greater than 0.</exception>
    public static Figure NoiseFloor(params (double AlphaOverB, double Measured, double Predicted)[] levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        if (levels.Length == 0)
            throw new ArgumentException("levels must have at least one level.", nameof(levels));
        foreach (var (alphaOverB, measured, predicted) in levels)
        {
            Require.Positive(alphaOverB, nameof(levels));
            Require.Positive(measured, nameof(levels));
            Require.Positive(predicted, nameof(levels));
        }

        var sorted = levels.OrderBy(level => level.AlphaOverB).ToArray();
        double[] x = [.. sorted.Select(level => level.AlphaOverB)];
        var panel = new Panel(new Axis("α / B", Log: true), new Axis("noise floor", Log: true), [
            new Curve("theory", x, [.. sorted.Select(level => level.Predicted)], Palette.Theory, CurveStyle.Dashed),
            new Curve("measured", x, [.. sorted.Select(level => level.Measured)], Palette.Known("measured")!, CurveStyle.Markers),
        ]);
        return new Figure(
            "The noise floor rises with α and falls as the batch grows",
            $"{Text.Number(levels.Length)} measured levels, from {Text.Number(sorted.Min(level => level.Measured))} to {Text.Number(sorted.Max(level => level.Measured))}, lie within {Text.Percent(sorted.Max(level => Math.Abs((level.Measured / level.Predicted) - 1)))} of theory.",
            new Chart([panel]));
    }

    /// <summary>How often something happened, a row for each method, with the 95% intervals of <see cref="MonteCarlo.Interval"/>.</summary>
    /// <param name="what">What happened, for example "ended in the deeper well".</param>
    /// <param name="counts">For each method its name, how often it happened, and out of how many; at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="what"/> is empty, or a count is negative or more than its total.</exception>
    public static Figure Shares(string what, params (string Name, int Count, int Of)[] counts)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(what);
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Length == 0 || Array.Exists(counts, count => count.Of < 1 || count.Count < 0 || count.Count > count.Of))
            throw new ArgumentException("counts must have at least one entry, each with a count from 0 to its total, which is 1 or more.", nameof(counts));
        RequireNames(counts.Select(one => one.Name), nameof(counts));

        var intervals = counts.Select(count => MonteCarlo.Interval(count.Count, count.Of)).ToArray();
        int Row(int i) => counts.Length - 1 - i; // The first on top.
        var marks = counts.Select((count, i) => new Intervals(
            "", [100.0 * count.Count / count.Of], [Row(i)], [100 * intervals[i].Low], [100 * intervals[i].High], Palette.Known(count.Name) ?? Palette.Blue));
        var panel = new Panel(
            new Axis("runs (%)", From: -3, To: 103),
            new Axis("", From: -0.5, To: counts.Length - 0.5) { Categories = [.. counts.Select(count => count.Name).Reverse()] },
            [.. marks]);
        var findings = counts.Select((count, i) =>
            $"{count.Name}: {Text.Percent(count.Count / (double)count.Of)} of {Text.Number(count.Of)}, between {Text.Percent(intervals[i].Low)} and {Text.Percent(intervals[i].High)}.");
        return new Figure($"How often a run {what}", Lines(findings), new Chart([panel], Height: 100 + (28 * counts.Length)));
    }

    /// <summary>How values are spread, for example the ends of runs over many seeds.</summary>
    /// <param name="axis">What the values are, with symbol and unit.</param>
    /// <param name="samples">For each method its name and its values, at least one of them finite.</param>
    /// <exception cref="ArgumentException"><paramref name="axis"/> is empty, or there are no values.</exception>
    public static Figure Distribution(string axis, params (string Name, double[] Values)[] samples)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(axis);
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Length == 0 || Array.Exists(samples, sample => sample.Values is null || !sample.Values.Any(double.IsFinite)))
            throw new ArgumentException("samples must have at least one entry, each with at least one finite value.", nameof(samples));
        RequireNames(samples.Select(one => one.Name), nameof(samples));

        const int Bins = 40;
        var all = samples.SelectMany(sample => sample.Values).Where(double.IsFinite).ToArray();
        var (low, high) = (all.Min(), all.Max());
        var width = high > low ? (high / Bins) - (low / Bins) : Math.Max(Math.Abs(low), 1) / Bins;
        var colors = Palette.Of([.. samples.Select(sample => sample.Name)]);
        var marks = samples.Select((sample, i) => Histogram(sample.Name, [.. sample.Values.Where(double.IsFinite)], low, width, Bins, colors[i]));
        var findings = samples.Select(sample =>
            $"{sample.Name}: from {Text.Number(sample.Values.Where(double.IsFinite).Min())} to {Text.Number(sample.Values.Where(double.IsFinite).Max())}{(sample.Values.All(double.IsFinite) ? "" : $", and {Text.Number(sample.Values.Count(value => !double.IsFinite(value)))} that are not finite")}.");
        return new Figure($"Distribution of {axis}", Lines(findings), new Chart([new Panel(new Axis(axis), new Axis("runs (%)"), [.. marks])]));
    }

    /// <summary>The part of the values in each bin, in percent, as a line that steps from bin to bin.</summary>
    private static Curve Histogram(string name, double[] values, double low, double width, int bins, string color)
    {
        var shares = new double[bins];
        foreach (var value in values)
            shares[Math.Clamp((int)((value - low) / width), 0, bins - 1)] += 100.0 / values.Length;

        // The last step is as wide as the others only if its height stands at both of its edges.
        return new Curve(name, [.. Enumerable.Range(0, bins + 1).Select(bin => low + (bin * width))], [.. shares, shares[^1]], color, CurveStyle.Steps);
    }

    private static double[] Angles(FiniteSum sum, double[] theta, double[] full, Batch batch, int draws, int seed)
    {
        var sampler = new BatchSampler(batch, sum.SampleCount, seed);
        var gradient = new double[theta.Length];
        var angles = new double[draws];
        for (var draw = 0; draw < draws; draw++)
        {
            sum.ValueAndGradientAt(theta, sampler.Next(), gradient);
            var (dot, norm, fullNorm) = (0.0, 0.0, 0.0);
            for (var i = 0; i < gradient.Length; i++)
            {
                dot += gradient[i] * full[i];
                norm += gradient[i] * gradient[i];
                fullNorm += full[i] * full[i];
            }

            // A batch without a slope points nowhere: at right angles to everything.
            angles[draw] = norm == 0 ? 90 : Math.Acos(Math.Clamp(dot / Math.Sqrt(norm * fullNorm), -1, 1)) * 180 / Math.PI;
        }

        return angles;
    }
}
