namespace Descent.Lessons;

/// <summary>Fewer points, same picture: the first, the last, and the lowest and highest of every stretch stay.</summary>
internal static class Thinning
{
    private const int MostPoints = 400;

    internal static IReadOnlyList<T> Thin<T>(IReadOnlyList<T> points, Func<T, double> height)
    {
        if (points.Count <= MostPoints)
            return points;

        var kept = new SortedSet<int> { 0, points.Count - 1 };
        const int Stretches = (MostPoints - 2) / 2;
        for (var stretch = 0; stretch < Stretches; stretch++)
        {
            var from = (int)((long)points.Count * stretch / Stretches);
            var to = (int)((long)points.Count * (stretch + 1) / Stretches);
            var range = Enumerable.Range(from, to - from);
            kept.Add(range.MinBy(i => height(points[i])));
            kept.Add(range.MaxBy(i => height(points[i])));
        }

        return [.. kept.Select(i => points[i])];
    }
}
