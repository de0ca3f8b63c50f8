using System.Text;

namespace Descent.MathML;

/// <summary>Turns the literal argument of <c>\text</c>, <c>\mathbf</c> and the like into characters.</summary>
internal static class TexText
{
    private const char NoBreakSpace = '\u00A0';
    private const char ThinSpace = '\u2009';

    // Letters that had a place in Unicode before the alphabets were laid out; theirs in the alphabets is empty.
    private const string DoubleStruckElsewhere = "CℂHℍNℕPℙQℚRℝZℤ";
    private const string ScriptElsewhere = "BℬEℰFℱHℋIℐLℒMℳRℛ";

    /// <summary>A phrase with its spaces, all of the kind that browsers do not drop at either end.</summary>
    public static string Phrase(TexToken literal)
    {
        var text = literal.Text;
        var phrase = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var isEscape = text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '%' or '$' or '#' or '_' or '&' or '{' or '}';
            if (isEscape)
                phrase.Append(text[++i]);
            else if (text[i] is '\\' or '%' or '#' or '_' or '&' or '^')
                throw new TexException($"{text[i]} is not supported within text", literal.Offset + i);
            else if (text[i] == '~')
                phrase.Append(NoBreakSpace);
            else if (!char.IsWhiteSpace(text[i]))
                phrase.Append(text[i]);
            else if (i == 0 || !char.IsWhiteSpace(text[i - 1]))
                phrase.Append(NoBreakSpace);
        }

        return phrase.ToString();
    }

    /// <summary>An upright name. A thin space may divide it, as in <c>arg\,min</c>.</summary>
    public static string Name(TexToken literal)
    {
        var name = literal.Text.Replace(@"\,", $" {ThinSpace}", StringComparison.Ordinal); // As long as before: offsets hold.
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(name[i]) && name[i] is not (' ' or ThinSpace))
                throw Foreign(literal, i);
        }

        return name.Replace(" ", "", StringComparison.Ordinal);
    }

    /// <summary>Bold letters and digits.</summary>
    public static string Bold(TexToken literal) => Map(literal, c => c switch
    {
        >= 'A' and <= 'Z' => 0x1D400 + (c - 'A'),
        >= 'a' and <= 'z' => 0x1D41A + (c - 'a'),
        >= '0' and <= '9' => 0x1D7CE + (c - '0'),
        _ => null,
    });

    /// <summary>Double-struck capitals.</summary>
    public static string DoubleStruck(TexToken literal) =>
        Map(literal, c => Capital(c, 0x1D538, DoubleStruckElsewhere));

    /// <summary>Script capitals.</summary>
    public static string Script(TexToken literal) => Map(literal, c => Capital(c, 0x1D49C, ScriptElsewhere));

    private static int? Capital(char c, int first, string elsewhere) =>
        !char.IsAsciiLetterUpper(c) ? null
        : elsewhere.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? elsewhere[i + 1]
        : first + (c - 'A');

    private static string Map(TexToken literal, Func<char, int?> codePoint)
    {
        var result = new StringBuilder();
        for (var i = 0; i < literal.Text.Length; i++)
            result.Append(new Rune(codePoint(literal.Text[i]) ?? throw Foreign(literal, i)));
        return result.ToString();
    }

    private static TexException Foreign(TexToken literal, int index) =>
        new($"{literal.Text[index]} is not supported here", literal.Offset + index);
}
