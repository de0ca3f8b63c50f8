using System.Text;

namespace Descent.Lessons;

/// <summary>What to do about a row in which a chosen column has no value.</summary>
public enum Missing
{
    /// <summary>Refuse the table, and say where.</summary>
    Refuse,

    /// <summary>Leave the row out, and say so in <see cref="Dataset.Warnings"/>.</summary>
    Drop,
}

/// <content>Doors for a learner's own data.</content>
public sealed partial class Dataset
{
    private const string Own = "Own data";

    /// <summary>A data set from rows of features and their targets.</summary>
    /// <param name="features">A row for each sample, at least one, all of the same length; NaN where a number is missing.</param>
    /// <param name="targets">A target for each row; NaN where it is missing.</param>
    /// <param name="featureNames">Names of the features, no two the same; x1, x2 … where there are none.</param>
    /// <param name="targetName">Name of the target.</param>
    /// <param name="missing">What to do about rows in which a number is missing.</param>
    /// <param name="name">Name of the data set.</param>
    /// <exception cref="ArgumentException">An argument is null, empty or ragged, a number is missing or infinite, or names are not distinct; the message says where.</exception>
    public static Dataset FromRows(
        double[][] features,
        double[] targets,
        string[]? featureNames = null,
        string targetName = "y",
        Missing missing = Missing.Refuse,
        string name = Own)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(targets);
        if (features.Length == 0 || features[0] is not { Length: > 0 and var width })
            throw new ArgumentException("features must have at least one row with at least one number.", nameof(features));
        for (var i = 0; i < features.Length; i++)
        {
            if (features[i]?.Length != width)
                throw new ArgumentException($"features must have {width} numbers in every row, as in row 0, but has {features[i]?.Length ?? 0} in row {i}.", nameof(features));
        }

        if (targets.Length != features.Length)
            throw new ArgumentException($"targets must have {features.Length} numbers, one per row of features, but has {targets.Length}.", nameof(targets));
        featureNames ??= [.. Enumerable.Range(1, width).Select(j => $"x{CsvTable.Invariant(j)}")];
        if (featureNames.Length != width)
            throw new ArgumentException($"featureNames must have {width} names, one per feature, but has {featureNames.Length}.", nameof(featureNames));

