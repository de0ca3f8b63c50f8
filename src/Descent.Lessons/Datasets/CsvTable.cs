using System.Globalization;
using nietras.SeparatedValues;

namespace Descent.Lessons;

/// <summary>A CSV text as cells under headings, before anybody asks what is a number. Sep splits it.</summary>
internal sealed class CsvTable
{
    private const int LinesToLookAt = 20;
    private const char ByteOrderMark = '\uFEFF';

    private readonly string name;

    private CsvTable(string name, string[] headings, List<(int Line, string[] Cells)> rows)
    {
        this.name = name;
        Headings = headings;
        Rows = rows;
    }

    /// <summary>Names of the columns, no two of them the same.</summary>
    internal string[] Headings { get; private set; }

    /// <summary>Cells without the blanks around them, as many as there are headings, and the line that each row begins in, from 1.</summary>
    internal IReadOnlyList<(int Line, string[] Cells)> Rows { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="separator">What stands between cells, or null to find it out.</param>
    /// <param name="header">Whether the first line has the names of the columns, which are column1, column2 … otherwise.</param>
    /// <param name="decimalComma">Whether a comma is part of a number, and so no separator.</param>
    internal static CsvTable Read(string text, string name, char? separator, bool header, bool decimalComma)
    {
        text = text.TrimStart(ByteOrderMark);
        if (text.StartsWith("PK\u0003\u0004", StringComparison.Ordinal))
            throw Fault(name, "is a spreadsheet or another zip file, not text; save it as CSV");
        if (text.Contains('\0', StringComparison.Ordinal))
            throw Fault(name, "is not text in UTF-8; save it as “CSV UTF-8”");
        if (string.IsNullOrWhiteSpace(text))
            throw Fault(name, "is empty");

        var firstLine = 1;
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4)
        {
            // Excel's own way to say it.
            separator ??= text[4];
            text = text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];
            firstLine = 2;
        }

        var rows = Split(text, name, separator ?? Separator(text, decimalComma), firstLine);
        var headings = header ? rows[0].Cells : [.. Enumerable.Range(1, rows[0].Cells.Length).Select(i => $"column{Invariant(i)}")];
        if (header)
            rows.RemoveAt(0);
        if (rows.Count == 0)
            throw Fault(name, $"has headings ({string.Join(", ", headings)}) and no row below them");

        var table = new CsvTable(name, headings, rows);
        table.Straighten(separator is null);
        return table;
    }

    /// <summary>Position of a column, or −1.</summary>
    internal int Find(string heading) => Array.IndexOf(Headings, heading);

    /// <summary>A fault of the text.</summary>
    internal InvalidDataException Fault(string what) => Fault(name, what);

    internal static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static InvalidDataException Fault(string name, string what) => new($"{name} {what}{(what.EndsWith('?') ? "" : ".")}");

    private static List<(int Line, string[] Cells)> Split(string text, string name, char separator, int firstLine)
    {
        var rows = new List<(int Line, string[] Cells)>();
        var (line, next) = (firstLine, firstLine);
        try
        {
            using var reader = Sep.New(separator)
                .Reader(options => options with { HasHeader = false, Unescape = true, Trim = SepTrim.All, DisableColCountCheck = true, DisableFastFloat = true })
                .FromText(text);
            foreach (var row in reader)
            {
                (line, next) = (next, row.LineNumberToExcl + firstLine - 1); // Sep's LineNumberFrom is 2 in the first line, without its header.
                var cells = new string[row.ColCount];
                for (var i = 0; i < cells.Length; i++)
                    cells[i] = row[i].ToString();
                if (cells.Any(cell => cell.Length > 0))
                    rows.Add((line, cells));
            }
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidDataException or NotSupportedException)
        {
            throw new InvalidDataException($"{name} cannot be split into cells after line {Invariant(line)}: {exception.Message}", exception);
        }

        // An odd quote takes in all that follows it.
        if (int.IsOddInteger(text.Count(c => c == '"')))
            throw Fault(name, $"has a quote (\") in line {Invariant(line)} that is never closed; inside quotes, write it twice");
        return rows.Count > 0 ? rows : throw Fault(name, "has separators and no cell with anything in it");
    }

    /// <summary>What stands as often in each of the first lines; anything else rather than a comma, which may be part of numbers.</summary>
    private static char Separator(string text, bool decimalComma)
    {
        char[] candidates = decimalComma ? [';', '\t', '|'] : [';', '\t', '|', ','];
        var lines = new List<int[]> { new int[candidates.Length] };
        var quoted = false;
        foreach (var c in text.AsSpan().TrimEnd())
        {
            quoted ^= c == '"';
            if (c == '\n' && !quoted)
            {
                if (lines.Count == LinesToLookAt)
                    break;
                lines.Add(new int[candidates.Length]);
            }
            else if (!quoted && Array.IndexOf(candidates, c) is >= 0 and var which)
            {
                lines[^1][which]++;
            }
        }

        var inFirst = Enumerable.Range(0, candidates.Length).Where(which => lines[0][which] > 0).ToArray();
        int Agreeing(int which) => lines.Count(line => line[which] == lines[0][which]);
        return inFirst.Length == 0 ? candidates[^1] : candidates[inFirst.MaxBy(Agreeing)];
    }

    /// <summary>Gives every row as many cells as there are headings, or says in which line it cannot be done.</summary>
    private void Straighten(bool guessed)
    {
        // A separator at the end of lines opens a column that has nothing in it.
        var width = Headings.Length;
        while (width > 1 && Headings[width - 1].Length == 0 && Rows.All(row => row.Cells.Length < width || row.Cells[width - 1].Length == 0))
            width--;
        Headings = Headings[..width];

        if (width == 1)
        {
            throw Fault($"has one column only, “{Shortened(Headings[0])}”: {(guessed ? "no comma, semicolon, tab or bar was found between its cells" : "the separator is not in its first line")}. "
                + "Say what stands between them, such as separator: ' '");
        }

        for (var i = 0; i < Rows.Count; i++)
        {
            var (line, cells) = Rows[i];
            if (cells.Length < width || cells.AsSpan(width).ContainsAnyExcept(""))
            {
                throw Fault($"has {Invariant(cells.Length)} cells in line {Invariant(line)}, and {Invariant(width)} columns ({Shortened(string.Join(", ", Headings))}). "
                    + "Is a separator missing, or part of a text or a number that is not in quotes?");
            }

            if (cells.Length > width)
                ((List<(int, string[])>)Rows)[i] = (line, cells[..width]);
        }

        for (var i = 0; i < width; i++)
        {
            if (Headings[i].Length == 0)
                throw Fault($"has no name over column {Invariant(i + 1)}");
            if (Find(Headings[i]) is var first && first < i)
                throw Fault($"calls two columns “{Headings[i]}”, the columns {Invariant(first + 1)} and {Invariant(i + 1)}; rename one of them");
        }
    }

    private static string Shortened(string text) => text.Length > 80 ? $"{text[..80]}…" : text;
}
