using Descent.Charts;

namespace Descent.Lessons;

/// <summary>Runs that go the same way: the one below is drawn wider, so that it shows on both sides of the one on top.</summary>
internal static class CommonGround
{
    private const int Probes = 48; // Places along a path.
    private const double Much = 0.6; // Of the length of the shorter path.
    private const int Most = 2; // Wider would hide the ground.

    /// <summary>The paths, each wider if later ones lie on it.</summary>
    internal static Curve[] Widen(Curve[] paths, double nearness) =>
        [.. paths.Select((path, i) => path with { Under = Math.Min(Most, paths.Skip(i + 1).Count(later => GoTogether(path, later, nearness))) })];

    /// <summary>The lines of a picture, each wider if later ones lie on it.</summary>
    internal static Curve[] Widen(Curve[] lines, bool isLogarithmic)
    {
        double Height(double value) => !isLogarithmic ? value : value > Axis.NothingLeft ? Math.Log10(value) : double.NaN;
        var places = lines.Select(line => line.X.Zip(line.Y, (x, y) => (X: x, Y: Height(y))).Where(place => double.IsFinite(place.X) && double.IsFinite(place.Y)).ToArray()).ToArray();
        if (places.Any(line => line.Length < 2))
            return lines;

        // As far as the picture goes, so that both directions count alike.
        var (left, right) = (places.Min(line => line.Min(place => place.X)), places.Max(line => line.Max(place => place.X)));
        var (low, high) = (places.Min(line => line.Min(place => place.Y)), places.Max(line => line.Max(place => place.Y)));
        if (!(right > left && high > low))
            return lines;
        Curve[] squares = [.. lines.Zip(places, (line, all) => line with { X = [.. all.Select(place => (place.X - left) / (right - left))], Y = [.. all.Select(place => (place.Y - low) / (high - low))] })];
        return [.. lines.Zip(Widen(squares, nearness: 0.006), (line, square) => line with { Under = square.Under })];
    }

    private static bool GoTogether(Curve a, Curve b, double nearness)
    {
        var (shorter, longer) = Length(a) <= Length(b) ? (a, b) : (b, a);
        var probes = Along(shorter);
        return probes.Count(probe => IsNear(probe, longer, nearness)) >= Much * probes.Length;
    }

    private static double Length(Curve path) => Enumerable.Range(1, path.X.Count - 1).Sum(i => Part(path, i));

    /// <summary>The length of the piece that ends at a point.</summary>
    private static double Part(Curve path, int i) => Math.Sqrt(Square(path.X[i] - path.X[i - 1]) + Square(path.Y[i] - path.Y[i - 1]));

    /// <summary>Places at equal distances along a path.</summary>
    private static (double X, double Y)[] Along(Curve path)
    {
        var (i, behind, total) = (1, 0.0, Length(path));
        if (!(total > 0 && double.IsFinite(total)))
            return [(path.X[0], path.Y[0])];

        var places = new (double, double)[Probes];
        for (var probe = 0; probe < Probes; probe++)
        {
            var at = total * (probe + 0.5) / Probes;
            while (i < path.X.Count - 1 && behind + Part(path, i) < at)
                behind += Part(path, i++);
            var part = Math.Min(1, (at - behind) / Part(path, i));
            places[probe] = (path.X[i - 1] + (part * (path.X[i] - path.X[i - 1])), path.Y[i - 1] + (part * (path.Y[i] - path.Y[i - 1])));
        }

        return places;
    }

    private static bool IsNear((double X, double Y) place, Curve path, double nearness)
    {
        for (var i = 1; i < path.X.Count; i++)
        {
            var (x, y) = (path.X[i] - path.X[i - 1], path.Y[i] - path.Y[i - 1]);
            var square = Square(x) + Square(y);
            var part = square > 0 ? Math.Clamp((((place.X - path.X[i - 1]) * x) + ((place.Y - path.Y[i - 1]) * y)) / square, 0, 1) : 0;
            if (Square(place.X - path.X[i - 1] - (part * x)) + Square(place.Y - path.Y[i - 1] - (part * y)) <= Square(nearness))
                return true;
        }

        return false;
    }

    private static double Square(double value) => value * value;
}