        var columns = featureNames.Select((heading, j) => (heading, features.Select(row => row[j]).ToArray()));
        return new OwnColumns(Require.Named(name), Own, i => $"row {i} (from 0)", message => new ArgumentException(message, nameof(features)))
            .ToDataset([.. Distinct(columns, nameof(featureNames))], (Require.Named(targetName), targets), missing, []);
    }

    /// <summary>A data set from columns with names.</summary>
    /// <param name="columns">Columns of the same length, at least two, with distinct names; NaN where a number is missing.</param>
    /// <param name="target">Name of the column to predict.</param>
    /// <param name="features">Names of the columns to predict it from, in this order; all others where there are none.</param>
    /// <param name="missing">What to do about rows in which a chosen column has no number.</param>
    /// <param name="name">Name of the data set.</param>
    /// <exception cref="ArgumentException">An argument is null, empty or ragged or names no column, a number is missing or infinite, or names are not distinct; the message says where.</exception>
    public static Dataset FromColumns(
        IReadOnlyList<(string Name, double[] Values)> columns,
        string target,
        string[]? features = null,
        Missing missing = Missing.Refuse,
        string name = Own)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0 || columns.Any(column => column.Values is not { Length: > 0 }))
            throw new ArgumentException("columns must have at least one number in every column.", nameof(columns));
        if (columns.FirstOrDefault(column => column.Values.Length != columns[0].Values.Length) is { Name: not null } other)
            throw new ArgumentException($"columns must all have {columns[0].Values.Length} numbers, as “{columns[0].Name}” has, but “{other.Name}” has {other.Values.Length}.", nameof(columns));

        string[] headings = [.. Distinct(columns, nameof(columns)).Select(column => column.Name)];
        (string, double[]) Named(string heading, string parameter) => Array.IndexOf(headings, heading) is >= 0 and var i
            ? columns[i]
            : throw new ArgumentException($"{parameter} names “{heading}”: {Nearest.Of(heading, headings, "column")}", parameter);
        var chosen = Chosen(features, headings, Require.Named(target)).Select(heading => Named(heading, nameof(features))).ToArray();
        return new OwnColumns(Require.Named(name), Own, i => $"row {i} (from 0)", message => new ArgumentException(message, nameof(columns)))
            .ToDataset(chosen, Named(target, nameof(target)), missing, []);
    }

    /// <summary>A data set from a CSV file: lines of cells between separators, the first line with the names of the columns.</summary>
    /// <remarks>
    /// A cell may stand in quotes, and may then have separators and line ends in it. Blanks around cells do not count. A
    /// cell is missing if it is empty or NA, N/A, NaN, null, none, ?, - or the like. Numbers have a decimal point, whatever
    /// the language of the computer. Wherever a column is named, “heading=value” is a column too: 1 where the cell is
    /// that text, and 0 elsewhere, such as “balcony=yes”, or “passed=yes” as the target of <see cref="LogisticRegression"/>.
    /// </remarks>
    /// <param name="path">Path of the file, in UTF-8.</param>
    /// <param name="target">Name of the column to predict.</param>
    /// <param name="features">Names of the columns to predict it from, in this order; all others where there are none.</param>
    /// <param name="oneHot">
    /// Names of chosen text columns to be made into columns of 0 and 1, “heading=value” for each value but the first in
    /// alphabetical order, for which the intercept stands.
    /// </param>
    /// <param name="missing">What to do about rows in which a chosen column has no value.</param>
    /// <param name="separator">What stands between cells; found out from the first lines where it is not given.</param>
    /// <param name="header">Whether the first line has the names of the columns; where not, they are column1, column2 …</param>
    /// <param name="decimalComma">Whether numbers are written with a decimal comma.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no table, or a chosen cell has no number; the message says in which line and column.</exception>
    /// <exception cref="ArgumentException">An argument is null or outside its range, or names no column.</exception>
    public static Dataset FromCsv(
        string path,
        string target,
        string[]? features = null,
        string[]? oneHot = null,
        Missing missing = Missing.Refuse,
        char? separator = null,
        bool header = true,
        bool decimalComma = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no file “{path}” in the folder {Directory.GetCurrentDirectory()}, where relative paths begin. A text that is at hand is for {nameof(ParseCsv)}.", path);
        string text;
        try
        {
            using var reader = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            text = reader.ReadToEnd();
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} is not text in UTF-8; save it as “CSV UTF-8”.", exception);
        }

        return ParseCsv(text, target, features, oneHot, missing, separator, header, decimalComma, Path.GetFileName(path));
    }

    /// <summary>A data set from CSV that is at hand as text, such as in a page, which has no files.</summary>
    /// <inheritdoc cref="FromCsv" path="/remarks"/>
    /// <param name="text">The text.</param>
    /// <param name="target">Name of the column to predict.</param>
    /// <param name="features">As in <see cref="FromCsv"/>.</param>
    /// <param name="oneHot">As in <see cref="FromCsv"/>.</param>
    /// <param name="missing">As in <see cref="FromCsv"/>.</param>
    /// <param name="separator">As in <see cref="FromCsv"/>.</param>
    /// <param name="header">As in <see cref="FromCsv"/>.</param>
    /// <param name="decimalComma">As in <see cref="FromCsv"/>.</param>
    /// <param name="name">Name of the data set, or of the file that the text comes from.</param>
    /// <exception cref="InvalidDataException">The text is no table, or a chosen cell has no number; the message says in which line and column.</exception>
    /// <exception cref="ArgumentException">An argument is null or outside its range, or names no column.</exception>
    public static Dataset ParseCsv(
        string text,
        string target,
        string[]? features = null,
        string[]? oneHot = null,
        Missing missing = Missing.Refuse,
        char? separator = null,
        bool header = true,
        bool decimalComma = false,
        string name = "The text")
    {
        ArgumentNullException.ThrowIfNull(text);
        if (separator is { } given && (given is '"' or '.' or '\r' or '\n' || given > 126 || char.IsLetterOrDigit(given) || (decimalComma && given == ',')))
            throw new ArgumentException($"separator must not be “{given}”, which may be part of a cell.", nameof(separator));

        var table = CsvTable.Read(text, Require.Named(name), separator, header, decimalComma);
        var columns = new CsvColumns(table, decimalComma);
        var predicted = columns.Named(Require.Named(target), nameof(target));
        var chosen = Chosen(features, table.Headings, Column(target));
        if (Array.Find(chosen, heading => heading != target && Column(heading) == Column(target)) is { } same)
            throw new ArgumentException($"features must not have “{same}”, which says what the target, “{target}”, is.", nameof(features));
        if (oneHot?.FirstOrDefault(heading => !chosen.Contains(heading)) is { } stray)
            throw new ArgumentException($"oneHot names “{stray}”: {Nearest.Of(stray, chosen, "feature")}", nameof(oneHot));
        var made = chosen.SelectMany(heading => oneHot?.Contains(heading) == true ? columns.OneHot(heading) : [columns.Named(heading, nameof(features))]);
        return new OwnColumns(Path.GetFileNameWithoutExtension(name), name, i => $"line {CsvTable.Invariant(table.Rows[i].Line)}", message => new InvalidDataException($"{name}: {message}"))
            .ToDataset([.. Distinct(made, nameof(features))], predicted, missing, columns.Notes);

        // The column that “passed=yes” is about.
        string Column(string heading) => table.Find(heading) < 0 && columns.SignIn(heading) is > 0 and var sign ? heading[..sign].Trim() : heading;
    }

    private static string[] Chosen(string[]? features, string[] headings, string target)
    {
        if (features?.Contains(null!) == true)
            throw new ArgumentException("features must not have null among its names.", nameof(features));
        var chosen = features ?? [.. headings.Where(heading => heading != target)];
        if (chosen.Length == 0)
            throw new ArgumentException($"features must name at least one column; the target is “{target}”.", nameof(features));
        if (chosen.Contains(target))
            throw new ArgumentException($"features must not have the target, “{target}”, which would predict itself.", nameof(features));
        if (chosen.GroupBy(heading => heading).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"features names “{twice.Key}” twice.", nameof(features));
        return chosen;
    }

    private static IEnumerable<(string Name, double[] Values)> Distinct(IEnumerable<(string Name, double[] Values)> columns, string parameter)
    {
        var names = new HashSet<string>();
        foreach (var column in columns)
        {
            if (string.IsNullOrWhiteSpace(column.Name) || !names.Add(column.Name))
                throw new ArgumentException($"{parameter} must have names that differ, but {(string.IsNullOrWhiteSpace(column.Name) ? "one is empty" : $"“{column.Name}” is there twice")}.", parameter);
            yield return column;
        }
    }
}
