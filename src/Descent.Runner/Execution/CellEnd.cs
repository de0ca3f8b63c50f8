namespace Descent.Runner;

/// <summary>How a cell ended.</summary>
/// <param name="Failure">Why it stopped; null where it came to its end.</param>
/// <param name="EndsWorker">Whether its worker is dead, or must be ended because the cell would not stop.</param>
internal readonly record struct CellEnd(CellFailure? Failure, bool EndsWorker);
