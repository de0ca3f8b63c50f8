namespace Descent.Charts;

/// <summary>Panels in space.</summary>
internal static class Scenes
{
    private const string Grid = "#9AA0A6"; // Opaque, for a scene does not mix it with the page: seen on a light page and on a dark one.

    internal static object Of(Panel panel, (double[] X, double[] Y) place) => new
    {
        domain = new { x = place.X, y = place.Y },
        xaxis = Axis(panel.X),
        yaxis = Axis(panel.Y),
        zaxis = Axis(panel.Z!),
        aspectmode = "manual",
        aspectratio = new { x = 1.5, y = 1, z = 0.7 },
        camera = new { eye = Eye(0.93), center = new { x = 0, y = 0, z = -0.17 } },
    };

    /// <summary>Where the reader stands: high enough to look over the near wall into a valley, and farther away on a narrow screen.</summary>
    internal static object Eye(double distance) => new { x = -distance, y = -1.5 * distance, z = 1.8 * distance };

    private static object Axis(Axis axis) => new { title = new { text = axis.Title }, gridcolor = Grid, zerolinecolor = Grid, showbackground = false, nticks = 4, tickfont = new { size = 12 } };
}
