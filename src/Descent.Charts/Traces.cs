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
        SpaceCurve curve => CSharpChart.Scatter3D<double, double, double, string>(x: [], y: [], z: [], mode: curve.X.Count == 1 ? StyleParam.Mode.Markers : StyleParam.Mode.Lines_Markers, Name: curve.Name, UseDefaults: false),
        _ => throw new ArgumentException($"No drawing for a mark of type {mark.GetType().Name}.", nameof(mark)),
    };

    private static Drawing Scatter(string name, StyleParam.Mode mode) =>
        CSharpChart.Scatter<double, double, string>(x: [], y: [], mode: mode, Name: name, UseDefaults: false);

    private static StyleParam.Mode Mode(CurveStyle style) => style switch
    {
        CurveStyle.Markers or CurveStyle.Start or CurveStyle.End or CurveStyle.Goal or CurveStyle.Crosses or CurveStyle.Above => StyleParam.Mode.Markers,
        CurveStyle.LineAndMarkers or CurveStyle.Arrows => StyleParam.Mode.Lines_Markers,
        _ => StyleParam.Mode.Lines,
    };

    private static void Style(Trace trace, Mark mark)
    {
        switch (mark)
        {
            case Curve curve:
                var shape = curve.Style == CurveStyle.Steps ? "hv" : "linear";
                var color = curve.Style == CurveStyle.Halo ? Theme.Halo.Light : curve.Color;
                trace.SetProperty("line", new { color, width = Strokes.Width(curve), dash = curve.Style == CurveStyle.Dashed ? "dash" : "solid", shape });
                trace.SetProperty("marker", Marker(curve));
                if (curve.Style is CurveStyle.Crosses or CurveStyle.Above)
                    trace.SetProperty("cliponaxis", false);
                if (curve.Style is CurveStyle.Crosses or CurveStyle.Above or CurveStyle.Halo or CurveStyle.End)
                    trace.SetProperty("hoverinfo", "skip");
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
                trace.SetProperty("colorscale", Theme.Scale(Theme.Terrain.Light));
                trace.SetProperty("showscale", false);
                trace.SetProperty("ncontours", 20);
                trace.SetProperty("line", new { width = 0.7, color = Theme.LevelLine.Light, smoothing = 1.1 });
                trace.SetProperty("hoverinfo", "skip");
                break;
            case Heatmap:
                trace.SetProperty("coloraxis", "coloraxis"); // In the layout, where a narrow screen can have another bar.
                trace.SetProperty("zsmooth", "best");
                break;
            case Surface:
                trace.SetProperty("colorscale", Theme.Scale(Theme.Terrain.Light));
                trace.SetProperty("showscale", false);
                trace.SetProperty("contours", new { z = new { show = true, color = Theme.LevelLine.Light, width = 1 } });
                trace.SetProperty("lighting", new { ambient = 0.75, diffuse = 0.5, specular = 0.05 });
                trace.SetProperty("hoverinfo", "skip");
                break;
            case SpaceCurve curve:
                var isPlace = curve.X.Count == 1;
                trace.SetProperty("line", new { color = curve.Color, width = 8 });
                trace.SetProperty("marker", new { color = isPlace ? Theme.Ink.Light : curve.Color, size = isPlace ? 8 : 3, symbol = !isPlace ? "circle" : curve.IsStart ? "circle-open" : "diamond" });
                break;
        }
    }

    private static object Marker(Curve curve) => curve.Style switch
    {
        CurveStyle.Arrows => new { color = curve.Color, size = 9 + (3 * curve.Under), symbol = "arrow", angleref = "previous" },
        CurveStyle.LineAndMarkers => new { color = curve.Color, size = 6 },
        CurveStyle.Start => new { color = Theme.Ink.Light, size = 12, symbol = "circle-open", line = new { color = Theme.Halo.Light, width = 2.5 } },
        CurveStyle.Crosses => new { color = curve.Color, size = 9, symbol = "x" },
        CurveStyle.Above => new { color = curve.Color, size = 9, symbol = "triangle-up-open", line = new { color = curve.Color, width = 1.5 } },
        CurveStyle.Goal => new { color = Theme.Ink.Light, size = 15, symbol = "star", line = new { color = Theme.Halo.Light, width = 1.5 } },
        CurveStyle.End => new { color = curve.Color, size = 10, line = new { color = Theme.Halo.Light, width = 2 } },
        _ => new { color = curve.Color, size = 9, line = new { color = "#FFFFFF", width = 1.5 } },
    };
}
