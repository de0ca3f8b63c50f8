namespace Descent.Lessons;

/// <summary>Makes columns of numbers into a data set, or says what is wrong with them and where.</summary>
/// <param name="Name">Name of the data set.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Place">Where a row stands, in words.</param>
/// <param name="Fault">What to throw with a message.</param>
internal sealed record OwnColumns(string Name, string Source, Func<int, string> Place, Func<string, Exception> Fault)
{
    private const int PlacesToName = 5;

    /// <summary>The data set.</summary>
    /// <param name="features">Columns of the features.</param>
    /// <param name="target">Column of the target.</param>
    /// <param name="missing">What to do about NaN.</param>
    /// <param name="notes">What was noticed before.</param>
    internal Dataset ToDataset((string Name, double[] Values)[] features, (string Name, double[] Values) target, Missing missing, IEnumerable<string> notes)
    {
        Require.Defined(missing);
        if (features.Any(column => column.Name == target.Name))
            throw Fault($"“{target.Name}” is the name of a feature and of the target.");

        (string Name, double[] Values)[] all = [.. features, target];
        foreach (var (heading, values) in all)
        {
            if (Array.FindIndex(values, double.IsInfinity) is >= 0 and var infinite)
                throw Fault($"“{heading}” is infinite in {Place(infinite)}, or too large for a number; correct it or leave the row out.");
        }

        var rows = Enumerable.Range(0, target.Values.Length).ToArray();
        var incomplete = rows.Where(i => all.Any(column => double.IsNaN(column.Values[i]))).ToArray();
        if (incomplete.Length > 0)
        {
            var gaps = all.Where(column => column.Values.Any(double.IsNaN)).OrderByDescending(column => column.Values.Count(double.IsNaN)).ToArray();
            var where = $"{string.Join(", ", incomplete.Take(PlacesToName).Select(i => $"{Place(i)} (“{all.First(column => double.IsNaN(column.Values[i])).Name}”)"))}{(incomplete.Length > PlacesToName ? " and more" : "")}";
            if (missing == Missing.Refuse)
                throw Fault($"A value is missing in {Text.Number(incomplete.Length)} of {Rows(rows.Length)}: {where}. missing: Missing.Drop leaves such rows out; or leave out a column, or fill the gaps.");
            if (incomplete.Length == rows.Length)
                throw Fault($"No row is complete: “{gaps[0].Name}” has no value in {Text.Number(gaps[0].Values.Count(double.IsNaN))} of {Rows(rows.Length)}. Leave such columns out.");
            notes = notes.Prepend($"{Text.Number(incomplete.Length)} of {Rows(rows.Length)} left out, because a value is missing: {where}.");
            rows = [.. rows.Except(incomplete)];
        }

        return new Dataset(
            Name,
            Source,
            [.. features.Select(column => column.Name)],
            target.Name,
            [.. rows.SelectMany(i => features.Select(column => column.Values[i]))],
            [.. rows.Select(i => target.Values[i])])
        {
            Notes = [.. notes],
        };
    }

    private static string Rows(int count) => count == 1 ? "1 row" : $"{Text.Number(count)} rows";
}
