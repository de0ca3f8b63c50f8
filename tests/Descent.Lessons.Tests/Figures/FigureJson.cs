using System.Text.Json;

namespace Descent.Lessons.Tests;

/// <summary>What tests look at in a figure's Plotly JSON.</summary>
internal static class FigureJson
{
    internal static JsonElement Of(Figure figure) => JsonElement.Parse(figure.ToJson());

    internal static JsonElement Layout(this JsonElement json) => json.GetProperty("layout");

    internal static JsonElement[] Traces(this JsonElement json) => [.. json.GetProperty("data").EnumerateArray()];

    internal static JsonElement Trace(this JsonElement json, string name) =>
        json.Traces().Single(trace => trace.TryGetProperty("name", out var given) && given.GetString() == name);

    internal static string? Title(this JsonElement json, string axis) =>
        json.Layout().GetProperty(axis).GetProperty("title").GetProperty("text").GetString();

    /// <summary>Both ends of an axis; of a logarithmic one, their logarithms.</summary>
    internal static (double From, double To) Range(this JsonElement json, string axis)
    {
        var range = json.Layout().GetProperty(axis).GetProperty("range");
        return (range[0].GetDouble(), range[1].GetDouble());
    }

    /// <summary>The numbers of an array, null where it has a gap.</summary>
    internal static double?[] Numbers(this JsonElement element, string property) =>
        [.. element.GetProperty(property).EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? null : (double?)value.GetDouble())];
}
