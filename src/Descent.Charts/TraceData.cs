namespace Descent.Charts;

/// <summary>The numbers of a mark under Plotly's names, for a trace or for a slider's frame.</summary>
internal static class TraceData
{
    /// <summary>Data goes in by name, because Plotly.NET's typed arguments have no null for a point that is not there.</summary>
    internal static DynamicObj.DynamicObj Of(Mark mark, Panel panel)
    {
        var data = new DynamicObj.DynamicObj();
        switch (mark)
        {
            case Curve curve:
                Set(curve.X, curve.Y);
                break;
            case Labels labels:
                Set(labels.X, labels.Y);
                data.SetProperty("text", labels.Texts);
                data.SetProperty("textposition", labels.Side switch { Side.Left => "top left", Side.Right => "top right", _ => "top center" });
                break;
            case Ribbon ribbon:
                // Around the area: along the upper edge, and back along the lower one.
                Set([.. ribbon.X, .. ribbon.X.Reverse()], [.. ribbon.High, .. ribbon.Low.Reverse()]);
                break;
            case Intervals intervals:
                Set(intervals.X, intervals.Y);
                data.SetProperty("error_x", new
                {
                    type = "data",
                    symmetric = false,
                    array = Numbers.Shown([.. intervals.High.Zip(intervals.X, (high, x) => high - x)]),
                    arrayminus = Numbers.Shown([.. intervals.X.Zip(intervals.Low, (x, low) => x - low)]),
                    color = intervals.Color,
                    thickness = 2,
                });
                break;
            case Contours contours:
                SetGrid(contours.X, contours.Y, contours.Z);
                break;
            case Heatmap heatmap:
                SetGrid(heatmap.X, heatmap.Y, heatmap.Z);
                break;
            case Surface surface:
                SetGrid(surface.X, surface.Y, surface.Z);
                break;
            case SpaceCurve curve:
                Set(curve.X, curve.Y);
                data.SetProperty("z", Numbers.Shown(curve.Z));
                break;
        }

        return data;

        void Set(IReadOnlyList<double> x, IReadOnlyList<double> y)
        {
            data.SetProperty("x", Numbers.Shown(x, panel.X));
            data.SetProperty("y", Numbers.Shown(y, panel.Y));
        }

        void SetGrid(IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<IReadOnlyList<double>> z)
        {
            Set(x, y);
            data.SetProperty("z", z.Select(Numbers.Shown).ToArray());
        }
    }

    /// <summary>Whether two marks of one kind show different numbers.</summary>
    internal static bool Differ(Mark a, Mark b) => (a, b) switch
    {
        (Curve p, Curve q) => Differ(p.X, q.X) || Differ(p.Y, q.Y),
        (Labels p, Labels q) => Differ(p.X, q.X) || Differ(p.Y, q.Y) || !p.Texts.SequenceEqual(q.Texts) || p.Side != q.Side,
        (Ribbon p, Ribbon q) => Differ(p.X, q.X) || Differ(p.Low, q.Low) || Differ(p.High, q.High),
        (Contours p, Contours q) => DifferInGrid(p.X, p.Y, p.Z, q.X, q.Y, q.Z),
        (Heatmap p, Heatmap q) => DifferInGrid(p.X, p.Y, p.Z, q.X, q.Y, q.Z),
        (Surface p, Surface q) => DifferInGrid(p.X, p.Y, p.Z, q.X, q.Y, q.Z),
        _ => true,
    };

    private static bool DifferInGrid(
        IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<IReadOnlyList<double>> z, IReadOnlyList<double> otherX, IReadOnlyList<double> otherY, IReadOnlyList<IReadOnlyList<double>> otherZ) =>
        Differ(x, otherX) || Differ(y, otherY) || z.Count != otherZ.Count || z.Where((row, i) => Differ(row, otherZ[i])).Any();

    private static bool Differ(IReadOnlyList<double> a, IReadOnlyList<double> b) => !ReferenceEquals(a, b) && !a.SequenceEqual(b);
}
