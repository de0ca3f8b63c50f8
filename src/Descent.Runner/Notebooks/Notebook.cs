using System.Text.Json.Nodes;

namespace Descent.Runner.Notebooks;

/// <summary>A notebook as written, without outputs.</summary>
/// <param name="Path">The file it was read from.</param>
/// <param name="Cells">All cells, in order.</param>
/// <param name="Metadata">What the file says about itself, unknown keys included.</param>
internal sealed record Notebook(string Path, IReadOnlyList<Cell> Cells, JsonObject Metadata)
{
    /// <summary>The file's name without its extension: <c>3.1-learning-rate</c>.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The file's name: <c>3.1-learning-rate.ipynb</c>.</summary>
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary>The cells that are run, in order.</summary>
    public IEnumerable<Cell> CodeCells => Cells.Where(cell => cell.Kind == CellKind.Code);

    /// <summary>The folder its cells run in.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
}

/// <summary>One cell of a notebook, without what an earlier run may have left in it.</summary>
/// <param name="Number">Position among all cells, counted from 1, as errors name it.</param>
/// <param name="Id">The cell's stable name; empty where the file gives none.</param>
/// <param name="Kind">What the cell holds.</param>
/// <param name="Source">Its text, with LF line ends.</param>
/// <param name="Metadata">What editors noted about it, kept as it is.</param>
/// <param name="Attachments">Images pasted into a markdown cell, kept as they are.</param>
internal sealed record Cell(
    int Number,
    string Id,
    CellKind Kind,
    string Source,
    JsonObject Metadata,
    JsonObject? Attachments = null);

/// <summary>What a cell holds.</summary>
internal enum CellKind
{
    /// <summary>C# that is run.</summary>
    Code,

    /// <summary>Text that is read.</summary>
    Markdown,

    /// <summary>Text that is passed over.</summary>
    Raw,
}
