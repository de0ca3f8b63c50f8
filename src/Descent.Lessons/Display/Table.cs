using System.Globalization;
using System.Text;

namespace Descent.Lessons;

/// <summary>A table that shows itself. Rows can be added; what is there does not change.</summary>
[TypeFormatterSource(typeof(HtmlFormatterSource))]
public sealed class Table : IDisplayable
{
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
        var widths = columns.Select((heading, i) => rows.Select(row => row[i].Text.Length).Append(heading.Length).Max()).ToArray();
        var lines = rows.Select(row => row.Select((cell, i) => cell.IsNumber ? cell.Text.PadLeft(widths[i]) : cell.Text.PadRight(widths[i])))
            .Prepend(columns.Select((heading, i) => heading.PadRight(widths[i])))
            .Select(cells => string.Join("  ", cells).TrimEnd());
        return string.Join('\n', Caption.Length > 0 ? lines.Prepend(Caption) : lines);
    }

    /// <summary>The table as HTML.</summary>
    public string ToHtml()
    {
        // What does not fit scrolls, and fades at the edge to say so; what fits ends before the fade.
        var html = new StringBuilder("<div tabindex=\"0\" style=\"overflow-x:auto;padding-right:2em;mask-image:linear-gradient(to left,rgba(0,0,0,.1),#000 2em)\"><table class=\"descent-table\" style=\"border-collapse:collapse\">");
        if (Caption.Length > 0)
            html.Append(CultureInfo.InvariantCulture, $"<caption style=\"text-align:left;padding:.3em 0\">{Html.Encode(Caption)}</caption>");
        html.Append("<thead><tr>");
        for (var i = 0; i < columns.Length; i++)
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\" style=\"text-align:{Alignment(rows.Count > 0 && rows[0][i].IsNumber)};padding:.25em .8em;border-bottom:2px solid rgba(128,128,128,.6)\">{Html.Encode(columns[i])}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var (text, isNumber) in row)
                html.Append(CultureInfo.InvariantCulture, $"<td style=\"text-align:{Alignment(isNumber)};padding:.25em .8em;border-bottom:1px solid rgba(128,128,128,.3);font-variant-numeric:tabular-nums\">{Html.Encode(text)}</td>");
            html.Append("</tr>");
        }

        return Html.Card(Palette.Neutral, html.Append("</tbody></table></div>").ToString());
    }

    private static string Alignment(bool isNumber) => isNumber ? "right" : "left";

    private static (string Text, bool IsNumber) Cell(object? value) => value switch
    {
        null => ("", false),
        string text => (text, false),
        double number => (Text.Number(number), true),
        int or long => (Text.Number(Convert.ToInt64(value, CultureInfo.InvariantCulture)), true),
        IFormattable formattable => (formattable.ToString(null, CultureInfo.InvariantCulture), false),
        _ => (value.ToString() ?? "", false),
    };
}
