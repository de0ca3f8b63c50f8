using System.Globalization;
using System.Text.RegularExpressions;

namespace Descent.Runner;

/// <summary>The file name under which a cell is compiled, so that stack traces lead back to it.</summary>
internal static partial class CellPath
{
    /// <summary>The name for a cell.</summary>
    public static string Of(int number) => string.Create(CultureInfo.InvariantCulture, $"cell {number}");

    /// <summary>Whether a stack trace's file name is a cell's.</summary>
    public static bool IsCell(string fileName) => Pattern().IsMatch(fileName);

    [GeneratedRegex(@"^cell \d+$")]
    private static partial Regex Pattern();
}
