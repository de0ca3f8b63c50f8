namespace Descent.Runner;

/// <summary>One notebook after a run.</summary>
/// <param name="Notebook">The notebook.</param>
/// <param name="Cells">Every cell of it, in order.</param>
/// <param name="Error">What stopped it; null where every cell finished.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record NotebookResult(
    Notebook Notebook,
    IReadOnlyList<CellResult> Cells,
    CellError? Error,
    TimeSpan Elapsed)
{
    /// <summary>The executed notebook as <c>.ipynb</c> text.</summary>
    public string ToNotebookText()
    {
        var results = Cells.ToDictionary(result => result.Cell);
        return NotebookWriter.ToText(Notebook, cell => (results[cell].Outputs, results[cell].ExecutionCount));
    }
}
