using Plotly.NET;

namespace Descent.Charts;

/// <summary>Plotly layouts: one theme, panels side by side or stacked.</summary>
/// <remarks>
/// The background stays transparent and the grid is a translucent grey, so that the host's own light or dark
/// background shows through; the text color is set by the page's script from the host's text color.
/// </remarks>
internal static class Layouts
{
    internal const string Grid = "rgba(128,128,128,0.22)";
    private const string ZeroLine = "rgba(128,128,128,0.55)";
    private const int NarrowMap = 340; // Pixels: a map keeps its shape, and would leave the rest of its height empty.
    private const int NarrowPicture = 250; // Pixels: several pictures under one slider, which should all be seen with it.
    private const int NarrowSpace = 340; // Pixels: a scene is as large as its height allows, and would be cut at its sides.
    private const int NarrowWidth = 300; // Pixels, of which a legend can make use on a narrow screen.
    private const int LegendLine = 45; // Pixels of a legend's entry without its name,
    private const int LegendRow = 20; // and of its height.
    private const int TitleLine = 26;
    private const int Top = 36;
    private const int Bottom = 56;

    /// <summary>Plotly's name of a panel's axis: x, x2, x3…</summary>
    internal static string AxisId(string letter, int panel) => panel == 0 ? letter : $"{letter}{panel + 1}";

    internal static Layout Wide(Chart chart)
    {
        var layout = new Layout();
        var height = chart.Height * (chart.Columns.Count > 0 ? chart.Columns.Max() : 1);
        var top = Top + TitleRoom(chart);
        var inside = height - top - Bottom; // Pixels.
        var places = Places.Of(chart, chart.Columns, Between(chart, inside), Places.BarRoom);
        var labeled = DirectLabels.In(chart);
        layout.SetProperty("height", height);
        layout.SetProperty("margin", new { l = 64, r = DirectLabels.Margin(labeled), t = top, b = Bottom });
        layout.SetProperty("showlegend", labeled.Length == 0);
        layout.SetProperty("annotations", labeled.Length == 0 ? Titles(chart, places) : DirectLabels.Annotations(labeled, chart.Panels[0], inside));
        layout.SetProperty("paper_bgcolor", "rgba(0,0,0,0)");
        layout.SetProperty("plot_bgcolor", "rgba(0,0,0,0)");
        layout.SetProperty("font", new { size = 13, family = "system-ui, sans-serif" });
        layout.SetProperty("legend", new { orientation = "h", x = 0, y = TitleRoom(chart) > 0 ? Above(TitleRoom(chart), inside) : 1.02, xanchor = "left", yanchor = "bottom" });
        layout.SetProperty("hovermode", "closest");
        if (chart.Panels.All(panel => panel.Z is null))
            layout.SetProperty("dragmode", false); // A finger that scrolls the page, or a hand that reaches for the start, would zoom.
        layout.SetProperty("separators", ".,");
        if (Places.Map(chart) is var (i, map))
        {
            var bar = new Dictionary<string, object> { ["title"] = new { text = map.Title, side = "right" }, ["thickness"] = 14, ["tickfont"] = new { size = 12 }, ["xanchor"] = "left", ["xpad"] = 0, ["ypad"] = 0 };
            foreach (var (name, value) in Places.Bar(places[i]))
                bar[name] = value;
            layout.SetProperty("coloraxis", new { colorscale = "Cividis", cmin = map.Low, cmax = map.High, colorbar = bar });
        }

        layout.SetProperty("shapes", chart.Panels.SelectMany((panel, i) => panel.Marks.OfType<Band>().Select(band => Shape(band, i))));
        for (var panel = 0; panel < chart.Panels.Count; panel++)
            Place(layout, chart, panel, places[panel], labeled);
        return layout;
    }

    /// <summary>What changes where panels do not fit beside each other, as a Plotly relayout.</summary>
    internal static Dictionary<string, object> Narrow(Chart chart)
    {
        var (titles, legend) = (TitleRoom(chart), LegendRows(chart));
        var height = titles > 0 || (chart.Sliders is not null && chart.Panels.Count > 1) ? (NarrowPicture * chart.Panels.Count) + Top + titles + Bottom
            : chart.Panels[0].Z is not null ? NarrowSpace
            : chart.Panels[0].EqualUnits ? NarrowMap : (chart.Height * chart.Panels.Count) + Categories.MoreHeight(chart);
        var inside = height - Top - titles - Bottom;
        var places = Places.Of(chart, [chart.Panels.Count], Between(chart, inside), Places.NarrowBarRoom);
        var changes = new Dictionary<string, object> { ["height"] = height, ["margin.l"] = chart.Panels.All(panel => panel.Z is not null) ? 4 : 44, ["margin.r"] = 10 };
        if (DirectLabels.In(chart).Length > 0)
        {
            changes["showlegend"] = true;
            changes["annotations"] = Array.Empty<object>();
        }

        if (Places.Map(chart) is var (map, _))
        {
            changes["coloraxis.colorbar.thickness"] = 8;
            foreach (var (name, value) in Places.Bar(places[map]))
                changes[$"coloraxis.colorbar.{name}"] = value;
        }

        if (titles > 0)
        {
            changes["annotations"] = Titles(chart, places);
            changes["legend.y"] = Above(titles, inside);
        }

        if (legend > 1)
        {
            changes["margin.t"] = Top + titles + ((legend - 1) * LegendRow);
            changes["height"] = height + ((legend - 1) * LegendRow);
            changes["legend.yanchor"] = "top"; // Plotly measures the rows before it breaks them.
            changes["legend.y"] = Above(titles + (legend * LegendRow) + 8, inside);
        }

        for (var i = 0; i < chart.Panels.Count; i++)
        {
            var (x, y) = chart.Panels[i].Z is null ? ($"{Key("x", i)}.domain", $"{Key("y", i)}.domain") : ($"{Key(i)}.domain.x", $"{Key(i)}.domain.y");
            (changes[x], changes[y]) = places[i];
            if (chart.Panels[i].Y.Categories.Count > 0)
                changes[$"{Key("y", i)}.ticktext"] = chart.Panels[i].Y.Categories.Select(Categories.Broken);
            if (chart.Panels[i].Z is not null)
                changes[$"{Key(i)}.camera.eye"] = Scenes.Eye(1.2);
        }

        return changes;
    }

