using System.Globalization;
using System.Text.RegularExpressions;

namespace Descent.Lessons;

/// <summary>Puts a student's numbers in the place of the course's own, wherever a text about an exercise has them.</summary>
/// <remarks>A number is one as it stands: 4 is neither in 3.4, nor in x4, nor in the exercise 4-a; 48,000 and 48_000 are one.</remarks>
internal sealed class NumbersInText
{
    private readonly Dictionary<string, double> instead;
    private readonly Regex pattern;

    /// <param name="own">The course's own numbers.</param>
    /// <param name="others">The student's, in the same order.</param>
    internal NumbersInText(double[] own, double[] others)
    {
        instead = own.Zip(others).ToDictionary(pair => Plain(pair.First), pair => pair.Second);
        var numbers = instead.Keys.OrderByDescending(number => number.Length).Select(number => Regex.Replace(Regex.Escape(number), @"(?<=^\d+)(?=(\d{3})+$)", "[,_]?"));
        pattern = new Regex($@"(?<![\p{{L}}\d_]|\d[.,])(?<number>{string.Join('|', numbers)})(?=\.0(?!\d)|(?![\d_]|[.,]\d|-[a-z]\b))");
    }

    /// <summary>The text with the student's numbers, each written as the one that it replaces.</summary>
    internal string Restate(string text) => pattern.Replace(text, match =>
    {
        var number = instead[match.Value.Replace(",", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal)];
        return match.Value.Contains(',', StringComparison.Ordinal) ? number.ToString("#,0", CultureInfo.InvariantCulture)
            : match.Value.Contains('_', StringComparison.Ordinal) ? number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_')
            : Plain(number);
    });

    private static string Plain(double number) => number.ToString(CultureInfo.InvariantCulture);
}
