using Descent.Charts;

namespace Descent.Lessons;

/// <summary>Colors of pictures that share a legend: one for each name.</summary>
internal static class LegendColors
{
    /// <summary>The panels of each figure, in which a name has the color that it has in the figures before, and no other name's.</summary>
    internal static IReadOnlyList<IReadOnlyList<Panel>> Tell(IReadOnlyList<IReadOnlyList<Panel>> figures)
    {
        var colors = new Dictionary<string, string>();

        // Who has a color in all lessons keeps it.
        foreach (var curve in figures.SelectMany(Named).Where(curve => Palette.Known(curve.Name) == curve.Color && !colors.ContainsValue(curve.Color)))
            colors.TryAdd(curve.Name, curve.Color);
        return [.. figures.Select(panels => Recolored(panels, colors))];
    }

    private static IEnumerable<Curve> Named(IReadOnlyList<Panel> panels) =>
        panels.SelectMany(panel => panel.Marks).OfType<Curve>().Where(curve => curve.Name.Length > 0 && curve.Color.Length > 0 && curve.Color != Palette.Theory);

    private static Panel[] Recolored(IReadOnlyList<Panel> panels, Dictionary<string, string> colors)
    {
        // What has no name, such as the end of a path, goes with what has the same color in its figure.
        var changes = new Dictionary<string, string>();
        foreach (var curve in Named(panels))
        {
            if (!colors.TryGetValue(curve.Name, out var color))
            {
                color = colors.ContainsValue(curve.Color) ? Palette.FirstBut(colors.Values) ?? curve.Color : curve.Color;
                colors.Add(curve.Name, color);
            }

            changes.TryAdd(curve.Color, color);
        }

        string In(string color) => changes.GetValueOrDefault(color, color);
        return [.. panels.Select(panel => panel with
        {
            Marks = [.. panel.Marks.Select(mark => mark switch
            {
                Curve curve => curve with { Color = In(curve.Color) },
                Ribbon ribbon => ribbon with { Color = In(ribbon.Color) },
                Intervals intervals => intervals with { Color = In(intervals.Color) },
                _ => mark,
            })],
        })];
    }
}
