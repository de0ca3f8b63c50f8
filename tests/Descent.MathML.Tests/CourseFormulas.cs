using System.Text.Json;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;

namespace Descent.MathML.Tests;

/// <summary>A formula, in a sentence or on a line of its own.</summary>
internal sealed record Formula(string Tex, bool Display);

/// <summary>The formulas in the text of the notebooks, and in the README beside them.</summary>
internal static class CourseFormulas
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseMathematics().Build();

    internal static Formula[] All { get; } = Read();

    private static Formula[] Read()
    {
        var folder = Path.Combine(Repository.Root, "notebooks");
        var notebooks = Directory.GetFiles(folder, "*.ipynb").Order(StringComparer.Ordinal).SelectMany(MarkdownCells);
        var text = notebooks.Append(File.ReadAllText(Path.Combine(folder, "README.md")));

        return [.. text.SelectMany(FormulasIn).Distinct()];
    }

    private static IEnumerable<string> MarkdownCells(string notebook)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(notebook));
        return
        [
            .. json.RootElement.GetProperty("cells").EnumerateArray()
                .Where(cell => cell.GetProperty("cell_type").GetString() == "markdown")
                .Select(cell => cell.GetProperty("source"))
                .Select(source => source.ValueKind == JsonValueKind.Array
                    ? string.Concat(source.EnumerateArray().Select(line => line.GetString()))
                    : source.GetString()!),
        ];
    }

    private static IEnumerable<Formula> FormulasIn(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var within = document.Descendants<MathInline>()
            .Select(formula => new Formula(formula.Content.ToString().Trim(), formula.DelimiterCount == 2));
        var blocks = document.Descendants<MathBlock>()
            .Select(formula => new Formula(formula.Lines.ToString().Trim(), Display: true));

        return within.Concat(blocks);
    }
}
