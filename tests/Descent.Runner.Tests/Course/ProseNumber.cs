using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Descent.Runner.Tests;

/// <summary>A number as a text states it, without its sign: in prose the sign is often a word.</summary>
/// <param name="Text">As it stands there.</param>
/// <param name="Value">Its value.</param>
/// <param name="Unit">The worth of its last stated digit.</param>
/// <param name="IsPercent">Whether a percent sign follows.</param>
internal sealed partial record ProseNumber(string Text, double Value, double Unit, bool IsPercent)
{
    private const double LargestCommon = 12;

    /// <summary>Whether it needs no backing: a small integer, or a year.</summary>
    public bool IsCommon => !IsPercent && Value == Math.Floor(Value) && (Value <= LargestCommon || Year().IsMatch(Text));

    /// <summary>All numbers in a text, in order.</summary>
    public static IEnumerable<ProseNumber> In(string text) => Number().Matches(text).Select(From);

    /// <summary>Whether a measured number, rounded as this one is, is this one.</summary>
    public bool Rounds(double measured) => Matches(measured) || (IsPercent && Matches(100 * measured));

    /// <summary>Markdown without what is not prose: code, addresses, tags, subscripts, numbers of lessons and exercises, and the reading time, which has a test of its own.</summary>
    public static string PlainMarkdown(string markdown) => NotProse().Replace(PlainHtml(markdown), " ");

    /// <summary>HTML without scripts and tags; what it says to a screen reader stays.</summary>
    public static string PlainHtml(string html)
    {
        var spoken = string.Concat(Spoken().Matches(html).Select(match => $"\n{match.Groups[1].Value}"));
        return WebUtility.HtmlDecode(Tag().Replace(html, " ") + spoken);
    }

    /// <summary>Code without its first line of packages and without the digits inside names.</summary>
    public static string PlainCode(string code) => NotSettings().Replace(code, " ");

    private static ProseNumber From(Match match)
    {
        var digits = match.Groups["digits"].Value;
        var mantissa = digits.Length == 0 ? 1 : double.Parse(Separator().Replace(digits, ""), CultureInfo.InvariantCulture);
        var exponent = match.Groups["exponent"].Success ? int.Parse(Normal(match.Groups["exponent"].Value), CultureInfo.InvariantCulture) : 0;
        var scale = Math.Pow(10, exponent);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var zeros = point < 0 && mantissa != 0 ? digits.Length - digits.TrimEnd('0').Length : 0;
        var unit = Math.Pow(10, point < 0 ? zeros : point - digits.Length + 1);
        return new(match.Value.Trim(), mantissa * scale, unit * scale, match.Groups["percent"].Success);
    }

    private static string Normal(string exponent) => string.Concat(exponent.Select(c => c switch
    {
        '−' or '⁻' => '-',
        '+' => '+',
        _ when "⁰¹²³⁴⁵⁶⁷⁸⁹".IndexOf(c, StringComparison.Ordinal) is var digit and >= 0 => (char)('0' + digit),
        _ => c,
    }));

    private bool Matches(double measured) => Math.Abs(Math.Abs(measured) - Value) <= (0.5 * Unit) + (1e-9 * Value);

    [GeneratedRegex("""
        (?<![\w.])
        (?:
            (?<digits>\d{1,3}(?:(?:[,_'\u2009\u202F\u00A0]|\{,\}|\\,|[ ](?=\d{3}\b))\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
            (?:
                \s*(?:×|·|\\times|\\cdot)\s*10(?:\^\{?(?<exponent>[-−]?\d+)\}?|(?<exponent>[⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))
              | [eE](?<exponent>[-+]?\d+)
            )?
            (?<percent>\s*\\?%)?
          | 10(?:\^\{?(?<exponent>[-−]?\d+)\}?|(?<exponent>[⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))
        )
        (?![\w⁻⁰¹²³⁴⁵⁶⁷⁸⁹^]|\.\d)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Number();

    [GeneratedRegex("""^(1[6-9]|20)\d\d$""")]
    private static partial Regex Year();

    [GeneratedRegex("""[,_'\u2009\u202F\u00A0 ]|\{,\}|\\,""")]
    private static partial Regex Separator();

    [GeneratedRegex("""```.*?```|It takes about \d+ minutes|`[^`]*`|\]\([^)]*\)|https?://\S+|_\{[^}]*\}|_\d+|\\[a-z]*(?:frac|sqrt)\b(?=\d)|\b[1-7](?:\.[1-4])?-[a-z]\b|\b(?:[Ll]essons?|and|or|[Ss]tep)\s+[1-7](?:\.[1-4])?(?![\d%])|(?m:^\#+\s+[1-7](?:\.[1-4])?\b)""", RegexOptions.Singleline)]
    private static partial Regex NotProse();

    [GeneratedRegex("""<(script|style)\b.*?</\1>|<[A-Za-z/!][^>]*>""", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex("aria-label=\"([^\"]*)\"")]
    private static partial Regex Spoken();

    [GeneratedRegex("""(?m)^\#r.*$|//.*$|(?<=[A-Za-z_]\w*)\d+""")]
    private static partial Regex NotSettings();
}
