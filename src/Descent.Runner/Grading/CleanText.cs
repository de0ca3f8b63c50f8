using System.Globalization;

namespace Descent.Runner.Grading;

/// <summary>Makes text from submissions fit for terminals and reports.</summary>
internal static class CleanText
{
    /// <summary>Without what steers a terminal, turns text around, or is not allowed in XML.</summary>
    public static string Of(string text) => string.Create(text.Length, text, (clean, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var isHalf = char.IsSurrogate(source[i])
                && !(char.IsHighSurrogate(source[i]) && i + 1 < source.Length && char.IsLowSurrogate(source[i + 1]))
                && !(char.IsLowSurrogate(source[i]) && i > 0 && char.IsHighSurrogate(source[i - 1]));
            var isControl = char.GetUnicodeCategory(source[i]) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned;
            clean[i] = isHalf || (isControl && source[i] != '\n') ? '\uFFFD' : source[i];
        }
    });

    /// <summary>The same, on one line.</summary>
    public static string Line(string text) => Of(text).Replace('\n', ' ');
}
