using System.Text.Json.Nodes;

namespace Descent.Hosts.Tests;

/// <summary>A code cell, and what its notebook's file says that it put out.</summary>
internal sealed record Cell(string Id, string Code, IReadOnlyList<Output> Outputs);

/// <summary>Something that a cell put out.</summary>
/// <param name="Kind">How: display, result, stdout, stderr, warning or error.</param>
/// <param name="Forms">The same thing in each MIME type that the host gives.</param>
internal sealed record Output(string Kind, IReadOnlyDictionary<string, string> Forms)
{
    public const string Html = "text/html";
    public const string PlainText = "text/plain";

    public Output(string kind, string text)
        : this(kind, new Dictionary<string, string> { [PlainText] = text })
    {
    }

    public override string ToString() => $"{Kind} {string.Join(" ", Forms.Select(form => $"{form.Key}: {form.Value}"))}";

    /// <summary>The same outputs, with what was written to one stream in one go as one text.</summary>
    public static List<Output> Joined(IEnumerable<Output> outputs)
    {
        var joined = new List<Output>();
        foreach (var output in outputs)
        {
            if (output.Kind is "stdout" or "stderr" && joined is [.., var last] && last.Kind == output.Kind)
                joined[^1] = new Output(output.Kind, last.Forms[PlainText] + output.Forms[PlainText]);
            else
                joined.Add(output);
        }

        return joined;
    }
}

/// <summary>Reads the code cells of <c>.ipynb</c> files.</summary>
internal static class Notebook
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "notebooks");

    /// <summary>The names of the course's notebooks.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    /// <summary>The line with which every notebook loads the library.</summary>
    public static string LoadsLibrary => Read(Folder, Names[0])[0].Code.Split('\n')[0];

    public static List<Cell> Read(string folder, string name) =>
    [
        .. JsonNode.Parse(File.ReadAllText(Path.Combine(folder, $"{name}.ipynb")))!["cells"]!.AsArray()
            .Where(cell => (string?)cell!["cell_type"] == "code")
            .Select(cell => new Cell(
                (string)cell!["id"]!,
                Text(cell["source"]),
                Output.Joined(cell["outputs"]!.AsArray().Select(output => ToOutput(output!))))),
    ];

    private static Output ToOutput(JsonNode output) => (string?)output["output_type"] switch
    {
        "stream" => new Output((string?)output["name"] == "stderr" ? "stderr" : "stdout", Text(output["text"])),
        "error" => new Output("error", $"{output["ename"]}: {output["evalue"]}"),
        var type => new Output(
            type == "execute_result" ? "result" : "display",
            output["data"]!.AsObject().ToDictionary(form => form.Key, form => Text(form.Value))),
    };

    /// <summary>A text may be one string or its lines.</summary>
    private static string Text(JsonNode? text) => text is JsonArray lines ? string.Concat(lines) : $"{text}";
}
