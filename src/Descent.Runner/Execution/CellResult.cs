namespace Descent.Runner;

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
