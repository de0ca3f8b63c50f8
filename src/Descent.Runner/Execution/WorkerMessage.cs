using System.Text.Json.Serialization;

namespace Descent.Runner;

/// <summary>What a worker is asked to do: run one cell.</summary>
/// <param name="Number">The cell's number, for places in errors.</param>
/// <param name="Code">The cell's text.</param>
internal sealed record WorkerRequest(int Number, string Code);

/// <summary>What a worker tells.</summary>
[JsonDerivedType(typeof(WorkerReady), "ready")]
[JsonDerivedType(typeof(WorkerOutput), "output")]
[JsonDerivedType(typeof(WorkerFinished), "finished")]
internal abstract record WorkerMessage;

/// <summary>The worker waits for its first cell.</summary>
internal sealed record WorkerReady : WorkerMessage;

/// <summary>The running cell put something out.</summary>
/// <param name="Output">What it was.</param>
internal sealed record WorkerOutput(CellOutput Output) : WorkerMessage;

/// <summary>The running cell ended.</summary>
/// <param name="Failure">Why it stopped; null where it came to its end.</param>
internal sealed record WorkerFinished(CellFailure? Failure) : WorkerMessage;
