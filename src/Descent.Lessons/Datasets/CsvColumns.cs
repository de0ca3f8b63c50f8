using System.Globalization;
using System.Text.RegularExpressions;

namespace Descent.Lessons;

/// <summary>Columns of a CSV text as numbers, NaN where one is missing.</summary>
internal sealed partial class CsvColumns(CsvTable table, bool decimalComma)
{
    private const int ManyValues = 20;

    /// <summary>What people write where they have nothing to write, whatever its case.</summary>
    private static readonly HashSet<string> MissingMarks = new(["", "NA", "N/A", "#N/A", "NaN", "null", "none", "nil", "?", "-", ".", "missing"], StringComparer.OrdinalIgnoreCase);

    private readonly NumberFormatInfo format = new() { NumberDecimalSeparator = decimalComma ? "," : "." };

    /// <summary>What was noticed while reading, for the data set's warnings.</summary>
    internal List<string> Notes { get; } = [];

    /// <summary>The column of one name: a heading, or “heading=value”, which is 1 where the cell is that value and 0 elsewhere.</summary>
    /// <param name="name">The name.</param>
    /// <param name="parameter">The argument that names it.</param>
    internal (string Name, double[] Values) Named(string name, string parameter)
    {
        if (table.Find(name) is >= 0 and var column)
            return (name, Numbers(column));

        if (SignIn(name) is > 0 and var sign)
            return (name, Indicator(table.Find(name[..sign].Trim()), name[(sign + 1)..].Trim(), parameter));
        var noHeader = table.Headings.All(heading => TryParse(heading, out _)) ? " If the first line has data and no headings, say header: false; its columns are then column1, column2 …" : "";
        throw new ArgumentException($"{parameter} names “{name}”: {Nearest.Of(name, table.Headings, "column")}{noHeader}", parameter);
    }

    /// <summary>Where in “heading=value” the sign is: a heading may have one, too, and the longest that is there counts. 0 where none is there.</summary>
    internal int SignIn(string name)
    {
        var sign = name.Length;
        do
            sign = name.LastIndexOf('=', sign - 1);
        while (sign > 0 && table.Find(name[..sign].Trim()) < 0);
        return Math.Max(0, sign);
    }

    /// <summary>A column for each value of a text column but the first in alphabetical order.</summary>
    internal IEnumerable<(string Name, double[] Values)> OneHot(string heading)
    {
        var column = table.Find(heading);
        var values = ValuesOf(column);
        if (values.Length < 2)
            throw table.Fault($"has {(values.Length == 0 ? "no value" : $"the one value “{values[0]}”")} in “{heading}”, which then tells nothing; leave it out of features");
        if (values.Length > ManyValues || 2 * values.Length > table.Rows.Count)
            Notes.Add($"“{heading}” has {Text.Number(values.Length)} values in {Text.Number(table.Rows.Count)} rows, and became {Text.Number(values.Length - 1)} columns; is it a name rather than a property?");
        return values[1..].Select(value => ($"{heading}={value}", Indicator(column, value, "oneHot")));
    }

    private static bool IsMissing(string cell) => MissingMarks.Contains(cell);

    private string[] ValuesOf(int column) =>
        [.. table.Rows.Select(row => row.Cells[column]).Where(cell => !IsMissing(cell)).Distinct().Order(StringComparer.Ordinal)];

    private double[] Indicator(int column, string value, string parameter)
    {
        var values = ValuesOf(column);
        if (!values.Contains(value))
            throw new ArgumentException($"{parameter} asks where “{table.Headings[column]}” is “{value}”: {Nearest.Of(value, values, "value")}", parameter);
        return [.. table.Rows.Select(row => IsMissing(row.Cells[column]) ? double.NaN : row.Cells[column] == value ? 1 : 0)];
    }

