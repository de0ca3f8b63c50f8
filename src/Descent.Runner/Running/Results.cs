using System.Globalization;
using Descent.Runner.Notebooks;

namespace Descent.Runner.Running;

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

/// <summary>One cell after a run.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Status">How far it came.</param>
/// <param name="ExecutionCount">Its place among the code cells that were started.</param>
/// <param name="Outputs">What it put out, in order.</param>
internal sealed record CellResult(
    Cell Cell,
    CellStatus Status,
    int? ExecutionCount,
    IReadOnlyList<CellOutput> Outputs);

/// <summary>How far a cell came.</summary>
internal enum CellStatus
{
    /// <summary>It ran to its end, or is text.</summary>
    Finished,

    /// <summary>It ended in an error.</summary>
    Failed,

    /// <summary>An earlier cell failed, so it was not started.</summary>
    NotRun,
}

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

/// <summary>How long something took, in words for readers.</summary>
internal static class ElapsedText
{
    /// <summary>The time in seconds: 1.5 s.</summary>
    public static string Of(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}
