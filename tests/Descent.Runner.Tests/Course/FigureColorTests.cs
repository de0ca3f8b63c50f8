using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>Colors of the figures as they stand in the executed course.</summary>
public sealed class FigureColorTests(BuiltCourse course)
{
    [Fact]
    public void A_name_has_one_color_in_all_lessons_and_no_picture_gives_two_names_one_color()
    {
        var figures = Course.NotebookNames.SelectMany(FiguresOf).ToArray();
        Assert.NotEmpty(figures);

        var colorsOfNames = figures.SelectMany(figure => figure).GroupBy(line => line.Name, line => line.Color).Where(name => name.Distinct().Count() > 1);
        Assert.Empty(colorsOfNames.Select(name => $"{name.Key}: {string.Join(", ", name.Distinct())}"));

        var namesOfColors = figures.SelectMany(figure => figure.GroupBy(line => (line.Panel, line.Color), line => line.Name).Where(color => color.Distinct().Count() > 1));
        Assert.Empty(namesOfColors.Select(color => string.Join(", ", color.Distinct())));
    }

    private IEnumerable<(string Panel, string Name, string Color)[]> FiguresOf(string notebook)
    {
        using var document = JsonDocument.Parse(course.ExecutedTextOf(notebook));
        foreach (var cell in document.RootElement.GetProperty("cells").EnumerateArray().Where(cell => cell.TryGetProperty("outputs", out _)))
        {
            foreach (var output in cell.GetProperty("outputs").EnumerateArray())
            {
                if (!output.TryGetProperty("data", out var data) || !data.TryGetProperty("text/html", out var html))
                    continue;

                var text = html.ValueKind == JsonValueKind.Array ? string.Concat(html.EnumerateArray().Select(part => part.GetString())) : html.GetString()!;
                foreach (Match figure in Thumbnail.FigureJson().Matches(text))
                {
                    using var json = JsonDocument.Parse(figure.Groups[1].Value);
                    yield return [.. json.RootElement.GetProperty("data").EnumerateArray()
                        .Where(trace => trace.TryGetProperty("name", out var name) && name.GetString() is not ("" or "start" or "lowest point" or "overflow" or "above the picture")) // Told by their marks.
                        .Where(trace => trace.TryGetProperty("line", out _))
                        .Select(trace => (trace.TryGetProperty("xaxis", out var axis) ? axis.GetString()! : "x", trace.GetProperty("name").GetString()!, trace.GetProperty("line").GetProperty("color").GetString()!))];
                }
            }
        }
    }
}