    /// <summary>The gap between panels one under the other, as a fraction of the height, with room for the lower one's title.</summary>
    private static double Between(Chart chart, int inside) => TitleRoom(chart) > 0 ? (Bottom + TitleRoom(chart)) / (double)inside : Places.Gap;

    private static int TitleRoom(Chart chart) => chart.Panels.Any(panel => panel.Title.Length > 0) ? TitleLine : 0;

    /// <summary>So many pixels above the panels, as Plotly counts.</summary>
    private static double Above(int pixels, int inside) => Math.Round(1 + ((double)pixels / inside), 3);

    private static object[] Titles(Chart chart, (double[] X, double[] Y)[] places) => [.. chart.Panels.Zip(places)
        .Where(panel => panel.First.Title.Length > 0)
        .Select(panel => new
        {
            xref = "paper",
            yref = "paper",
            x = panel.Second.X[0],
            y = panel.Second.Y[1],
            text = panel.First.Title,
            xanchor = "left",
            yanchor = "bottom",
            yshift = 2,
            showarrow = false,
            font = new { size = 13 },
        })];

    /// <summary>How many rows a legend takes on a narrow screen: without room for them it would lie on the lines.</summary>
    private static int LegendRows(Chart chart)
    {
        var names = chart.Panels.Where(panel => panel.Z is null).SelectMany(panel => panel.Marks).Select(mark => mark.Name).Where(name => name.Length > 0).Distinct().ToArray();
        if (names.Length < 2)
            return 1;

        var columns = Math.Max(1, NarrowWidth / (LegendLine + (int)(DirectLabels.PixelsPerCharacter * names.Max(name => name.Length))));
        return (names.Length + columns - 1) / columns;
    }

    private static void Place(Layout layout, Chart chart, int i, (double[] X, double[] Y) place, Curve[] labeled)
    {
        var panel = chart.Panels[i];
        if (panel.Z is not null)
        {
            layout.SetProperty(Key(i), Scenes.Of(panel, place));
            return;
        }

        var marks = chart.Sliders is null ? panel.Marks : [.. panel.Marks, .. chart.Sliders.Steps.SelectMany(step => step.Marks[i])];
        var x = LayoutAxis(Fit(DirectLabels.Closed(panel, labeled), marks.SelectMany(LogTicks.XOf)), AxisId("y", i), place.X);
        var y = LayoutAxis(Fit(panel.Y, marks.SelectMany(LogTicks.YOf)), AxisId("x", i), place.Y);
        if (panel.SharesX)
            x["matches"] = AxisId("x", i - 1);
        if (panel.EqualUnits)
        {
            x["constrain"] = y["constrain"] = "domain"; // The panel gets smaller rather than showing ground that has no contour lines,
            (x["constraintoward"], y["constraintoward"]) = ("left", "top"); // and stays below its title and legend.
            y["scaleanchor"] = AxisId("x", i);
        }

        layout.SetProperty(Key("x", i), x);
        layout.SetProperty(Key("y", i), y);

        // Under a slider an axis stays where it is: what moves can then be compared, and be drawn without the rest.
        Axis Fit(Axis axis, IEnumerable<double> data)
        {
            if (axis.Log || axis.From is not null || axis.To is not null || chart.Sliders is null)
                return LogTicks.Fit(axis, data);

            var shown = data.Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
            var (low, high) = (shown.Min(), shown.Max());
            var room = high > low ? 0.04 * (high - low) : 1;
            return double.IsFinite(room) ? axis with { From = low - room, To = high + room } : axis;
        }
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
            ["fixedrange"] = true,
            ["tickfont"] = new { size = 13 },
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
        label = new { text = band.Word, textposition = "top center", textangle = band.IsStrip ? -90 : 0, xanchor = band.IsStrip ? "right" : "center", yanchor = band.IsStrip ? "middle" : "top", font = new { size = 13 } },
    };

    private static string Key(string letter, int panel) => panel == 0 ? $"{letter}axis" : $"{letter}axis{panel + 1}";

    private static string Key(int scene) => AxisId("scene", scene);
}
