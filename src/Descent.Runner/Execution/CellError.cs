namespace Descent.Runner;

/// <summary>A failure and the place it happened in.</summary>
/// <param name="Notebook">The notebook's file name.</param>
/// <param name="Cell">The cell that failed.</param>
/// <param name="Failure">Why.</param>
internal sealed record CellError(string Notebook, Cell Cell, CellFailure Failure)
{
    /// <summary>The place, as far as it is known: <c>3.1-learning-rate.ipynb, cell 4 (id a1b2), line 7</c>.</summary>
    public string Place =>
        $"{Notebook}, cell {Cell.Number}"
        + (Cell.Id.Length > 0 ? $" (id {Cell.Id})" : "")
        + (Failure.Line is { } line ? $", line {line}" : "");

    /// <inheritdoc/>
    public override string ToString() => $"{Place}: {Failure.Name}: {Failure.Message}";
}
