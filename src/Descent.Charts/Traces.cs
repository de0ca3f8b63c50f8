using Plotly.NET;
using CSharpChart = Plotly.NET.CSharp.Chart;
using Drawing = Plotly.NET.GenericChart;

namespace Descent.Charts;

/// <summary>Plotly traces from marks: Plotly.NET makes the trace, and what its C# layer does not wrap is set by name here.</summary>
internal static class Traces
{
    /// <summary>Bands are shapes of the layout; every other mark is a trace.</summary>
    internal static bool IsTrace(Mark mark) => mark is not Band;

    /// <summary>The trace of a mark in a panel.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="panel">Its panel,</param>
    /// <param name="index">and which of the chart's panels that is.</param>
    /// <param name="isListed">Whether its name, where it has one, stands in the legend.</param>
    internal static Drawing From(Mark mark, Panel panel, int index, bool isListed)
    {
        var drawing = Draw(mark);
        var trace = Drawing.getTraces(drawing).Head;
        foreach (var property in TraceData.Of(mark, panel).GetProperties(false))
            trace.SetProperty(property.Key, property.Value);
        Style(trace, mark);

        trace.SetProperty("showlegend", isListed && mark.Name.Length > 0);
        if (mark.Name.Length > 0)
            trace.SetProperty("legendgroup", mark.Name);
        if (mark is Surface or SpaceCurve)
        {
            trace.SetProperty("scene", Layouts.AxisId("scene", index));
        }
        else
        {
            trace.SetProperty("xaxis", Layouts.AxisId("x", index));
            trace.SetProperty("yaxis", Layouts.AxisId("y", index));
        }

        return drawing;
    }

    private static Drawing Draw(Mark mark) => mark switch
    {
        Curve curve => Scatter(curve.Name, Mode(curve.Style)),
        Labels => Scatter("", StyleParam.Mode.Text),
        Ribbon ribbon => Scatter(ribbon.Name, StyleParam.Mode.Lines),
        Intervals intervals => Scatter(intervals.Name, StyleParam.Mode.Markers),
        Contours => CSharpChart.Contour<double, double, double, string>(zData: [], X: Array.Empty<double>(), Y: Array.Empty<double>(), UseDefaults: false),
        Heatmap => CSharpChart.Heatmap<double, double, double, string>(zData: [], X: Array.Empty<double>(), Y: Array.Empty<double>(), UseDefaults: false),
        Surface => CSharpChart.Surface<double, double, double, string>(zData: [], X: Array.Empty<double>(), Y: Array.Empty<double>(), UseDefaults: false),
        SpaceCurve curve => CSharpChart.Scatter3D<double, double, double, string>(x: [], y: [], z: [], mode: StyleParam.Mode.Lines_Markers, Name: curve.Name, UseDefaults: false),
        _ => throw new ArgumentException($"No drawing for a mark of type {mark.GetType().Name}.", nameof(mark)),
    };

    private static Drawing Scatter(string name, StyleParam.Mode mode) =>
        CSharpChart.Scatter<double, double, string>(x: [], y: [], mode: mode, Name: name, UseDefaults: false);

    private static StyleParam.Mode Mode(CurveStyle style) => style switch
    {
        CurveStyle.Markers => StyleParam.Mode.Markers,
        CurveStyle.LineAndMarkers => StyleParam.Mode.Lines_Markers,
        _ => StyleParam.Mode.Lines,
    };

    private static void Style(Trace trace, Mark mark)
    {
        switch (mark)
        {
            case Curve curve:
                var joined = curve.Style == CurveStyle.LineAndMarkers;
                var shape = curve.Style == CurveStyle.Steps ? "hv" : "linear";
                trace.SetProperty("line", new { color = curve.Color, width = joined ? 2 : 2.5, dash = curve.Style == CurveStyle.Dashed ? "dash" : "solid", shape });
                trace.SetProperty("marker", new { color = curve.Color, size = joined ? 6 : 9, line = new { color = "#FFFFFF", width = joined ? 0 : 1 } });
                break;
            case Labels:
                trace.SetProperty("hoverinfo", "skip");
                break;
            case Ribbon ribbon:
                trace.SetProperty("fill", "toself");
                trace.SetProperty("fillcolor", ribbon.Color);
                trace.SetProperty("opacity", 0.25);
                trace.SetProperty("line", new { color = ribbon.Color, width = 0 });
                trace.SetProperty("hoverinfo", "skip");
                break;
            case Intervals intervals:
                trace.SetProperty("marker", new { color = intervals.Color, size = 9 });
                break;
            case Contours:
                // From the page's own background to a light veil of grey: every color of a path stands out from both.
                trace.SetProperty("colorscale", new object[][] { [0, "rgba(128,128,128,0)"], [1, "rgba(128,128,128,0.22)"] });
                trace.SetProperty("showscale", false);
                trace.SetProperty("ncontours", 18);
                trace.SetProperty("line", new { width = 0.5 });
                trace.SetProperty("hoverinfo", "skip");
                break;
            case Heatmap heatmap:
                trace.SetProperty("colorscale", "Cividis");
                trace.SetProperty("zsmooth", "best");
                trace.SetProperty("zmin", heatmap.Low);
                trace.SetProperty("zmax", heatmap.High);
                trace.SetProperty("colorbar", new { title = new { text = heatmap.Title, side = "right" }, thickness = 14, tickfont = new { size = 12 } });
                break;
            case Surface:
                // Grey and pale, like level lines, so that paths stand out.
                trace.SetProperty("colorscale", new object[][] { [0, "#E6E6E6"], [1, "#8C8C8C"] });
                trace.SetProperty("opacity", 0.8);
                trace.SetProperty("showscale", false);
                trace.SetProperty("hoverinfo", "skip");
                break;
            case SpaceCurve curve:
                trace.SetProperty("line", new { color = curve.Color, width = 8 });
                trace.SetProperty("marker", new { color = curve.Color, size = 3 });
                break;
        }
    }
}
