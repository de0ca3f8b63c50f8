using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Descent.Lessons;

/// <summary>A table that shows itself. Rows can be added; what is there does not change.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed partial class Table : IDisplayable
{
    private const char DigitSpace = '\u2007';
    private const string PointSpace = "\u2008";
    private const int Sentence = 32; // Characters of a cell from which on a narrow screen would make it a tall column.

    private readonly string[] columns;
    private readonly List<(string Text, bool IsNumber)[]> rows = [];

    /// <summary>An empty table.</summary>
    /// <param name="columns">Column headings, at least one.</param>
    /// <exception cref="ArgumentException">There are no columns.</exception>
    public Table(params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Length == 0)
            throw new ArgumentException("columns must have at least one heading.", nameof(columns));
        this.columns = [.. columns];
    }

    /// <summary>What the table shows, in a sentence; read out before the table.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Whether every row is of another kind, so that numbers need not look like those above them.</summary>
    internal bool HasMixedRows { get; init; }

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One value per column; numbers are shown with five significant digits.</param>
    /// <returns>This table.</returns>
    /// <exception cref="ArgumentException">There are more or fewer cells than columns.</exception>
    public Table Row(params object?[] cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Length != columns.Length)
            throw new ArgumentException($"cells must have {columns.Length} values, one per column, but has {cells.Length}.", nameof(cells));
        rows.Add([.. cells.Select(Cell)]);
        return this;
    }

    /// <summary>The table as text, columns aligned.</summary>
    public override string ToString()
    {
        var shown = Aligned();
        var widths = columns.Select((heading, i) => shown.Select(row => row[i].Text.Length).Append(heading.Length).Max()).ToArray();
        var lines = shown.Select(row => row.Select((cell, i) => cell.IsNumber ? cell.Text.PadLeft(widths[i]) : cell.Text.PadRight(widths[i])))
            .Prepend(columns.Select((heading, i) => heading.PadRight(widths[i])))
            .Select(cells => string.Join("  ", cells).TrimEnd());
        return string.Join('\n', Caption.Length > 0 ? lines.Prepend(Caption) : lines);
    }

    /// <summary>The table as HTML.</summary>
    public string ToHtml()
    {
        // Above what scrolls, so that it stays where the table moves, and is as wide as the page allows.
        var html = new StringBuilder();
        if (Caption.Length > 0)
            html.Append(CultureInfo.InvariantCulture, $"<p aria-hidden=\"true\" style=\"margin:0;padding:.3em 0\">{Html.Encode(Caption)}</p>");

        // What does not fit scrolls, and fades at the edge to say so; what fits ends before the fade.
        html.Append("<div tabindex=\"0\" style=\"overflow-x:auto;padding-right:2em;mask-image:linear-gradient(to left,rgba(0,0,0,.1),#000 2em)\">");
        html.Append(CultureInfo.InvariantCulture, $"<table class=\"descent-table\" style=\"border-collapse:collapse\"{(Caption.Length > 0 ? $" aria-label=\"{Html.Encode(Caption)}\"" : "")}><thead><tr>");
        for (var i = 0; i < columns.Length; i++)
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\" style=\"white-space:nowrap;text-align:{Alignment(rows.Any(row => row[i].IsNumber))};padding:.25em .8em;border-bottom:2px solid rgba(128,128,128,.6)\">{Html.Encode(columns[i])}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in Aligned())
        {
            html.Append("<tr>");
            foreach (var (text, isNumber) in row)
                html.Append(CultureInfo.InvariantCulture, $"<td style=\"{(isNumber ? "white-space:nowrap;" : text.Length > Sentence ? "min-width:14em;" : "")}text-align:{Alignment(isNumber)};padding:.25em .8em;border-bottom:1px solid rgba(128,128,128,.3);font-variant-numeric:tabular-nums\">{Html.Encode(text)}</td>");
            html.Append("</tr>");
        }

        return Html.Card(Palette.Neutral, html.Append("</tbody></table></div>").ToString());
    }

    /// <summary>The cells with their decimal points below each other, and all with commas where one has them.</summary>
    private (string Text, bool IsNumber)[][] Aligned()
    {
        var shown = rows.Select(row => row.ToArray()).ToArray();
        for (var i = 0; i < columns.Length && !HasMixedRows; i++)
        {
            var numbers = shown.Where(row => row[i].IsNumber).ToArray();
            if (numbers.Any(row => row[i].Text.Contains(',', StringComparison.Ordinal)))
            {
                foreach (var row in numbers)
                    row[i].Text = FourDigits().Replace(row[i].Text, "$1,$2");
            }

            // Spaces as wide as the digits, and the point, that other numbers have there.
            if (numbers.Any(row => !Plain().IsMatch(row[i].Text)))
                continue;
            var decimals = numbers.Select(row => Decimals(row[i].Text)).DefaultIfEmpty(0).Max();
            foreach (var row in numbers)
                row[i].Text += Decimals(row[i].Text) is var own and > 0 ? new string(DigitSpace, decimals - own) : decimals > 0 ? PointSpace + new string(DigitSpace, decimals) : "";
        }

        return shown;
    }

    private static int Decimals(string number) => number.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? number.Length - point - 1 : 0;

    private static string Alignment(bool isNumber) => isNumber ? "right" : "left";

    private static (string Text, bool IsNumber) Cell(object? value) => value switch
    {
        null => ("", false),
        string text => (text, Share().IsMatch(text)),
        double number => (Text.Number(number), true),
        float or decimal => (Text.Number(Convert.ToDouble(value, CultureInfo.InvariantCulture)), true),
        int or long or short or byte or sbyte or ushort or uint => (Text.Number(Convert.ToInt64(value, CultureInfo.InvariantCulture)), true),
        IFormattable formattable => (formattable.ToString(null, CultureInfo.InvariantCulture), false),
        _ => (value.ToString() ?? "", false),
    };

    /// <summary>A number in plain digits.</summary>
    [GeneratedRegex(@"^−?[\d,]+(\.\d+)?$")]
    private static partial Regex Plain();

    /// <summary>A number in percent.</summary>
    [GeneratedRegex(@"^[−-]?\d+(\.\d+)?%$")]
    private static partial Regex Share();

    /// <summary>Four digits before the point, which alone have no comma.</summary>
    [GeneratedRegex(@"^(−?\d)(\d{3})(?=\.|$)")]
    private static partial Regex FourDigits();
}
