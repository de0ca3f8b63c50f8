using System.Xml.Linq;

namespace Descent.MathML;

// The commands that take arguments.
internal sealed partial class TexParser
{
    private static readonly Dictionary<string, string> Accents = new()
    {
        [@"\hat"] = "ˆ",
        [@"\bar"] = "¯",
        [@"\tilde"] = "˜",
        [@"\vec"] = "→",
        [@"\dot"] = "˙",
        [@"\ddot"] = "¨",
    };

    // The sizes a bracket can be given by hand; l and r after these names say which way it faces.
    private static readonly Dictionary<string, string> Sizes = new()
    {
        [@"\big"] = "1.2em",
        [@"\Big"] = "1.8em",
        [@"\bigg"] = "2.4em",
        [@"\Bigg"] = "3em",
    };

    private MathAtom ParseAtom(MathStyle style)
    {
        if (reader.Peek().Text == "{")
            return Ordinary(MathRow.Lay(ParseBraces(style), style));

        var token = reader.Next();
        return token.Text switch
        {
            "^" or "_" or "'" => throw new TexException($"{token} has nothing to its left", token.Offset),
            [var letter] when char.IsAsciiLetter(letter) => Ordinary(MathElement.Create("mi", token.Text)),
            [var digit] when char.IsAsciiDigit(digit) => Ordinary(MathElement.Create("mn", token.Text)),
            @"\frac" => Ordinary(ParseFraction(token, style)),
            @"\tfrac" => Ordinary(InStyle(MathStyle.Text, ParseFraction(token, MathStyle.Text))),
            @"\dfrac" => Ordinary(InStyle(MathStyle.Display, ParseFraction(token, MathStyle.Display))),
            @"\sqrt" => Ordinary(ParseRoot(token, style)),
            @"\overline" => Ordinary(ParseLine(token, style)),
            @"\underbrace" => ParseBrace(token, "munder", "⏟", style),
            @"\overbrace" => ParseBrace(token, "mover", "⏞", style),
            @"\text" => Ordinary(MathElement.Create("mtext", ParseLiteral(token, TexText.Phrase))),
            @"\mathrm" => Ordinary(MathElement.Upright(ParseLiteral(token, TexText.Name))),
            @"\mathbf" => Ordinary(MathElement.Create("mi", ParseLiteral(token, TexText.Bold))),
            @"\mathbb" => Ordinary(MathElement.Create("mi", ParseLiteral(token, TexText.DoubleStruck))),
            @"\mathcal" => Ordinary(MathElement.Create("mi", ParseLiteral(token, TexText.Script))),
            @"\operatorname" => ParseOperatorName(token),
            @"\dots" => TexSymbols.Atom(IsBetweenOperators() ? @"\cdots" : @"\ldots")!,
            @"\left" => ParseFences(token, style),
            @"\begin" => ParseEnvironment(token),
            _ when Accents.TryGetValue(token.Text, out var mark) => Ordinary(ParseAccent(token, mark, style)),
            _ when Sizes.TryGetValue(token.Text, out var size) => ParseSized(token, size, TexClass.Ord),
            [.. var name, 'l'] when Sizes.TryGetValue(name, out var size) => ParseSized(token, size, TexClass.Open),
            [.. var name, 'r'] when Sizes.TryGetValue(name, out var size) => ParseSized(token, size, TexClass.Close),
            _ => TexSymbols.Atom(token.Text) ?? throw Unknown(token),
        };
    }

    private static MathAtom Ordinary(XElement node) => new(node, TexClass.Ord);

    private static TexException Unknown(TexToken token) =>
        new($"Unknown {(token.Text[0] == '\\' ? "command" : "character")} {token}", token.Offset);

    private XElement ParseFraction(TexToken token, MathStyle style)
    {
        var inner = style == MathStyle.Display ? MathStyle.Text : MathStyle.Script;
        return MathElement.Create("mfrac", ParseArgument(token, inner), ParseArgument(token, inner));
    }

