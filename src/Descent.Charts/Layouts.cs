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

    /// <summary>Plotly's name of a panel's axis: x, x2, x3…</summary>
    internal static string AxisId(string letter, int panel) => panel == 0 ? letter : $"{letter}{panel + 1}";

    internal static Layout Wide(Chart chart)
    {
        var layout = new Layout();
        layout.SetProperty("height", chart.Height);
        layout.SetProperty("margin", new { l = 64, r = 16, t = 36, b = 56 });
        layout.SetProperty("paper_bgcolor", "rgba(0,0,0,0)");
        layout.SetProperty("plot_bgcolor", "rgba(0,0,0,0)");
        layout.SetProperty("font", new { size = 13, family = "system-ui, sans-serif" });
        layout.SetProperty("legend", new { orientation = "h", x = 0, y = 1.02, xanchor = "left", yanchor = "bottom" });
        layout.SetProperty("hovermode", "closest");
        layout.SetProperty("shapes", chart.Panels.SelectMany((panel, i) => panel.Marks.OfType<Band>().Select(band => Shape(band, i))));
        for (var i = 0; i < chart.Panels.Count; i++)
        {
            var panel = chart.Panels[i];
            var (from, to) = Column(i, chart.Panels.Count);
            var x = LayoutAxis(panel.X, AxisId("y", i), [from, to]);
            var y = LayoutAxis(panel.Y, AxisId("x", i), [0, 1]);
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

        return layout;
    }

    /// <summary>What changes where panels do not fit beside each other, as a Plotly relayout.</summary>
    internal static Dictionary<string, object> Narrow(Chart chart)
    {
        var changes = new Dictionary<string, object> { ["height"] = chart.Height * chart.Panels.Count };
        for (var i = 0; i < chart.Panels.Count; i++)
        {
            var (from, to) = Column(chart.Panels.Count - 1 - i, chart.Panels.Count);
            changes[$"{Key("x", i)}.domain"] = new[] { 0.0, 1.0 };
            changes[$"{Key("y", i)}.domain"] = new[] { from, to };
        }

        return changes;
    }

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
        };
        if (axis.Bare)
        {
            settings["showgrid"] = false;
            settings["zeroline"] = false;
            settings["showticklabels"] = false;
        }

        if (axis.Log)
        {
            settings["type"] = "log";
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

    private static (double From, double To) Column(int index, int count)
    {
        var width = (1 - (Gap * (count - 1))) / count;
        var from = index * (width + Gap);
        return (Math.Round(from, 4), Math.Round(from + width, 4));
    }
}
