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
