using System.Text.Json.Nodes;

namespace Descent.Runner;

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
