namespace Descent.Runner;

/// <summary>One line per event, for logs.</summary>
/// <param name="writer">The log, which has to bear several threads.</param>
internal sealed class LineProgress(TextWriter writer) : IRunProgress
{
    /// <inheritdoc/>
    public void CellStarted(Notebook notebook, Cell cell) =>
        writer.WriteLine($"{notebook.Name}: cell {cell.Number} of {notebook.Cells.Count}");

    /// <inheritdoc/>
    public void Finished(NotebookResult result) =>
        writer.WriteLine($"{result.Notebook.Name}: {(result.Error is null ? "finished" : "stopped by an error")}");
}
