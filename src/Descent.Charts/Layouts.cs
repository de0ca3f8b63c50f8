using Plotly.NET;

namespace Descent.Charts;

/// <summary>Plotly layouts: one theme, panels side by side or stacked.</summary>
/// <remarks>
/// The background stays transparent and the grid is a translucent grey, so that the host's own light or dark
/// background shows through; the text color is set by the page's script from the host's text color.
/// </remarks>
internal static class Layouts
{
    private const string Grid = "rgba(128,128,128,0.22)";
    private const string ZeroLine = "rgba(128,128,128,0.55)";
    private const double Gap = 0.14;
    private const int NarrowMap = 300; // Pixels: a map keeps its shape, and would leave the rest of its height empty.
    private const int NarrowWidth = 300; // Pixels, of which a legend can make use on a narrow screen.
    private const int LegendLine = 45; // Pixels of a legend's entry without its name,
    private const int LegendRow = 20; // and of its height.
    private const int Top = 36;
    private const int Bottom = 56;

    private static readonly double[] Whole = [0, 1];

    /// <summary>Plotly's name of a panel's axis: x, x2, x3…</summary>
    internal static string AxisId(string letter, int panel) => panel == 0 ? letter : $"{letter}{panel + 1}";

    internal static Layout Wide(Chart chart)
    {
        var layout = new Layout();
        layout.SetProperty("height", chart.IsStacked ? chart.Height * chart.Panels.Count : chart.Height);
        var labeled = DirectLabels.In(chart);
        layout.SetProperty("margin", new { l = 64, r = DirectLabels.Margin(labeled), t = Top, b = Bottom });
        layout.SetProperty("showlegend", labeled.Length == 0);
        layout.SetProperty("annotations", labeled.Length == 0 ? [] : DirectLabels.Annotations(labeled, chart.Panels[0], chart.Height - Top - Bottom));
        layout.SetProperty("paper_bgcolor", "rgba(0,0,0,0)");
        layout.SetProperty("plot_bgcolor", "rgba(0,0,0,0)");
        layout.SetProperty("font", new { size = 13, family = "system-ui, sans-serif" });
        layout.SetProperty("legend", new { orientation = "h", x = 0, y = 1.02, xanchor = "left", yanchor = "bottom" });
        layout.SetProperty("hovermode", "closest");
        layout.SetProperty("separators", ".\u202F");
        layout.SetProperty("shapes", chart.Panels.SelectMany((panel, i) => panel.Marks.OfType<Band>().Select(band => Shape(band, i))));
        for (var i = 0; i < chart.Panels.Count; i++)
            Place(layout, chart, i, labeled);
        return layout;
    }

    /// <summary>What changes where panels do not fit beside each other, as a Plotly relayout.</summary>
    internal static Dictionary<string, object> Narrow(Chart chart)
    {
        var changes = new Dictionary<string, object> { ["height"] = chart.Height * chart.Panels.Count };
        if (DirectLabels.In(chart).Length > 0)
        {
            changes["showlegend"] = true;
            changes["annotations"] = Array.Empty<object>();
            changes["margin.r"] = DirectLabels.Margin([]);
        }

        if (chart.Panels[0].EqualUnits)
            changes["height"] = NarrowMap;
        if (LegendRows(chart) is > 1 and var rows)
        {
            changes["margin.t"] = Top + ((rows - 1) * LegendRow);
            var height = (int)changes["height"];
            changes["height"] = height + ((rows - 1) * LegendRow);
            changes["legend.yanchor"] = "top"; // Plotly measures the rows before it breaks them.
            changes["legend.y"] = Math.Round(1 + (((rows * LegendRow) + 8.0) / (height - Top - Bottom)), 3);
        }

        if (chart.Panels[0].Z is not null)
            changes["scene.camera.eye"] = Eye(1.5);
        for (var i = 0; i < chart.Panels.Count && chart.Panels[i].Z is null; i++)
        {
            changes[$"{Key("x", i)}.domain"] = Whole;
            changes[$"{Key("y", i)}.domain"] = Row(i, chart.Panels.Count);
        }

        return changes;
    }

    /// <summary>How many rows a legend takes on a narrow screen: without room for them it would lie on the lines.</summary>
    private static int LegendRows(Chart chart)
    {
        var names = chart.Panels.Where(panel => panel.Z is null).SelectMany(panel => panel.Marks).Select(mark => mark.Name).Where(name => name.Length > 0).Distinct().ToArray();
        if (names.Length < 2)
            return 1;

        var columns = Math.Max(1, NarrowWidth / (LegendLine + (int)(DirectLabels.PixelsPerCharacter * names.Max(name => name.Length))));
        return (names.Length + columns - 1) / columns;
    }

