using System.Text.RegularExpressions;

namespace Descent.MathML;

/// <summary>A character or a command, the latter with its backslash. The end of the formula has no text.</summary>
internal readonly record struct TexToken(string Text, int Offset)
{
    /// <summary>Whether the formula ends here.</summary>
    public bool IsEnd => Text.Length == 0;

    /// <inheritdoc/>
    public override string ToString() => IsEnd ? "the end of the formula" : Text;
}

/// <summary>Reads a formula from left to right.</summary>
/// <remarks>
/// Tokens are made on demand, because what follows decides how to read: spaces count within <c>\text</c>, and a digit
/// is part of a number in a row, yet stands alone as the argument in <c>\frac12</c>.
/// </remarks>
internal sealed partial class TexReader(string tex)
{
    private int offset;

    /// <summary>The next token, which stays the next.</summary>
    public TexToken Peek()
    {
        var start = offset;
        while (start < tex.Length && IsSpace(tex[start]))
            start++;

        return new TexToken(tex.Substring(start, TokenLength(start)), start);
    }

    /// <summary>The next token.</summary>
    public TexToken Next()
    {
        var token = Peek();
        offset = token.Offset + token.Text.Length;
        return token;
    }

    /// <summary>Reads the next token if it is this one.</summary>
    public bool Accept(string text)
    {
        if (Peek().Text != text)
            return false;
        Next();
        return true;
    }

    /// <summary>Reads the number that starts at the next token, thousands and decimals included.</summary>
    public string NextNumber()
    {
        var number = Number().Match(tex, Peek().Offset);
        offset = number.Index + number.Length;

        // Thousands set apart by a thin space: one that never breaks.
        return number.Value.Replace("{,}", ",", StringComparison.Ordinal).Replace(@"\,", "\u202F", StringComparison.Ordinal);
    }

    /// <summary>Reads what stands in the braces after a command as it is, spaces and all; or one letter or digit.</summary>
    public TexToken NextLiteral(TexToken command)
    {
        var open = Next();
        if (open.Text is [var only] && char.IsAsciiLetterOrDigit(only))
            return open;
        if (open.Text != "{")
            throw new TexException($"{command} needs an argument, found {open}", open.Offset);

        var start = offset;
        for (; offset < tex.Length; offset++)
        {
            if (tex[offset] == '}')
                return new TexToken(tex[start..offset++], start);
            if (tex[offset] is '{' or '$')
                throw new TexException($"{tex[offset]} is not supported within {command}", offset);
            if (tex[offset] == '\\')
                offset++;
        }

        throw new TexException($"The {{ after {command} is never closed", open.Offset);
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n';

    private int TokenLength(int start)
    {
        var rest = tex.AsSpan(start);
        if (rest.IsEmpty)
            return 0;
        if (rest is "\\")
            throw new TexException("A backslash with nothing after it", start);
        if (rest.StartsWith(":="))
            return 2;

        var first = rest[0] == '\\' ? 1 : 0;
        if (first == 1 && char.IsAsciiLetter(rest[1]))
            return Command().Match(tex, start).Length;

        return first + (char.IsHighSurrogate(rest[first]) ? 2 : 1);
    }

    [GeneratedRegex(@"\G\\[a-zA-Z]+")]
    private static partial Regex Command();

    [GeneratedRegex(@"\G([0-9]{1,3}((\{,\}|\\,)[0-9]{3})+(?![0-9])|[0-9]+)(\.[0-9]+)?")]
    private static partial Regex Number();
}
