using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Descent.Runner.Running;

namespace Descent.Runner.Book;

/// <summary>A small picture of a lesson: the lines of that of its figures which has the most colors.</summary>
internal static partial class Thumbnail
{
    private const double Width = 240;
    private const double Height = 110;
    private const double Edge = 6;
    private const int Few = 8; // Points of a line, with fewer of which it is hardly a picture,
    private const double Flat = 0.1; // as it is if it rises and falls by less than this part of the picture.
    private const int MostPoints = 120; // Of a line: more cannot be told apart at this size.

    /// <summary>The picture as SVG, a decoration beside the lesson's title; empty where the lesson has no figure with lines.</summary>
    public static string Of(NotebookResult result)
    {
        var figures = result.Cells.SelectMany(cell => cell.Outputs).OfType<DisplayOutput>()
            .Select(output => output.Data.TryGetValue("text/html", out var html) && FigureJson().Match(html) is { Success: true } figure ? LinesOf(figure.Groups[1].Value) : [])
            .ToArray();
        var most = figures.MaxBy(lines => lines.Where(line => line.Points.Length >= Few && Rise(line) >= Flat * lines.Max(Rise)).Select(line => line.Color).Distinct().Count());
        return most is null or [] ? "" : Draw(most);
    }

    private static string Draw(Line[] lines)
    {
        var all = lines.SelectMany(line => line.Points).ToArray();
        var (left, right) = (all.Min(point => point.X), all.Max(point => point.X));
        var (low, high) = (all.Min(point => point.Y), all.Max(point => point.Y));
        var svg = new StringBuilder($"<svg class=\"thumbnail\" viewBox=\"0 0 {Width} {Height}\" aria-hidden=\"true\">");
        foreach (var (color, points) in lines)
        {
            var every = (points.Length + MostPoints - 1) / MostPoints;
            var places = points.Where((_, i) => i % every == 0 || i == points.Length - 1).Select(point => string.Create(
                CultureInfo.InvariantCulture,
                $"{Place(point.X, left, right, Edge, Width - Edge):0.#},{Place(point.Y, low, high, Height - Edge, Edge):0.#}"));
            svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{color}\" stroke-width=\"2\" stroke-linejoin=\"round\" points=\"{string.Join(' ', places)}\"/>");
        }

        return svg.Append("</svg>").ToString();
    }

    private static double Rise(Line line) => line.Points.Max(point => point.Y) - line.Points.Min(point => point.Y);

    private static double Place(double value, double from, double to, double start, double end) =>
        to > from ? start + ((value - from) / (to - from) * (end - start)) : (start + end) / 2;

    /// <summary>The lines in a figure's first panel that have names, where its axes show them.</summary>
    private static Line[] LinesOf(string json)
    {
        using var figure = JsonDocument.Parse(json);
        var shared = figure.RootElement.GetProperty("shared");
        var layout = figure.RootElement.GetProperty("layout");
        var (x, y) = (Scale.Of(layout, "xaxis"), Scale.Of(layout, "yaxis"));
        var end = EndOf(figure.RootElement, shared);
        return [.. figure.RootElement.GetProperty("data").EnumerateArray().Select((trace, i) => (trace, data: end.GetValueOrDefault(i, trace)))
            .Where(drawn => IsShown(drawn.trace))
            .Select(drawn => new Line(
                drawn.trace.GetProperty("line").GetProperty("color").GetString()!,
                [.. Numbers(drawn.data.GetProperty("x")).Zip(Numbers(drawn.data.GetProperty("y")), (a, b) => (x.Shown(a), y.Shown(b))).Where(point => double.IsFinite(point.Item1 + point.Item2))]))
            .Where(line => line.Points.Length > 1)];

        static bool IsShown(JsonElement trace) =>
            trace.TryGetProperty("line", out _) && trace.TryGetProperty("mode", out var mode) && mode.GetString()!.Contains("lines", StringComparison.Ordinal)
            && trace.TryGetProperty("name", out var name) && name.GetString() != "" && trace.TryGetProperty("xaxis", out var axis) && axis.GetString() == "x";

        double[] Numbers(JsonElement values) => [.. (values.ValueKind == JsonValueKind.Object ? shared[values.GetProperty("shared").GetInt32()] : values)
            .EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN)];
    }

    /// <summary>The data of traces, by number, at the end of a figure that plays: its beginning is hardly a picture.</summary>
    private static Dictionary<int, JsonElement> EndOf(JsonElement figure, JsonElement shared)
    {
        if (!figure.GetProperty("play").GetBoolean())
            return [];
        var last = figure.GetProperty("frames").EnumerateArray().Last();
        var traces = last.GetProperty("traces") is { ValueKind: JsonValueKind.Object } elsewhere ? shared[elsewhere.GetProperty("shared").GetInt32()] : last.GetProperty("traces");
        return traces.EnumerateArray().Zip(last.GetProperty("data").EnumerateArray()).ToDictionary(pair => pair.First.GetInt32(), pair => pair.Second);
    }

    /// <summary>A line, in its picture's coordinates.</summary>
    private sealed record Line(string Color, (double X, double Y)[] Points);

    /// <summary>An axis: where a value stands on it, and NaN for one that it does not show.</summary>
    private sealed record Scale(bool IsLogarithmic, double From, double To)
    {
        public static Scale Of(JsonElement layout, string name)
        {
            if (!layout.TryGetProperty(name, out var axis))
                return new Scale(false, double.NegativeInfinity, double.PositiveInfinity);
            var range = axis.TryGetProperty("range", out var ends) ? ends : default;
            return new Scale(
                axis.TryGetProperty("type", out var type) && type.GetString() == "log",
                range.ValueKind == JsonValueKind.Array ? range[0].GetDouble() : double.NegativeInfinity,
                range.ValueKind == JsonValueKind.Array ? range[1].GetDouble() : double.PositiveInfinity);
        }

        public double Shown(double value)
        {
            var place = IsLogarithmic ? Math.Log10(value) : value;
            return place >= From && place <= To ? place : double.NaN;
        }
    }

    /// <summary>A figure in HTML; its first group is the figure's JSON.</summary>
    [GeneratedRegex("""\}\)\("[0-9a-f]{12}", "[^"]*", (\{.*\})\);</script>""")]
    internal static partial Regex FigureJson();
}
