using System.Text.Json.Nodes;

namespace Descent.Lessons;

/// <summary>Sends an array that a figure uses several times only once: later uses become <c>{"shared": index}</c>.</summary>
internal static class SharedArrays
{
    private const int WorthSharing = 8;

    /// <summary>The figure's JSON with a property <c>shared</c> that holds the arrays; figure.js puts them back.</summary>
    internal static string Extract(string json)
    {
        var figure = JsonNode.Parse(json)!.AsObject();
        var arrays = new List<JsonArray>();
        Collect(figure, arrays);
        var shared = new JsonArray();
        foreach (var group in arrays.GroupBy(array => array.ToJsonString()).Where(group => group.Count() > 1))
        {
            foreach (var use in group)
                use.ReplaceWith(new JsonObject { ["shared"] = shared.Count });
            shared.Add(JsonNode.Parse(group.Key));
        }

        figure["shared"] = shared;
        return figure.ToJsonString();
    }

    private static void Collect(JsonNode? node, List<JsonArray> arrays)
    {
        switch (node)
        {
            case JsonArray array when array.Count >= WorthSharing && array.All(item => item is null or JsonValue):
                arrays.Add(array);
                break;
            case JsonArray array:
                foreach (var item in array)
                    Collect(item, arrays);
                break;
            case JsonObject properties:
                foreach (var (_, value) in properties)
                    Collect(value, arrays);
                break;
        }
    }
}
