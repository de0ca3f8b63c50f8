using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Descent.Runner.Files;

namespace Descent.Runner.Notebooks;

/// <summary>Reads <c>.ipynb</c> files of nbformat 4.</summary>
internal static class NotebookReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };


    /// <summary>Reads one file.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    /// <exception cref="NotebookFormatException">It is not a notebook.</exception>
    public static Notebook Read(string path) => Parse(path, ReadBytes(path));

    /// <summary>The bytes of one file, for whoever wants to know more than the notebook.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    public static byte[] ReadBytes(string path) => Directory.Exists(path)
        ? throw new BadInputException($"{path} is a folder. Name the notebooks in it.")
        : InputFile.Read(path, File.ReadAllBytes);

    /// <summary>Reads a notebook from its bytes; <paramref name="path"/> is what errors name.</summary>
    /// <remarks>What is not UTF-8 is refused: a text with replaced characters would be written back as if it were the author's.</remarks>
    /// <exception cref="NotebookFormatException">The bytes are not a notebook in UTF-8.</exception>
    public static Notebook Parse(string path, ReadOnlySpan<byte> bytes)
    {
        var mark = Encoding.UTF8.Preamble;
        try
        {
            return Parse(path, InputFile.StrictUtf8.GetString(bytes.StartsWith(mark) ? bytes[mark.Length..] : bytes));
        }
        catch (DecoderFallbackException e)
        {
            throw new NotebookFormatException(path, "it is not text in UTF-8. Open it in a notebook editor and save it again.", e);
        }
    }

    /// <summary>Reads a notebook from its text; <paramref name="path"/> is what errors name.</summary>
    /// <exception cref="NotebookFormatException">The text is not a notebook.</exception>
    public static Notebook Parse(string path, string text)
    {
        try
        {
            return ParseRoot(path, text);
        }
        catch (InvalidOperationException e)
        {
            // JSON may spell half a character, as "\ud800"; no text can hold it.
            throw new NotebookFormatException(path, $"a text in it is not valid Unicode. {e.Message}", e);
        }
    }

    private static Notebook ParseRoot(string path, string text)
    {
        var root = ParseObject(path, text);
        _ = root.ToJsonString(); // Finds half a character wherever it is, and not only when the notebook is written.
        var format = root["nbformat"] is JsonValue number && number.TryGetValue(out int value) ? value : 0;
        if (format != 4)
        {
            throw new NotebookFormatException(
                path,
                format > 4
                    ? $"it is of nbformat {format}, which is newer than this program. Export it as nbformat 4."
                    : "\"nbformat\" must be 4. Open the file in a current notebook editor and save it again.");
        }

        if (root["cells"] is not JsonArray cells)
            throw new NotebookFormatException(path, "\"cells\" must be a list of cells.");

        return new Notebook(
            path,
            [.. cells.Select((cell, index) => ReadCell(path, index + 1, cell))],
            OptionalObject(path, root, "metadata", "the notebook") ?? []);
    }

    private static JsonObject ParseObject(string path, string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict) as JsonObject
                ?? throw new NotebookFormatException(path, "the file must hold one JSON object.");
        }
        catch (JsonException e)
        {
            // A key that occurs twice is reported without its line.
            var place = e.LineNumber is { } line ? $"line {line + 1}" : "the file";
            var why = e.Message.Split(" LineNumber:")[0]; // What follows counts lines from 0.
            throw new NotebookFormatException(path, $"{place} is not valid JSON. {why}", e);
        }
    }

    private static Cell ReadCell(string path, int number, JsonNode? node)
    {
        var name = $"cell {number}";
        if (node is not JsonObject cell) throw new NotebookFormatException(path, $"{name} must be a JSON object.");

        var kind = OptionalText(cell["cell_type"]) switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            _ => throw new NotebookFormatException(
                path,
                $"\"cell_type\" of {name} must be \"code\", \"markdown\" or \"raw\"."),
        };

        return new Cell(
            number,
            OptionalText(cell["id"]) ?? "",
            kind,
            ReadSource(path, name, cell["source"]),
            OptionalObject(path, cell, "metadata", name) ?? [],
            OptionalObject(path, cell, "attachments", name));
    }

    private static string ReadSource(string path, string name, JsonNode? source)
    {
        if (OptionalText(source) is { } text) return text.ReplaceLineEndings("\n");

        if (source is not JsonArray lines || !lines.All(line => OptionalText(line) is not null))
            throw new NotebookFormatException(path, $"\"source\" of {name} must be a text or a list of lines.");

        return lines.Aggregate(new StringBuilder(), (all, line) => all.Append(OptionalText(line)))
            .ToString()
            .ReplaceLineEndings("\n");
    }

    private static JsonObject? OptionalObject(string path, JsonObject parent, string key, string owner) =>
        parent[key] switch
        {
            null => null,
            JsonObject value => (JsonObject)value.DeepClone(),
            _ => throw new NotebookFormatException(path, $"\"{key}\" of {owner} must be a JSON object."),
        };

    private static string? OptionalText(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}

/// <summary>A file that is not a notebook this program can read; the message names the file and what is wrong.</summary>
internal sealed class NotebookFormatException(string path, string problem, Exception? inner = null)
    : Exception($"{path}: {problem}", inner);
