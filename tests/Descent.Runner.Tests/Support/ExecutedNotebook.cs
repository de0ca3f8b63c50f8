using System.Text.Json.Nodes;

namespace Descent.Runner.Tests;

/// <summary>Reads what is in an executed notebook.</summary>
internal static class ExecutedNotebook
{
    /// <summary>Each code cell's outputs as nbformat has them.</summary>
    public static List<JsonArray> Outputs(string notebookText) => Outputs(JsonNode.Parse(notebookText)!);

    /// <inheritdoc cref="Outputs(string)"/>
    public static List<JsonArray> Outputs(JsonNode notebook) =>
    [
        .. notebook["cells"]!.AsArray()
            .Where(cell => (string?)cell!["cell_type"] == "code")
            .Select(cell => cell!["outputs"]!.AsArray()),
    ];

    /// <summary>An output's text in one form, such as text/html; empty where it has no such form.</summary>
    public static string Text(JsonNode output, string mime) => Joined(output["data"]?[mime]);

    /// <summary>An output's text in every form it has; of console text, the one it has.</summary>
    public static IEnumerable<string> Texts(JsonNode output) =>
        output["data"] is JsonObject data ? data.Select(form => Joined(form.Value)) : [Joined(output["text"])];

    /// <summary>A text may be one string or its lines.</summary>
    private static string Joined(JsonNode? text) => text is JsonArray lines ? string.Concat(lines) : $"{text}";
}
