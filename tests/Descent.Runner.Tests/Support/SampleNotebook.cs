using System.Text.Json.Nodes;

namespace Descent.Runner.Tests;

/// <summary>Makes notebooks for tests.</summary>
internal static class SampleNotebook
{
    public static Notebook Of(string path, params Cell[] cells) =>
        new(path, [.. cells.Select((cell, index) => cell with { Number = index + 1, Id = $"id-{index + 1}" })], []);

    public static Cell Code(string source) => new(0, "", CellKind.Code, source, []);

    public static Cell Markdown(string source) => new(0, "", CellKind.Markdown, source, []);

    public static string Write(this TempFolder folder, string relativePath, params Cell[] cells) =>
        folder.Write(relativePath, CanonicalNotebook.ToText(Of(relativePath, cells)));

    /// <summary>Each code cell's outputs as nbformat has them.</summary>
    public static List<JsonArray> Outputs(string notebookText) =>
    [
        .. JsonNode.Parse(notebookText)!["cells"]!.AsArray()
            .Where(cell => (string?)cell!["cell_type"] == "code")
            .Select(cell => cell!["outputs"]!.AsArray()),
    ];
}
