namespace Descent.Charts;

/// <summary>How wide lines are: thin where one goes up and down so often that a wide one would fill the panel.</summary>
internal static class Strokes
{
    private const int Many = 120; // Points from which on ups and downs lie closer than a wide line is.

    private const double Wider = 2.4; // Pixels, for each curve that lies on a line.

    internal static double Width(Curve curve) => (Wider * curve.Under) + curve.Style switch
    {
        CurveStyle.Halo => 6,
        CurveStyle.LineAndMarkers or CurveStyle.Arrows => 2,
        _ => IsNoisy(curve) ? 1.3 : 2.5,
    };

    /// <summary>Whether a line has many points and turns around at a third of them or more.</summary>
    private static bool IsNoisy(Curve curve)
    {
        if (curve.Y.Count < Many || curve.Style != CurveStyle.Line)
            return false;

        var turns = 0;
        for (var i = 2; i < curve.Y.Count; i++)
        {
            if ((curve.Y[i] - curve.Y[i - 1]) * (curve.Y[i - 1] - curve.Y[i - 2]) < 0)
                turns++;
        }

        return 3 * turns >= curve.Y.Count;
    }
}
