namespace Descent.Charts;

/// <summary>Names of rows on a narrow screen: in lines as short as leave room for the plot.</summary>
internal static class Categories
{
    private const int Longest = 16; // Characters of a line,
    private const int LineHeight = 17; // and its pixels.
    private const int Free = 11; // Pixels between the names of a row without breaks and the next,
    private const int Apart = 5; // and those that are enough.

    /// <summary>The pixels that broken names need beside those that a chart has, for all rows.</summary>
    internal static int MoreHeight(Chart chart) => chart.Panels.Sum(panel => panel.Y.Categories.Count * panel.Y.Categories.Select(name => Math.Max(0, (LineHeight * (Lines(name).Count - 1)) - Free + Apart)).DefaultIfEmpty(0).Max());

    /// <summary>A name in lines, as Plotly has them.</summary>
    internal static string Broken(string name) => string.Join("<br>", Lines(name));

    private static List<string> Lines(string name)
    {
        var lines = new List<string>();
        foreach (var word in name.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= Longest)
                lines[^1] += $" {word}";
            else
                lines.Add(word);
        }

        return lines;
    }
}
