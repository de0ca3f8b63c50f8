using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Descent.Runner.Notebooks;

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

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex ValidId();
}
