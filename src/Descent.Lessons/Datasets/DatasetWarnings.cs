using MathNet.Numerics.LinearAlgebra;

namespace Descent.Lessons;

/// <summary>Looks through a data set for what will make trouble when a model is fitted to it.</summary>
internal static class DatasetWarnings
{
    private const double WildScales = 1000; // Of standard deviations; the condition number goes with the square, and is a million here.
    private const double NearlyDependent = 1e-4; // What is left of a column beside its best prediction from others; the condition number is 10⁸ and more.
    private const double TakesPart = 1e-3; // Of the largest weight in that prediction, for columns of length 1: a smaller one is not worth mention.
    private const double LargestExact = 1L << 53; // Whole numbers above it lose their last digits.
    private const double SquaresInRange = 1e150;

    internal static IEnumerable<string> Of(Dataset data)
    {
        var columns = Enumerable.Range(0, data.FeatureNames.Count).Select(j => (Name: data.FeatureNames[j], Values: data.Column(j))).ToArray();
        var target = (Name: data.TargetName, Values: data.Column(columns.Length));
        if (data.Count == 1)
            yield return "There is one sample only, from which nothing can be learned about what depends on what.";
        else if (data.Count <= columns.Length)
            yield return $"There are {Text.Number(data.Count)} samples for {Text.Number(columns.Length)} features: many models fit them perfectly. Take fewer features, or a penalty (l2).";

        foreach (var (name, values) in columns.Append(target))
        {
            if (values.Max(Math.Abs) > SquaresInRange)
                yield return $"“{name}” has values up to {Text.Number(values.Max(Math.Abs))}, whose squares are out of range: correct them{(name == target.Name ? "" : ", or standardize")}.";
            else if (values.Max(Math.Abs) > LargestExact && values.All(value => Math.Floor(value) == value))
                yield return $"“{name}” has whole numbers up to {Text.Number(values.Max(Math.Abs))}, too long for all their digits to be kept; is it a number that identifies, and measures nothing?";
        }

        if (data.Count == 1)
            yield break;
        if (Dataset.IsConstant(target.Values))
            yield return $"The target “{target.Name}” is {Text.Number(target.Values[0])} in every sample, so that there is nothing to predict.";
        foreach (var (name, values) in columns.Where(column => Dataset.IsConstant(column.Values)))
            yield return $"“{name}” is {Text.Number(values[0])} in every sample: it tells nothing, and cannot be standardized. Leave it out: data.Without(\"{name}\").";

        var varying = columns.Where(column => !Dataset.IsConstant(column.Values)).Select(column => (column.Name, column.Values, Dataset.Moments(column.Values).Deviation)).ToArray();
        if (varying.Length == 0)
            yield break;
        var (widest, narrowest) = (varying.MaxBy(column => column.Deviation), varying.MinBy(column => column.Deviation));
        if (widest.Deviation / narrowest.Deviation > WildScales)
        {
            yield return $"“{widest.Name}” varies {Text.Number(widest.Deviation / narrowest.Deviation)} times as much as “{narrowest.Name}” (standard deviations {Text.Number(widest.Deviation)} "
                + $"and {Text.Number(narrowest.Deviation)}), so that gradient descent would crawl. Standardize first: data.Standardize().";
        }

        foreach (var warning in Dependencies(varying.Select(column => (column.Name, column.Values)).ToArray()))
            yield return warning;
    }

    /// <summary>Columns that are the same as one before, or nearly a weighted sum of those before and a constant.</summary>
    private static IEnumerable<string> Dependencies((string Name, double[] Values)[] columns)
    {
        var independent = new List<(string Name, Vector<double> Direction)>();
        Matrix<double>? basis = null; // Orthonormal, of what the independent ones span.
        foreach (var (name, values) in columns)
        {
            if (columns.TakeWhile(other => other.Name != name).FirstOrDefault(other => other.Values.AsSpan().SequenceEqual(values)) is { Name: { } twin })
            {
                yield return $"“{twin}” and “{name}” are the same in every sample. Leave one out: data.Without(\"{name}\").";
                continue;
            }

            if (independent.Count + 1 >= values.Length)
                continue; // Any column is a weighted sum of so many; that there are too few samples is said above.
            var direction = Direction(values);
            var rest = direction;
            for (var pass = 0; pass < 2 && basis is not null; pass++)
                rest -= basis * (basis.TransposeThisAndMultiply(rest)); // Twice is enough (W. Kahan).
            var left = rest.L2Norm();
            if (left > NearlyDependent)
            {
                independent.Add((name, direction));
                var unit = (rest / left).ToColumnMatrix();
                basis = basis is null ? unit : basis.Append(unit);
                continue;
            }

            var weights = Matrix<double>.Build.DenseOfColumnVectors(independent.Select(column => column.Direction)).QR().Solve(direction);
            var parts = independent.Where((_, k) => Math.Abs(weights[k]) > TakesPart * weights.AbsoluteMaximum()).Select(column => $"“{column.Name}”").ToArray();
            yield return $"“{name}” is {(left < 1e-8 ? "" : "nearly ")}{(parts.Length == 1 ? $"{parts[0]} in other units" : $"a weighted sum of {string.Join(", ", parts[..^1])} and {parts[^1]}")}, "
                + $"so that no one minimizer is best, or rounding decides. Leave one out: data.Without(\"{name}\").";
        }
    }

    /// <summary>The column, centered and of length 1.</summary>
    private static Vector<double> Direction(double[] values)
    {
        var (mean, deviation) = Dataset.Moments(values);
        var direction = Vector<double>.Build.Dense(values.Length, i => (values[i] - mean) / deviation);
        return direction / direction.L2Norm();
    }
}
