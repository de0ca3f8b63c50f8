namespace Descent.Runner;

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
