using System.Xml.Linq;

namespace Descent.MathML;

/// <summary>Reads a formula by recursive descent: rows of atoms, atoms with scripts.</summary>
internal sealed partial class TexParser
{
    private const int DeepestNesting = 100;
    private const string Primes = "′″‴⁗";

    private readonly TexReader reader;
    private int depth = -1; // The outermost row is not nested in anything.

    private TexParser(TexReader reader) => this.reader = reader;

    /// <summary>Gives the one element that shows the formula.</summary>
    public static XElement Parse(string tex, MathStyle style)
    {
        var parser = new TexParser(new TexReader(tex));
        var row = parser.ParseRow(style);
        var end = parser.reader.Next();
        if (!end.IsEnd)
            throw new TexException($"{end} without anything that it could end or divide", end.Offset);
        if (row.Count == 0)
            throw new TexException("The formula is empty", 0);

        return MathRow.Lay(row, style);
    }

    /// <summary>Reads atoms up to a token that ends a row, which is left for the caller to judge.</summary>
    private List<MathAtom> ParseRow(MathStyle style, string? stop = null)
    {
        var row = new List<MathAtom>();
        Descend();
        while (reader.Peek() is var token && !EndsRow(token) && token.Text != stop)
        {
            if (TexSymbols.GlueAround(token.Text) is { } before)
                row.Add(before);
            row.Add(ParseItem(token, style));
            if (TexSymbols.GlueAround(token.Text) is { } after)
                row.Add(after);
        }

        depth--;

        return row;
    }

    private static bool EndsRow(TexToken token) => token.Text is "" or "}" or "&" or @"\\" or @"\end" or @"\right";

    private MathAtom ParseItem(TexToken token, MathStyle style)
    {
        if (TexSymbols.Glue(token.Text) is { } space)
        {
            reader.Next();
            return space;
        }

        // In a row digits make a number; ParseAtom takes them one by one.
        var atom = char.IsAsciiDigit(token.Text[0])
            ? new MathAtom(MathElement.Create("mn", reader.NextNumber()), TexClass.Ord)
            : ParseAtom(style);

        return ParseScripts(atom, style);
    }

    private MathAtom ParseScripts(MathAtom atom, MathStyle style)
    {
        XElement? sub = null;
        XElement? sup = null;
        MathAtom? primes = null;
        while (reader.Peek() is { Text: "_" or "^" or "'" } token)
        {
            // As in TeX, a superscript may follow primes, but primes no superscript.
            var isDouble = token.Text switch { "_" => sub is not null, "^" => sup is not null, _ => (sup ?? primes?.Node) is not null };
            if (isDouble)
                throw new TexException(token.Text == "_" ? "Double subscript" : "Double superscript", token.Offset);
            if (token.Text == "'")
                primes = ParsePrimes(token);
            else if (reader.Next().Text == "_")
                sub = ParseArgument(token, MathStyle.Script);
            else
                sup = ParseArgument(token, MathStyle.Script);
        }

        if (primes is not null)
        {
            var nucleus = atom with { Class = TexClass.Ord, IsFunction = false };
            atom = atom with { Node = MathRow.Lay([nucleus, primes], style), Operator = null };
        }

        var isAbove = atom.Limits == MathLimits.Above
            || (atom.Limits == MathLimits.AboveInDisplay && style == MathStyle.Display);
        var node = (sub, sup) switch
        {
            (null, null) => atom.Node,
            (_, null) => MathElement.Create(isAbove ? "munder" : "msub", atom.Node, sub),
            (null, _) => MathElement.Create(isAbove ? "mover" : "msup", atom.Node, sup),
            _ => MathElement.Create(isAbove ? "munderover" : "msubsup", atom.Node, sub, sup),
        };

        return atom with { Node = node };
    }

    /// <summary>Reads primes as one sign. It is no superscript, since fonts have it small and raised already.</summary>
    private MathAtom ParsePrimes(TexToken first)
    {
        var count = 0;
        while (reader.Accept("'"))
            count++;
        if (count > Primes.Length)
            throw new TexException($"More than {Primes.Length} primes", first.Offset);

        var mo = MathElement.Create("mo", Primes[count - 1]);
        return new MathAtom(mo, TexClass.Ord) { Operator = mo };
    }

    /// <summary>Reads one argument, braced or a single atom. It must not be empty.</summary>
    private XElement ParseArgument(TexToken owner, MathStyle style)
    {
        var first = reader.Peek();
        if (first.Text != "{")
        {
            if (EndsRow(first) || first.Text is "^" or "_" or "'" || TexSymbols.Glue(first.Text) is not null)
                throw new TexException($"{owner} needs an argument, found {first}", first.Offset);
            Descend();
            var atom = ParseAtom(style);
            depth--;
            return MathRow.Lay([atom], style);
        }

        var row = ParseBraces(style);
        return row.Count > 0 ? MathRow.Lay(row, style) : throw new TexException($"The argument of {owner} is empty", first.Offset);
    }

    private List<MathAtom> ParseBraces(MathStyle style)
    {
        var open = reader.Next();
        var row = ParseRow(style);
        Close(open, "}");
        return row;
    }

    private void Close(TexToken open, string close)
    {
        var token = reader.Next();
        if (token.Text != close)
            throw new TexException($"Expected {close} for the {open} at character {open.Offset + 1}, found {token}", token.Offset);
    }

    /// <summary>Counts levels, so that no formula can exhaust the stack.</summary>
    private void Descend()
    {
        if (++depth > DeepestNesting)
            throw new TexException($"Nested deeper than {DeepestNesting} levels", reader.Peek().Offset);
    }
}
