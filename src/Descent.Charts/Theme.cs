namespace Descent.Charts;

/// <summary>Colors that follow the page's theme, light and dark; all others are the same on both.</summary>
/// <remarks>
/// A terrain's lightness goes in equal steps (CIE L* from 97 to 68, and from 9 to 36), so that equal heights look equally
/// far apart, and stays clear of the lightness of paths, which is about 55.
/// </remarks>
internal static class Theme
{
    /// <summary>From the valley to the highest ground.</summary>
    internal static readonly (string[] Light, string[] Dark) Terrain = (
        ["#F6F9EB", "#DBEBDB", "#BEDDD1", "#A3CDCD", "#8FBCCD", "#87A9CB"],
        ["#101B20", "#15262D", "#1A3339", "#1E4144", "#244E4E", "#2B5C56"]);

    /// <summary>Lines around the ground.</summary>
    internal static readonly (string Light, string Dark) LevelLine = ("rgba(38,70,83,0.28)", "rgba(190,225,225,0.22)");

    /// <summary>Under a path, so that it stands out from the ground.</summary>
    internal static readonly (string Light, string Dark) Halo = ("rgba(255,255,255,0.85)", "rgba(12,18,22,0.8)");

    /// <summary>Marks that belong to no run.</summary>
    internal static readonly (string Light, string Dark) Ink = ("#20252B", "#F2F4F6");

    /// <summary>Plotly's form of a ramp of colors.</summary>
    internal static object[] Scale(string[] colors) => [.. colors.Select((color, i) => new object[] { Math.Round(i / (colors.Length - 1.0), 3), color })];

    /// <summary>What of a mark is different on a dark page, as Plotly's restyle has it; null for nothing.</summary>
    internal static Dictionary<string, object>? Dark(Mark mark) => mark switch
    {
        Contours => new() { ["colorscale"] = Scale(Terrain.Dark), ["line.color"] = LevelLine.Dark },
        Surface => new() { ["colorscale"] = Scale(Terrain.Dark), ["contours.z.color"] = LevelLine.Dark },
        SpaceCurve { X.Count: 1 } => new() { ["marker.color"] = Ink.Dark },
        Curve { Style: CurveStyle.Halo } => new() { ["line.color"] = Halo.Dark },
        Curve { Style: CurveStyle.Goal or CurveStyle.Start } => new() { ["marker.color"] = Ink.Dark, ["marker.line.color"] = Halo.Dark },
        Curve { Style: CurveStyle.End } => new() { ["marker.line.color"] = Halo.Dark },
        _ => null,
    };
}