    private double[] Numbers(int column)
    {
        var values = new double[table.Rows.Count];
        var (firstBad, bad) = (-1, 0);
        for (var i = 0; i < values.Length; i++)
        {
            var cell = table.Rows[i].Cells[column];
            values[i] = double.NaN;
            if (IsMissing(cell) || TryParse(cell, out values[i]))
                continue;
            firstBad = bad++ == 0 ? i : firstBad;
        }

        if (bad == 0)
            return values;
        var (line, text) = (table.Rows[firstBad].Line, table.Rows[firstBad].Cells[column]);
        var more = bad == 1 ? "" : bad == 2 ? " (nor is 1 cell below it)" : $" (nor are {Text.Number(bad - 1)} cells below it)";
        throw table.Fault($"has “{text}” in line {CsvTable.Invariant(line)} of “{table.Headings[column]}”, which is no number{more}. {Advice(table.Headings[column], text, line, bad)}");
    }

    private bool TryParse(string cell, out double value) =>
        double.TryParse(Infinite().Replace(cell.Replace('−', '-'), "${sign}Infinity"), NumberStyles.Float, format, out value);

    private string Advice(string heading, string cell, int line, int bad)
    {
        if (Percentage().IsMatch(cell))
            return "Take the percent signs out, and write the unit into the heading";
        if (Date().IsMatch(cell))
            return "A date has to become a number first, such as a year, a month or days since some day";
        if (Grouped().IsMatch(cell) && (decimalComma || !DecimalComma().IsMatch(cell)))
            return "Take the thousands separators out";
        if (!decimalComma && DecimalComma().IsMatch(cell))
            return "If this is a decimal comma, say decimalComma: true; if it groups thousands, take it out";
        if (decimalComma && DecimalPoint().IsMatch(cell))
            return "This is a decimal point; leave decimalComma out, or write all numbers with commas";
        if (NumberWithUnit().IsMatch(cell))
            return "Take the unit out, and write it into the heading";
        if (bad == 1 && line == table.Rows[0].Line && table.Headings[0] == "column1")
            return "If the first line has headings, leave header at true";
        return 2 * bad >= table.Rows.Count
            ? $"Text becomes numbers by oneHot: [\"{heading}\"], a column for each value, or by “{heading}={cell}” in place of “{heading}”, 1 where it is “{cell}”; or leave it out of features"
            : "Correct it, or empty the cell if the number is not known and say missing: Missing.Drop";
    }

    [GeneratedRegex(@"^(?<sign>[+-]?)(inf|infinity|∞)$", RegexOptions.IgnoreCase)]
    private static partial Regex Infinite();

    [GeneratedRegex(@"^[+-]?[\d.,\s]+%$")]
    private static partial Regex Percentage();

    [GeneratedRegex(@"^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([T ].*)?$|^\d{1,2}:\d{2}(:\d{2})?$|^\d{1,2}\.? ?[A-Za-z]{3,9}\.? ?\d{2,4}$")]
    private static partial Regex Date();

    [GeneratedRegex(@"^[+-]?\d{1,3}([,.'’\s_]\d{3})+([.,]\d+)?$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^[+-]?\d*,\d+$")]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"^[+-]?\d*\.\d+$")]
    private static partial Regex DecimalPoint();

    [GeneratedRegex(@"^([$€£¥]\s?[+-]?[\d.,]+|[+-]?[\d.,]+\s?[A-Za-z°µ$€£¥²³/]{1,6})$")]
    private static partial Regex NumberWithUnit();
}

/// <summary>Says which name was probably meant.</summary>
internal static class Nearest
{
    private const int MostNames = 12;

    /// <summary>A sentence that names the closest of some names, if one is close, and the names.</summary>
    internal static string Of(string wanted, IReadOnlyCollection<string> names, string kind)
    {
        var list = $"{string.Join(", ", names.Take(MostNames).Select(name => $"“{name}”"))}{(names.Count > MostNames ? " …" : "")}";
        var nearest = names.OrderBy(name => Distance(wanted, name)).FirstOrDefault();
        var meant = nearest is not null && Distance(wanted, nearest) <= wanted.Length / 2 ? $"; did you mean “{nearest}”?" : ".";
        return $"there is no such {kind}{meant} There {(names.Count == 1 ? "is" : "are")} {list}.";
    }

    /// <summary>How many letters to put in, take out or change (Levenshtein), whatever their case.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 0; i < a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < b.Length; j++)
            {
                var change = diagonal + (char.ToUpperInvariant(a[i]) == char.ToUpperInvariant(b[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(change, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[^1];
    }
}
