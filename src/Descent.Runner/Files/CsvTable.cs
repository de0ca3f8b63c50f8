using System.Globalization;
using System.Text;
using nietras.SeparatedValues;

namespace Descent.Runner.Files;

/// <summary>A table of text with a heading, as spreadsheets and platforms write it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Header">The names of its columns.</param>
/// <param name="Rows">All rows below them.</param>
internal sealed record CsvTable(string Path, IReadOnlyList<string> Header, IReadOnlyList<CsvRow> Rows)
{
    /// <summary>Reads a file whose fields are separated by commas, semicolons or tabs.</summary>
    /// <exception cref="BadInputException">It cannot be read as a table.</exception>
    public static CsvTable Read(string path)
    {
        var text = InputFile.Read(path, ReadText).TrimStart('\uFEFF');
        try
        {
            using var reader = Sep.Reader(options => options with { Unescape = true }).FromText(text);
            var rows = new List<CsvRow>();
            foreach (var row in reader)
            {
                var fields = new string[reader.Header.ColNames.Count];
                for (var i = 0; i < fields.Length; i++) fields[i] = row[i].ToString();
                rows.Add(new CsvRow(row.LineNumberFrom, fields));
            }

            return new CsvTable(path, [.. reader.Header.ColNames.Select(name => name.Trim())], rows);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or NotSupportedException) // Two columns of one name, for example.
        {
            throw new BadInputException($"{path} cannot be read as a table. {e.Message}");
        }
    }

    /// <remarks>What is not UTF-8 may be any of many encodings; names guessed wrong would go on into a gradebook.</remarks>
    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path, InputFile.StrictUtf8);
        }
        catch (DecoderFallbackException e)
        {
            throw new BadInputException($"{path} is not text in UTF-8. In a spreadsheet, save it as CSV UTF-8; in an editor, with the encoding UTF-8.", e);
        }
    }

    /// <summary>Where the first column with one of these names is, in lower case; -1 where there is none.</summary>
    public int IndexOf(IReadOnlyCollection<string> names) => Header.ToList().FindIndex(column => names.Contains(column.ToLowerInvariant()));

    /// <summary>What to say of a row, or of a field in it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The field's column; null where the whole row is meant.</param>
    /// <param name="what">What is wrong with it, as the rest of a sentence.</param>
    public BadInputException Fault(CsvRow row, int? column, string what) =>
        new($"{Path}, line {row.Line}{(column is { } known ? $", column {Header[known]}" : "")}, {what}.");
}

/// <summary>A row of a table.</summary>
/// <param name="Line">Where it starts, from 1.</param>
/// <param name="Fields">What stands in it.</param>
internal sealed record CsvRow(int Line, IReadOnlyList<string> Fields);

/// <summary>Times as people and platforms write them.</summary>
internal static class TimeText
{
    /// <summary>What people are told to write.</summary>
    public const string Example = "2026-12-01T23:59, or 2026-12-01T23:59+01:00";

    private static readonly string[] Forms =
    [
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "dddd, d MMMM yyyy, h:mm tt", "dddd, d MMMM yyyy, HH:mm", // Moodle's, in English.
    ];

    /// <summary>A time; by this computer's clock where the text does not say otherwise. Null where it is none.</summary>
    public static DateTimeOffset? TryRead(string text) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal | DateTimeStyles.AllowWhiteSpaces, out var time) ? time : null;
}
