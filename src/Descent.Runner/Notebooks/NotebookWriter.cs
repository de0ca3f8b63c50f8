using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text;

namespace Descent.Runner.Notebooks;

/// <summary>Writes notebooks in one layout: what Jupyter itself writes, with keys sorted.</summary>
internal static partial class NotebookWriter
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The notebook as text, without outputs.</summary>
    public static string ToText(Notebook notebook) => ToText(notebook, _ => ([], null));

    /// <summary>The notebook as text, with the outputs and execution count of each code cell.</summary>
    public static string ToText(
        Notebook notebook,
        Func<Cell, (IReadOnlyList<CellOutput> Outputs, int? ExecutionCount)> outcomeOf)
    {
        var root = new JsonObject
        {
            ["cells"] = new JsonArray([.. notebook.Cells.Select(cell => Write(cell, outcomeOf(cell)))]),
            ["metadata"] = Sorted(notebook.Metadata),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        return SurrogatePair().Replace(root.ToJsonString(Layout), Unescape) + "\n";
    }

    /// <remarks>
    /// The serializer escapes what lies beyond the first 65536 characters, 𝛼 and 💡 for example; editors do not.
    /// The other match, an escaped backslash, is there to be stepped over.
    /// </remarks>
    private static string Unescape(Match match) => match.Groups["high"].Success
        ? new string([CodeUnit(match.Groups["high"]), CodeUnit(match.Groups["low"])])
        : match.Value;

    private static char CodeUnit(Group hexadecimal) => (char)Convert.ToUInt16(hexadecimal.Value, 16);

    private static JsonObject Write(Cell cell, (IReadOnlyList<CellOutput> Outputs, int? ExecutionCount) outcome)
    {
        var json = new JsonObject();
        if (cell.Attachments is not null) json["attachments"] = cell.Attachments.DeepClone();
        json["cell_type"] = cell.Kind.ToString().ToLowerInvariant();
        if (cell.Kind == CellKind.Code) json["execution_count"] = outcome.ExecutionCount;
        json["id"] = cell.Id;
        json["metadata"] = Sorted(cell.Metadata);
        if (cell.Kind == CellKind.Code)
            json["outputs"] = new JsonArray([.. outcome.Outputs.Select(o => Write(o, outcome.ExecutionCount))]);
        json["source"] = Lines(cell.Source);
        return json;
    }

    private static JsonObject Write(CellOutput output, int? executionCount) => output switch
    {
        StreamOutput stream => new JsonObject
        {
            ["name"] = stream.Name,
            ["output_type"] = "stream",
            ["text"] = Lines(stream.Text),
        },
        DisplayOutput { IsResult: true } result => new JsonObject
        {
            ["data"] = Data(result),
            ["execution_count"] = executionCount,
            ["metadata"] = new JsonObject(),
            ["output_type"] = "execute_result",
        },
        DisplayOutput display => new JsonObject
        {
            ["data"] = Data(display),
            ["metadata"] = new JsonObject(),
            ["output_type"] = "display_data",
        },
        ErrorOutput error => new JsonObject
        {
            ["ename"] = error.Name,
            ["evalue"] = error.Message,
            ["output_type"] = "error",
            ["traceback"] = Traceback(error),
        },
        _ => throw new InvalidOperationException($"No layout for {output.GetType().Name}."),
    };

    /// <remarks>Editors show the traceback and nothing else, so it starts with what happened.</remarks>
    private static JsonArray Traceback(ErrorOutput error)
    {
        IEnumerable<string> lines = [$"{error.Name}: {error.Message}", .. error.Traceback];
        return new JsonArray([.. lines.Select(line => JsonValue.Create(line))]);
    }

    private static JsonObject Data(DisplayOutput display)
    {
        var data = new JsonObject();
        foreach (var (mimeType, text) in display.Data.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            var isJson = mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);
            data[mimeType] = isJson && TryParse(text, out var json) ? json : Lines(text);
        }

        return data;
    }

    /// <remarks>What a cell calls JSON need not be any.</remarks>
    private static bool TryParse(string text, out JsonNode? json)
    {
        json = null;
        try
        {
            json = JsonNode.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var newline && newline < 0 ? text.Length : newline + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    [GeneratedRegex(@"\\\\|\\u(?<high>D[89AB][0-9A-F]{2})\\u(?<low>D[C-F][0-9A-F]{2})")]
    private static partial Regex SurrogatePair();

    private static JsonObject Sorted(JsonObject json) => new(
        json.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(
                pair.Key,
                pair.Value is JsonObject inner ? Sorted(inner) : pair.Value?.DeepClone())));
}

/// <summary>
/// The one form in which notebooks are committed, so that a diff shows what an author changed and nothing else.
/// </summary>
internal static partial class CanonicalNotebook
{
    /// <summary>The canonical text of a notebook: no outputs, sound ids, the metadata that every editor needs.</summary>
    public static string ToText(Notebook notebook)
    {
        // Verso reads "language", Polyglot Notebooks reads the names.
        var metadata = (JsonObject)notebook.Metadata.DeepClone();
        metadata["kernelspec"] = new JsonObject
        {
            ["display_name"] = ".NET (C#)",
            ["language"] = "C#",
            ["name"] = ".net-csharp",
        };
        metadata["language_info"] = new JsonObject { ["name"] = "polyglot-notebook" };

        var ids = new HashSet<string>(StringComparer.Ordinal);
        return NotebookWriter.ToText(notebook with
        {
            Metadata = metadata,
            Cells = [.. notebook.Cells.Select(cell => cell with
            {
                Id = ValidId().IsMatch(cell.Id) && ids.Add(cell.Id) ? cell.Id : NewId(cell, ids),
                Source = cell.Source.TrimEnd('\n'),
            })],
        });
    }

    /// <summary>An id made from the cell's text: the same notebook gets the same ids on every machine.</summary>
    private static string NewId(Cell cell, HashSet<string> taken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{attempt}\n{cell.Source}"));
            var id = Convert.ToHexStringLower(hash.AsSpan(0, 4));
            if (taken.Add(id)) return id;
        }
    }

    [GeneratedRegex(@"^[a-zA-Z0-9_-]{1,64}\z")]
    private static partial Regex ValidId();
}
