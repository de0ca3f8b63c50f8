using System.Text.Json.Nodes;
using Xunit;

namespace Descent.Runner.Tests;

public class NotebookRoundTripTests
{
    private const string Canonical = """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "intro",
           "metadata": {},
           "source": [
            "# α < β & \"γ\" 💡 \\\\uD83D\\\\uDE00\n",
            "\n",
            "Text."
           ]
          },
          {
           "cell_type": "code",
           "execution_count": null,
           "id": "first",
           "metadata": {
            "tags": [
             "setup"
            ]
           },
           "outputs": [],
           "source": [
            "1 + 1"
           ]
          }
         ],
         "metadata": {
          "author_tool": {
           "kept": true
          },
          "kernelspec": {
           "display_name": ".NET (C#)",
           "language": "C#",
           "name": ".net-csharp"
          },
          "language_info": {
           "name": "polyglot-notebook"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    [Theory]
    [MemberData(nameof(Course.Notebooks), MemberType = typeof(Course))]
    public void A_notebook_with_the_line_ends_of_Windows_is_the_same_notebook(string name)
    {
        var path = Path.Combine(Course.NotebooksFolder, $"{name}.ipynb");
        var windows = File.ReadAllText(path).ReplaceLineEndings("\r\n").Replace("\\n\"", "\\r\\n\"", StringComparison.Ordinal);

        Assert.Equal(File.ReadAllText(path), CanonicalNotebook.ToText(NotebookReader.Parse(path, windows)));
    }

    [Fact]
    public void A_canonical_notebook_is_written_as_it_was_read()
    {
        var notebook = NotebookReader.Parse("sample.ipynb", Canonical);

        Assert.Equal(Canonical, NotebookWriter.ToText(notebook));
        Assert.Equal(Canonical, CanonicalNotebook.ToText(notebook));
    }

    [Fact]
    public void Outputs_and_counts_are_left_out_and_the_layout_restored()
    {
        var json = JsonNode.Parse(Canonical)!;
        var code = json["cells"]![1]!.AsObject();
        code["execution_count"] = 7;
        code["outputs"] = new JsonArray(new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "2" });
        code["source"] = "1 + 1\r\n";
        json["metadata"]!["language_info"]!["version"] = "14.0";

        var text = CanonicalNotebook.ToText(NotebookReader.Parse("sample.ipynb", json.ToJsonString()));

        Assert.Equal(Canonical, text);
    }

    [Fact]
    public void Missing_invalid_and_repeated_ids_are_replaced_the_same_way_every_time()
    {
        var notebook = new Notebook(
            "sample.ipynb",
            [
                new Cell(1, "kept", CellKind.Code, "1", []),
                new Cell(2, "kept", CellKind.Code, "2", []),
                new Cell(3, "not valid!", CellKind.Code, "2", []),
                new Cell(4, "", CellKind.Markdown, "text", []),
            ],
            []);

        var text = CanonicalNotebook.ToText(notebook);
        var ids = NotebookReader.Parse("sample.ipynb", text).Cells.Select(cell => cell.Id).ToList();

        Assert.Equal("kept", ids[0]);
        Assert.Equal(4, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", id));
        Assert.Equal(text, CanonicalNotebook.ToText(notebook));
    }

    [Fact]
    public void Attachments_are_kept()
    {
        var image = JsonNode.Parse("""{"dot.png": {"image/png": "AAAA"}}""")!.AsObject();
        var notebook = new Notebook("sample.ipynb", [new Cell(1, "a", CellKind.Markdown, "text", [], image)], []);

        var again = NotebookReader.Parse("sample.ipynb", CanonicalNotebook.ToText(notebook));

        Assert.Equal("AAAA", (string?)again.Cells[0].Attachments!["dot.png"]!["image/png"]);
    }

    [Fact]
    public void Every_committed_notebook_is_in_canonical_form()
    {
        var notebooks = NotebookFolder.ListAll(Course.NotebooksFolder);

        var differing = notebooks.Where(path =>
            File.ReadAllText(path) != CanonicalNotebook.ToText(NotebookReader.Read(path)));

        Assert.Empty(differing.Select(path => $"{path} is not: run “dotnet run --project src/Descent.Runner -- format” and commit it."));
    }
}