    private static XElement InStyle(MathStyle style, XElement node) => MathElement
        .Create("mstyle", node)
        .With("displaystyle", style == MathStyle.Display ? "true" : "false")
        .With("scriptlevel", "0");

    private XElement ParseRoot(TexToken token, MathStyle style)
    {
        var bracket = reader.Peek();
        if (!reader.Accept("["))
            return MathElement.Create("msqrt", ParseArgument(token, style));

        var index = ParseRow(MathStyle.Script, stop: "]");
        Close(bracket, "]");
        if (index.Count == 0)
            throw new TexException($"The index of {token} is empty", bracket.Offset);

        return MathElement.Create("mroot", ParseArgument(token, style), MathRow.Lay(index, MathStyle.Script));
    }

    private XElement ParseAccent(TexToken token, string mark, MathStyle style) => MathElement
        .Create("mover", ParseArgument(token, style), MathElement.Create("mo", mark).With("stretchy", "false"))
        .With("accent", "true");

    /// <summary>A border, because few fonts have a line that grows.</summary>
    private XElement ParseLine(TexToken token, MathStyle style) => MathElement
        .Create("mrow", ParseArgument(token, style))
        .With("style", "border-top:0.06em solid;padding-top:0.12em");

    private MathAtom ParseBrace(TexToken token, string element, string brace, MathStyle style)
    {
        var body = ParseArgument(token, style);
        var mo = MathElement.Create("mo", brace).With("stretchy", "true");
        return Ordinary(MathElement.Create(element, body, mo)) with { Limits = MathLimits.Above };
    }

    private string ParseLiteral(TexToken command, Func<TexToken, string> read)
    {
        var literal = reader.NextLiteral(command);
        return read(literal) is { Length: > 0 } text
            ? text
            : throw new TexException($"The argument of {command} is empty", literal.Offset);
    }

    private MathAtom ParseOperatorName(TexToken token)
    {
        var limits = reader.Accept("*") ? MathLimits.AboveInDisplay : MathLimits.Beside;
        return TexSymbols.Function(ParseLiteral(token, TexText.Name), limits);
    }

    /// <summary>Whether the dots stand among terms, at mid height, rather than in a list, on the line.</summary>
    private bool IsBetweenOperators() =>
        TexSymbols.Atom(reader.Peek().Text) is { Class: TexClass.Bin or TexClass.Rel };

    private MathAtom ParseFences(TexToken token, MathStyle style)
    {
        var open = ParseDelimiter(token);
        var body = MathRow.Lay(ParseRow(style), style);
        Close(token, @"\right");
        var close = ParseDelimiter(token with { Text = @"\right" });

        return Fenced(open, body, close);
    }

    private static MathAtom Fenced(string? open, XElement body, string? close)
    {
        var row = MathElement.Create("mrow");
        if (open is not null)
            row.Add(MathElement.Fence(open, opens: true));
        row.Add(body);
        if (close is not null)
            row.Add(MathElement.Fence(close, opens: false));

        return new MathAtom(row, TexClass.Inner);
    }

    /// <summary>Reads what follows \left or \right; null is the dot that stands for no bracket.</summary>
    private string? ParseDelimiter(TexToken owner)
    {
        var token = reader.Next();
        return token.Text == "."
            ? null
            : TexSymbols.Delimiter(token.Text)
                ?? throw new TexException($"{owner} needs a bracket or a dot, found {token}", token.Offset);
    }

    private MathAtom ParseSized(TexToken token, string size, TexClass side)
    {
        var delimiter = reader.Next();
        var text = TexSymbols.Delimiter(delimiter.Text)
            ?? throw new TexException($"{token} needs a bracket, found {delimiter}", delimiter.Offset);
        var mo = MathElement.Create("mo", text)
            .With("form", side switch { TexClass.Open => "prefix", TexClass.Close => "postfix", _ => null })
            .With("stretchy", "true")
            .With("symmetric", "true")
            .With("minsize", size)
            .With("maxsize", size);

        return new MathAtom(mo, side) { Operator = mo };
    }
}