    private static void Place(Layout layout, Chart chart, int i, Curve[] labeled)
    {
        var panel = chart.Panels[i];
        if (panel.Z is not null)
        {
            layout.SetProperty(i == 0 ? "scene" : $"scene{i + 1}", Scene(panel));
            return;
        }

        var marks = chart.Slider is null ? panel.Marks : [.. panel.Marks, .. chart.Slider.Steps.SelectMany(step => step.Marks[i])];
        var x = LayoutAxis(LogTicks.Fit(DirectLabels.Closed(panel, labeled), marks.SelectMany(LogTicks.XOf)), AxisId("y", i), chart.IsStacked ? Whole : Column(i, chart.Panels.Count));
        var y = LayoutAxis(LogTicks.Fit(panel.Y, marks.SelectMany(LogTicks.YOf)), AxisId("x", i), chart.IsStacked ? Row(i, chart.Panels.Count) : Whole);
        if (chart.IsStacked && i > 0)
            x["matches"] = "x";
        if (panel.EqualUnits)
        {
            // The panel gets smaller rather than showing ground that has no level lines.
            x["constrain"] = "domain";
            y["constrain"] = "domain";
            y["scaleanchor"] = AxisId("x", i);
        }

        layout.SetProperty(Key("x", i), x);
        layout.SetProperty(Key("y", i), y);
    }

    private static object Scene(Panel panel) => new
    {
        xaxis = SceneAxis(panel.X),
        yaxis = SceneAxis(panel.Y),
        zaxis = SceneAxis(panel.Z!),
        aspectmode = "manual",
        aspectratio = new { x = 1.5, y = 1, z = 0.7 },
        camera = new { eye = Eye(0.8) },
    };

    /// <summary>Where the reader stands: high enough to look over the near wall into a valley, and farther away on a narrow screen.</summary>
    private static object Eye(double distance) => new { x = -distance, y = -1.5 * distance, z = 1.8 * distance };

    private static object SceneAxis(Axis axis) => new { title = new { text = axis.Title }, gridcolor = Grid, showbackground = false, tickfont = new { size = 12 } };

    private static Dictionary<string, object> LayoutAxis(Axis axis, string anchor, double[] domain)
    {
        var settings = new Dictionary<string, object>
        {
            ["title"] = new { text = axis.Title, standoff = 8 },
            ["domain"] = domain,
            ["anchor"] = anchor,
            ["gridcolor"] = Grid,
            ["zerolinecolor"] = ZeroLine,
            ["linecolor"] = ZeroLine,
            ["automargin"] = true,
            ["tickfont"] = new { size = 12 },
            ["exponentformat"] = "power",
            ["minexponent"] = 6,
            ["separatethousands"] = true,
        };
        if (axis.Categories.Count > 0)
        {
            settings["tickmode"] = "array";
            settings["tickvals"] = Enumerable.Range(0, axis.Categories.Count);
            settings["ticktext"] = axis.Categories;
            settings["zeroline"] = false;
        }

        if (axis.Log)
        {
            settings["type"] = "log";
            LogTicks.Set(settings, axis);
        }

        if (axis.From is { } from && axis.To is { } to)
            settings["range"] = axis.Log ? new[] { Math.Log10(from), Math.Log10(to) } : [from, to];
        return settings;
    }

    private static object Shape(Band band, int panel) => new
    {
        type = "rect",
        xref = AxisId("x", panel),
        yref = $"{AxisId("y", panel)} domain",
        x0 = band.From,
        x1 = band.To,
        y0 = 0,
        y1 = 1,
        fillcolor = band.Color,
        opacity = 0.25,
        line = new { width = 0 },
        layer = "below",
    };

    private static string Key(string letter, int panel) => panel == 0 ? $"{letter}axis" : $"{letter}axis{panel + 1}";

    private static double[] Column(int index, int count)
    {
        var width = (1 - (Gap * (count - 1))) / count;
        var from = index * (width + Gap);
        return [Math.Round(from, 4), Math.Round(from + width, 4)];
    }

    /// <summary>From the top down.</summary>
    private static double[] Row(int index, int count) => Column(count - 1 - index, count);
}
