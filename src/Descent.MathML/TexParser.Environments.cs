using System.Xml.Linq;

namespace Descent.MathML;

// \begin and \end.
internal sealed partial class TexParser
{
    /// <summary>How an environment is set.</summary>
    /// <param name="Open">The bracket to its left, if any.</param>
    /// <param name="Close">The bracket to its right, if any.</param>
    /// <param name="Columns">The most columns it may have.</param>
    /// <param name="Style">The style of its cells.</param>
    /// <param name="Cells">The CSS of its columns, repeated as needed; null leaves them centered.</param>
    private sealed record Environment(string? Open, string? Close, int Columns, MathStyle Style, params string?[] Cells);

    // MathML Core has no attribute for the sides of a cell. Chromium lays out a cell as a block, which only its own
    // value of text-align moves; other browsers may not know that value, and then keep the plain one before it.
    private const string ToTheRight = "text-align:right;text-align:-webkit-right";
    private const string ToTheLeft = "text-align:left;text-align:-webkit-left";

    // TeX allows a matrix ten columns, and an alignment as many as fit.
    private static readonly Environment Alignment = new(
        null, null, int.MaxValue, MathStyle.Display, $"{ToTheRight};padding-right:0", $"{ToTheLeft};padding-left:0");

    private static readonly Dictionary<string, Environment> Environments = new()
    {
        ["aligned"] = Alignment,
        ["align*"] = Alignment,
        ["cases"] = new("{", null, 2, MathStyle.Text, $"{ToTheLeft};padding-left:0.1667em", $"{ToTheLeft};padding-left:0.6em"),
        ["matrix"] = new(null, null, 10, MathStyle.Text, [null]),
        ["pmatrix"] = new("(", ")", 10, MathStyle.Text, [null]),
        ["bmatrix"] = new("[", "]", 10, MathStyle.Text, [null]),
    };

    private MathAtom ParseEnvironment(TexToken begin)
    {
        var name = reader.NextLiteral(begin);
        if (!Environments.TryGetValue(name.Text, out var environment))
            throw new TexException($"Unknown environment {name}", name.Offset);

        var table = MathElement.Create("mtable", ParseTable(begin, environment));
        var end = reader.NextLiteral(begin with { Text = @"\end" });
        if (end.Text != name.Text)
            throw new TexException($"\\begin{{{name.Text}}} at character {begin.Offset + 1} ends as {end.Text}", end.Offset);
        if (!table.HasElements)
            throw new TexException($"{name} is empty", begin.Offset);
        if (environment.Style == MathStyle.Display)
            table.With("displaystyle", "true");

        return environment is { Open: null, Close: null }
            ? Ordinary(table)
            : Fenced(environment.Open, table, environment.Close);
    }

    /// <summary>Reads rows up to and including <c>\end</c>.</summary>
    private List<XElement> ParseTable(TexToken begin, Environment environment)
    {
        var rows = new List<XElement>();
        while (true)
        {
            var cells = ParseCells(environment, out var isEmpty);
            var token = reader.Peek();
            if (token.Text == @"\end")
            {
                // As in TeX, \\ after the last row does not begin another.
                if (!isEmpty)
                    rows.Add(cells);
                Close(begin, @"\end");
                return rows;
            }

            Close(begin, token.Text == @"\\" ? @"\\" : @"\end");
            rows.Add(cells);
            if (reader.Peek() is { Text: "[" } bracket)
                throw new TexException(@"The optional argument of \\ is not supported", bracket.Offset);
        }
    }

    private XElement ParseCells(Environment environment, out bool isEmpty)
    {
        var row = MathElement.Create("mtr");
        isEmpty = true;
        for (var column = 0; ; column++)
        {
            // The right half of an aligned line goes on where the left half ends, so = keeps its distance.
            var continues = environment == Alignment && column % 2 == 1;
            var atoms = ParseRow(environment.Style);
            isEmpty &= atoms.Count == 0 && column == 0;
            row.Add(MathElement
                .Create("mtd", MathRow.Lay(atoms, environment.Style, continues))
                .With("style", environment.Cells[column % environment.Cells.Length]));

            var token = reader.Peek();
            if (!reader.Accept("&"))
                return row;
            if (column + 1 == environment.Columns)
                throw new TexException($"More than {environment.Columns} columns", token.Offset);
        }
    }
}
