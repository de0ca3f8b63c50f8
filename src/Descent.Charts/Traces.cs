using Plotly.NET;
using CSharpChart = Plotly.NET.CSharp.Chart;
using Drawing = Plotly.NET.GenericChart;

namespace Descent.Charts;

/// <summary>Plotly traces from marks.</summary>
internal static class Traces
{
    /// <summary>Bands are shapes of the layout; every other mark is a trace.</summary>
    internal static bool IsTrace(Mark mark) => mark is not Band;

    internal static Drawing From(Mark mark, int panel)
    {
        var drawing = mark switch
        {
            Curve curve => Draw(curve),
            Labels labels => Draw(labels),
            Contours contours => Draw(contours),
            _ => throw new ArgumentException($"No drawing for a mark of type {mark.GetType().Name}.", nameof(mark)),
        };
        var trace = Drawing.getTraces(drawing).Head;
        trace.SetProperty("showlegend", mark.Name.Length > 0 && mark is Curve);
        trace.SetProperty("xaxis", Layouts.AxisId("x", panel));
        trace.SetProperty("yaxis", Layouts.AxisId("y", panel));
        return drawing;
    }

    internal static bool Differ(Mark a, Mark b) => (a, b) switch
    {
        (Curve p, Curve q) => !p.X.SequenceEqual(q.X) || !p.Y.SequenceEqual(q.Y) || p.Color != q.Color,
        (Labels p, Labels q) => !p.X.SequenceEqual(q.X) || !p.Y.SequenceEqual(q.Y) || !p.Texts.SequenceEqual(q.Texts),
        (Contours p, Contours q) => !p.X.SequenceEqual(q.X) || !p.Y.SequenceEqual(q.Y) || !p.Z.SelectMany(z => z).SequenceEqual(q.Z.SelectMany(z => z)),
        _ => true,
    };

    /// <summary>The data of a mark alone, for a frame.</summary>
    internal static DynamicObj.DynamicObj Changed(Mark mark)
    {
        var data = new DynamicObj.DynamicObj();
        switch (mark)
        {
            case Curve curve:
                data.SetProperty("x", Numbers.Shown(curve.X));
                data.SetProperty("y", Numbers.Shown(curve.Y));
                break;
            case Labels labels:
                data.SetProperty("x", Numbers.Shown(labels.X));
                data.SetProperty("y", Numbers.Shown(labels.Y));
                data.SetProperty("text", labels.Texts);
                break;
            case Contours contours:
                data.SetProperty("x", Numbers.Shown(contours.X));
                data.SetProperty("y", Numbers.Shown(contours.Y));
                data.SetProperty("z", contours.Z.Select(Numbers.Shown));
                break;
        }

        return data;
    }

    private static Drawing Draw(Curve curve)
    {
        var mode = curve.Style switch
        {
            CurveStyle.Markers => StyleParam.Mode.Markers,
            CurveStyle.LineAndMarkers => StyleParam.Mode.Lines_Markers,
            _ => StyleParam.Mode.Lines,
        };
        var drawing = CSharpChart.Scatter<double, double, string>(x: [], y: [], mode: mode, Name: curve.Name, UseDefaults: false);
        var trace = WithData(drawing, curve);
        trace.SetProperty("line", new
        {
            color = curve.Color,
            width = curve.Style == CurveStyle.LineAndMarkers ? 1.5 : 2.5,
            dash = curve.Style == CurveStyle.Dashed ? "dash" : "solid",
        });
        trace.SetProperty("marker", new { color = curve.Color, size = curve.Style == CurveStyle.LineAndMarkers ? 6 : 9 });
        return drawing;
    }

    private static Drawing Draw(Labels labels)
    {
        var drawing = CSharpChart.Scatter<double, double, string>(x: [], y: [], mode: StyleParam.Mode.Text, UseDefaults: false);
        WithData(drawing, labels).SetProperty("hoverinfo", "skip");
        return drawing;
    }

    private static Drawing Draw(Contours contours)
    {
        var drawing = CSharpChart.Contour<double, double, double, string>(zData: [], X: Array.Empty<double>(), Y: Array.Empty<double>(), UseDefaults: false);
        var trace = WithData(drawing, contours);
        trace.SetProperty("colorscale", "Cividis");
        trace.SetProperty("opacity", 0.55);
        trace.SetProperty("showscale", false);
        trace.SetProperty("ncontours", 18);
        trace.SetProperty("line", new { width = 0.5 });
        trace.SetProperty("hoverinfo", "skip");
        return drawing;
    }

    /// <summary>Data goes in by name, because Plotly.NET's typed arguments have no null for a point that is not there.</summary>
    private static Trace WithData(Drawing drawing, Mark mark)
    {
        var trace = Drawing.getTraces(drawing).Head;
        foreach (var property in Changed(mark).GetProperties(false))
            trace.SetProperty(property.Key, property.Value);
        return trace;
    }
}
